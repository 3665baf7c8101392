"""Whether a report and a story are of the same contact, and how well they fit.

A wrong merge is worse than a split: people, mode, time, place and status must all be compatible, and a report
that names nobody only joins where a single story fits. Two contacts of the same people in one week differ by
day or mode; a summit and the calls that prepare it differ by people or mode.

What is compared does not depend on which of the two came first, so that the order of arrival matters little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from rapidfuzz.fuzz import token_set_ratio

from bot.core.model import Contact, Mode, Participant, Precision, Source, Status, Story, When
from bot.core.value import value

DATE_LINE = 1
"""Days: one evening's contact has two dates in the two capitals."""

MARGIN = 0.75
"""By how much a story must fit better than the next one, where people are left open."""

_DISTANT = {Mode.PHONE, Mode.VIDEO}
_AHEAD = {Status.SCHEDULED, Status.PROPOSED}
_OFF = {Status.DECLINED, Status.CANCELLED}
_COPY, _ALIKE = 90.0, 60.0  # of `likeness`: the same text, and the same matter
_SAME_DAY, _NEARLY = 2.0, 0.2  # of `_time`
_NOTHING_HELD = 0.4  # for the mode of a contact that does not take place
_ODD = -1.5  # for the one thing that two reports of the same contact may tell differently
_COPY_DAYS = timedelta(days=3)
_PLAN_DAYS = timedelta(days=7)  # a plan is told of, and then nothing until it comes about
_SLIP_DAYS = 2  # between two contacts of the same people that are rather one, told wrongly by somebody
_COMPARED = 12  # titles of a story that a report is compared with
_LENGTH = {Precision.DAY: 0, Precision.WEEK: 6, Precision.MONTH: 30, Precision.YEAR: 365}
_RANGE = {  # days around publication in which the contact lies, where the item gives no day
    Status.HELD: (-9, 1),
    Status.SCHEDULED: (-1, 45),
    Status.PROPOSED: (-1, 45),
    Status.DECLINED: (-10, 45),
    Status.CANCELLED: (-10, 45),
}
_PATIENCE_HELD, _PATIENCE_OFF, _PATIENCE_AHEAD = 5, 14, 30
_PATIENCE_MOVED = 90  # from the day that was given up to the one named instead
_PUT_OFF = re.compile(r"postpon|delay|push(?:ed)? back|put off|推迟|延后|延期|暂缓", re.IGNORECASE)
_RESCHEDULED = re.compile(
    r"reschedul|new date|postpon|delay|push(?:ed)? back|put off|改期|推迟|延后|延期|重新安排", re.IGNORECASE
)


@value
class Fit:
    """How well a report fits a story. `open_sides` counts the sides of which one of the two names nobody."""

    score: float
    open_sides: int


def best(report: Source, stories: Iterable[Story]) -> Story | None:
    """The story that the report belongs to: the best fit.

    Where people are left open it must be a clear one, unless the others may be the same contact as it is.
    """
    fits = [(found, story) for story in stories if (found := fit(report, story)) is not None]
    if not fits:
        return None
    fits.sort(key=lambda pair: (-pair[0].score, pair[1].id))
    (first, story), rest = fits[0], fits[1:]
    rivals = [other for found, other in rest if first.score - found.score < MARGIN]
    if first.open_sides and any(_apart(other, story) for other in rivals):
        return None
    near = [other for found, other in rest if first.score - found.score < 2 * MARGIN]
    same = [other for other in near if not _apart(other, story)]
    return max((story, *same), key=lambda each: (len(each.sources), each is story))


def affinity(report: Source, stories: Iterable[Story]) -> float:
    """The score of the story that fits best; minus infinity where none does."""
    return max((found.score for story in stories if (found := fit(report, story))), default=float("-inf"))


def _apart(one: Story, other: Story) -> bool:
    """Whether two stories cannot be of one contact: then a report that would fit both fits neither."""
    return all(fit(source, other) is None for source in one.sources[:_COMPARED])


def fit(report: Source, story: Story) -> Fit | None:
    """None where the two cannot be the same contact."""
    new, known = report.contact, story.contact
    copied = likeness(report, story)
    sides = [_company(new.us, known.us), _company(new.china, known.china)]
    mechanism = _mechanism(new, known)
    if mechanism is None or (not mechanism and None in sides):
        return None
    off = {new.status, known.status} <= _OFF
    mode = _NOTHING_HELD if off else _mode(new.mode, known.mode)
    parts = (_time(report, story), mode, _status(report, story), _place(new, known))
    named = 0.0 not in sides
    if parts.count(None) > (
        named and (_is_plainly_one(parts, copied) or _told_at_once(report, story, parts))
    ):
        return None
    open_sides = sides.count(0.0)
    score = mechanism + sum(_ODD if part is None else part for part in (*sides, *parts))
    score += 1.5 if copied >= _COPY else copied / 200
    score += 0.4 * (new.level is known.level)
    score += 0.3 * (new.track is known.track) + 0.3 * bool(set(new.topics) & set(known.topics))
    if open_sides and not mechanism and not _anchored(report, story, copied, open_sides):
        return None
    return Fit(score, 0 if mechanism else open_sides)


def _is_plainly_one(parts: Sequence[float | None], alike: float) -> bool:
    """Whether reports on the same people are so much alike that one of them erred where they differ.

    The day is the same and exact, or the titles are alike and the mode is the same.
    """
    time, mode = parts[0], parts[1]
    return time == _SAME_DAY or (alike >= _ALIKE and mode == 1.0) or (alike >= _ALIKE and time is not None)


def _told_at_once(report: Source, story: Story, parts: Sequence[float | None]) -> bool:
    """Whether the same people's contact and the one reported lie so close that one of them is mistold.

    A plan beside a contact held in another way is another contact: the call that prepares the summit.
    """
    time, mode = parts[:2]
    if time is None or _apart_by(report, story) > _SLIP_DAYS:
        return False
    pair = {report.contact.status, story.contact.status}
    return mode is not None or len(pair) == 1


def _apart_by(report: Source, story: Story) -> int:
    """Days between the two contacts, as far as their days, else the reports on them, say."""
    mine = _anchor(report.contact, report.published)
    known = story.contact
    told = [known.when.day] if known.when else [_anchor(known, source.published) for source in story.sources]
    return min((abs((mine - theirs).days) for theirs in told), default=0)


def _company(new: Sequence[Participant], known: Sequence[Participant]) -> float | None:
    """Whether one side's people agree: 0 where one leaves them open, None where they are others.

    Whoever is called by an office alone may be another holder of like rank: China has a foreign minister and,
    above him, a director of foreign affairs, both of them the "counterpart" of the Secretary of State.
    """
    ours, theirs = ({person.name for person in people if person.name} for people in (new, known))
    if not ours or not theirs:
        return 0.0
    if ours & theirs:
        return 2.0
    return 0.0 if _of_like_rank(new, known) and (_by_role(new) or _by_role(known)) else None


def _by_role(people: Sequence[Participant]) -> bool:
    return all(person.by_role for person in people)


def _of_like_rank(ours: Sequence[Participant], theirs: Sequence[Participant]) -> bool:
    return min(person.level.rank for person in ours) == min(person.level.rank for person in theirs)


def _mode(new: Mode, known: Mode) -> float | None:
    if new is known:
        return 1.0
    if Mode.UNSPECIFIED in {new, known}:
        return 0.2
    return 0.6 if {new, known} <= _DISTANT else None


def _mechanism(new: Contact, known: Contact) -> float | None:
    """3 for the same round of a standing mechanism, whoever is named; None for another one."""
    if not new.mechanism or not known.mechanism:
        return 0.0
    if new.mechanism != known.mechanism:
        return None
    return None if new.round and known.round and new.round != known.round else 3.0


def _place(new: Contact, known: Contact) -> float | None:
    if not new.location or not known.location:
        return 0.0
    if new.location == known.location:
        return 0.8
    return -0.8 if _exact(new.when) and _exact(known.when) else None


def _status(report: Source, story: Story) -> float | None:
    new, known = report.contact.status, story.contact.status
    if new is known:
        return 0.5
    pair = {new, known}
    if Status.HELD in pair:
        return 0.4 if not pair & _OFF else 0.0 if _said_before(report, story) else None
    if pair <= _AHEAD or pair <= _OFF:
        return 0.3
    later = known if _before(report, story) else new
    return 0.2 if later in _OFF or _rescheduled(report, story) else None


def _said_before(report: Source, story: Story) -> bool:
    """Whether a source of the story tells as the report does, however the story stands."""
    alike = _OFF if report.contact.status in _OFF else {Status.HELD}
    return any(source.contact.status in alike and _same_days(report, source) for source in story.sources)


def _rescheduled(report: Source, story: Story) -> bool:
    """Whether a plan after a cancellation is the old one put off, and not a new one of the same people."""
    same_place = report.contact.location and report.contact.location == story.contact.location
    return bool(same_place) or _says_rescheduled(report, story)


def _says_rescheduled(report: Source, story: Story) -> bool:
    later, earlier = (story.sources, (report,)) if _before(report, story) else ((report,), story.sources)
    return any(_says(_RESCHEDULED, source) for source in later) or any(
        source.contact.status in _OFF and _says(_PUT_OFF, source) for source in earlier
    )


def _says(pattern: re.Pattern[str], source: Source) -> bool:
    return pattern.search(f"{source.title} {source.evidence}") is not None


def _before(report: Source, story: Story) -> bool:
    return bool(report.published and story.first_published and report.published < story.first_published)


def _time(report: Source, story: Story) -> float | None:
    """How well the days agree; None where they cannot be the same."""
    new, known = report.contact, story.contact
    mine = window(new, report.published, report.published)
    theirs = story_window(story)
    if mine is None or theirs is None:
        return 0.0
    apart = max((mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days, 0)
    exact = (_exact(new.when), _exact(known.when))
    if all(exact):
        return _SAME_DAY - 0.5 * apart if apart <= DATE_LINE else _put_off(report, story, apart)
    if apart > 0:
        return _NEARLY if apart <= _SLIP_DAYS and _are_named(new, known) else None
    distance = abs((_anchor(new, report.published) - _anchor(known, story.last_published)).days)
    if not any(exact) and distance > _patience(new.status, known.status):
        return None
    return 1.2 - min(distance, 20) / 20


def _on_day(one: When | None, other: When | None) -> bool:
    if one is None or other is None or not (_exact(one) and _exact(other)):
        return False
    return abs((one.day - other.day).days) <= DATE_LINE


def _are_named(new: Contact, known: Contact) -> bool:
    """Whether both name people on both sides, some of them the same."""
    return bool(_company(new.us, known.us) and _company(new.china, known.china))


def story_window(story: Story) -> tuple[date, date] | None:
    """The days on which the contact can lie: what was announced may be to come until a day is named."""
    known = story.contact
    told = window(known, story.first_published, story.last_published)
    plans = known.when is None and any(source.contact.status in _AHEAD for source in story.sources)
    if told is None or not plans or known.status is not Status.HELD or story.last_published is None:
        return told
    _, last = _RANGE[Status.SCHEDULED]
    return told[0], max(told[1], story.last_published.date() + timedelta(days=last))


def _put_off(report: Source, story: Story, apart: int) -> float | None:
    """Two exact days are one contact only where the one is a plan that the other moved or called off.

    That goes without saying of a day which one of the story's sources gives as well.
    """
    if any(_on_day(source.contact.when, report.contact.when) for source in story.sources):
        return _NEARLY
    pair = {report.contact.status, story.contact.status}
    patience = _PATIENCE_MOVED if _says_rescheduled(report, story) else _PATIENCE_OFF
    return 0.0 if pair & _OFF and Status.HELD not in pair and apart <= patience else None


def window(
    contact: Contact, first_published: datetime | None, last_published: datetime | None
) -> tuple[date, date] | None:
    """The days on which the contact can lie, by what was said and when; None where nothing says."""
    when = contact.when
    if when and (when.precision is Precision.DAY or first_published is None or last_published is None):
        return when.day, when.end or when.day + timedelta(days=_LENGTH[when.precision])
    if first_published is None or last_published is None:
        return None
    first, last = _RANGE[contact.status]
    bounds = first_published.date() + timedelta(days=first), last_published.date() + timedelta(days=last)
    if not when:
        return bounds
    end = when.end or when.day + timedelta(days=_LENGTH[when.precision])
    return max(bounds[0], when.day) if contact.status in _AHEAD else when.day, end


def _exact(when: When | None) -> bool:
    return when is not None and when.precision is Precision.DAY


def _anchor(contact: Contact, published: datetime | None) -> date:
    if contact.when:
        return contact.when.day
    return published.date() if published else date.min


def _patience(new: Status, known: Status) -> int:
    """Days between two reports that give no day, within which they can be of one contact."""
    pair = {new, known}
    if Status.HELD in pair:
        return _PATIENCE_HELD if pair == {Status.HELD} else _PATIENCE_AHEAD
    return _PATIENCE_OFF if pair <= _OFF else _PATIENCE_AHEAD


def likeness(report: Source, story: Story) -> float:
    """How alike the report's title is to the likest of the story's titles of those days, 0..100."""
    title = report.title.lower()
    return max(
        (
            token_set_ratio(title, source.title.lower())
            for source in story.sources[-_COMPARED:]
            if source.item_id != report.item_id and _same_days(report, source)
        ),
        default=0.0,
    )


def _same_days(one: Source, other: Source) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= _COPY_DAYS


def _anchored(report: Source, story: Story, alike: float, open_sides: int) -> bool:
    """Whether a report that leaves people open has something else in common with the story."""
    new, known = report.contact, story.contact
    same_place = new.location is not None and new.location == known.location
    same_day = _exact(new.when) and _exact(known.when)
    same_rank = open_sides == 1 or (new.track is known.track and new.level is known.level)
    return same_place or same_day or alike >= _ALIKE or (same_rank and _at_once(report, story))


def _at_once(report: Source, story: Story) -> bool:
    """Whether the report came out while the story was being told."""
    first, last, moment = story.first_published, story.last_published, report.published
    if first is None or last is None or moment is None:
        return True
    wait = _PLAN_DAYS if story.contact.status in _AHEAD else _COPY_DAYS
    return first - _COPY_DAYS <= moment <= last + wait
