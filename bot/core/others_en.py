"""Who else has a part in an English act than the two sides: a gathering that is greeted, whoever is asked to
do something, ministers who come in numbers, a third country's man whom no list has.

The words of a contact are there, and both countries; but the other party of the act is somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import ActWord
from bot.core.clauses import FINITE, PREPOSITIONS
from bot.core.filling_en import BOTH, THIRD, US, sides, sides_of
from bot.core.kinds_en import DEMANDING, forms
from bot.core.model import Level, MentionKind
from bot.core.news_verbs_en import NEWS_STEMS
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_GATHERINGS = words(
    "gala galas dinner banquet luncheon reception conference forum symposium seminar summit convention "
    "opening ceremony festival fair expo exhibition concert event events gathering gatherings meeting "
    "session inauguration celebration celebrations commemoration launch congress club society "
    "foundation school schools students pupils alumni orchestra museum families organisers organizers"
)
_GREETED = 10  # words behind "to" in which what is greeted stands
_BEFORE_TO = 5  # words behind a letter in which "to" stands


def greets_gathering(parsed: Parse, word: ActWord) -> bool:
    """Whether a message goes to an event, or a meeting is that event: "Xi sends a letter to the US-China
    tourism forum", as against "sends a letter to Obama at the forum".
    """
    if word.act.family == "letter":
        return _is_gathering(parsed, _to(parsed.words, word.last))
    if _SENDING.isdisjoint(parsed.words[: word.first]):
        return False
    at = next((i for i in range(word.first, 0, -1) if parsed.words[i] in _SENDING), 0)
    begins = _to(parsed.words, at + 1)
    return 0 < begins <= word.first < begins + _GREETED and _is_gathering(parsed, begins)


def writes_home(subject: Sequence[Mention], to: Sequence[Mention], *, in_it: bool = False) -> bool:
    """Whether somebody writes to his own: "senators wrote to the president before his summit"; of what he
    says `in_it` of the other side ("sizes up Rubio in a memo to the Politburo") only he is the writer.
    """
    if not subject or not to:
        return False
    if in_it:
        writer = min(subject, key=lambda mention: mention.span.start)
        return bool(sides_of(writer)) and all(sides_of(mention) == sides_of(writer) for mention in to)
    own = all(m.level is Level.LEGISLATIVE and sides_of(m) == US for m in subject)
    return own and all(m.kind is MentionKind.ROLE and m.surface.lower() in _OWN for m in to)


_OWN = words("president secretary minister")


def _to(told: Sequence[str], last: int) -> int:
    """Where those stand to whom a message goes, 0 where nobody is named; "writes to" has its "to"."""
    if told[last - 1] == "to":
        return last
    behind = told[last : last + _BEFORE_TO]
    return last + behind.index("to") + 1 if "to" in behind else 0


def _is_gathering(parsed: Parse, begins: int) -> bool:
    """Whether the phrase that begins at a token is an event's name; people in it come first."""
    if not begins or parsed.words[begins : begins + 1] in _TO_DO:
        return False  # "to mark the opening"
    for index in range(begins, min(begins + _GREETED, len(parsed.words))):
        mention, low = parsed.mentions[index], parsed.words[index]
        if mention is not None:
            owns = parsed.words[index + 1 : index + 2] == ("'s",)
            if mention.kind in _PEOPLE and not owns:
                return False
        elif low in _GATHERINGS:
            return True
        elif low in _ENDS or low.endswith("ing"):
            return False
    return False


_TO_DO = frozenset((stem,) for stem in NEWS_STEMS)
_SENDING = forms("address greet") | words("sends sent send sending writes wrote message letter messages")
_ENDS = (PREPOSITIONS | FINITE | words(", ; :")) - {"of", "on", "for", "cities", "parties"}


def speaks_to_others(parsed: Parse, word: ActWord) -> bool:
    """Whether two who speak do so to an audience: "spoke by video to forty heads of state"."""
    if _HEARERS.isdisjoint(parsed.words):
        return False
    for index in range(word.last, min(word.last + _AUDIENCE, len(parsed.words))):
        if parsed.words[index] in _TOWARDS:
            return not _HEARERS.isdisjoint(parsed.words[index + 1 : index + 1 + _PHRASE])
    return False


_AUDIENCE, _PHRASE = 6, 5
_TOWARDS = words("to at before")
_HEARERS = words(
    "reporters journalists press heads leaders delegates students crowd crowds audience parliament assembly "
    "forum conference gathering rally graduates executives ceremony congress"
)


def asks_others(parsed: Parse, start: int) -> bool:
    """Whether who shall do an infinitive is somebody else than who asks: "presses allies to rebuff China",
    as against "tells aides to invite Xi", who do it for him.
    """
    before = parsed.words[:start]
    if not before or before[-1] != "to" or _ASKING.isdisjoint(before):
        return False
    for index in range(start - 2, max(-1, start - 2 - _ASKED), -1):
        mention, low = parsed.mentions[index], parsed.words[index]
        if mention is not None:
            if sides_of(mention) & BOTH and not mention.place and parsed.standing[index] == "party":
                return False
        elif low in _ASKING:
            return index < start - 2
        elif low in _FOR_HIM or not low.replace("-", "").isalpha() or low in PREPOSITIONS:
            return False
    return False


_ASKED = 6  # words between who asks and what shall be done
_ASKING = (
    DEMANDING
    | forms("ask want push warn advise encourage persuade convince instruct counsel caution")
    | (words("tell tells told telling"))
)
_FOR_HIM = words(
    "aide aides official officials staff staffers team adviser advisers advisor advisors cabinet secretary "
    "diplomat diplomats envoy envoys minister ministers him her them it us again negotiators general "
    "generals commander commanders men"
)  # fmt: skip


def is_of_third_country(parsed: Parse, word: ActWord) -> bool:
    """Whether a stranger behind a verb is of a third country that its sentence names: "summoned Anna Lind of
    Sweden's embassy".
    """
    if word.form == "noun":
        return False
    stop = parsed.clause_of(word.first).last
    for index in range(word.last, min(stop, word.last + _STRANGER)):
        mention, low = parsed.mentions[index], parsed.words[index]
        if mention is not None:
            before = parsed.words[index - 1]
            before = parsed.words[index - 2] if before in _THE else before
            return index > word.last + 1 and sides_of(mention) == THIRD and before in _OWING
        if low not in _OWING and (low in PREPOSITIONS or low in FINITE):
            return False
    return False


_STRANGER = 10  # words behind a verb in which a stranger and his country stand
_THE = words("the a an")
_OWING = words("of from ,")


def is_one_of_many(parsed: Parse, subject: Sequence[Mention], third: Sequence[Mention]) -> bool:
    """Whether those who act do so with others of their kind: "Kerry, Wang and other ministers gather", "join
    counterparts", "are among leaders": a forum, and no meeting of the two.
    """
    if len(subject) < _PAIR or sides(subject) & BOTH != BOTH:
        return False
    if any(mention.plural and mention.kind is MentionKind.ROLE for mention in third):
        return True
    if _OTHERS.isdisjoint(parsed.words):
        return False
    for index, low in enumerate(parsed.words):
        if low in _OTHERS:
            kin = parsed.words[index + 1 : index + 1 + _KIN]
            if not _OFFICES.isdisjoint(kin) or (low in _THEMSELVES and index):
                return True
    return False


_PAIR, _KIN = 2, 4
_THEMSELVES = words("counterparts colleagues")
_OTHERS = _THEMSELVES | words("other fellow among dozens scores")
_OFFICES = words(
    "ministers leaders presidents chiefs heads diplomats envoys officials delegates dignitaries powers"
)


def is_private_man(parsed: Parse, word: ActWord) -> bool:
    """Whether who acts is a man of business or letters whom a noun names: "the bank's chairman met Xi",
    "the university's president was received by Xi".
    """
    if word.form == "noun" or word.first < _PAIR:
        return False
    at = word.first - 1 - (parsed.words[word.first - 1] in _WAS)
    head, before = parsed.words[at], parsed.words[max(0, at - _KIN) : at]
    if head in _PRIVATE_MEN:
        return not _THE.isdisjoint(before)
    return head in _HEADS and any(low.endswith(_OWNS) and low.rsplit("'", 1)[0] in _FIRMS for low in before)


_OWNS = ("'s", "s'")
_WAS = words("was is were has had will to")
_PRIVATE_MEN = words(
    "billionaire tycoon executive executives banker financier investor entrepreneur businessman "
    "businesswoman founder scholar professor academic author actor actress singer philanthropist"
)
_HEADS = words(
    "president chairman chairwoman chair chief head boss founder ceo director dean chancellor leader"
)
_FIRMS = words(
    "bank university college school company firm group fund foundation museum carmaker chipmaker automaker "
    "orchestra institute institution corporation association chamber think-tank charity club lender insurer "
    "conglomerate retailer planemaker miner"
)
