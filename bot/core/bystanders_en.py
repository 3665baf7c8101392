"""English acts that others only talk at the side that takes part in them: "senators press Obama to raise it
in talks with Hu", "Republicans slam Blinken for his trip".

The news is what is demanded or thought at home, or in a third country; the contact is what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.acts_en import TELL, WARN, Act, ActWord
from bot.core.filling_en import CHINA, US, sides_of
from bot.core.kinds_en import CALLING, DAYS, DEMANDING, JUDGING, forms
from bot.core.model import Level, MentionKind
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

_INTERVIEWING = forms("ask")
# "Hannity asked Trump to look back at the summit": who is asked tells of it.
_LOOKING_BACK = words(
    "look reflect describe recap recount recall explain assess summarize summarise sum size walk"
)
_INTERVIEW = 9  # words behind who asks in which that stands
_URGING = DEMANDING | forms("push want") | words("beg begs begged begging")
_ASKING = forms("ask warn") | words("tell tells told telling")
_TAKING_AIM = (
    ("shot", "at"), ("shots", "at"), ("aim", "at"), ("swipe", "at"), ("critical", "of"), ("split", "over"),
    ("divided", "over"),
)  # fmt: skip
_AIMING = frozenset(first for first, _ in _TAKING_AIM)
_ADDRESSING = _URGING | _ASKING | JUDGING | CALLING | _AIMING
_ON_THE_WAY = DAYS | words("that the a former current on")  # to whom it is said
_ITSELF = words("he she him her president administration")  # those whom no name or office tells from others
_ON_SITE = words("in visiting")
_LETTERS = words("letter letters petition")
_REACH = 4  # words from such a verb to whom it is said
_OFFICIALS = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY)
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)


def addressed(parsed: Parse, word: ActWord, us: Sequence[Mention], subject: Sequence[Mention]) -> str:
    """Whether those who take part for the US in an act are only "urged" or "judged" by others, or the act
    itself only urges; "" where nobody does so.
    """
    said = "" if _ADDRESSING.isdisjoint(parsed.words) else _said_to(parsed, word.first, us)
    if not said and word.act.family == "tell" and _is_appeal(parsed, word.act, subject):
        return "urged"
    return said


def _said_to(parsed: Parse, first: int, us: Sequence[Mention]) -> str:
    """How others address those who take part for the US in the act at a token."""
    end = first + 1
    if parsed.words[first] in _LETTERS and parsed.words[first + 1 : first + 2] != ("from",):
        end = min(first + _REACH, len(parsed.words))  # "senators' letter urges Obama to raise it with Hu"
    for index, said in _said(parsed.words, end):
        before = [mention for mention in parsed.mentions[:index] if mention is not None]
        if any(sides_of(mention) & CHINA and not mention.place for mention in before):
            break  # what China's side says to the other is a contact
        if parsed.words[index] in _INTERVIEWING and not _LOOKING_BACK.isdisjoint(
            parsed.words[index + 1 : index + _INTERVIEW]
        ):
            continue
        reached, target = _target(parsed, index, said)
        if reached and _asks(parsed.words[index], before) and _is_of(us, target, before):
            return said
    return ""


def _is_appeal(parsed: Parse, act: Act, subject: Sequence[Mention]) -> bool:
    """Whether lawmakers as a group only call on the other side: "senators urge Xi to free dissidents", as
    against "senators in Beijing urge Xi".
    """
    if act is not WARN and act is not TELL:
        return False
    if any(
        m.place and sides_of(m) == CHINA and parsed.words[at - 1] in _ON_SITE
        for at, m in zip(parsed.at, parsed.named, strict=True)
    ):
        return False
    return bool(subject) and all(
        m.kind is MentionKind.ROLE and m.level is Level.LEGISLATIVE and sides_of(m) == US for m in subject
    )


def _said(told: Sequence[str], end: int) -> Iterator[tuple[int, str]]:
    """Where somebody is urged or judged before a token, by the last word of it."""
    for index in range(end):
        word = told[index]
        if word not in _ADDRESSING:
            continue
        if word in _URGING or word in _ASKING:
            yield index, "urged"
        elif word in JUDGING:
            yield index, "judged"
        elif word in CALLING and told[index + 1 : index + 2] == ("on",):
            yield index + 1, "urged"
        elif word in _AIMING and told[index : index + 2] in _TAKING_AIM:
            yield index + 1, "judged"


def _target(parsed: Parse, index: int, said: str) -> tuple[bool, Mention | None]:
    """Whether the words at an index are said to or of the US side, and which official of it."""
    for at in range(index + 1, min(index + 1 + _REACH, len(parsed.words))):
        mention, owns = parsed.mentions[at], parsed.words[at + 1 : at + 2] == ("'s",)
        if mention is not None:
            ours = mention.kind in _OFFICIALS and sides_of(mention) == US
            return ours and (said == "judged" or not owns), mention
        if parsed.words[at] in _ITSELF and parsed.words[at + 1 : at + 2] != ("of",):
            return said == "judged" or not owns, None
        if parsed.words[at] not in _ON_THE_WAY:
            break
    return False, None


def _asks(verb: str, before: Sequence[Mention]) -> bool:
    """Whether who speaks cannot just order it: "tells Rubio to meet Wang" is how a president sends him."""
    return verb not in _ASKING or all(map(_is_outside, before))


def _is_outside(mention: Mention) -> bool:
    official = mention.kind in _OFFICIALS and sides_of(mention) == US
    return not official or mention.former or mention.level is Level.LEGISLATIVE


def _is_of(us: Sequence[Mention], target: Mention | None, before: Sequence[Mention]) -> bool:
    """Whether nobody else of the US takes part than those addressed, and legislators who address them."""
    for mention in us:
        if mention.kind not in _PEOPLE or mention is target:
            continue
        if target is not None and mention.name and mention.name == target.name:
            continue
        if target is None and mention in before:
            continue
        if not (mention.level is Level.LEGISLATIVE and mention in before):
            return False
    return True
