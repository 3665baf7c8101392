"""Personal names in Chinese text that no knowledge file has, and the later places of names already read.

Chinese names are a family name with one or two characters, which end before a coverb, a particle or a verb;
foreign ones are runs of the characters that transliteration uses, often with the Latin form in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core import lexicon_zh as words
from bot.core.model import MentionKind, Side, Span
from bot.core.script_zh import SURNAMES_DOUBLE, romanise
from bot.core.verdict import Mention

_LONGEST = 14  # characters of a transliterated name
# A rank or office before a Latin name is none of it: (Adm. Sam Paparo).
_LATIN_RANK = r"(?:Admiral|Adm\.|General|Gen\.|Lt\. Gen\.|Vice Adm\.|Secretary|Sen\.|Rep\.|Amb\.)"
_LATIN = re.compile(
    rf"\s?[(（]\s?(?:{_LATIN_RANK}\s)?"
    r"([A-Z][A-Za-zÀ-ſ.'’\-]{0,30}(?:\s[A-Za-zÀ-ſ.'’\-]{1,30}){1,4})\s?[,，)）]"
)
_NOT_NAME = re.compile(
    r"高[度级层]|任[期内命职上]|成[员功为]|方[面案]|安[全排]|关[于系]|马上|项目|史[上无]|夏季|段|温和|党|单|双|"
    r"时|万象|万一|金边|路透|连|江苏|武官|常[驻年务]|包括|应|曾|于|向|和|与|及|相|顾问|石|管|康复|严[正厉]|文章|"
    r"白宫|华盛|纪念|符合|全|祝|谈|施压|通|明|易|苏|席|访|林肯|游说"
)
_ALSO_NAMES = frozenset(
    "和应明成"
)  # as in 胡和平会谈: a coverb cannot stand between a family name and the next word
# Of the family names that also begin other words, those that no coverb looks like.
_FAMILIES = frozenset("石苏易管万时温单常连明全段席")
_COVERBS = ("与", "同", "和", "跟", "在", "向")
# 刘志强会见, not 刘志强调.
_GIVEN_ALSO = tuple("强星重通举")
# What whoever is named goes on to do.
_ACTS = re.compile(
    r"会(?:见|谈|晤|面)|将(?:于|会|在|率|访|赴|与|同|接|参)|应[约邀]|于\d|拒绝|婉拒|表示|率[团领]|致[电函信]|通[电话]|接[见待受]|"
    r"宴请|访[华美问]|出席|主持|抵|邀请|约见|召见|一行|上将|中将|少将|大校"
)
_DAY = re.compile(
    r"\d{1,2}[日月]|[一二三四五六七八九十]{1,3}[日月]|[昨今]|周[一二三四五六日]|[、，,。(（:]|$"
)
_BRACKETED = re.compile(r"\s?[(（].*$")
_SHORT = 2  # characters of a name that is looked for only behind its introduction: they make words
_CHARACTERS = re.compile(r"[\u4e00-\u9fff·]{2,10}")
_RANK = re.compile(r"(?:[海陆空]军)?[上中少]将|大校|将军")
_RANKED = re.compile(r"([\u4e00-\u9fff])(?:将军|上将|中将|少将|大使|部长|外长|防长|主席|副总理|副部长|主任)")


def chinese_end(norm: str, start: int) -> int:
    """End of a Chinese name of two or three characters at `start`, or `start` where none stands."""
    if norm[start : start + 2] in SURNAMES_DOUBLE:
        return _given_end(norm, start + 2)
    blocked = _NOT_NAME.match(norm, start)
    if norm[start : start + 1] not in words.SURNAMES or (blocked and not _is_framed(norm, start, blocked)):
        return start
    two, three = start + 2, start + 3
    within = norm[start + 1 : start + 2] in _ALSO_NAMES and norm[start + 3 : start + 4] in words.NAME_STOP
    within = within and norm[two:three] not in words.NAME_STOP
    if norm[start + 1 : two] in _GIVEN_ALSO and _is_over(norm, two):
        return two
    if two > len(norm) or (norm[start + 1] in words.NAME_STOP and not within):
        return start
    return three if within else _given_end(norm, start + 1)


def _given_end(norm: str, start: int) -> int:
    """End of a given name of one or two characters at `start`: 孙伟拒绝会见 has one."""
    one = start + 1
    if norm[one : one + 1] in _GIVEN_ALSO and _is_over(norm, one + 1):
        return one + 1
    if one >= len(norm) or norm[one] in words.NAME_STOP or _ACTS.match(norm, one):
        return min(one, len(norm))
    return one + 1


def _is_framed(norm: str, start: int, word: re.Match[str]) -> bool:
    """Whether a family name that also begins words is one, by what follows: 石泰峰会见."""
    after = start + 3
    given = norm[start + 1 : after]
    return (
        len(word.group()) == 1
        and word.group() in _FAMILIES
        and words.NAME_STOP.isdisjoint(given)
        and _is_over(norm, after)
    )


def _is_over(norm: str, at: int) -> bool:
    """Whether a name cannot go on at `at`: what its bearer does stands there, a day, a coverb or a mark."""
    return norm[at : at + 1] in _COVERBS or any(end.match(norm, at) for end in (_ACTS, _DAY))


def foreign_end(norm: str, start: int) -> int:
    """End of a transliterated name at `start`, or `start` where none stands."""
    end = start
    while (
        end < len(norm)
        and end - start < _LONGEST
        and (norm[end] in words.TRANSLITERATION or norm[end] == "·")
    ):
        end += 1
    return end if end - start >= 2 else start


def bracketed_end(norm: str, start: int) -> int:
    """End of a name of any characters at `start` that has its Latin form behind it: 伊珠丽(Julie Eadeh)."""
    match = _CHARACTERS.match(norm, start)
    return match.end() if match and _LATIN.match(norm, match.end()) else start


def rank_end(norm: str, start: int) -> int:
    """End of the military rank behind a name: its 将 is no future (戚建国中将会见)."""
    match = _RANK.match(norm, start)
    return match.end() if match else start


def latin(norm: str, start: int) -> tuple[str, int]:
    """The Latin name in brackets at `start` and its end; "" and `start` where there is none."""
    match = _LATIN.match(norm, start)
    return (match.group(1), match.end()) if match else ("", start)


def again(norm: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Other places of officials who are introduced with their office: the bare name, 李将军."""
    introduced: dict[tuple[str, str, str, Side | None], Mention] = {}
    for mention in found:
        if mention.kind is MentionKind.PERSON and mention.name:
            introduced.setdefault((mention.surface, mention.name, mention.ref, mention.side), mention)
    families: dict[str, Mention] = {}
    bare: dict[str, Mention] = {}
    for mention in introduced.values():
        chinese = mention.side is Side.CHINA
        name = _characters(mention) if chinese else _transliterated(mention)
        if chinese:
            families.setdefault(name[:1], mention)
        if len(name) > 1 and (not mention.ref or not chinese):
            bare.setdefault(name, mention)
    yield from _ranked(norm, families)
    yield from _repeated(norm, bare)


def _characters(mention: Mention) -> str:
    """The characters of the name within a surface such as 国防部长董军."""
    spelt = mention.name.replace(" ", "").casefold()
    for length in (4, 3, 2):
        tail = mention.surface[-length:]
        if romanise(tail).replace(" ", "").casefold() == spelt:
            return tail
    return mention.surface


def _transliterated(mention: Mention) -> str:
    """The characters of a foreign name behind its office: 泰勒 of 美国农业部副部长泰勒(Alexis Taylor)."""
    spelt = _BRACKETED.sub("", mention.surface)
    start = len(spelt)
    while start and spelt[start - 1] in words.TRANSLITERATION:
        start -= 1
    return spelt[start:] if start else ""


def _ranked(norm: str, families: dict[str, Mention]) -> Iterator[Mention]:
    for match in _RANKED.finditer(norm) if families else ():
        mention = families.get(match.group(1))
        if mention is not None and match.start() >= mention.span.end:
            yield replace(mention, span=Span(*match.span()), surface=match.group())


def _repeated(norm: str, bare: dict[str, Mention]) -> Iterator[Mention]:
    done = 0
    found = sorted((at, -len(name), name) for name in bare for at in _places(norm, name))
    for start, size, name in found:
        if start < done:
            continue
        done = start - size
        mention = bare[name]
        if start >= mention.span.end or len(name) > _SHORT:
            yield replace(mention, span=Span(start, done), surface=name)


def _places(norm: str, name: str) -> Iterator[int]:
    """Where a name stands in a text."""
    at = norm.find(name)
    while at >= 0:
        yield at
        at = norm.find(name, at + 1)
