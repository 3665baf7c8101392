"""Chinese text to mentions: sides, bodies, officials with their offices, strangers, private people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.core import lexicon_zh as words
from bot.core import names_zh, terms_zh
from bot.core.knowledge import Knowledge
from bot.core.model import MentionKind, Side
from bot.core.parties_zh import PAIR, PORTFOLIO, PRIVATE, SHARED, SPOKESPERSON, Reader, chains
from bot.core.terms_zh import Link, Token
from bot.core.text import Document
from bot.core.verdict import Mention

__all__ = ["PAIR", "PRIVATE", "SHARED", "SPOKESPERSON", "find", "may_concern"]

_TAIWANESE = re.compile(
    r"川普|中共|共军|我国|国军|华府|国台办|陆委会|台北\d|赖清德|蔡英文|寮国|赫塞斯|卢比欧|立法?院|立委|"
    r"顾立雄|对岸|台湾外交部|台湾国防部|台湾总统|行政院|林佳龙|吴钊燮|萧美琴|卓荣泰|邱国正|国民党|民进党|台[美日]"
)
_TRADITIONAL = re.compile("[國長會對與說時來華]")
_TO_AMERICA = re.compile(
    r"[访赴抵来]美(?![元食洲丽术容])|夏威夷|珍珠港|关岛|圣迭戈|诺福克|西雅图|海湖庄园|纽约|旧金山|戴维营|安克雷奇|加州|"
    r"蒙大拿|艾奥瓦|爱荷华|得克萨斯|犹他州|内布拉斯加"
)
# 中国事务高级主任 is an American post.
_DESK = re.compile(
    r"(?:中国|美国|台湾|亚太|东亚)[、和与及]?(?:台湾|蒙古|中国)?事务(?=高级|副|首席|主任|协调|负责|主管)"
)
_POSTED = re.compile(r"驻(?![华美])[\u4e00-\u9fff]{1,8}?(?=大使|代表|总领事|公使)")


def may_concern(norm: str, knowledge: Knowledge) -> bool:
    """Whether a folded text names the American side or soil, or both sides in one word: a cheap test."""
    if _TO_AMERICA.search(norm):
        return True
    for token in terms_zh.lexicon(knowledge).tokens(norm):
        entry = token.entry
        if entry.side is Side.US or (entry.link is Link.JOINT and entry.side is None):
            return True
        if entry.title is not None and entry.side is None and entry.title.plain == "us":
            return True
        if entry.link is Link.PAIR and norm[token.start : token.end] in words.PAIR_ALONE:
            return True
    return False


def find(
    doc: Document, knowledge: Knowledge, known: Sequence[Mention] = (), day: date | None = None
) -> tuple[Mention, ...]:
    """All mentions of a Chinese document, sorted and without overlaps.

    `known` are mentions that others have found: venues among them stay where they touch none of these. `day`
    is the item's day, which decides who holds an office. Spokespeople and private people have the office
    `SPOKESPERSON` or `PRIVATE`.
    """
    terms = terms_zh.lexicon(knowledge)
    reader = Reader(doc.norm, terms, day, taiwanese=_is_taiwanese(doc))
    tokens = _outside_portfolios(doc.norm, terms.tokens(doc.norm))
    parties = list(chains(doc.norm, tokens))
    if cast := reader.introduced(parties):
        reader = replace(reader, cast=cast)
    found = [mention for chain in parties for mention in reader.read(chain)]
    found.extend(names_zh.again(doc.norm, found))
    venues = (mention for mention in known if mention.kind is MentionKind.VENUE)
    return tuple(_without_overlaps([*found, *venues]))


def _is_taiwanese(doc: Document) -> bool:
    """Taiwan's press: traditional script with the island's own words; there a plain 国防部 is Taiwan's."""
    return _TRADITIONAL.search(doc.text) is not None and _TAIWANESE.search(doc.norm) is not None


def _outside_portfolios(norm: str, tokens: Iterable[Token]) -> list[Token]:
    """The tokens but those within a portfolio or post: 主管中国、台湾事务的, 驻日本 name no party."""
    tokens = _without_leaving(norm, tokens)
    spans = [match.span() for pattern in (PORTFOLIO, _POSTED, _DESK) for match in pattern.finditer(norm)]
    if not spans:
        return list(tokens)
    covered = {at for start, end in spans for at in range(start, end)}
    return [token for token in tokens if token.start not in covered or token.end - 1 not in covered]


def _without_leaving(norm: str, tokens: Iterable[Token]) -> list[Token]:
    """The tokens but the 卸任 of 秦刚卸任驻美大使 and the 前 of 任大使前: behind a name or office they only
    say when.
    """
    listed = list(tokens)
    beside = {token.end: token.entry.link for token in listed}
    starts = {token.start for token in listed}
    return [
        token
        for token in listed
        if token.entry.link is not Link.FORMER
        or not (
            beside.get(token.start) is Link.PERSON
            or (beside.get(token.start) is Link.TITLE and token.end not in starts)
            or norm.startswith("将", token.start - 1)  # 即将卸任的美国大使 is one still
        )
    ]


def _without_overlaps(found: Iterable[Mention]) -> list[Mention]:
    """Sorted; of two that overlap the named and then the longer one stays."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, not m.name, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
        elif mention.name and not kept[-1].name and mention.kind is not MentionKind.VENUE:
            kept[-1] = mention
    return kept
