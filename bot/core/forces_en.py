"""English acts of armed forces with each other that no word of contact tells: they train together, go to the
other's fleet review or stay away from it, hand something over at sea, look together for the dead of old wars.
"""

from __future__ import annotations

from bot.core.acts_en import EXERCISE, GUIDE, PORT_CALL, Act, ActWord
from bot.core.berths_en import OF_PORT
from bot.core.berths_en import READERS as BERTHS
from bot.core.kinds_en import SPANS, by_form
from bot.core.model import MentionKind, Mode, Side, Status, Track
from bot.core.motion_en import SPENDING
from bot.core.operators_en import BE
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS, LIGHT
from bot.core.readers_en import merged, readers
from bot.core.ships_en import SHIPS, is_american_ship
from bot.core.tokens_en import is_soil
from bot.core.verdict import Mention
from bot.core.wordlist import words

AT_SEA = Act("joint exercise", "exercise", Mode.IN_PERSON)
ATTEND = Act("attend", "ship", Mode.IN_PERSON, place=True)
STAY_AWAY = Act("attend", "ship", Mode.IN_PERSON, Status.DECLINED, place=True)
PULL_OUT = Act("attend", "ship", Mode.IN_PERSON, Status.CANCELLED, place=True)
CALLER = Act("visit", "visit", Mode.IN_PERSON, place=True, personal=True)
STAY = Act("visit", "visit", Mode.IN_PERSON, place=True)
HAND_OVER = Act("handover", "exercise", Mode.IN_PERSON)
SEARCH = Act("joint search", "exercise", Mode.IN_PERSON)
_WITHIN = 12  # words behind a verb in which what completes it stands
_COMPANY = 9  # words behind a verb in which those stand with whom it is done
_NEAR = 4

FORCES = SHIPS | words(
    "troops soldiers sailors marines airmen seamen navy navies naval army armies military militaries fleet "
    "squadron flotilla cadets medics engineers sappers divers coastguards guard guards forces paratroopers "
    "midshipmen submariners battalion formation contingent escort pla crews crew servicemen commandos "
    "officers lieutenants colonels captains pilots"
)
"""Words for men in uniform and what they sail in."""
_TRAINING = by_form(
    "train trains trained training", "drill drills drilled drilling",
    "exercise exercises exercised exercising", "rehearse rehearses rehearsed rehearsing",
    "practise practises practised practising", "practice practices practiced practicing",
    "manoeuvre manoeuvres manoeuvred manoeuvring", "maneuver maneuvers maneuvered maneuvering",
    "sail sails sailed sailing", "steam steams steamed steaming", "cruise cruises cruised cruising",
    "operate operates operated operating", "rendezvous rendezvouses rendezvoused rendezvousing",
    "link links linked linking", "team teams teamed teaming", "simulate simulates simulated simulating",
    "rescue rescues rescued rescuing",
    "march marches marched marching", "dive dives dived diving", "patrol patrols patrolled patrolling",
)  # fmt: skip
_DRILLS = words(
    "drill drills exercise exercises manoeuvre manoeuvres maneuver maneuvers training rehearsal rehearsals "
    "wargame wargames tabletop practice simulation passex"
)
_JOINT = words("joint combined bilateral passing two-way side-by-side shared")
_SIDE_BY_SIDE = words("together jointly side-by-side shoulder-to-shoulder")
_ABREAST = (("side", "by", "side"), ("in", "company"), ("shoulder", "to", "shoulder"), ("in", "formation"))
_WITH = words("with alongside")


def _trains(line: Line, index: int) -> ActWord | None:
    """ "Marines train alongside PLA troops", "the two navies' ships steamed in company", "held drills with
    USS Shoup": done together, as against rival drills of both.
    """
    words = line.words
    if FORCES.isdisjoint(words) and not any(map(_is_armed, line.named)):
        return None
    low, before = words[index], words[index - 1] if index else ""
    noun = low in _DRILLS and (before in DETERMINERS or before in LIGHT or before in _BEFORE_NOUNS)
    if low in _DRILLS and not _JOINT.isdisjoint(words[max(0, index - _NEAR) : index]):
        return ActWord(EXERCISE, "noun", index, index + 1)
    if before in _ALL_SHIPS and low in _MEETING_AT_SEA:
        return ActWord(AT_SEA, "past", index, index + 1)
    if low not in _TRAINING or (before in DETERMINERS and not noun) or not _in_company(line, index):
        return None
    if low in ("link", "team") and words[index + 1 : index + 2] != ("up",):
        return None  # "wants a secure link with"
    form = "present" if before in BE and low.endswith("ing") else _TRAINING[low]  # under way, not to come
    return ActWord(EXERCISE, "noun" if noun else form, index, index + 1)


_ALL_SHIPS = words("ships vessels warships both they two flotillas")
_MEETING_AT_SEA = words("rendezvous rendezvoused rendezvousing")  # they do so with each other
_BEFORE_NOUNS = words("naval military rescue relief disaster medical piracy live-fire of in for")


def _in_company(line: Line, index: int) -> bool:
    """Whether what is done at a token is done with somebody."""
    words = line.words
    behind = words[index + 1 : index + 1 + _WITHIN]
    if words[index - 1 : index] == ("jointly",) or not _SIDE_BY_SIDE.isdisjoint(behind):
        return True
    if any(behind[at : at + len(way)] == way for at in range(len(behind)) for way in _ABREAST):
        return True
    for at in range(index + 1, min(index + _COMPANY, len(words) - 1)):
        if words[at] == "and" and words[index] in _DRILLS:
            return False  # "drills and contacts with"
        if words[at] in _WITH:
            return any(
                m is not None and m.side is not Side.THIRD for m in line.mentions[at + 1 : at + 1 + _NEAR]
            )
    return False


def _is_armed(mention: Mention) -> bool:
    return mention.track is Track.DEFENSE


_GOING = by_form(
    "attend attends attended attending", "join joins joined joining", "observe observes observed observing",
    "watch watches watched watching", "grace graces graced gracing", "sail sails sailed sailing",
    "participate participates participated participating", "take takes took taking",
    "represent represents represented representing", "mark marks marked marking",
)  # fmt: skip
_STAYING = by_form(
    "skip skips skipped skipping", "boycott boycotts boycotted boycotting", "shun shuns shunned shunning",
    "snub snubs snubbed snubbing", "miss misses missed missing", "stay stays stayed staying",
    "sit sits sat sitting", "spurn spurns spurned spurning", "forgo forgoes forwent forgoing",
)  # fmt: skip
_LEAVING = by_form(
    "withdraw withdraws withdrew withdrawing", "pull pulls pulled pulling", "drop drops dropped dropping",
    "bow bows bowed bowing", "back backs backed backing",
) | {"withdrawn": "past"}  # fmt: skip
_BY_PARTICLE = {
    "take": "part", "takes": "part", "took": "part", "taking": "part", "stay": "away", "stays": "away",
    "stayed": "away", "staying": "away", "sit": "out", "sits": "out", "sat": "out", "sitting": "out",
    "pull": "out", "pulls": "out", "pulled": "out", "pulling": "out", "drop": "out", "drops": "out",
    "dropped": "out", "dropping": "out", "bow": "out", "bows": "out", "bowed": "out", "bowing": "out",
    "back": "out", "backs": "out", "backed": "out", "backing": "out", "sail": "in", "sails": "in",
    "sailed": "in", "sailing": "in", "participate": "in", "participates": "in", "participated": "in",
    "participating": "in", "withdraw": "from", "withdraws": "from", "withdrew": "from",
    "withdrawing": "from", "withdrawn": "from",
}  # fmt: skip
_ON_SCREENS = words("television tv broadcast livestream footage screen screens")
_EVENTS = words("review parade anniversary regatta celebration celebrations festivities birthday open-day")


def _attends(line: Line, index: int) -> ActWord | None:
    """ "Skips China's naval parade", "pulls destroyer out of Chinese fleet review": what one side stages and
    the other goes to, or stays away from.
    """
    words = line.words
    low = words[index]
    at = _event_of_a_side(line, index)
    if not at or not _led_by_particle(line, index, at) or not _ON_SCREENS.isdisjoint(words):
        return None
    for act, verbs in ((ATTEND, _GOING), (STAY_AWAY, _STAYING), (PULL_OUT, _LEAVING)):
        if low in verbs:
            return ActWord(act, verbs[low], index, at)
    return None


def _event_of_a_side(line: Line, index: int) -> int:
    """Where the party stands whose review or parade is named behind a verb, 0 where none is."""
    words = line.words
    for at in range(index + 2, min(index + _WITHIN, len(words))):
        if (
            words[at : at + 2] == ("hosted", "by")
            and words[index] in _STAYING
            and words[at + 2 : at + 3] == ("",)
        ):
            return at + 2  # "sits out conference hosted by Paparo"
        if words[at] in _EVENTS:
            owners = (i for i in range(at - 1, max(index, at - _COMPANY), -1) if line.mentions[i] is not None)
            owner = next(owners, 0)
            whose = line.mentions[owner] if owner else None
            return owner if whose is not None and whose.side in (Side.US, Side.CHINA) else 0
    return 0


def _led_by_particle(line: Line, index: int, at: int) -> bool:
    wanted = _BY_PARTICLE.get(line.words[index])
    return wanted is None or wanted in line.words[index + 1 : at]


_HANDING = by_form(
    "hand hands handed handing", "turn turns turned turning", "transfer transfers transferred transferring",
    "return returns returned returning", "give gives gave giving", "release releases released releasing",
    "deliver delivers delivered delivering", "open opens opened opening",
    "surrender surrenders surrendered surrendering",
)  # fmt: skip
_TAKING = by_form(
    "take takes took taking", "get gets got getting", "receive receives received receiving",
    "recover recovers recovered recovering", "retrieve retrieves retrieved retrieving",
    "collect collects collected collecting",
)  # fmt: skip
_NEED_PARTICLE = words(
    "hand hands handed handing turn turns turned turning give gives gave giving get gets got getting take "
    "takes took taking"
)
_BACK = words("over back custody possession delivery charge")
_GOODS = words(
    "drone drones glider uuv submersible vessel ship boat trawler crew fishermen remains relics "
    "wreckage tags artifacts artefacts survivors castaways stowaways "
    "archives records files"
)


def _hands_over(line: Line, index: int) -> ActWord | None:
    """ "Hands trawler over to China Coast Guard", "got its drone back from the PLA Navy": at sea or at a
    border one service gives to the other.
    """
    words = line.words
    low = words[index]
    giving = low in _HANDING
    towards = "to" if giving else "from"
    behind = words[index + 1 : index + 1 + _WITHIN]
    if towards not in behind or _GOODS.isdisjoint(behind):
        return None
    at = index + 1 + behind.index(towards)
    if low in _NEED_PARTICLE and _BACK.isdisjoint(words[index + 1 : at]):
        return None
    at += 1 + (words[at + 1 : at + 2] == ("the",))
    whom = line.mentions[at] if at < len(words) else None
    if whom is None or whom.side in (Side.THIRD, None) or not _is_service(whom):
        return None
    return ActWord(HAND_OVER, _HANDING[low] if giving else _TAKING[low], index, at)


def _is_service(mention: Mention) -> bool:
    return mention.kind in (MentionKind.BODY, MentionKind.ROLE, MentionKind.COUNTRY)


_SEARCHING = by_form(
    "search searches searched searching", "look looks looked looking", "hunt hunts hunted hunting",
    "scour scours scoured scouring", "comb combs combed combing", "dig digs dug digging",
    "excavate excavates excavated excavating", "survey surveys surveyed surveying",
    "recover recovers recovered recovering", "investigate investigates investigated investigating",
    "inspect inspects inspected inspecting", "locate locates located locating",
    "examine examines examined examining", "sift sifts sifted sifting", "retrace retraces retraced retracing",
)  # fmt: skip
_LOST = words(
    "remains missing mia mias airmen airman aviator aviators aircrew wreckage wartime wwii unaccounted"
)


def _searches(line: Line, index: int) -> ActWord | None:
    """ "US team digs in Hunan for airman's remains", "surveyed crash sites with PLA archivists"."""
    if _LOST.isdisjoint(line.words) or (index and line.words[index - 1] in DETERMINERS):
        return None
    return ActWord(SEARCH, _SEARCHING[line.words[index]], index, index + 1)


_LOOKING_ROUND = by_form(
    "inspect inspects inspected inspecting", "board boards boarded boarding",
    "address addresses addressed addressing", "lecture lectures lectured lecturing",
    "embark embarks embarked embarking", "drop drops dropped dropping",
) | {"aboard": "past"}  # fmt: skip
_SITES = FORCES | words("base academy headquarters shipyard barracks garrison university college regiment")


def _looks_round(line: Line, index: int) -> ActWord | None:
    """ "Admiral inspects submarine in Ningbo", "addresses PLA cadets in Beijing": a guest of the forces."""
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if line.words[index].startswith("drop") and behind[:2] != ("in", "on"):
        return None
    if _SITES.isdisjoint(behind) and not any(
        m is not None and _is_armed(m) for m in line.mentions[index + 1 : index + 1 + _WITHIN]
    ):
        return None
    last = index + (3 if behind[:2] == ("in", "on") else 1)
    return ActWord(CALLER, _LOOKING_ROUND[line.words[index]], index, last)


_CALLS = words("call calls stop stops stay")
_IN_PORT = words("in at to")
_OF_SHIPS = words("goodwill port liberty")


def _calls_in_port(line: Line, index: int) -> ActWord | None:
    """ "A four-day call in San Diego by three frigates", "the destroyer's Qingdao stop": a ship's call, which
    nobody takes on a telephone.
    """
    words = line.words
    if SHIPS.isdisjoint(words) and not any(map(is_american_ship, line.named)):
        return None
    before = words[index - 1] if index else ""
    lasting = before.endswith("-day") or before in _OF_SHIPS or words[index - 2 : index] == _HONG_KONG
    placed = is_soil(line, index - 1)
    there = words[index + 1 : index + 2] and words[index + 1] in _IN_PORT and is_soil(line, index + 2)
    return ActWord(PORT_CALL, "noun", index, index + 1) if placed or there or lasting else None


_HONG_KONG = ("hong", "kong")


def _spends_time_there(line: Line, index: int) -> ActWord | None:
    """ "Chinese captains spend week at Norfolk": time spent on the other's soil."""
    behind = line.words[index + 1 : index + 6]
    if FORCES.isdisjoint(line.words):
        return None
    for at, word in enumerate(behind[:-1], index + 1):
        if word in _IN_PORT and is_soil(line, at + 1):
            timed = not SPANS.isdisjoint(behind) or not _SPELLS.isdisjoint(behind)
            return ActWord(STAY, SPENDING[line.words[index]], index, at + 1) if timed else None
    return None


_SPELLS = words("week weeks month months night nights")
_SWAPPING = by_form(
    "swap swaps swapped swapping", "exchange exchanges exchanged exchanging",
    "trade trades traded trading",
)  # fmt: skip
_CREW = words("officers riders cadets crews crew doctors instructors observers sailors midshipmen visitors")


def _swaps_crew(line: Line, index: int) -> ActWord | None:
    """ "Coast guards swap ship riders": each has the other's men with him."""
    swapped = not _CREW.isdisjoint(line.words[index + 1 : index + 1 + _NEAR])
    return ActWord(EXERCISE, _SWAPPING[line.words[index]], index, index + 1) if swapped else None


_GETTING = by_form(
    "get gets got getting", "receive receives received receiving", "win wins won winning",
    "enjoy enjoys enjoyed enjoying", "draw draws drew drawing",
)  # fmt: skip
_RECEPTIONS = words("welcome reception send-off farewell greeting")
_BY = words("from by")


def _is_received(line: Line, index: int) -> ActWord | None:
    """ "Destroyer's crew get a red-carpet welcome from the South Sea Fleet": received by its men."""
    words = line.words
    for at in range(index + 2, min(index + _WITHIN, len(words) - 1)):
        if words[at] in _RECEPTIONS and words[at + 1] in _BY:
            return ActWord(WELCOMED, _GETTING[words[index]], index, at + 2)
    return None


WELCOMED = Act("greet", "host", Mode.IN_PERSON, personal=True)
_HELPING = by_form(
    "help helps helped helping", "assist assists assisted assisting", "aid aids aided aiding",
    "guide guides guided guiding", "accompany accompanies accompanied accompanying",
)  # fmt: skip
_SOUGHT = words("site sites archives archival excavation dig survey search searches recovery")
_TEAMS = ("team", "teams", "delegation", "mission", "investigators", "experts", "divers", "crew", "officials")


def _helps(line: Line, index: int) -> ActWord | None:
    """ "PLA archivists helped an American team look for airmen": whoever helps them is there."""
    if _LOST.isdisjoint(line.words) and _SOUGHT.isdisjoint(line.words):
        return None
    at = index + 1
    while at < len(line.words) and line.words[at] in DETERMINERS:
        at += 1
    whom = line.mentions[at] if at < len(line.words) else None
    named = whom is not None and whom.kind is MentionKind.ROLE and whom.surface.lower().endswith(_TEAMS)
    return ActWord(GUIDE, _HELPING[line.words[index]], index, index + 1) if named else None


READERS = merged(
    readers(
        (_TRAINING.keys() | _DRILLS, _trains),
        (_GOING.keys() | _STAYING.keys() | _LEAVING.keys(), _attends),
        (_HANDING.keys() | _TAKING.keys(), _hands_over),
        (_SEARCHING, _searches),
        (_LOOKING_ROUND, _looks_round),
        (_CALLS, _calls_in_port),
        (_HELPING, _helps),
        (_GETTING, _is_received),
        (SPENDING, _spends_time_there),
        (_SWAPPING, _swaps_crew),
    ),
    BERTHS,
)
_COMMON = words("operate operates operated operating link links linked linking team teams teamed teaming")
COMPLETING = FORCES.union(
    _EVENTS, _LOST, _GOODS, _DRILLS, _SITES, _HELPING, _CREW, _RECEPTIONS, _TRAINING.keys() - _COMMON, OF_PORT
)
"""A sentence without one of these is not asked."""
