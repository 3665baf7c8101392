"""What delivery needs from the outside: somebody who renders stories, and somebody who posts messages.

    deliver ──> Renderer  (story -> text and blocks)     bot.slack.render, pure
            └─> Messenger (message -> outcome)           bot.slack.sender, bot.slack.console

A messenger never raises for what a network or a workspace can do to a message, and never repeats a call:
each call ends in one outcome, and only the outbox decides what follows.

    Sent         it stands in the channel, here is where
    RateLimited  it does not stand there; come back after so many seconds
    Refused      it does not stand there; why, for how long, and how much else is struck by the same fault
    Unclear      nobody knows, and it may still be under way: wait longer than a call may last, then look the
                 key up with `find` before anything is posted again
    Missing      (`find` only) the whole period was read and the key is not there
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from bot.core.model import Story, StoryChange
from bot.core.notice import Notice
from bot.core.pacing import DigestKind
from bot.store.tallies import Month

EVENT_TYPE = "us_china_contact"
"""The metadata event type of every alert; a fixed interface."""

NOTICE_TYPE = "contactwatch_notice"
"""That of a message for the operators, which is about no contact."""

Block: TypeAlias = dict[str, Any]
"""One Block Kit block, as JSON."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, with the title under which it is shown."""

    title: str
    png: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message's face. `text` alone tells the news: notifications and screen readers show only that."""

    text: str
    blocks: tuple[Block, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One message to one channel.

    `alert_key` is unique per (channel, piece of news): it goes into the metadata and finds the message
    again. One without a `story_id` is a digest, or a notice for the operators. `thread_ts` makes it a reply,
    `broadcast` shows that reply in the channel too, `update_ts` is the message to replace (for
    `Messenger.update`).
    """

    channel: str
    alert_key: str
    story_id: str
    status: str
    text: str
    blocks: tuple[Block, ...] = ()
    thread_ts: str | None = None
    broadcast: bool = False
    update_ts: str | None = None
    is_digest: bool = False
    picture: Picture | None = None

    @property
    def metadata(self) -> dict[str, Any]:
        """Slack message metadata: how the message is recognised in the channel's history."""
        if not self.story_id and not self.is_digest:
            return {"event_type": NOTICE_TYPE, "event_payload": {"alert_key": self.alert_key}}
        payload = {"alert_key": self.alert_key, "story_id": self.story_id, "status": self.status}
        return {"event_type": EVENT_TYPE, "event_payload": payload}


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a message stands. `ts` is its id within the channel; `permalink` is "" where unknown.

    One that is not `editable` stays as it was posted, and has no thread.
    """

    channel: str
    ts: str
    permalink: str = ""
    editable: bool = True


class Scope(StrEnum):
    """How much a refusal strikes: this message, everything for its channel, or the whole workspace."""

    MESSAGE = "message"
    CHANNEL = "channel"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class Sent:
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class RateLimited:
    """`retry_after` is in seconds, at least 1; `scope` is what has to wait."""

    retry_after: float
    scope: Scope = Scope.CHANNEL


@dataclass(frozen=True, slots=True)
class Refused:
    """Known not to stand in the channel. `code` is a short word without secrets, Slack's own if it gave one.

    `permanent` means that the same call fails again until a person mends something; otherwise it may be
    tried later.
    """

    code: str
    permanent: bool
    scope: Scope


@dataclass(frozen=True, slots=True)
class Unclear:
    """The answer was lost or says that part may have happened. `reason` is a short word without secrets."""

    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """The key is in none of the messages since the time asked for."""


Failure: TypeAlias = RateLimited | Refused | Unclear
PostOutcome: TypeAlias = Sent | Failure
FindOutcome: TypeAlias = Sent | Missing | Failure


class Messenger(Protocol):
    """Posts, replaces and finds messages; safe to use from several threads."""

    def post(self, message: OutgoingMessage) -> PostOutcome:
        """Posts it once; `update_ts` is ignored."""
        ...

    def update(self, message: OutgoingMessage) -> PostOutcome:
        """Replaces the message at `update_ts`, metadata included. Repeating it is harmless."""
        ...

    def find(
        self, channel: str, alert_key: str, since: datetime, thread_ts: str | None = None
    ) -> FindOutcome:
        """Looks for the key among the channel's messages, or a thread's replies, from `since` (aware) on."""
        ...


class Renderer(Protocol):
    """Stories as messages."""

    def alert(self, story: Story, *, mention: str = "") -> Rendered:
        """The parent message of a story, as it stands now; `mention` is as in `Subscription.mention`."""
        ...

    def reply(self, story: Story, change: StoryChange, *, named: bool = False) -> Rendered:
        """One piece of news on a story that already has its parent; `named` says there which story it is."""
        ...

    def notice(self, notice: Notice) -> Rendered:
        """Something that operators ought to know."""
        ...

    def digest(
        self,
        kind: DigestKind,
        stories: Sequence[Story],
        start: datetime,
        end: datetime,
        *,
        zone: str = "UTC",
    ) -> tuple[Rendered, ...]:
        """Several stories: first the message for the channel, then what goes into its thread, if it is long.

        Together they name every story. `start` and `end` (aware, exclusive) are the period covered, given
        to the reader in the days of `zone` (IANA).
        """
        ...

    def chart(self, counts: Sequence[Month], last: date) -> Rendered | None:
        """How many contacts of each track were held in the months up to that of `last`, as a picture; None
        where there were none, or where pictures are not shown."""
        ...


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who posts to a channel, and who words what is posted there."""

    messenger: Messenger
    renderer: Renderer
