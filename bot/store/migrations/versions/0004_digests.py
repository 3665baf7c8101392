"""Digests: alerts that wait and come together"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ADDED = ("digest", "digest_key", "face")


def upgrade() -> None:
    op.add_column("threads", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("outbox", sa.Column("digest", sa.String(), nullable=False, server_default="instant"))
    op.add_column("outbox", sa.Column("digest_key", sa.Text(), nullable=False, server_default=""))
    op.add_column("outbox", sa.Column("face", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """What is held, or gathered in a digest that is not sent, becomes alerts again."""
    op.execute("DELETE FROM outbox WHERE kind IN ('digest', 'page')")
    op.execute("UPDATE outbox SET state = 'pending' WHERE state IN ('held', 'gathered')")
    op.execute("DELETE FROM threads WHERE shared")
    with op.batch_alter_table("outbox") as outbox:
        for name in ADDED:
            outbox.drop_column(name)
    with op.batch_alter_table("threads") as threads:
        threads.drop_column("shared")
