"""Titles that present two sides side by side: "Remarks With Minister Li After Their Meeting".

Official pages head a transcript so, without a verb. Who is missing from the title is the one who opens the
text: "SECRETARY RICE: Thank you, Minister", or its byline: "Rex Tillerson, Secretary of State, Beijing".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.core.acts_en import APPEARANCE, ActWord
from bot.core.filling_en import BOTH, THIRD, Slots, by_side, sides, sides_of
from bot.core.model import MentionKind
from bot.core.parsing_en import Line, parse
from bot.core.positions import speaks_for_others
from bot.core.signs_en import Filled
from bot.core.text import Document
from bot.core.verdict import Mention
from bot.core.wordlist import words

_HEADINGS = words("remarks text transcript availability conference highlights")
_MET = words("meeting talks lunch dinner breakfast bilateral summit")
_BESIDE_IT = words("before after following at")
_AMONG = ("", "with", "of", "by", "and", "between", "before", "after")
_ANY = _HEADINGS | _MET | {"statement"}
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)


def appearance(doc: Document, title: Line, mentions: Sequence[Mention]) -> tuple[ActWord, Filled] | None:
    """The joint appearance that a title names; None where it names none, or others appear too."""
    head = _heading(title.words)
    if head < 0:
        return None
    parsed = parse(title)
    present = [
        mention
        for index, mention in zip(parsed.at, parsed.named, strict=True)
        if mention.kind in _PEOPLE
        and not mention.former
        and parsed.preps.get(index, "") in _AMONG
        and parsed.standing[index] == "party"
        and not speaks_for_others(mention)
    ]
    if not present:
        return None
    if sides(present) != BOTH:
        told = sides(present)
        present += [m for m in islice(_speakers(doc, mentions), 2) if not sides_of(m) & told][:1]
    if sides(present) != BOTH or any(sides_of(mention) & THIRD for mention in parsed.named):
        return None
    slots = Slots(clause=parsed.number_of[head])
    slots.subject = present
    return ActWord(APPEARANCE, "noun", head, head + 1), Filled("subject both", slots, *by_side(present), ())


def _heading(title: Sequence[str]) -> int:
    """Where a word of a title says that it heads a transcript or stands beside a meeting; -1 for nowhere."""
    if _ANY.isdisjoint(title):
        return -1
    for index, word in enumerate(title):
        if word not in _ANY:
            continue
        joint = word == "statement" and "joint" in title[max(0, index - 2) : index]
        if (
            joint
            or word in _HEADINGS
            or (word in _MET and not _BESIDE_IT.isdisjoint(title[max(0, index - 3) : index]))
        ):
            return index
    return -1


def _speakers(doc: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Who is heard in the text, by the labels before what is said, and by a byline that opens it."""
    opening = doc.title_end + 1
    for mention in mentions:
        heard = mention.span.start > doc.title_end and mention.kind in _PEOPLE
        signs = (":", ",") if mention.span.start == opening else ":"
        if heard and doc.norm.startswith(signs, mention.span.end) and not speaks_for_others(mention):
            yield mention
