"""What is searched for: words, filters, people, days; read from a line as people type it.

hegseth dong call status:cancelled,declined from:2025-06 person:"Wang Yi"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core import indexing
from bot.core.directory import Directory, Named
from bot.core.knowledge import Person
from bot.core.model import Level, Mode, Span, Status, Track
from bot.core.period import EVER, Period, period, periods
from bot.core.script_zh import simplify
from bot.core.titles import words_of
from bot.core.value import value

MOST_WORDS = 12
"""Words of a question that are looked up; who types more has found what he looks for."""

STOP_WORDS = words_of(
    """a about all an and any are as at by contact contacts did do does find for from had has have he her him
    his in is it its last me met no not of official on or our show she since tell that the their them they
    this to was were what when where which who will with between during us-china china-us
    的 了 在 和 与 跟 是 有 吗 呢 什么 何时 什么时候 请 最近 上次 哪些 谁"""
)


@value
class Search:
    """`words` must all be found (a last `*` leaves a word's end open), and one of each group of `choices`."""

    words: tuple[str, ...] = ()
    choices: tuple[tuple[str, ...], ...] = ()
    period: Period = EVER

    @property
    def is_open(self) -> bool:
        """Whether it lets every contact of its period pass."""
        return not (self.words or self.choices)


@value
class Unread:
    """A filter that could not be read: `nearest` is what was probably meant, "" where nothing is near."""

    key: str
    value: str = ""
    nearest: str = ""


@value
class Asked:
    """A line as it was read. `named` holds, for each name in it, everybody whom it may mean."""

    search: Search
    named: tuple[tuple[Person, ...], ...] = ()
    unread: tuple[Unread, ...] = ()


_FILTER = re.compile(
    r"(?<!\S)(?P<key>[A-Za-z]{2,12})[:：](?P<value>\"[^\"]*\"|“[^”]*”|[^\s,，]+(?:[,，][^\s,，]+)*)?",
    re.ASCII,
)
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+(?:['’.-][^\W_]+)*\*?")
_FUNCTION_WORDS = re.compile(
    "|".join(sorted((w for w in STOP_WORDS if not w.isascii()), key=len, reverse=True))
)
_LISTS: Mapping[str, Sequence[str]] = {
    "track": tuple(Track),
    "level": tuple(Level),
    "mode": tuple(Mode),
    "status": tuple(Status),
}
_MEANT = {
    "canceled": "cancelled",
    "postponed": "cancelled",
    "refused": "declined",
    "rejected": "declined",
    "planned": "scheduled",
    "upcoming": "scheduled",
    "call": "phone",
    "letter": "correspondence",
    "meeting": "in_person",
    "in-person": "in_person",
    "defence": "defense",
    "military": "defense",
    "leaders": "leader",
    "ministers": "minister",
    "congress": "legislative",
}
_KEYS = (*_LISTS, "from", "to", "on", "person", "topic", "place", "venue")


def read(line: str, directory: Directory, today: date) -> Asked:
    """The line as a search. Names and days count wherever they stand; filters are `key:value`."""
    rest, filters = line, Asked(Search())
    for match in reversed(list(_FILTER.finditer(line))):
        key, value = match["key"].lower(), (match["value"] or "").strip('"“”')
        if key in ("http", "https"):
            continue
        filters = _joined(_filter(key, value, directory, today), filters)
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    found = _without_filters(rest, directory, today)
    return _joined(filters, found)


def _joined(one: Asked, other: Asked) -> Asked:
    search = Search(
        one.search.words + other.search.words,
        one.search.choices + other.search.choices,
        one.search.period.within(other.search.period),
    )
    return Asked(search, one.named + other.named, one.unread + other.unread)


def _filter(key: str, value: str, directory: Directory, today: date) -> Asked:
    if key in _LISTS:
        return _choice(key, value)
    if key in ("from", "to", "on", "since", "until"):
        return _days(key, value, today)
    if key == "person":
        return _person(value, directory, today)
    if key in ("topic", "place", "venue"):
        slug = indexing.slug(value)
        return Asked(Search(choices=((f"{key}:{slug}",),))) if slug else _unread(key, value)
    return _unread(key, value, _nearest(key, _KEYS))


def _unread(key: str, value: str = "", nearest: str = "") -> Asked:
    return Asked(Search(), unread=(Unread(key, value, nearest),))


def _choice(key: str, value: str) -> Asked:
    chosen, unread = [], []
    for part in re.split("[,，]", value.lower()):
        word = _MEANT.get(part, part)
        if word in _LISTS[key]:
            chosen.append(f"{key}:{word}")
        else:
            unread.append(Unread(key, part, _nearest(word, _LISTS[key])))
    return Asked(Search(choices=(tuple(chosen),) if chosen else ()), unread=tuple(unread))


def _days(key: str, value: str, today: date) -> Asked:
    found = period(value.replace("_", " "), today)
    if found is None:
        return _unread(key, value)
    if key in ("from", "since"):
        found = Period(found.first, None)
    elif key in ("to", "until"):
        found = Period(None, found.last)
    return Asked(Search(period=found))


def _person(value: str, directory: Directory, today: date) -> Asked:
    people = (directory.people[value],) if value in directory.people else directory.called(value, today)
    if people:
        return Asked(Search(choices=(people_choice(people),)), (people,))
    words = tuple(indexing.words(value))
    if not words:
        return _unread("person", value)
    return Asked(Search(choices=(name_choice(value),)))


def name_choice(name: str) -> tuple[str, ...]:
    """The word that finds the contacts of somebody whom the knowledge does not have."""
    return (f"person:{indexing.slug(name)}",)


def people_choice(people: Sequence[Person]) -> tuple[str, ...]:
    """The words that find the contacts of any of them, under their ids or, from before, under their names."""
    return tuple(
        word for person in people for word in (f"person:{person.id}", f"person:{indexing.slug(person.name)}")
    )


def _nearest(word: str, known: Sequence[str]) -> str:
    found = process.extractOne(word, known, scorer=OSA.normalized_similarity, score_cutoff=0.5)
    return found[0] if found else ""


def _without_filters(text: str, directory: Directory, today: date) -> Asked:
    dated = periods(text, today)
    days = EVER
    for stretch, _ in dated:
        days = stretch.within(days)
    text = blanked(text, [span for _, span in dated])
    named = directory.find(text, today)
    choices = tuple(dict.fromkeys(_meant(text, name) for name in named))
    text = blanked(text, [name.span for name in named])
    words = tuple(dict.fromkeys(_words(text)))[:MOST_WORDS]
    return Asked(Search(words, choices, days), tuple(dict.fromkeys(name.people for name in named)))


def _meant(text: str, name: Named) -> tuple[str, ...]:
    """A surname may also be that of somebody whom the knowledge does not have."""
    surface = tuple(indexing.words(name.span.of(text)))
    return people_choice(name.people) + (surface if len(surface) == 1 and text.isascii() else ())


def blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with spaces in place of the spans."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word.lower() in STOP_WORDS:
            continue
        if "\u3400" <= word[0] <= "\ufaff":
            yield from _chinese(word)
        else:
            open_end = "*" if word.endswith("*") else ""
            parts = list(indexing.words(word.rstrip("*")))
            yield from (*parts[:-1], *(part + open_end for part in parts[-1:]))


def _chinese(run: str) -> Iterator[str]:
    """The pairs of a run of characters, function words left out; a single character is a word's start."""
    for piece in _FUNCTION_WORDS.split(simplify(run)):
        for at in range(max(len(piece) - 1, 0)):
            yield piece[at : at + 2]
        if len(piece) == 1:
            yield f"{piece}*"


def narrowed(search: Search, *groups: tuple[str, ...], within: Period = EVER) -> Search:
    """The search with further choices, within a period."""
    return replace(search, choices=(*search.choices, *groups), period=search.period.within(within))
