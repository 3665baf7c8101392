"""The first schema"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_log",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index(op.f("ix_audit_log_subject"), "audit_log", ["subject"])

    op.create_table(
        "channels",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("lease_owner", sa.String(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("open_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_channels")),
    )
    op.create_table(
        "feeds",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("canonical_url", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("feed_kind", sa.String(), nullable=True),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    op.create_index(op.f("ix_items_canonical_url"), "items", ["canonical_url"])
    op.create_index(op.f("ix_items_content_hash"), "items", ["content_hash"])
    op.create_index(op.f("ix_items_first_seen"), "items", ["first_seen"])

    op.create_table(
        "outbox",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("alert_key", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("mention", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("channel", "alert_key", name=op.f("uq_outbox_channel_alert_key")),
    )
    op.create_index(op.f("ix_outbox_state_channel_id"), "outbox", ["state", "channel", "id"])
    op.create_index(op.f("ix_outbox_story_id"), "outbox", ["story_id"])

    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("span_start", sa.Date(), nullable=False),
        sa.Column("span_end", sa.Date(), nullable=False),
        sa.Column("first_published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_day"), "stories", ["day"])
    op.create_index(op.f("ix_stories_first_published"), "stories", ["first_published"])
    op.create_index(op.f("ix_stories_span_start_span_end"), "stories", ["span_start", "span_end"])

    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("subscription", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_channel"), "subscriptions", ["channel"])

    op.create_table(
        "threads",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("posted_in", sa.String(), nullable=False),
        sa.Column("mention", sa.String(), nullable=False),
        sa.Column("refreshed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refresh_due", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("channel", "story_id", name=op.f("pk_threads")),
    )
    op.create_index(op.f("ix_threads_channel_refresh_due"), "threads", ["channel", "refresh_due"])

    op.create_table(
        "entries",
        sa.Column("feed_id", sa.String(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_entries_feed_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_entries_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("feed_id", "id", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_item_id"), "entries", ["item_id"])

    op.create_table(
        "feed_states",
        sa.Column("feed_id", sa.String(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("health", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_feed_states_feed_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("feed_id", name=op.f("pk_feed_states")),
    )
    op.create_index(op.f("ix_feed_states_next_due"), "feed_states", ["next_due"])

    op.create_table(
        "story_changes",
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_changes_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "position", name=op.f("pk_story_changes")),
    )
    op.create_table(
        "story_people",
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("span_start", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_people_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "side", "name", name=op.f("pk_story_people")),
    )
    op.create_index(
        op.f("ix_story_people_side_name_span_start"), "story_people", ["side", "name", "span_start"]
    )

    op.create_table(
        "story_sources",
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_sources_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "position", name=op.f("pk_story_sources")),
    )
    op.create_index(op.f("ix_story_sources_item_id"), "story_sources", ["item_id"])

    op.create_table(
        "verdicts",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("assessed", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_verdicts_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_verdicts")),
    )
    op.create_index(op.f("ix_verdicts_relevant_score"), "verdicts", ["relevant", "score"])


def downgrade() -> None:
    op.drop_table("verdicts")
    op.drop_table("story_sources")
    op.drop_table("story_people")
    op.drop_table("story_changes")
    op.drop_table("feed_states")
    op.drop_table("entries")
    op.drop_table("threads")
    op.drop_table("subscriptions")
    op.drop_table("stories")
    op.drop_table("outbox")
    op.drop_table("items")
    op.drop_table("feeds")
    op.drop_table("channels")
    op.drop_table("audit_log")
