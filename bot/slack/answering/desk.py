"""`near-misses`, `stats`, `feeds`, `audit`, `subscriptions`, `unsubscribe`, `mute`: how the program does."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot import texts_slack
from bot.core.period import EVER, period
from bot.services.rights import Actor
from bot.services.subscribe import Refusal
from bot.slack.answer import Answer, told
from bot.slack.blocks import desk
from bot.slack.blocks.contact import moment_markup
from bot.slack.blocks.counts import counts
from bot.slack.blocks.reasons import near_misses as near_misses_blocks
from bot.slack.services import Request, Services
from bot.slack.text import mrkdwn
from bot.store.near_misses import NearMiss

NEAR_MISSES = 5
DEEDS = 15
LONGEST_MUTE = timedelta(days=90)

_DURATION = re.compile(r"(\d{1,4})\s*(m|h|d|w)(?:in(?:ute)?s?|ours?|ays?|eeks?)?", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_OFF = ("off", "0", "end", "none")


def near_misses(services: Services, request: Request, _rest: str) -> Answer:
    found = services.queries.near_misses(NEAR_MISSES + 1, _moment_and_id(request.cursor))
    shown = found[:NEAR_MISSES]
    return near_misses_blocks(shown, _cursor(shown[-1]) if len(found) > NEAR_MISSES else "")


def stats(services: Services, request: Request, rest: str) -> Answer:
    wanted = period(rest, request.local.date()) if rest else EVER
    if wanted is None:
        return told(texts_slack.NO_SUCH_PERIOD.format(text=mrkdwn(rest, 80)))
    return counts(services.queries.stats(wanted))


def feeds(services: Services, request: Request, _rest: str) -> Answer:
    start = int(request.cursor[1:]) if re.fullmatch(r"p\d{1,6}", request.cursor) else 0
    return desk.feed_states(services.queries.feeds(), start)


def audit(services: Services, request: Request, _rest: str) -> Answer:
    before = int(request.cursor[1:]) if re.fullmatch(r"a\d{1,18}", request.cursor) else None
    found = services.queries.audit(DEEDS + 1, before)
    shown = found[:DEEDS]
    return desk.deeds(shown, f"a{shown[-1].number}" if len(found) > DEEDS else "")


def subscriptions(services: Services, request: Request, _rest: str) -> Answer:
    found = services.subscribing.of_channel(request.channel)
    return desk.subscriptions(found, services.words, request.now)


def mute(services: Services, request: Request, rest: str) -> Answer:
    length = duration(rest)
    is_off = rest.lower() in _OFF
    if length is None and not is_off:
        return told(texts_slack.HOW_LONG)
    until = None if length is None else request.now + length
    done = services.subscribing.mute(request.channel, until, Actor(request.user), request.now)
    if isinstance(done, Refusal):
        missing = done is Refusal.UNKNOWN
        return told(texts_slack.NO_SUBSCRIPTIONS if missing else texts_slack.SUBSCRIPTION_REFUSALS[done])
    return told(texts_slack.MUTED.format(time=moment_markup(until)) if until else texts_slack.UNMUTED)


def duration(text: str) -> timedelta | None:
    """`2h`, `3 days`, `1w`; at least a minute, at most `LONGEST_MUTE`."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        return None
    return min(timedelta(**{_UNITS[match[2].lower()]: int(match[1])}), LONGEST_MUTE)


def _cursor(last: NearMiss) -> str:
    return f"{last.assessed.isoformat()} {last.item.id}"


def _moment_and_id(cursor: str) -> tuple[datetime, str] | None:
    moment, _, item_id = cursor.partition(" ")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at, item_id) if item_id and at.tzinfo else None
