"""News on a contact in words, and what two governments' accounts of it have in common or tell differently;
the titles of notices.

As in `bot.wording`, what is given is what a person reads, not yet safe for any markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from babel.dates import format_timedelta
from babel.lists import format_list

from bot import texts
from bot.core.comparison import Comparison, Contradiction
from bot.core.model import ChangeKind, Side, StoryChange
from bot.core.notice import ChannelReport, Notice
from bot.core.routing import Answer
from bot.store.channels import WORKSPACE
from bot.wording import day_words

_VALUES = {
    str(value): word for words in (texts.STATUSES, texts.MODES, texts.SIDES) for value, word in words.items()
}
_READOUTS = (ChangeKind.US_READOUT, ChangeKind.CHINA_READOUT)


def change_words(change: StoryChange) -> str:
    """What a change changed: "scheduled → held", a name, a place; "" where the kind says it all."""
    if change.kind in _READOUTS:
        return ""
    if change.kind is ChangeKind.NO_READOUT:
        silent = [texts.SIDES[side] for side in Side if side in change.after.split()]
        return format_list(silent, locale=texts.LOCALE)
    before, after = value_words(change.before), value_words(change.after)
    return texts.FROM_TO.format(before=before, after=after) if before and after else before or after


def value_words(value: str) -> str:
    """A status, a mode, a side or a day as people write them; a name or a place as it is."""
    if value in _VALUES:
        return _VALUES[value]
    try:
        return day_words(date.fromisoformat(value))
    except ValueError:
        return value


def lag_words(comparison: Comparison) -> str:
    """Which readout came how much later."""
    lag = comparison.lag or timedelta()
    if abs(lag) < timedelta(minutes=1):
        return texts.LAG_NONE
    later, earlier = (Side.CHINA, Side.US) if lag > timedelta() else (Side.US, Side.CHINA)
    time = format_timedelta(abs(lag), locale=texts.LOCALE, threshold=1.5)
    return texts.LAG.format(later=texts.READOUT_OF[later], earlier=texts.READOUT_OF[earlier], time=time)


def notice_title(told: Notice) -> str:
    """What a notice for the operators is about."""
    side = texts.NOTICE_SIDES[told.side] if told.side else ""
    return texts.NOTICE_TITLES[told.kind].format(side=side, count=told.count, total=told.total)


def channel_lines(report: ChannelReport) -> Iterator[str]:
    """Sentences on a channel that refuses everything, takes messages again, or lost some."""
    name = texts.NOTICE_WORKSPACE if report.channel == WORKSPACE else report.channel
    if report.blocked:
        yield texts.NOTICE_CHANNEL_REFUSES.format(channel=name, reason=report.blocked)
        if report.waiting:
            yield texts.counted(texts.NOTICE_WAITING, report.waiting)
    elif report.reopened:
        yield texts.NOTICE_CHANNEL_OPEN.format(channel=name)
    if report.dead:
        reasons = ", ".join(report.reasons)
        yield texts.counted(texts.NOTICE_DEAD, report.dead, channel=name, reasons=reasons)


def answer_words(answer: Answer) -> str:
    """Which clause of a subscription held a contact back, or which let it pass."""
    if not answer.wants:
        return texts.CLAUSE_HELD.format(clause=texts.CLAUSES[answer.clause])
    if not answer.matched:
        return texts.CLAUSES_NONE
    clauses = format_list([texts.CLAUSES[name] for name in answer.matched], locale=texts.LOCALE)
    return texts.CLAUSES_PASSED.format(clauses=clauses)


def contradiction_words(found: Contradiction) -> str:
    """One matter that the accounts tell differently."""
    return texts.CONTRADICTIONS[found.matter].format(us=value_words(found.us), china=value_words(found.china))
