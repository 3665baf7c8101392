"""Who is the other party of an English act that names one side alone: who tells of it, was asked, refused or
invited, or puts it into doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import INVITE, ActWord
from bot.core.filling_en import BOTH, CHINA, US, Slots, sides, sides_of
from bot.core.model import Level, MentionKind
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PRINCIPALS = (MentionKind.PERSON, MentionKind.ROLE)
_NEAR = 6  # words around an act


def other_party(parsed: Parse, word: ActWord, slots: Slots, parties: Sequence[Mention]) -> Mention | None:
    """Who stands for the side that an act's own slots leave out; None where nobody does."""
    own, noun = sides(parties), word.form == "noun"
    held_with = noun and not slots.occupied and word.act.family in _HELD_WITH
    if own not in (US, CHINA):
        # "Their virtual talks were candid, both sides said"
        return _told_by(parsed, slots, parties) if held_with and not own else None
    if not noun:
        return _bidder(parsed, own) if word.act is INVITE and word.form == "past" else None
    found = None if slots.occupied else _asked(parsed, word, own)
    if found is None and held_with:
        found = (
            _told_by(parsed, slots, parties)
            or _meant_beside(parsed, slots, parties)
            or (None if slots.with_ else _refused(parsed, word, own))
        )
    if found is None and noun and word.act.family in _TO_US and not (slots.to or slots.with_ or slots.at):
        found = _refused(parsed, word, own)  # "China shelves naval visit, Pentagon says"
    return found or (_inviter(parsed, own) if word.act.family == "visit" else None)


def _asked(parsed: Parse, word: ActWord, own: int) -> Mention | None:
    """Who tells that the other side asked for an act, and so was asked: "China says US has sought talks"."""
    words = parsed.words
    if _REQUESTING.isdisjoint(words[max(0, word.first - _NEAR) : word.first]):
        return None
    for at in range(word.first - 1, max(0, word.first - 2 * _NEAR), -1):
        if words[at] in _TELLING:
            teller = parsed.mentions[at - 1]
            return teller if teller and sides_of(teller) == BOTH & ~own else None
    return None


def _told_by(parsed: Parse, slots: Slots, parties: Sequence[Mention]) -> Mention | None:
    """Who tells of talks with the other side, and so was there: "Talks with US were candid, China says"."""
    none = slots.determiner == "no" and _PLANNED.isdisjoint(parsed.words)
    if slots.subject or slots.own or none or parties != slots.with_:
        return None
    for at in reversed(parsed.at):
        if parsed.clause_of(at).kind == "attribution":
            says = not _TELLING.isdisjoint((*parsed.words[at - 1 : at], *parsed.words[at + 1 : at + 3]))
            teller = parsed.mentions[at]
            return teller if teller and says and sides_of(teller) == BOTH & ~sides(parties) else None
    return None


def _meant_beside(parsed: Parse, slots: Slots, parties: Sequence[Mention]) -> Mention | None:
    """Who met whom an act is called by: "Hu meeting was frank, Bush says", and in a title "Hu summit in
    doubt as Bush hits back", where both have the same rank.
    """
    one = parties[0] if len(parties) == 1 else None
    if one is None or one.kind is not MentionKind.PERSON or one.level not in _RANKS or slots.own != parties:
        return None
    wanted = BOTH & ~sides_of(one)
    for at, mention in zip(parsed.at, parsed.named, strict=True):
        if mention.kind is not MentionKind.PERSON or sides_of(mention) != wanted or mention.former:
            continue
        if parsed.standing[at] != "party" or mention.level not in _RANKS:
            continue
        says = not _TELLING.isdisjoint((*parsed.words[at - 1 : at], *parsed.words[at + 1 : at + 3]))
        if says or (parsed.sentence.in_title and mention.level is one.level):
            return mention
    return None


_PLANNED = words("planned scheduled set arranged")  # "no meeting planned with Wei, Pentagon says"
_RANKS = (Level.LEADER, Level.MINISTER)


def _bidder(parsed: Parse, own: int) -> Mention | None:
    """Who tells that somebody of the other side is invited: "Gates is welcome to visit, Ma said"."""
    for at, mention in zip(parsed.at, parsed.named, strict=True):
        if sides_of(mention) == BOTH & ~own and not _TELLING.isdisjoint(parsed.words[at + 1 : at + 3]):
            return mention
    return None


def _refused(parsed: Parse, word: ActWord, own: int) -> Mention | None:
    """Who tells that the other side refused talks, and so was refused: "China declined a call, Pentagon
    says", "China spurned a meeting: Pentagon".
    """
    if not parsed.operators:
        return None
    first = parsed.clause_of(word.first).first
    near = range(max(first, word.first - _NEAR), word.first)
    if not any(parsed.operators.get(at) in _OFF for at in near):
        return None
    for at in reversed(parsed.at):
        teller = parsed.mentions[at]
        if at <= word.first or teller is None:
            break
        says = not _TELLING.isdisjoint((*parsed.words[at - 1 : at], *parsed.words[at + 1 : at + 3]))
        signed = at == len(parsed.words) - 1 and parsed.words[at - 1] in _SIGNED
        if (says or signed) and teller.kind not in _PRINCIPALS and sides_of(teller) == BOTH & ~own:
            return teller  # a government or its body: who speaks for it was refused nothing himself
    return None


def _inviter(parsed: Parse, own: int) -> Mention | None:
    """Who invited a traveller: "left Beijing for a visit at the invitation of Donald Rumsfeld"."""
    if "invitation" not in parsed.words:
        return None
    for at, mention in zip(parsed.at, parsed.named, strict=True):
        if parsed.words[max(0, at - 3) : at] == _AT_INVITATION and sides_of(mention) == BOTH & ~own:
            return mention
    return None


_AT_INVITATION = ("the", "invitation", "of")
_OFF = ("refuse", "cancel")
_SIGNED = words(": --") | {" -", " --"}
_TO_US = ("visit", "ship", "exchange")
_HELD_WITH = ("talks", "meeting", "summit", "dialogue", "call")
_TELLING = words("say says said")
_REQUESTING = words("requested requests proposed sought asked asks requesting offered")
