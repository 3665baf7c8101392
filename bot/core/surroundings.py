"""What the words just before and after a name or a country say of it, read without any grammar."""

from __future__ import annotations

import re

from bot.core.acts_en import VERBS
from bot.core.idioms_en import IDIOMS
from bot.core.titles import words_of

_REACH = 28  # characters before a word that are looked at
_SHOUTED = 4  # letters up to which capitals are an abbreviation

_WHERE = words_of(
    """
    in at near outside around across throughout inside into via visit visits visited visiting leaves left
    leave leaving reached toured tours touring inspects inspected inspecting departs departed
    """
)
_TRAVEL = words_of(
    """
    trip trips travel travels traveled travelled traveling travelling visit visits flew fly flies flying
    return returns returned returning head heads headed heading go goes going went journey mission arrival
    back welcome come comes coming tour flight way bound invited invitation
    """
)
_DEPARTURE = words_of("return returns returned back fresh depart departs departed")
_LEAVING = words_of("bound leaves left departs departed heads headed off")
_OUT = words_of("out")
_DROPPING = words_of("drop drops dropped dropping stop stops stopped stopping")
_TO_WHERE = {"to": _TRAVEL, "from": _DEPARTURE, "for": _LEAVING, "of": _OUT, "by": _DROPPING}
_FILLERS = frozenset({"the", "mainland", "him", "her", "them"})
_TELLING = _TO_WHERE.keys() | _FILLERS  # before a place, where the words before them say so
_DATELINE = re.compile(r"\s*(?:\(|,|-|—|>>|:)")

_CALLINGS = words_of(
    """
    pastor professor prof actor actress singer coach player author writer journalist reporter analyst
    economist activist student poet scholar researcher chef ceo founder golfer swimmer lawyer attorney judge
    boxer artist driver doctor engineer businessman businesswoman tycoon billionaire dissident defector
    philosopher
    """
)
_CALLED = re.compile(rf", (?:an?|the) (?:\w+ ){{0,3}}?(?:{'|'.join(sorted(_CALLINGS))}|fellow)\b(?! general)")

_ACTS = re.compile(
    r"(?:'s?)? (?:(?:China|Beijing|Asia|US|U\.S\.|Washington|planned) (?:\w+ )?(?=trip|visit|tour))?"
    r"(?:to|will|and|says?|said|tells?|told|meets?|met|calls?|visits?|warns?|urges?|seeks?|trip|visit|tour|"
    r"meeting|talks?|speaks?|spoke|holds?|held|discuss(?:es|ed)?|invit(?:es|ed|ation)|request|refus(?:es|ed|al)|"
    r"hopes?|raise[sd]?|presents? credentials|presented|was (?:received|hosted|greeted|welcomed)|"
    r"hosts?|hosted|receives?|received|writes?|wrote|rings?|rang|phones?|phoned|joins?|joined|sends?|sent|arrives?|arrived|confront(?:s|ed)?|"
    r"agrees?|agreed|signs?|signed|sits? down|sat down|confers?|conferred|chats?|chatted|dines?|dined|"
    r"begins?|began|opens?|opened|ends?|ended|wraps? up|wrapped up|exchanges?|exchanged|pledges?|pledged)\b",
    re.IGNORECASE,
)
_ACTED_ON = words_of(
    """
    meet meets met meeting with tell tells told between invite invites invited inviting call calls called
    host hosts hosted snub snubs snubbed receive receives received successor gives gave leaves phones phoned
    rings dials dialed dialled rebuffs rebuffed shuns shunned spurns spurned cold-shoulders cold-shouldered
    hands handed opposite greets greeted welcomes welcomed corners cornered buttonholes buttonholed summons
    summoned reaches
    """
)
# What a name does that only people do, with the words of a phrase: "gets through to", "touched base".
_PEOPLES = frozenset(
    phrase for phrase, trigger in (VERBS | IDIOMS).items() if trigger.form in ("past", "present")
)
_PHRASE = 4  # words that such a phrase has at most
_ADVERBS = words_of("had has have finally again then now also briefly just back")
_WRITTEN_TO = words_of(
    "letter letters message messages note congratulations condolences writes wrote speaks spoke talks talked"
)


def _words_before(norm: str, start: int) -> list[str]:
    return norm[max(0, start - _REACH) : start].lower().split() if norm[start - 1 : start] == " " else []


def _word_before(norm: str, start: int) -> str:
    """The word just before an offset, in lower case."""
    if start == 0 or norm[start - 1] != " ":
        return ""
    word = norm[norm.rfind(" ", 0, start - 1) + 1 : start - 1].lower()
    if word.isalpha():
        return word
    words = _words_before(norm, start)  # there are other spaces, or marks
    return words[-1] if words else ""


# "In Seoul, South Korea, where", as against "In May, China said".
_IN_A_CITY = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|[Tt]o) "
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?, $"
)
_GOES_ON = re.compile(r"[,.;)]|$| (?:on|for|with|where|this|last|after|before|during)\b")


def is_place(norm: str, start: int, end: int) -> bool:
    """Whether a country or capital is only where something happens: "in Beijing", "trip to China", a
    dateline.
    """
    last = _word_before(norm, start)
    if last in _WHERE:
        return True
    if last in _TELLING:
        reached = _is_reached(_words_before(norm, start))
        if reached is not None:
            return reached
    if last[-1:] == "," and _IN_A_CITY.search(norm, max(0, start - _REACH), start):
        return _GOES_ON.match(norm, end) is not None
    return end - start > _SHOUTED and norm[start:end].isupper() and _DATELINE.match(norm, end) is not None


_STOP = re.compile(
    r" (?:port |goodwill |[\w]+-day )?(?:calls?|stops?|stopovers?|stay|visits?)\b"
    r"| (?:naval |air |army |navy )?(?:base|station|shipyard|harbou?r|pier|academy|garrison|war games)\b",
    re.IGNORECASE,
)


def names_stop(norm: str, end: int) -> bool:
    """Whether a stay is called by the city that ends there: "the Qingdao stop", "San Diego port call"."""
    return _STOP.match(norm, end) is not None


def _is_reached(words: list[str]) -> bool | None:
    """Whether words lead to a place ("trip to the", "in mainland"), None where they do not speak of a way."""
    _drop_fillers(words)
    last = words.pop() if words else ""
    if last not in _TO_WHERE:
        return last in _WHERE or None
    _drop_fillers(words)
    return bool(words) and words[-1] in _TO_WHERE[last]


def _drop_fillers(words: list[str]) -> None:
    while words and words[-1] in _FILLERS:
        words.pop()


def is_called(norm: str, start: int, end: int) -> bool:
    """Whether a private calling stands beside a name: "Pastor Wang Yi", "Adam Smith, an economist"."""
    last = _word_before(norm, start)
    if last == "the":
        last = ["", *_words_before(norm, start)][-2]
    if last.strip(".") in _CALLINGS:
        return True
    return norm.startswith(", ", end) and _CALLED.match(norm, end) is not None


def is_acting(norm: str, start: int, end: int) -> bool:
    """Whether the words around a surname show a person: "to meet Schumer", "Xi-Schumer", ": Sullivan"."""
    before = norm[max(0, start - 2) : start]
    if before[-1:] == "-" and before[:1].isalnum():
        return True
    if before in (": ", "- ") and norm[end : end + 1] in ("", "\n"):
        return True
    words = _words_before(norm, start)
    led = words[-2:] in (["led", "by"], ["headed", "by"])
    led = led or (words[-1:] == ["to"] and not _WRITTEN_TO.isdisjoint(words[-2:-1]))
    led = led or (bool(words) and words[-1] in _ACTED_ON) or _ACTS.match(norm, end) is not None
    return led or _acts(norm[end : end + 2 * _REACH]) or _DOES_WITH.match(norm, end) is not None


# "Lew sorts out misgivings with Li Keqiang": only a person does so.
_DOES_WITH = re.compile(r" [a-z]+s (?:[\w'-]+ ){1,6}with [A-Z]")


def _acts(behind: str) -> bool:
    """Whether the words behind a name say that it is in contact with somebody."""
    if behind[:1] != " ":
        return False
    told = behind.lower().split()[: _PHRASE + 1]
    if told and told[0] in _ADVERBS:
        del told[0]
    return any(" ".join(told[:number]) in _PEOPLES for number in range(1, _PHRASE + 1))


def opens_sentence(norm: str, start: int) -> bool:
    """Whether a word is the first of a sentence, where a capital says nothing."""
    return norm[max(0, start - 4) : start].rstrip(" \"'")[-1:] in ("", ".", "!", "?", "\n", ":")
