"""Notices for the operators, and what they were told"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tellings",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_tellings")),
    )
    op.add_column("outbox", sa.Column("notice", sa.Text(), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'notice'")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("notice")
    op.drop_table("tellings")
