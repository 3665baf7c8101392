"""English sentences that show two officials, or the forces of both, in one place or on one line, and whose
verb tells of no contact or which have none: "Wang and Blinken: an hour, no smiles, in Munich", "Chinese
skippers do a week of classes at Newport".

What is read is the company itself: two named beside each other and how long they had, or over what they saw
each other; men in uniform at a base or on a ship of the other side. A sentence that somebody else's act, or
what one says of the other, divides shows nobody together.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import channels_en
from bot.core.acts_en import EXERCISE, EXPECTED, MEETING, PHONE, VIDEO, Act, ActWord
from bot.core.clauses import PREPOSITIONS, SAYING
from bot.core.directed_en import verb_form
from bot.core.filling_en import Slots, by_side
from bot.core.forces_en import FORCES, STAY
from bot.core.kinds_en import DAYS, LIKENESSES, LIVES, forms
from bot.core.model import MentionKind, Mode, Side, Track
from bot.core.parsing_en import Line, Parse
from bot.core.remote_verbs_en import ONE_SIDED
from bot.core.signs_en import Filled
from bot.core.sought_en import SEEKING, sought
from bot.core.tokens_en import BOTH_SIDES, OFFICIALS, serving_at
from bot.core.verdict import Mention
from bot.core.wordlist import words

TIMED = Act("session", "meeting", Mode.UNSPECIFIED, personal=True)
"""The time that two had with each other."""
_COUNTRY, _BODY, _THIRD = MentionKind.COUNTRY, MentionKind.BODY, Side.THIRD
_DEFENSE = Track.DEFENSE

_SCREENS = channels_en.SCREENS | channels_en.MONITORS | channels_en.CAMERAS | channels_en.VIRTUAL
_LINES = channels_en.LINES | channels_en.LINE
_TIMES = words("minutes minute hours hour half-hour quarter-hour")
_ROOMS = words("table closeted huddle tete-a-tete face-to-face one-on-one couch sofa armchairs elbow")
_NUMBERS = words(
    "an one two three four five six seven eight nine ten twelve fifteen twenty thirty forty forty-five "
    "fifty sixty seventy eighty ninety half quarter a few several"
)
_BEFORE_LINES = words("the on by over same secure open")
_NOT_SPENT = words("after before later ago earlier notice away deadline hence apart into from")
# Where two are named beside each other and have no company: in pictures and works that are made of them, in
# what one of them says to the public or what is written, among many others, in the minds of those who watch
# or choose them, and where hours are a distance.
_PICTURES = words(
    "footage clip clips image images photo photos photograph photographs picture pictures ad ads advert "
    "adverts"
)
_WORKS = words(
    "film films movie movies documentary documentaries series book books novel novels podcast podcasts game "
    "games museum museums exhibition exhibitions"
)
_ADDRESSES = words(
    "statement statements speech speeches rally rallies interview interviews hearing hearings essay essays "
    "column columns op-ed op-eds editorial editorials"
)
_OF_MANY = words(
    "among leaders summitry forum forums apec g7 g-7 g8 g-8 g20 g-20 brics asean unga senate congress"
)
_ONLOOKERS = words(
    "analysts experts pundits commentators netizens viewers voters poll polls pollsters survey surveys"
)
_JOURNEYS = words("flight flights drive")
_SHOWN = LIKENESSES | LIVES | _PICTURES | _WORKS | _ADDRESSES | _OF_MANY | _ONLOOKERS | _JOURNEYS
_DIVIDING = words(
    "as while but who which that if would than because ; though although whereas whose unlike versus vs "
    "each rival"
)
_JOINED = words(", and & - / + : with opposite facing 's counterpart his her the chinese american")
_TOGETHER = frozenset(("with", "opposite", "facing"))
_BETWEEN = 5  # words between two who are shown together
_DIALLING = channels_en.DIALLING | words("log logs logged")
_IN = (("in",), ("on",), ("into",))
PEOPLE = words("hand hands") | _DIALLING | _SCREENS | _LINES | _TIMES | _ROOMS
"""Words one of which is in every sentence that shows two officials together."""
_APART = (ONE_SIDED | SAYING) - words(
    "is are was were be been being has have had having do does did get gets got gives gave give makes "
    "made make lets let ends say says said following during"
)


def scene(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """What a sentence shows of the two sides in each other's company, None for nothing."""
    told = parsed.words
    if any(m.side is _THIRD and m.kind is not _COUNTRY for m in parsed.named):
        return None
    if "bound" in told and (word := _bound(parsed)):
        return word
    if not PEOPLE.isdisjoint(told) and (word := _two(parsed)):
        return word
    if not SEEKING.isdisjoint(told) and (word := sought(parsed)):
        return word
    return _forces(parsed) if not _MEN.isdisjoint(told) or any(map(_is_armed, parsed.named)) else None


def may_show(line: Line) -> bool:
    """Whether a sentence can: both sides are named in it, and a word of company or of armed forces is."""
    sides = {m.side for m in line.named}
    if not sides >= BOTH_SIDES:
        return False
    return not _SHOWING.isdisjoint(line.words) or any(map(_is_armed, line.named))


def _bound(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """ "The national security adviser, China-bound next week": who goes there stands before it."""
    index = parsed.words.index("bound")
    where = parsed.mentions[index - 2] if parsed.words[max(0, index - 2) : index] == ("", "-") else None
    between = parsed.words[index - 3 : index - 2]
    who = serving_at(parsed, index - 3 - (between in _IS))
    behind = parsed.words[index + 1 : index + 2]
    if behind and behind[0] not in _WHEN and behind[0] not in PREPOSITIONS:
        return None  # "China-bound chips"
    if where is None or who is None or where.side not in BOTH_SIDES or who.side is not where.side.other:
        return None
    slots = Slots(clause=parsed.number_of[index])
    slots.subject, slots.to = [who], [where]
    word = ActWord(EXPECTED, "past", index, index + 1)
    return word, Filled("subject+to", slots, *by_side([who, where]), ())


_IS = ((",",), ("is",), ("now",), ("also",), ("again",))
_WHEN = DAYS | words("next this today tomorrow again soon , . ; : and as")


def _two(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """Two officials beside each other, and the time or the line that they had."""
    told = parsed.words
    if (
        not _DIVIDING.isdisjoint(told)
        or not _SHOWN.isdisjoint(told)
        or not _APART.isdisjoint(told)
        or '"' in told
    ):
        return None
    if any(m.side is _THIRD for m in parsed.named):
        return None
    cue = _hand(parsed)
    if cue is None:
        pair = _pair(parsed)
        cue = min(_cues(parsed), key=_vagueness, default=None) if pair else None
        if cue is None or pair is None or not _goes_on(parsed, pair[1] + 1):
            return None
    people = [m for m in parsed.named if m.kind in OFFICIALS and not m.former]
    slots = Slots(clause=parsed.number_of[cue.first])
    slots.subject = people
    return cue, Filled("subject both", slots, *by_side(people), ())


def _pair(parsed: Parse) -> tuple[int, int] | None:
    """The places of two officials of both sides with nothing between them but what joins them."""
    for at, index in enumerate(parsed.at[:-1]):
        one = serving_at(parsed, index)
        for other_index in parsed.at[at + 1 : at + 3]:
            other = serving_at(parsed, other_index)
            if one is None or other is None or {one.side, other.side} != BOTH_SIDES:
                continue
            between = [word for word in parsed.words[index + 1 : other_index] if word]
            if all(word in _JOINED for word in between):
                if between[:1] != ["'s"] or "with" in between:
                    return index, other_index
            elif len(between) <= _BETWEEN and between[-1] in _TOGETHER:
                return index, other_index
    return None


def _vagueness(cue: ActWord) -> bool:
    """How long two had says less than over what they spoke."""
    return cue.act is TIMED


def _hand(parsed: Parse) -> ActWord | None:
    """ "Takes Blinken's hand": who does so stands before him."""
    told = parsed.words
    for index, word in enumerate(told):
        if word in _HANDS and told[index - 1] == "'s" and index > 3 and told[index - 3] in _GRIPPING:
            one, other = serving_at(parsed, index - 4), serving_at(parsed, index - 2)
            if one is not None and other is not None and {one.side, other.side} == BOTH_SIDES:
                return ActWord(MEETING, "noun", index, index + 1)
    return None


_HANDS = words("hand hands")
_GRIPPING = forms("grip+ clasp pump grasp press") | words("shakes shook shaking takes took taking")


def _goes_on(parsed: Parse, at: int) -> bool:
    """Whether the two do or are something, as against what is only called by them: "Xi and Biden dolls" (of
    two who act no verb ends in "s").
    """
    if at == len(parsed.words):
        return True
    word = parsed.words[at]
    verb = word in _DO or (verb_form(parsed, at) and not word.endswith("s"))
    return not word.isalpha() or word in PREPOSITIONS or bool(verb)


_DO = words(
    "spend get take log dial talk meet share swap have had hold end open huddle face sit use find clock put "
    "go come are were break kept back again finally got"
)


def _cues(parsed: Parse) -> Iterator[ActWord]:
    """The words that say how long two had or over what they spoke."""
    told = parsed.words
    for index, word in enumerate(told):
        before = told[index - 1] if index else ""
        if word in _SCREENS:
            yield ActWord(VIDEO, "noun", index, index + 1)
        elif word in _LINES and before in _BEFORE_LINES:
            yield ActWord(PHONE, "noun", index, index + 1)
        elif word in _ROOMS and (word != "table" or told[max(0, index - 2) : index] == ("across", "the")):
            yield ActWord(MEETING, "noun", index, index + 1)
        elif word in _DIALLING and told[index + 1 : index + 2] in _IN:
            yield ActWord(VIDEO if word[:3] == "log" else PHONE, "past", index, index + 2)
        elif word in _TIMES and _is_measured(told, index):
            yield ActWord(TIMED, "noun", index, index + 1)


def _is_measured(told: tuple[str, ...], index: int) -> bool:
    near = told[max(0, index - 3) : index]
    counted = any(word in _NUMBERS or word[:1].isdigit() for word in near)
    return counted and _NOT_SPENT.isdisjoint(told[index + 1 : index + 2]) and "within" not in near


# Armed forces -------------------------------------------------------------------------------------------

_MEN = FORCES | words(
    "skippers rescuers medics doctors nurses captains cadets gunners general generals admiral admirals "
    "general's commander commanders commodore colonel warships ships destroyers frigates instructors "
    "visitors delegation team observers trainees academy officers guardsmen airmen band bandsmen "
    "archivists"
)
_SHOWING = PEOPLE.union(_MEN, SEEKING, ("bound",))
_AT = words("at in aboard on inside")
_SITES = words(
    "academy base ship destroyer submarine frigate carrier cruiser cutter headquarters barracks college "
    "school range airfield cockpit deck decks armory armoury garrison hangar depot regiment brigade "
    "division unit fort simulator simulators classroom gunners troops cadets"
)
# Where the forces of both are named and are in no company: crimes and what follows on them, encounters at sea
# and in the air and what is said of them, the posting of forces, the trade in arms, what is watched from
# above, men who serve no more, exercises against the other, and what is only held possible or reported.
_CRIMES = forms(
    "stab+ injure kill murder die arrest detain jail charge indict convict sentence accuse hack"
) | words("hurt held hacker hackers spy spies spied spying steal steals stole stolen theft")
_ENCOUNTERS = forms(
    "lurk shadow intercept chase collide crash ram+ scramble harass expel+ invade threaten warn protest"
) | words(
    "fires fired strike strikes struck shoot shoots shot fight fights fought war missile missiles bomber "
    "bombers flyover flyovers invasion"
)
_POSTINGS = words(
    "deploy deploys deployed deploying deployment deployments stationed based build builds built building "
    "buildup build-up patrol patrols patrolled patrolling"
)
_TRADE = forms("sanction") | words("sale sales sell sells sold buy buys bought purchase purchases")
_WATCHED = forms("monitor track") | words("satellite satellites photo photos image images")
_NO_LONGER = words("former retired veteran veterans ex-soldier ex-soldiers")
_AGAINST = words("near against despite versus rival rivals wargame wargames")
_NOT_TOLD = words("could would might may if analysts report reports reported rumor rumors rumour rumours")
_NEVER = _CRIMES | _ENCOUNTERS | _POSTINGS | _TRADE | _WATCHED | _NO_LONGER | _AGAINST | _NOT_TOLD
_DOING = forms(
    "train drill rescue practise practice rehearse trade play share clear treat operate join pair team "
    "exercise simulate board search link haul sail manoeuvre maneuver compete stage march parade"
) | words(
    "dig digs dug digging swap swaps swapped swapping hunt hunts hunted hunting work works worked working"
)
_TOGETHER_AT = words(
    "together jointly mock pretend relief drill exercise rescue side-by-side dummies castaways"
)


def _forces(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """Men in uniform of one side at a base or on a ship of the other, or of both in one undertaking."""
    told = parsed.words
    if not _NEVER.isdisjoint(told) or not _DIVIDING.isdisjoint(told) or '"' in told:
        return None
    if any(m.side is _THIRD for m in parsed.named):
        return None
    return _guests(parsed) or _side_by_side(parsed)


def _guests(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """ "Chinese skippers do a week of classes at Newport", "Panetta eats with cadets at PLA academy"."""
    told = parsed.words
    for place, index in enumerate(parsed.at):
        guest = parsed.mentions[index]
        if guest is None or guest.side not in BOTH_SIDES or not _is_force(parsed, index):
            continue
        for site in parsed.at[place + 1 :]:
            where = parsed.mentions[site]
            if where is None or where.side is not guest.side.other or not _is_site(parsed, site):
                continue
            verb = _verb(parsed, index, site)
            if not verb:
                break
            slots = Slots(clause=parsed.number_of[verb])
            slots.subject, slots.at = [guest], [where]
            word = ActWord(STAY, "ing" if told[verb].endswith("ing") else "past", verb, verb + 1)
            return word, Filled("subject+at", slots, *by_side([guest, where]), ())
        return None  # whoever else is named does not act
    return None


def _side_by_side(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """ "US and PLA medics dig together", "PLA rescuers, Guardsmen haul dummies from mock flood"."""
    told = parsed.words
    for one, other in zip(parsed.at, parsed.at[1:], strict=False):
        first, second = parsed.mentions[one], parsed.mentions[other]
        if first is None or second is None or {first.side, second.side} != BOTH_SIDES:
            continue
        between = [w for w in told[one + 1 : other] if w not in _MEN]
        if between not in (["and"], [","], ["&"]) or not (_is_force(parsed, one) or _is_force(parsed, other)):
            continue
        at = other + 1
        while at < len(told) and (told[at] in _MEN or told[at] == "'s"):
            at += 1
        if at < len(told) and told[at] in _DOING and not _TOGETHER_AT.isdisjoint(told[at:]):
            slots = Slots(clause=parsed.number_of[at])
            slots.subject = [first, second]
            word = ActWord(EXERCISE, "past", at, at + 1)
            return word, Filled("subject both", slots, *by_side([first, second]), ())
    return None


def _is_armed(mention: Mention) -> bool:
    return mention.track is _DEFENSE and mention.kind is not _COUNTRY


def _is_force(parsed: Parse, index: int) -> bool:
    """Whether men in uniform, or who commands them, are named at a token: "Chinese skippers", "PLA team"."""
    mention = parsed.mentions[index]
    if mention is None or mention.former or parsed.words[index + 1 : index + 2] == ("'s",):
        return False
    if mention.kind is _COUNTRY:
        return not mention.place and not _MEN.isdisjoint(parsed.words[index + 1 : index + 3])
    return mention.track is _DEFENSE


def _is_site(parsed: Parse, index: int) -> bool:
    """Whether a place or a body at a token is a site of its side's forces, where somebody is."""
    mention, told = parsed.mentions[index], parsed.words
    at = index - 1 - (told[index - 1] in ("the", "a"))
    aboard = told[at] == "aboard" or (told[at] == "of" and told[at - 1] in _DECKS)
    if mention is None or not (aboard or told[at] in _AT):
        return False
    if aboard or (mention.kind is _COUNTRY and mention.place and mention.surface not in _WHOLE):
        return True
    return told[at] != "on" and not _SITES.isdisjoint(told[index + 1 : index + 3])


_WHOLE = frozenset(
    ("China", "Beijing", "Chinese", "US", "U.S.", "America", "American", "United States", "Washington", "PRC")
)
_DECKS = words("deck decks hangar cockpit bridge wardroom")


_WATCHING = words("watch watches watched watching observe observes observed observing")  # from a stand there


def _verb(parsed: Parse, guest: int, site: int) -> int:
    """Where the verb stands that tells what a guest does at a site; 0 where it is one of saying."""
    for at in range(guest + 1, site):
        word = parsed.words[at]
        if (word in _APART and word not in _WATCHING) or word == ":" or not word:
            return 0
        if (
            word.isalpha()
            and word not in _MEN
            and word not in _AT
            and word not in ("the", "of", "from", "and")
        ):
            return at
    return 0
