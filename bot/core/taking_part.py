"""Who took part in what an item mainly reports, by what stands around his name: a second opinion.

The slots of an act name those whom its sentence names, and rules add those who are listed behind them. There
are many other ways to list: "with Liu He at his elbow", "facing them were", "Burns sat in". Around the names
of those who took part other words stand than around a spokesman's, a predecessor's or another meeting's.
They are weighed in `config/wording.yaml` (`Wording.took_part`); whoever is named counts as his kind and side
alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence, Set

from bot.core.knowledge import Leaning
from bot.core.model import Side
from bot.core.text import Document
from bot.core.verdict import Mention
from bot.core.wording import SHOWN, Words, leans

JOINS = 0.75  # log-odds from which on somebody took part whom no rule names
STAYS_OUT = -1.5  # log-odds up to which somebody did not whom an act's slots or a rule name
_AROUND = 6  # words on each side of a name
_NEXT = 3  # of them those that stand at their own place
_BEHIND = tuple(f" {-i}" for i in range(1, _NEXT + 1))
_AHEAD = tuple(f"{i} " for i in range(1, _NEXT + 1))
_MOST = 5  # sentences, or people of a side, told apart

# What follows the name of somebody who speaks to the press, was elsewhere, or whose journey is a grievance.
_STANDS_ASIDE = re.compile(
    r",? (?:said|says|told (?:reporters|the (?:press|media)))\b"
    r"|(?: and [^,.;]{2,60})? (?:was|were) (?:away|absent|abroad|elsewhere|not (?:there|present))\b"
    r"|:(?=[\u4e00-\u9fff])|(?:\d{1,2}日)?(?:介绍|[向对](?:媒体|记者)|接受[^,。;]{0,8}[采专]访)"
    r"|[^,。;]{0,3}(?:[抵访窜赴]台|窜访台|访问台)"
)

# A word beside a name, as against what is counted of him: "perched ..", "2 said".
_WORD = re.compile(r"(?:\.\. |\d )?([a-z][a-z'-]*|[\u4e00-\u9fff])(?: \.\.| -\d)?")

Who = tuple[str, Side]


def judged(
    words: Words, officials: Iterable[Mention], named: Set[str], took_part: Leaning
) -> tuple[Sequence[Mention], Set[str]]:
    """Who took part beside those named as parties of a contact, and who of these did not.

    `words` are the item's, `officials` those whom it names and who can have taken part.
    """
    joined, out = list[Mention](), set[str]()
    for (name, _), (mention, shown) in surroundings(words, officials, named).items():
        log_odds = leans((shown,), took_part)
        if name not in named:
            if log_odds > JOINS and not _STANDS_ASIDE.match(words.doc.norm, mention.span.end):
                joined.append(mention)
        elif log_odds < STAYS_OUT:
            out.add(name)
    return joined, out


def told_by(shown: Set[str], took_part: Leaning, log_odds: float) -> tuple[str, ...]:
    """The words around somebody that moved most what is thought of him."""
    way, weights = (1 if log_odds > 0 else -1), took_part.phrases
    known = sorted(shown & weights.keys(), key=lambda p: (-way * weights[p], p))
    words = [_WORD.fullmatch(feature) for feature in known if way * weights[feature] > 0]
    return tuple(dict.fromkeys([word[1] for word in words if word]))[:SHOWN]


def surroundings(
    words: Words, officials: Iterable[Mention], named: Container[str]
) -> dict[Who, tuple[Mention, set[str]]]:
    """What stands around each official of the two sides, and his first mention."""
    people = {m.span.start: m for m in officials if m.side in (Side.US, Side.CHINA) and m.name}
    doc, told = words.doc, [*words.title, *words.body]
    at = [i for i, word in enumerate(told) if word[0] == "{"]
    shown: dict[Who, tuple[Mention, set[str]]] = {}
    times: dict[Who, int] = {}
    for mention, place in zip(words.named(), at, strict=True):
        if mention.span.start in people and mention.side:
            who = (mention.name, mention.side)
            times[who] = times.get(who, 0) + 1
            if who not in shown:
                shown[who] = (mention, _as_one_of(who, shown, doc.lang))
                shown[who][1].add(f"first in {_sentence(doc, mention)}")
            shown[who][1].update(_around(told, place), _place(doc, mention))
    for who, (_, features) in shown.items():
        of_side = [name for name, side in shown if side is who[1]]
        features.add(f"times {min(times[who], _MOST)}")
        features.add(f"of {min(len(of_side), _MOST)}")
        features.add(f"beside {min(sum(name in named for name in of_side), _NEXT)}")
    return shown


def _as_one_of(who: Who, before: Iterable[Who], lang: str) -> set[str]:
    features = {f"side {who[1].value}", f"lang {lang}"}
    if not any(side is who[1] for _, side in before):
        features.add("first of side")
    return features


def _sentence(doc: Document, mention: Mention) -> int:
    sentence = doc.sentence_at(mention.span.start)
    return min(sentence.index, _MOST) if sentence else 0


def _place(doc: Document, mention: Mention) -> tuple[str, ...]:
    where = "title" if mention.span.start < doc.title_end else "text"
    return f"in {_sentence(doc, mention)}", f"in {where}"


def _around(words: Sequence[str], place: int) -> set[str]:
    """The words on both sides of a name, the next ones once more by their place."""
    left, right = words[max(0, place - _AROUND) : place], words[place + 1 : place + 1 + _AROUND]
    features = {word + " .." for word in left}
    features.update([".. " + word for word in right])
    features.update(map(str.__add__, left[::-1], _BEHIND))
    features.update(map(str.__add__, _AHEAD, right))
    features.add(f"{left[-1] if left else '^'} _ {right[0] if right else '$'}")
    return features
