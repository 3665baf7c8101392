"""The schema. Values of the core are kept whole as JSON; what is searched or ordered by has its own column.

feeds ─ feed_states          what is polled, and what the last polls taught
tellings                     what operators were told of feeds
  └─ entries ─> items        what feeds hold: several entries (of several feeds) may be one item
items ─ verdicts             what was made of an item
  └─ articles                whose pages were read, where a feed gave only a headline
stories ─ story_people       one contact each; who took part, for the search by person and date
  ├─ story_sources ─> items
  ├─ story_changes           the history, in order
  ├─ story_index             words and choices that find the story, and its place among the others
  │    ├─ appearances        who took part, and
  │    └─ encounters         who with whom: to be counted without reading the stories
  └─ corrections             what people changed of it
channels ─ threads           where a story's parent message stands in a channel
  └─ outbox                  messages to post, in order of id within a channel
story_mutes                  stories that a channel wants to hear no more of
subscriptions, audit_log
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
)

from bot.core.feed import Feed, FeedState
from bot.core.model import Contact, Correction, Source, StoryChange, Subscription
from bot.core.notice import Notice
from bot.core.verdict import Verdict
from bot.store.codec import CleanText, IndexedWords, Utc, Value

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RowId = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in INTEGER columns

feeds = Table(
    "feeds",
    metadata,
    Column("id", String, primary_key=True),
    Column("feed", Value(Feed), nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("origin", String, nullable=False),  # "config", or who added it
)

feed_states = Table(
    "feed_states",
    metadata,
    Column("feed_id", String, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("state", Value(FeedState), nullable=False),
    Column("next_due", Utc, index=True),  # of a feed that was never polled, long ago
    Column("health", String, nullable=False),
)

tellings = Table(
    "tellings",
    metadata,
    Column("subject", String, primary_key=True),  # a feed, a side, the whole: see `bot.services.feed_watch`
    Column("told", String, nullable=False),
    Column("at", Utc, nullable=False),
)

items = Table(
    "items",
    metadata,
    Column("id", CleanText, primary_key=True),
    Column("title", CleanText, nullable=False),
    Column("summary", CleanText, nullable=False),
    Column("url", CleanText, nullable=False),
    Column("canonical_url", CleanText, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("source", CleanText, nullable=False),
    Column("lang", String, nullable=False),
    Column("feed_kind", String),
    Column("published", Utc),
    Column("first_seen", Utc, nullable=False),
    Column("changed", Utc, nullable=False),  # when its text was last edited
    Index(None, "canonical_url"),
    Index(None, "content_hash"),
    Index(None, "first_seen"),
)

entries = Table(
    "entries",
    metadata,
    Column("feed_id", String, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("id", CleanText, primary_key=True),
    Column("item_id", CleanText, ForeignKey("items.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("content_hash", String, nullable=False),  # of this entry's text as last seen
    Column("last_seen", Utc, nullable=False),  # to the day: see `bot.store.items`
    Column("earlier", CleanText, nullable=False, server_default=""),  # hashes of the texts that it had before
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("item_id", CleanText, ForeignKey("items.id", ondelete="CASCADE"), primary_key=True),
    Column("verdict", Value(Verdict), nullable=False),
    Column("relevant", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("assessed", Utc, nullable=False),
    Index(None, "relevant", "score"),
    Index(None, "relevant", "assessed", "item_id"),
)

articles = Table(
    "articles",
    metadata,
    Column("item_id", CleanText, ForeignKey("items.id", ondelete="CASCADE"), primary_key=True),
    Column("outcome", String, nullable=False),
    Column("at", Utc, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", CleanText, primary_key=True),
    Column("contact", Value(Contact), nullable=False),
    Column("track", String, nullable=False),
    Column("level", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("status", String, nullable=False),
    Column("day", Date),
    Column("span_start", Date, nullable=False),  # earliest of its day and its sources' times
    Column("span_end", Date, nullable=False),  # latest of them
    Column("first_published", Utc),
    Column("last_published", Utc),
    Column("created", Utc, nullable=False),
    Column("changed", Utc, nullable=False),
    Column("sources", Integer, nullable=False),
    Index(None, "span_start", "span_end"),
    Index(None, "day"),
    Index(None, "first_published"),
)

story_people = Table(
    "story_people",
    metadata,
    Column("story_id", CleanText, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("side", String, primary_key=True),
    Column("name", CleanText, primary_key=True),  # "" where a side names nobody
    Column("ref", String, nullable=False),
    Column("span_start", Date, nullable=False),  # the story's, so that one index finds a person's week
    Index(None, "side", "name", "span_start"),
)

story_sources = Table(
    "story_sources",
    metadata,
    Column("story_id", CleanText, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item_id", CleanText, nullable=False, index=True),  # outlives the item
    Column("source", Value(Source), nullable=False),
)

story_changes = Table(
    "story_changes",
    metadata,
    Column("story_id", CleanText, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("change", Value(StoryChange), nullable=False),
    Column("recorded", Utc, nullable=False),
)

story_index = Table(
    "story_index",
    metadata,
    Column("place", RowId, primary_key=True, autoincrement=False),  # see `bot.store.story_index`
    Column("story_id", CleanText, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("reported", BigInteger, nullable=False, index=True),  # the first report's time, made unique
    Column("month", Integer, nullable=False),  # of the contact's day, counted from year 0
    Column("track", String, nullable=False),
    Column("level", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("status", String, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("version", Integer, nullable=False),  # of the way to make words of a story
    Column("digest", String, nullable=False),  # of the whole row
    Column("words", IndexedWords, nullable=False),
    Index(None, "status", "place"),
    Index(None, "hidden", "month", "track"),
    Index("ix_story_index_choices", "hidden", "track", "level", "mode", "status", "place"),
)

appearances = Table(
    "appearances",
    metadata,
    Column("side", String, primary_key=True),
    Column("name", CleanText, primary_key=True),
    Column("place", RowId, ForeignKey("story_index.place", ondelete="CASCADE"), primary_key=True, index=True),
)

encounters = Table(
    "encounters",
    metadata,
    Column("side", String, primary_key=True),
    Column("name", CleanText, primary_key=True),
    Column("counterpart", CleanText, primary_key=True),
    Column("place", RowId, ForeignKey("story_index.place", ondelete="CASCADE"), primary_key=True, index=True),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", RowId, primary_key=True, autoincrement=True),  # the order in which they were made
    Column("id", String, nullable=False, unique=True),
    Column("story_id", CleanText, nullable=False, index=True),
    Column("other", CleanText, nullable=False, index=True),  # the story merged into, or split off
    Column("correction", Value(Correction), nullable=False),
    Column("undone", Boolean, nullable=False),
)

story_mutes = Table(
    "story_mutes",
    metadata,
    Column("channel", String, primary_key=True),
    Column("story_id", CleanText, primary_key=True),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String, primary_key=True),
    Column("channel", String, nullable=False, index=True),
    Column("subscription", Value(Subscription), nullable=False),
    Column("origin", String, nullable=False),  # "config", or who made it
    Column("created", Utc, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("channel", String, primary_key=True),
    Column("lease_owner", String, nullable=False),
    Column("lease_until", Utc),
    Column("open_from", Utc),  # nothing is posted before: pace, Retry-After, a refusal of the whole channel
    Column("failures", Integer, nullable=False),  # in a row
    Column("blocked", String, nullable=False),  # why the channel refuses everything, "" where it does not
)

threads = Table(
    "threads",
    metadata,
    Column("channel", String, primary_key=True),
    Column("story_id", CleanText, primary_key=True),
    Column("ts", String, nullable=False),
    Column("posted_in", String, nullable=False),  # the channel's id as the messenger gave it
    Column("mention", String, nullable=False),
    Column("refreshed", Utc, nullable=False),
    Column("refresh_due", Utc),  # None: the parent shows the story as it is
    Column("shared", Boolean, nullable=False, server_default=false()),  # a digest, never edited
    Index(None, "channel", "refresh_due"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("channel", String, nullable=False),
    Column("alert_key", CleanText, nullable=False),
    Column("story_id", CleanText, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("change", Value(StoryChange)),
    Column("notice", Value(Notice)),
    Column("zone", String, nullable=False),
    Column("mention", String, nullable=False),
    Column("digest", String, nullable=False, server_default="instant"),  # the reader's wish
    Column("digest_key", CleanText, nullable=False, server_default=""),  # the digest that it comes with
    Column("face", CleanText, nullable=False, server_default=""),  # of a digest: what is posted, as JSON
    Column("state", String, nullable=False),
    Column("due", Utc, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", String, nullable=False),  # of the last failure
    Column("thread_ts", String, nullable=False),  # where it was posted: "" for the channel itself
    Column("ts", String, nullable=False),  # where it stands, once sent
    Column("created", Utc, nullable=False),
    Column("tried", Utc),  # when the first post began: nothing stands in the channel from before
    Column("sent", Utc),
    UniqueConstraint("channel", "alert_key"),
    Index(None, "state", "channel", "id"),
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("at", Utc, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", CleanText, nullable=False),
    Column("detail", CleanText, nullable=False),
    Index(None, "subject"),
)
