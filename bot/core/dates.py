"""The day of a contact: which date phrase of an item belongs to the act, and what it means.

A phrase belongs to an act when nothing stands between them that has a claim of its own: a verb of reporting
("said on Wednesday"), a subordinate clause ("after talks on Monday"), another event's noun ("Thursday's
summit"). Days are the publisher's: the dateline's where there is one, else the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import ModuleType

from bot.core import alone_en, calendar_en, dating_en, lasting_en, saying_en, unkept_en
from bot.core.attachment import REACH, WINDOW, Passage
from bot.core.calendar_en import DatePhrase
from bot.core.candidate import Candidate
from bot.core.model import Precision, Span, Status, When
from bot.core.text import Document, Sentence

_DAY, _HELD = Precision.DAY, Status.HELD  # members are slow to find
_BEIJING = timedelta(hours=8)
_DATE_LINE = timedelta(days=1)
_WEEK, _TO_SUNDAY = timedelta(days=7), timedelta(days=6)
_LONGEST_TALKS = timedelta(days=2)
_FARTHEST = timedelta(days=270)  # a day without a year that would lie farther ahead is the past one
_SOON_ENOUGH = timedelta(days=60)
_STALE_DATELINE = timedelta(days=7)
_DATELINE_LENGTH = 60
_COUNTED_FROM = 400  # characters before "the day before" in which the day is named that it counts from
_NOT_HAPPENING = {Status.DECLINED, Status.CANCELLED}
_ARRANGING = {"invite", "agree", "approach"}  # acts that lead to a contact on another day
_LASTING = {
    "talks",
    "dialogue",
    "negotiation",
    "mechanism",
    "joint exercise",
    "joint search",
    "speak",  # 谈了四天
}  # acts that last for days themselves
_RETOLD = 0.5  # `remove` of a sentence that tells of an act again, maybe of another
_FACED = 4  # sentences from the act's own on that may tell of its people before the press
_COMING = {Status.SCHEDULED, Status.PROPOSED}
_TOO_FAR = 3.0  # of `distance`; a phrase in the act's own clause costs less than 2
_SOON = timedelta(days=2)
_JUST = timedelta(days=3)
_VAGUE = {Precision.DAY: 0.0, Precision.WEEK: 5.0, Precision.MONTH: 6.0, Precision.YEAR: 7.0}


def _rules(lang: str) -> tuple[ModuleType, ModuleType]:
    """The calendar of a language, and what there takes a phrase away from an act."""
    if lang != "zh":
        return calendar_en, dating_en
    from bot.core import calendar_zh, dating_zh  # noqa: PLC0415 - a tenth of the start-up, for Chinese alone

    return calendar_zh, dating_zh


class Days:
    """The days that an item names, each stretch of it read once for all its contacts.

    `today` is the publisher's day: the dateline's where it gives one near publication, else the publication's
    own; None without either.
    """

    def __init__(self, doc: Document, published: datetime | None) -> None:
        """`published` is aware UTC."""
        self._doc = doc
        self.calendar, self.dating = _rules(doc.lang)
        self._read: dict[tuple[int, int], tuple[DatePhrase, ...]] = {}
        self.today = self._dateline(published)

    def within(self, window: Span) -> tuple[DatePhrase, ...]:
        """The date phrases of a window, their spans relative to it."""
        key = window.start, window.end
        found = self._read.get(key)
        if found is None:
            found = self.calendar.phrases(self._doc.words(window), self.today)
            if found and any(phrase.shift is not None for phrase in found):
                found = self._counted(found, window)
            self._read[key] = found
        return found

    def _counted(self, phrases: Sequence[DatePhrase], window: Span) -> tuple[DatePhrase, ...]:
        """The phrases, those that count from another day with the value that it gives them."""
        doc = self._doc
        told = doc.words(Span(max(doc.title_end + 1, window.start - _COUNTED_FROM), window.start))
        earlier = reversed(self.calendar.phrases(told, self.today))
        named = next((p for p in earlier if p.shift is None and not _is_owned(told, p)), None)
        found: list[DatePhrase] = []
        for number, phrase in enumerate(phrases):
            if phrase.shift is None:
                named = phrase
                found.append(phrase)
                continue
            counted = named or self._said_on(phrases[number + 1 :], window)
            if counted is not None:
                found.append(phrase.counted_from(counted))
        return tuple(found)

    def _said_on(self, following: Sequence[DatePhrase], window: Span) -> DatePhrase | None:
        """The day on which somebody tells of the day before: "a day earlier, he said on Friday"."""
        if self._doc.lang == "zh" or not following or following[0].shift is not None:
            return None
        low = self._doc.small(window)
        return following[0] if saying_en.is_said(low, following[0]) else None

    def _dateline(self, published: datetime | None) -> date | None:
        doc, day = self._doc, None
        if published is not None:
            day = (published + _BEIJING if doc.lang == "zh" else published).date()
        lead = next((s for s in doc.sentences if not s.in_title), None)
        if lead is None:
            return day
        opening = Span(doc.title_end + 1, lead.span.start + _DATELINE_LENGTH)
        words = doc.words(opening)
        if lead.span.start == opening.start and not any(map(words.__contains__, self.dating.DATELINE_MARKS)):
            return day
        for phrase in self.calendar.phrases(words, day):
            written: When | None = phrase.past
            if written is None or written.precision is not _DAY or not _near(written.day, day):
                continue
            apart = opening.start + phrase.span.end <= lead.span.start
            if apart or self.dating.closes_dateline(doc.small(opening), phrase.span.end):
                return written.day
        return day


def resolve(
    doc: Document, candidate: Candidate, passages: Sequence[Passage], days: Days, *, main: bool = False
) -> When | None:
    """The day of the candidate's act with the precision that the text gives; None where it gives none.

    `passages` are those of the candidate, its own first. A contact that does not take place has the day for
    which it had been set, where the text names that. `main`: it is what the item is about.
    """
    if candidate.status in _NOT_HAPPENING:
        return next(_unkept(doc, candidate, passages, days), None) if doc.lang == "en" else None
    best: tuple[float, When] | None = None
    own: When | None = None
    coming = candidate.status in _COMING
    pegged = coming and doc.lang == "zh" and any(f.name == "zh:mood.peg" for f in candidate.features)
    for number, passage in enumerate(passages):
        if number and pegged:
            break  # 为访华铺路: what the text goes on about is what paves the way
        if not (phrases := days.within(passage.window)):
            continue
        title = next((doc.small(p.window) for p in passages if p.sentence.in_title), "")
        for cost, when in _dated(doc, phrases, passage, candidate, days, title=title):
            if own is not None and not _falls_in(when, own, coming=coming):
                continue
            if best is None or cost < best[0]:
                best = (cost, when)
        if best and best[1].precision is _DAY:
            return _begun(doc, candidate, days, best[1])
        if best and not number and doc.lang == "zh":
            own = best[1]
    found = best[1] if best else None
    if candidate.status is _HELD and doc.lang == "en":
        told = _of_the_day(doc, candidate, passages, days) or _begun(doc, candidate, days, found)
        return told or alone_en.day(doc, candidate, days, main=main)
    return found or _alone(doc, candidate, days, main=main)


def _alone(doc: Document, candidate: Candidate, days: Days, *, main: bool) -> When | None:
    """The day that an item leaves for a plan, or for what a Chinese one tells of."""
    if doc.lang == "en":
        titled = _titled(doc, candidate, days) if candidate.status in _COMING else None
        return titled or (alone_en.to_come(doc, candidate, days) if main else None)
    if not main or candidate.status is not _HELD:
        return None
    from bot.core import alone_zh  # noqa: PLC0415 - for Chinese alone

    return alone_zh.day(doc, candidate, days)


def _titled(doc: Document, candidate: Candidate, days: Days) -> When | None:
    """The only day to come that a title names beside those who are to take part: "Lew, Kerry in Beijing for
    dialogue, July 9-10", "new dates for Trump-Xi summit: May 14".
    """
    title = Span(0, doc.title_end)
    low, phrases = doc.small(title), days.within(title)
    when = phrases[0].coming if len(phrases) == 1 else None
    if when is None or when.precision is not _DAY or days.today is None or when.day <= days.today:
        return None
    if dating_en.is_journey(low, phrases[0]) or not any(map(str.isdigit, phrases[0].span.of(low))):
        return None  # a weekday is as often that of the news
    people = [(m.name or m.resolved).lower() for m in (*candidate.us, *candidate.china)]
    named = [name for name in people if name and (name.split()[-1] in low or name.split()[0] in low)]
    return when if named and not _is_of_news(days.dating, low, phrases[0], title) else None


def _unkept(doc: Document, candidate: Candidate, passages: Sequence[Passage], days: Days) -> Iterator[When]:
    """The days for which an act that does not take place had been set."""
    for passage in passages:
        near = candidate.act not in _ARRANGING and (passage.remove < _RETOLD or passage.sentence.in_title)
        low, start = doc.small(passage.window), passage.window.start
        act = Span(passage.act.start - start, passage.act.end - start)
        for phrase in days.within(passage.window):
            owned = near and dating_en.is_owned(low, phrase, act)
            if not (owned or unkept_en.is_set(low, phrase)):
                continue
            when = unkept_en.reading(phrase, days.today)
            if when and when.precision is _DAY:
                yield when


def _begun(doc: Document, candidate: Candidate, days: Days, found: When | None) -> When | None:
    """The day on which talks began, where the text says it beside the one found: "closed their talks on
    Friday. They had begun on Thursday".
    """
    if candidate.status is not _HELD or doc.lang != "en" or not lasting_en.may_begin(doc.low):
        return found
    at = candidate.sentence
    for sentence in doc.sentences[at : at + 1 + REACH + doc.sentences[at].in_title]:
        window, low = _opening(doc, sentence)
        for phrase in days.within(window) if lasting_en.may_begin(low) else ():
            first = _past_day(phrase, days) if lasting_en.is_beginning(low, phrase) else None
            if first and (found is None or timedelta(0) < found.day - first.day < _WEEK):
                return first
    return found


def _falls_in(when: When, own: When, *, coming: bool) -> bool:
    """Whether a day that stands elsewhere can be that of an act whose own clause gives a month (4月访华)."""
    if own.precision is not Precision.MONTH:
        return own.precision is Precision.WEEK or (not coming and when.day.year == own.day.year)
    named = "月" in when.phrase or (coming and when.phrase[:1].isdigit())
    return named and when.day.replace(day=1) == own.day.replace(day=1)


def _of_the_day(doc: Document, candidate: Candidate, passages: Sequence[Passage], days: Days) -> When | None:
    """The day on which those who took part faced the press together, or said what an act only explains."""
    at, summoned = candidate.sentence, candidate.act == "summon"
    for sentence in doc.sentences[at : at + _FACED] if summoned or saying_en.may_be_joint(doc.low) else ():
        window, low = _opening(doc, sentence)
        for phrase in days.within(window) if "day" in low else ():
            both = saying_en.is_agreed_by(low, phrase, candidate.us, candidate.china)
            told = both or saying_en.is_together(low, phrase) or (summoned and saying_en.is_said(low, phrase))
            if told and (when := _past_day(phrase, days)):
                return when
    for passage in passages if saying_en.may_comment(doc.low) else ():
        offset = passage.window.start
        act = Span(passage.act.start - offset, passage.act.end - offset)
        if passage.sentence.index and saying_en.is_commented(doc.small(passage.window), act):
            window, low = _opening(doc, doc.sentences[passage.sentence.index - 1])
            said = [_past_day(p, days) for p in days.within(window) if saying_en.is_said(low, p)]
            return next(filter(None, said), None)
    return None


def _opening(doc: Document, sentence: Sentence) -> tuple[Span, str]:
    """As much of a sentence as is read, and its words in small letters."""
    span = sentence.span
    window = Span(span.start, min(span.end, span.start + WINDOW))
    return window, doc.small(window)


def _past_day(phrase: DatePhrase, days: Days) -> When | None:
    """A phrase's value where it is a day that is over."""
    when = phrase.past
    if when is None or when.precision is not _DAY or when.end is not None or days.today is None:
        return None
    return when if when.day <= days.today + _DATE_LINE else None


def _dated(
    doc: Document,
    phrases: Sequence[DatePhrase],
    passage: Passage,
    candidate: Candidate,
    days: Days,
    *,
    title: str,
) -> Iterator[tuple[float, When]]:
    """The readings of the passage's date phrases that may be the act's, with their cost.

    `title` are the words of the title in small letters if it tells of the act.
    """
    low, start = doc.small(passage.window), passage.window.start
    act = Span(passage.act.start - start, passage.act.end - start)
    dating = days.dating
    retold, coming = passage.remove > 0, candidate.status in _COMING
    if retold and coming and (dating_en.is_over(low, act) or saying_en.tells(low, act)):
        return
    for phrase in phrases:
        when = _value(phrase, candidate, low, act, days)
        if when is None or (coming and _leads_there(candidate, when, days.today, retold=retold)):
            continue
        if coming and (
            _is_of_news(dating, low, phrase, act)
            or (dating is dating_en and _is_of_asking(low, phrase, candidate, days.today))
        ):
            continue
        if retold and doc.lang == "zh" and _is_over(when, candidate, days.today):
            continue
        if candidate.status is _HELD and dating_en.opens_coming(low, phrase, act):
            continue
        earlier = _days_before(days, low, phrase, act, title, coming=coming)
        if coming and dating_en.is_of_next_week(low, phrase, title):
            when = _in_next_week(when, days.today)
        if earlier and when.precision is _DAY:
            when = replace(when, day=when.day - timedelta(days=earlier), end=when.day)
        elif dating_en.is_of_stay(low, act, phrase):
            when = _within(when)
        if retold and when.precision is not _DAY and when.end is None:
            continue  # too vague to be another sentence's day
        cost = dating.distance(low, phrase, act, retold=retold) + passage.remove
        if cost < _TOO_FAR:
            yield cost + _VAGUE[when.precision], when


def _is_of_news(dating: ModuleType, low: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a day beside an act to come is that on which it was told or settled, or moved prices."""
    told = dating.is_reported(low, phrase, act) or saying_en.moves_market(low, phrase)
    return told or (dating is dating_en and dating_en.is_settled(low, phrase, act))


def _is_of_asking(low: str, phrase: DatePhrase, candidate: Candidate, today: date | None) -> bool:
    """Whether a weekday that is hardly over is that on which somebody asked for an act: "requested a call
    with Dong on Wednesday", told on Thursday.
    """
    past = phrase.past
    if candidate.status is not Status.PROPOSED or past is None or today is None:
        return False
    return today - past.day <= _JUST and dating_en.is_asked_on(low, phrase)


def _value(phrase: DatePhrase, candidate: Candidate, low: str, act: Span, days: Days) -> When | None:
    """A phrase's value for an act that stands in words `low`."""
    coming, today = candidate.status in _COMING, days.today
    if days.dating is dating_en and coming and dating_en.is_of_arrival(low, phrase, act):
        return phrase.past
    if days.dating is dating_en and not coming and _lies_ahead(phrase, today, low, act):
        return _reading(phrase, _ahead(candidate), today, first_day=not dating_en.opens_stay(low, phrase))
    return _reading(phrase, candidate, today, first_day=_opens_on_first(candidate, low, phrase))


def _opens_on_first(candidate: Candidate, low: str, phrase: DatePhrase) -> bool:
    """Whether the first of several days is the contact's: of talks, and of a journey that is to come."""
    if candidate.act in _LASTING and not dating_en.is_journey(low, phrase):
        return True
    stay = candidate.act in ("visit", "presence")  # the stay itself, and nobody in the course of it
    return candidate.status in _COMING and (stay or not dating_en.opens_stay(low, phrase))


def _leads_there(candidate: Candidate, when: When, today: date | None, *, retold: bool) -> bool:
    """Whether a day is that of an invitation, or of a departure ("leaves Hawaii on Friday for China")."""
    if candidate.act == "invite":
        return today is not None and when.day <= today
    return candidate.act == "leave" and not retold


def _days_before(
    days: Days, low: str, phrase: DatePhrase, act: Span, title: str, *, coming: bool
) -> int | None:
    if days.dating is not dating_en:
        return None if coming else days.dating.days_before(low, phrase)
    counted = dating_en.days_from(low, phrase, act, coming=coming)
    return counted if coming or counted else lasting_en.days_before(low, phrase, title)


def _in_next_week(when: When, today: date | None) -> When:
    """A weekday of the week after this one ("next week ... on Thursday")."""
    if (
        today is None
        or when.precision is not _DAY
        or when.day > today + _TO_SUNDAY - timedelta(today.weekday())
    ):
        return when
    return replace(when, day=when.day + _WEEK, end=when.end + _WEEK if when.end else None)


def _is_over(when: When, candidate: Candidate, today: date | None) -> bool:
    """Whether a day that another sentence gives is past, which that of an act to come is not."""
    coming = candidate.status in _COMING and when.precision is _DAY
    return coming and today is not None and when.day < today


def _is_owned(words: str, phrase: DatePhrase) -> bool:
    """Whether a day describes something: "North Korea's October 9 test"."""
    return words.endswith("'s ", 0, phrase.span.start)


def _near(written: date, day: date | None) -> bool:
    return day is None or day - _STALE_DATELINE <= written <= day + _DATE_LINE


def _reading(phrase: DatePhrase, candidate: Candidate, today: date | None, *, first_day: bool) -> When | None:
    """The phrase's value under the act's tense; None where it puts the act on the wrong side of today.

    `first_day`: talks are dated by their first day, and all that is to come ("will consult Wu on a trip from
    July 6 to 9").
    """
    coming = candidate.status in _COMING
    if candidate.tense == "none" and candidate.status is _HELD and today is not None:
        nearer = _nearer(phrase, today, journey=candidate.act == "visit")
        if nearer is None or (nearer.precision is Precision.YEAR and nearer.day > today):
            return None  # 明年初开会 beside what was held
        return nearer
    when = phrase.coming if coming else phrase.past
    if when is None or today is None:
        return when
    stays = when.end is not None and when.end - when.day > _LONGEST_TALKS
    if stays and not first_day:
        when = _within(when)
    if coming:
        exact = when.precision is _DAY
        over = exact and (when.end or when.day) < today - _DATE_LINE
        return None if over or when.day - today > _FARTHEST else when
    return when if when.day <= today + _DATE_LINE else None


def _lies_ahead(phrase: DatePhrase, today: date | None, low: str, act: Span) -> bool:
    """Whether a day without a year is about to come and its last like was nearly a year ago: "welcomes Li on
    September 8" on September 5. What is told in the present of such a day is news of the coming one.
    """
    past, coming = phrase.past, phrase.coming
    if past is None or coming is None or today is None or past.precision is not _DAY:
        return False
    soon = today - past.day > _FARTHEST and _DATE_LINE < coming.day - today < _SOON_ENOUGH
    return soon and not dating_en.is_past(low, act)


def _ahead(candidate: Candidate) -> Candidate:
    """A candidate read as one to come."""
    us, china = candidate.us, candidate.china
    return candidate.told_with(us, china, candidate.mode, Status.SCHEDULED, candidate.tense)


def _within(stay: When) -> When:
    """A stay of several days, or its first day, leaves open on which of them the contact is."""
    return replace(stay, precision=Precision.WEEK) if stay.precision is _DAY else stay


def _nearer(phrase: DatePhrase, today: date, *, journey: bool) -> When | None:
    """The reading nearer to today, for an act whose verb does not say whether it is over (7月6日访华)."""
    past, coming = phrase.past, phrase.coming
    if past is None or coming is None:
        return past or coming
    if coming.day - past.day == _WEEK and not journey:  # a bare weekday is mostly the last one
        return coming if coming.day - today <= _SOON else past
    return coming if coming.day - today < today - past.day else past
