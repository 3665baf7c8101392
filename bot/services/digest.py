"""The pace of a channel, applied to its queue: messages are held, let go, or gathered in a digest.

    queue ──> bot.core.pacing.plan ──> held, with the time and the reason
                                  └──> gathered: the digest is rendered, and queued before everything else

A digest is rendered once and kept as it is: its first message and the pages in its thread belong together,
however long it takes until all of them stand.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import orjson
import structlog

from bot.chart import months_to
from bot.core import pacing
from bot.core.model import Status
from bot.core.pacing import PERIODS, DigestKind, Gathering, Pace, Reason, Waiting
from bot.core.period import Period
from bot.core.routing import DeliveryKind
from bot.services.ports import OutgoingMessage, Picture, Rendered, Renderer
from bot.store.outbox import STORY_GONE, Message, State
from bot.store.store import Transaction

PARENT_GONE = "parent_gone"

_LOOK_BACK = timedelta(hours=26)
"""No day is longer, not even the one on which the clocks go back."""

log = structlog.get_logger(__name__)


class Pacer:
    """Decides what a channel hears now. Without a pace nothing is held, and what was is let go."""

    def __init__(self, renderer_of: Callable[[str], Renderer], pace: Pace | None) -> None:
        self._renderer_of = renderer_of
        self._pace = pace

    def apply(self, tx: Transaction, channel: str, now: datetime) -> None:
        """Goes through what waits in the channel; nobody else may be posting there."""
        messages = tx.waiting.ripe(channel, now)
        if not messages:
            return
        plan = pacing.Plan()
        if self._pace:
            past = tx.waiting.past(channel, now - _LOOK_BACK)
            waiting = _waiting(tx, messages, self._pace, now)
            plan = pacing.plan(waiting, tx.waiting.stories_held(channel, now), past, self._pace, now)
        tx.waiting.hold(plan.held)
        gathered = {name for gathering in plan.digests for name in gathering.ids}
        tx.waiting.release([m.id for m in messages if m.id not in gathered | plan.held.keys()], now)
        for gathering in plan.digests:
            self._gather(tx, gathering, [m for m in messages if m.id in set(gathering.ids)], now)

    def _gather(
        self, tx: Transaction, gathering: Gathering, members: Sequence[Message], now: datetime
    ) -> None:
        stories = {story.id: story for story in tx.stories.load([member.story_id for member in members])}
        for gone in (member for member in members if member.story_id not in stories):
            tx.outbox.bury(gone, STORY_GONE)
        known = [member for member in members if member.story_id in stories]
        if not known:
            return
        renderer = self._renderer_of(known[0].channel)
        pages = renderer.digest(
            gathering.kind, list(stories.values()), gathering.start, gathering.end, zone=gathering.zone
        )
        chart = _chart(tx, gathering, renderer) if gathering.kind is DigestKind.WEEKLY else ()
        tx.waiting.gather(known, gathering.kind, [_packed(page) for page in (*pages, *chart)], now)
        log.info("gathered", channel=known[0].channel, kind=gathering.kind, alerts=len(known))


def _chart(tx: Transaction, gathering: Gathering, renderer: Renderer) -> tuple[Rendered, ...]:
    """The year behind the week: the last page of its digest."""
    last = (gathering.end - timedelta(seconds=1)).astimezone(ZoneInfo(gathering.zone)).date()
    counts = tx.tallies.months(Period(months_to(last)[0], last), Status.HELD)
    chart = renderer.chart(counts, last)
    return (chart,) if chart else ()


def outgoing(tx: Transaction, message: Message) -> OutgoingMessage:
    """A digest, or one of its pages: that stands in the thread, or in the channel where there is none."""
    face = orjson.loads(message.face)
    is_page = message.kind is DeliveryKind.PAGE and message.reason != PARENT_GONE
    thread_ts = tx.waiting.place_of(message.channel, message.digest_key) if is_page else ""
    return OutgoingMessage(
        channel=message.channel,
        alert_key=message.alert_key,
        story_id="",
        status="",
        text=face["text"],
        blocks=tuple(face["blocks"]),
        thread_ts=thread_ts or None,
        is_digest=True,
        picture=_unpacked(face["picture"]) if face.get("picture") else None,
    )


def _packed(page: Rendered) -> str:
    face: dict[str, object] = {"text": page.text, "blocks": page.blocks}
    if page.picture:
        face["picture"] = {"title": page.picture.title, "png": b64encode(page.picture.png).decode()}
    return orjson.dumps(face).decode()


def _unpacked(picture: dict[str, str]) -> Picture:
    return Picture(picture["title"], b64decode(picture["png"]))


def _waiting(tx: Transaction, messages: Sequence[Message], pace: Pace, now: datetime) -> list[Waiting]:
    """What there is to decide on. Levels matter in the quiet hours alone, and are not looked up otherwise."""
    levels = {}
    if pace.quiet_hours and pace.quiet_hours.end_after(now) > now:
        instant = [message.story_id for message in messages if message.digest not in PERIODS]
        levels = {story.id: story.contact.level for story in tx.stories.load(instant)}
    return [
        Waiting(
            id=message.id,
            story_id=message.story_id,
            is_alert=message.kind is DeliveryKind.ALERT,
            queued=message.created,
            digest=message.digest,
            zone=message.zone,
            level=levels.get(message.story_id),
            held_for=Reason(message.reason) if message.state is State.HELD else None,
        )
        for message in messages
    ]
