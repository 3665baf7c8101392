"""Chinese script: folding to simplified characters, clauses, datelines, pinyin.

Folding works character by character: the folded text has the length of the text, and offsets hold in both.
A character fold is not a translation: words that differ by region (老挝, 寮國) stay different words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.core.model import Span
from bot.core.pinyin_zh_table import SYLLABLES
from bot.core.script_zh_table import PAIRS

_FOLD = {
    **{ord(PAIRS[i]): ord(PAIRS[i + 1]) for i in range(0, len(PAIRS), 2)},
    **dict.fromkeys(map(ord, "「」『』“”〝〞＂"), ord('"')),
    **dict.fromkeys(map(ord, "‧・•∙⋅．"), ord("·")),
}

_CLAUSE_MARK = re.compile(r"[,，;；:：。！？!?…\n]+|——|--| / |｜|\||丨|│")
_HEADLINE_MARK = re.compile(r"[,，;；:：。！？!?…\n]+|——|--|\s+|｜|\||丨|│")

# Agencies open with 新华社北京10月27日电, (天津、华盛顿27日讯), 【Now新闻台】, or FX168财经报社(北美)讯.
_DATELINE = re.compile(
    r"\s*(?:【[^】\n]{1,24}】\s*)?(?:[(（][^()（）\n]{1,30}(?:讯|电)[)）]|"
    r"[^\s,，。:：;；\n]{0,30}?(?:\d{1,2}日|社|网|报|通讯员|台|[)）])(?:综合)?(?:电|"
    r"讯)(?=[\s(（])(?:\s*[(（]记者[^()（）\n]{1,30}[)）])?|"
    r"[(（\[〔][^()（）\[\]〔〕\n]{0,12}记者[^()（）\[\]〔〕\n]{1,30}(?:报[道导]|电|讯)[)）\]〕])\s*|"
    r"\s*【[^】\n]{1,24}】\s*"
)

SURNAMES_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "端木",
)


def simplify(text: str) -> str:
    """`text` in simplified characters with plain quotes, of the same length. Twice is the same as once."""
    return text if text.isascii() else text.translate(_FOLD)


def clauses(norm: str, span: Span, headline: bool = False) -> Iterator[Span]:
    """The clauses of a sentence, without the marks between them; in a headline a space is such a mark.

    The enumeration mark 、 does not part clauses: it joins the members of one party.
    """
    start = span.start
    for mark in (_HEADLINE_MARK if headline else _CLAUSE_MARK).finditer(norm, span.start, span.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < span.end:
        yield Span(start, span.end)


def dateline_end(norm: str, start: int, end: int) -> int:
    """Offset behind the agency's dateline that opens a text at `start`, or `start` where there is none."""
    match = _DATELINE.match(norm, start, min(end, start + 80))
    return match.end() if match else start


def romanise(name: str) -> str:
    """A Chinese personal name in pinyin, family name first: 李永杰 is "Li Yongjie".

    Empty where a character has no known reading.
    """
    readings = _readings()
    syllables = [readings.get(char, "") for char in simplify(name)]
    if len(syllables) < 2 or not all(syllables):
        return ""
    family = 2 if name[:2] in SURNAMES_DOUBLE and len(name) > 2 else 1
    given = syllables[family]
    for syllable in syllables[family + 1 :]:
        given += f"'{syllable}" if syllable[0] in "aeo" else syllable
    return f"{''.join(syllables[:family]).capitalize()} {given.capitalize()}"


@cache
def _readings() -> dict[str, str]:
    table: dict[str, str] = {}
    for word in SYLLABLES.split():
        letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
        for char in word[letters:]:
            table.setdefault(char, word[:letters])
    return table
