"""Texts and stories as words of a full-text index, the same words for what is stored and for what is asked.

The index itself (FTS5, tsvector) takes the words as they come from here: no language of its own, no stop
words. Latin words are folded and lose a plural s; Chinese runs become pairs of characters, for there are no
spaces to part words by. What is chosen from a list (track, status, person …) is a word with a prefix:
`status:held`, `person:us_hegseth`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.core.model import Contact, Mode, Participant, Status, Story, Track
from bot.core.script_zh import simplify

VERSION = 1
"""To be raised whenever the words of a story change: what is stored is then indexed anew."""

LONGEST_WORD = 48
INDEXED_SOURCES = 40
"""Sources whose words are indexed; those of a long story repeat each other."""

_CHINESE = "\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CHINESE}]+|[^\W_{_CHINESE}]+")
_DOTTED = re.compile(r"\b[a-z](?:\.[a-z])+\b\.?")
_UNINDEXED = re.compile(r"[^a-z0-9_-]")
_POSSESSIVE = re.compile(r"['’]s\b")

_SPOKEN = {
    Mode.PHONE: "phone call telephone 电话 通话 通电话",
    Mode.VIDEO: "video call teleconference 视频 通话 视频通话",
    Mode.IN_PERSON: "meeting talks 会见 会谈 会晤",
    Mode.CORRESPONDENCE: "letter message 致信 信函",
    Mode.UNSPECIFIED: "contact talks 接触",
    Status.HELD: "held",
    Status.SCHEDULED: "scheduled planned 将举行",
    Status.PROPOSED: "proposed offer request 提议",
    Status.DECLINED: "declined refused rejected 拒绝",
    Status.CANCELLED: "cancelled postponed 取消 推迟",
    Track.DEFENSE: "defense military 国防 军方 两军",
    Track.DIPLOMATIC: "diplomatic diplomacy 外交",
}
"""How people ask for a mode, a status or a track, in both languages."""

_SPELLINGS = {"defence": "defense", "theatre": "theater", "adviser": "advisor", "canceled": "cancelled"}


def words(text: str) -> Iterator[str]:
    """The words of a text in order. No two spellings of one word are kept apart that a reader would not."""
    folded = simplify(unicodedata.normalize("NFKC", text)).lower()
    folded = _DOTTED.sub(lambda match: match[0].replace(".", ""), _POSSESSIVE.sub("", folded))
    for match in _WORD.finditer(_unaccented(folded)):
        yield from _pairs(match[0]) if "\u3400" <= match[0][0] <= "\ufaff" else (_stem(match[0]),)


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _pairs(run: str) -> Iterator[str]:
    """`通电话` -> 通电 电话 话: the last one so that a single character is found as the start of a word."""
    yield from (run[at : at + 2] for at in range(len(run)))


def _stem(word: str) -> str:
    """Plurals as singulars, after Harman's S-stemmer (1991); one spelling for words that have two."""
    if word.isascii() and word.isalpha() and len(word) > 3:
        if word.endswith("ies") and not word.endswith(("eies", "aies")):
            word = f"{word[:-3]}y"
        elif word.endswith("s") and not word.endswith(("us", "ss")):
            word = word[:-1]
    return _SPELLINGS.get(word, word)[:LONGEST_WORD]


def person_word(person: Participant) -> str:
    """By the id of the knowledge files, else by the name as it is written."""
    return f"person:{person.ref or slug(person.name)}"


def id_word(story_id: str) -> str:
    """A story by its id, or by the beginning of it; signs that the index has no place for are as one."""
    return f"id:{_UNINDEXED.sub('-', story_id.lower())}"[:LONGEST_WORD]


def slug(text: str) -> str:
    """A text as one word: `Lin Jian` -> lin-jian."""
    return "-".join(words(text))[:LONGEST_WORD]


def facets(contact: Contact) -> Iterator[str]:
    """What can be chosen from lists."""
    yield f"track:{contact.track}"
    yield f"level:{contact.level}"
    yield f"mode:{contact.mode}"
    yield f"status:{contact.status}"
    yield from (person_word(person) for person in contact.us + contact.china if person.name)
    yield from (f"topic:{slug(topic)}" for topic in contact.topics)
    if contact.mechanism:
        yield f"venue:{slug(contact.mechanism)}"
    if contact.location:
        yield f"place:{slug(contact.location)}"


def document(story: Story) -> tuple[str, ...]:
    """All words that find the story, each once, sorted; those of a hidden one find nothing."""
    if story.hidden:
        return ("hidden:",)
    found = {*facets(story.contact), id_word(story.id)}
    for text in _texts(story):
        found.update(words(text))
    return tuple(sorted(found))


def _texts(story: Story) -> Iterable[str]:
    contact = story.contact
    for person in contact.us + contact.china:
        yield person.name
        yield person.office
    yield contact.location or ""
    yield from (topic.replace("_", " ") for topic in contact.topics)
    yield contact.mechanism.replace("_", " ")
    yield from (_SPOKEN[key] for key in (contact.mode, contact.status, contact.track))
    for source in story.sources[:INDEXED_SOURCES]:
        yield from (source.title, source.evidence, source.outlet)
