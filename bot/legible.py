"""Feed text made fit for the eye: nothing invisible, nothing that reorders the rest, cut where words end.

What a place's own markup needs on top (Slack's in `bot.slack.text`, HTML's in the templates) is done there.
Lengths are in UTF-16 units, the strictest way in which a reader of ours may count them.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

ELLIPSIS = "…"

MAX_URL = 3000
MAX_MARKS = 4
"""Combining marks kept in a row: more than any script needs, fewer than it takes to run into other lines."""

MIN_KEPT = 0.6
"""A text is cut at a word's end unless that loses more than this leaves (Chinese has no spaces to cut at)."""

JOINER = "\u2060"
"""WORD JOINER: no width and no line break; after an @ it keeps a name from being read as a mention."""

_MENTION = re.compile(r"(?<=[@＠﹫])(?=\S)|(?<=[<＜﹤])(?=[!@#\w])")
_LINK = re.compile(r"(?<=:)(?=//)|(?<=mailto:)|(?<=\])(?=\()")

_KEPT_FORMATS = frozenset("\u200c\u200d")  # joiners within emoji and in Persian and Indian words
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f")  # letters by category, but nothing to see
_HARMLESS = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027"
    "\u3001-\u3029\u3030-\u3098\u309b-\u30ff\u4e00-\u9fff\uff01-\uff5e]*"
)
"""Nearly all text that news hold: Latin and Chinese, every character visible and none that runs leftwards."""

_ENTITY = re.compile(r"&(?:amp|lt|gt);")
_LEFTOVERS = " \t,:—–-([{“‘\"'/"


def line(text: str, limit: int | None = None) -> str:
    """One line of what can be seen of the text, at most `limit` long; "" where nothing can."""
    return framed(visible(text), limit)


def width(text: str) -> int:
    """Length in UTF-16 units: an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, limit: int) -> str:
    """`text` cut to `limit` with an ellipsis, at a word's end where one is near; never within a character.

    What a reader takes for one character (a letter with its accents, an emoji with its joiners, a flag) stays
    whole, and so do entities.
    """
    if width(text) <= limit:
        return text
    if limit < 1:
        return ""
    cut = _cut(text, limit - 1)
    word_end = text.rfind(" ", 0, cut + 1)
    if word_end >= cut * MIN_KEPT:
        cut = word_end
    return text[:cut].rstrip(_LEFTOVERS) + ELLIPSIS


def address(url: str) -> str:
    """The URL ready for a link, or "" where it is not a web address or too long for one."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username is not None:
        return ""
    safe = quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]", encoding="utf-8", errors="ignore")
    return safe if len(safe) <= MAX_URL else ""


def visible(text: str) -> str:
    """Without what cannot be seen or reorders others; one space between words; accents do not pile up."""
    if _HARMLESS.fullmatch(text):
        return " ".join(text.split())
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category[0] == "M" else 0
        if category == "Cc" or character in _BLANKS:
            kept.append(" ")
        elif marks <= MAX_MARKS and _is_text(character, category):
            kept.append(character)
    return " ".join("".join(kept).split())


def disarmed(line: str) -> str:
    """A line in which nobody is pinged and nothing is a link: joiners part what would be one."""
    return _LINK.sub(JOINER, _MENTION.sub(JOINER, line))


def _is_text(character: str, category: str) -> bool:
    if category in ("Cf", "Cs", "Co"):
        return character in _KEPT_FORMATS
    code = ord(character)
    return not (code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)


def framed(line: str, limit: int | None) -> str:
    """Shortened; a line with right-to-left letters is set apart, not to reorder its neighbours."""
    runs_left = not _HARMLESS.fullmatch(line) and any(
        unicodedata.bidirectional(character) in ("R", "AL") for character in line
    )
    room = None if limit is None else limit - 2 * runs_left
    short = line if room is None else shorten(line, room)
    return f"\u2068{short}\u2069" if runs_left and short else short


def _cut(text: str, limit: int) -> int:
    """The last index at or before `limit` units that does not part what belongs together."""
    used = index = 0
    while index < len(text):
        used += 2 if text[index] > "\uffff" else 1
        if used > limit:
            break
        index += 1
    entity = next((m for m in _ENTITY.finditer(text, max(0, index - 4)) if m.start() < index < m.end()), None)
    if entity:
        return entity.start()
    while 0 < index < len(text) and _clings(text, index):
        index -= 1
    return index


def _clings(text: str, index: int) -> bool:
    """Whether the character at `index` belongs to the one before it (the common cases of UAX #29)."""
    here, before = text[index], text[index - 1]
    if unicodedata.category(here)[0] == "M" or "\u200c" in (here, before) or "\u200d" in (here, before):
        return True
    if "\U0001f3fb" <= here <= "\U0001f3ff":
        return True
    return _is_regional(here) and _flag_letters_before(text, index) % 2 == 1


def _flag_letters_before(text: str, index: int) -> int:
    start = index
    while start > 0 and _is_regional(text[start - 1]):
        start -= 1
    return index - start


def _is_regional(character: str) -> bool:
    """One of the two letters that make a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"
