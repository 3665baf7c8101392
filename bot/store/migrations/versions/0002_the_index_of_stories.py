"""The index of stories, corrections, muted stories"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FULL_TEXT = r"""
CREATE VIRTUAL TABLE story_words USING fts5(
    words, content='story_index', content_rowid='place', detail=none, columnsize=0,
    tokenize="ascii tokenchars '\:_-'"
)
"""
_TRIGGERS = """
CREATE TRIGGER story_index_added AFTER INSERT ON story_index BEGIN
    INSERT INTO story_words(rowid, words) VALUES (new.place, new.words);
END
--
CREATE TRIGGER story_index_removed AFTER DELETE ON story_index BEGIN
    INSERT INTO story_words(story_words, rowid, words) VALUES ('delete', old.place, old.words);
END
--
CREATE TRIGGER story_index_changed AFTER UPDATE ON story_index BEGIN
    INSERT INTO story_words(story_words, rowid, words) VALUES ('delete', old.place, old.words);
    INSERT INTO story_words(rowid, words) VALUES (new.place, new.words);
END
"""


def upgrade() -> None:
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "story_index",
        sa.Column("place", row_id, autoincrement=False, nullable=False),
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("reported", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_index_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_story_index")),
        sa.UniqueConstraint("story_id", name=op.f("uq_story_index_story_id")),
    )
    op.create_index(op.f("ix_story_index_reported"), "story_index", ["reported"])
    op.create_index(op.f("ix_story_index_status_place"), "story_index", ["status", "place"])
    op.create_index(op.f("ix_story_index_hidden_month_track"), "story_index", ["hidden", "month", "track"])
    op.create_index(
        "ix_story_index_choices", "story_index", ["hidden", "track", "level", "mode", "status", "place"]
    )
    for table, more in (("appearances", ()), ("encounters", ("counterpart",))):
        names = ["side", "name", *more]
        op.create_table(
            table,
            *(sa.Column(name, sa.String() if name == "side" else sa.Text(), nullable=False) for name in names),
            sa.Column("place", row_id, nullable=False),
            sa.ForeignKeyConstraint(
                ["place"], ["story_index.place"], name=op.f(f"fk_{table}_place"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(*names, "place", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_place"), table, ["place"])
    op.create_table(
        "corrections",
        sa.Column("number", row_id, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_corrections")),
        sa.UniqueConstraint("id", name=op.f("uq_corrections_id")),
    )
    op.create_index(op.f("ix_corrections_story_id"), "corrections", ["story_id"])
    op.create_index(op.f("ix_corrections_other"), "corrections", ["other"])
    op.create_table(
        "story_mutes",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "story_id", name=op.f("pk_story_mutes")),
    )
    op.create_index(
        op.f("ix_verdicts_relevant_assessed_item_id"), "verdicts", ["relevant", "assessed", "item_id"]
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_FULL_TEXT)
        for trigger in _TRIGGERS.split("--"):
            op.execute(trigger)
    else:
        op.create_index("ix_story_index_words", "story_index", ["words"], postgresql_using="gin")


def downgrade() -> None:
    op.drop_index(op.f("ix_verdicts_relevant_assessed_item_id"), "verdicts")
    op.drop_table("story_mutes")
    op.drop_table("corrections")
    op.drop_table("encounters")
    op.drop_table("appearances")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE story_words")
    op.drop_table("story_index")
