"""The texts that an entry had before, so that a stale copy of its feed is no edit"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entries", sa.Column("earlier", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("entries") as table:
        table.drop_column("earlier")
