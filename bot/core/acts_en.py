"""The English lexicon of contact: the acts and the words that carry them, each with its frame.

Plain data. The words that bend an act's meaning (tense, refusal, offers) are in `modality`.
"""

from __future__ import annotations

from bot.core import turns_en
from bot.core.kinds_en import inflect
from bot.core.model import Mode, Status
from bot.core.value import value
from bot.core.wordlist import words


@value
class Act:
    """One kind of contact.

    `family` groups acts that behave alike. A `place` act is completed by a destination on the other side's
    soil. A `weak` act is a contact only in company of better signs; a `personal` one only between officials
    who fill both slots ("A told B"), never between countries.
    `unlike` are words right after the act word that give it another meaning ("call for", "see as").
    """

    name: str
    family: str
    mode: Mode
    status: Status = Status.HELD
    place: bool = False
    weak: bool = False
    personal: bool = False
    unlike: frozenset[str] = frozenset()


@value
class Trigger:
    """One word form that carries an act. `form` is past, present, base, ing or noun."""

    act: Act
    form: str


@value
class ActWord:
    """An act word in a sentence: tokens [first, last), read as `form`."""

    act: Act
    form: str
    first: int
    last: int


_NOT_A_CALL = words(
    "for on off it into upon attention itself themselves china taiwan out a an last this that its his her "
    "their truce ceasefire cease-fire time-out"
)
_NOT_SEEING = words("as that the how what if no an it this little more signs eye")  # "see eye to eye on"

MEET = Act(
    "meet",
    "meet",
    Mode.IN_PERSON,
    unlike=words("the expectations demand targets with its") - {"the", "with"},
)
HOLD_TALKS = Act("meet", "meet", Mode.UNSPECIFIED)
JOIN = Act("join", "meet", Mode.IN_PERSON, personal=True, unlike=words("the a forces hands in"))
MEET_UP = Act("meet", "meet", Mode.IN_PERSON, personal=True)  # what else they do needs no company
WALK = Act(
    "meet",
    "meet",
    Mode.IN_PERSON,
    personal=True,
    unlike=words("away out back off a the into over tightrope tall fine"),
)
ACROSS = Act("face", "meet", Mode.IN_PERSON, personal=True, unlike=words("to of off up with that it down a"))
SCOLD = Act("warn", "tell", Mode.IN_PERSON, personal=True)  # who is away from home does it face to face
SEE = Act("see", "meet", Mode.IN_PERSON, personal=True, unlike=_NOT_SEEING)
SPEAK = Act("speak", "speak", Mode.UNSPECIFIED, unlike=frozenset(("at", "out", "past")))
CONSULT = Act("consult", "speak", Mode.UNSPECIFIED)
TOUCH_BASE = Act("speak", "speak", Mode.UNSPECIFIED, personal=True)
DISCUSS = Act("discuss", "discuss", Mode.UNSPECIFIED)
NEGOTIATE = Act("negotiate", "discuss", Mode.UNSPECIFIED)
CALL_ON = Act("call on", "meet", Mode.IN_PERSON, personal=True)
RAISE = Act("raise", "discuss", Mode.UNSPECIFIED, personal=True)
CREDENTIALS = Act("credentials", "letter", Mode.IN_PERSON, personal=True)
CALL = Act("call", "call", Mode.PHONE, personal=True, unlike=_NOT_A_CALL)
# Nobody telephones a country by another name, so that a ministry or an embassy may be at either end.
TELEPHONE = Act("call", "call", Mode.PHONE, weak=True)
PHONE = Act(
    "phone",
    "call",
    Mode.PHONE,
    unlike=words("for on off a an last this out upon into truce ceasefire cease-fire time-out"),
)
VIDEO = Act("video call", "call", Mode.VIDEO)
MEETING = Act("meeting", "meeting", Mode.IN_PERSON)
_FOOD = words("cereal cereals food foods show shows club clubs menu menus tv television chain chains market")
MEAL = Act("meal", "meeting", Mode.IN_PERSON, weak=True, unlike=_FOOD)
SESSION = Act("session", "meeting", Mode.UNSPECIFIED, weak=True, unlike=frozenset(("of",)))
ENCOUNTER = Act("session", "meeting", Mode.UNSPECIFIED, weak=True, personal=True)  # ships have them too
TALKS = Act("talks", "talks", Mode.UNSPECIFIED, unlike=frozenset(("past",)))
BARGAINING = Act("talks", "talks", Mode.UNSPECIFIED, unlike=words("chip chips power table position tool"))
SUMMIT = Act("summit", "summit", Mode.IN_PERSON)
DIALOGUE = Act("dialogue", "dialogue", Mode.UNSPECIFIED, weak=True)
MECHANISM = Act("mechanism", "dialogue", Mode.UNSPECIFIED)
EXCHANGE = Act("exchange", "exchange", Mode.UNSPECIFIED, weak=True)
HOST = Act("host", "host", Mode.IN_PERSON, personal=True)
VISIT = Act(
    "visit",
    "visit",
    Mode.IN_PERSON,
    place=True,
    unlike=words("visa visas ban bans restriction restrictions curbs rules advisory advisories warning"),
)
TRAVEL = Act("travel", "visit", Mode.IN_PERSON, place=True)
ARRIVE = Act("arrive", "visit", Mode.IN_PERSON, place=True)
CALL_AT = Act("visit", "visit", Mode.IN_PERSON, place=True, personal=True)
TURN_UP = Act("arrive", "visit", Mode.IN_PERSON, place=True, personal=True)  # much else turns up
EXPECTED = Act("expected", "visit", Mode.IN_PERSON, Status.SCHEDULED, place=True)
LEAVE = Act("leave", "visit", Mode.IN_PERSON, place=True)
REPRESENT = Act("represent", "forum", Mode.UNSPECIFIED, place=True)
PRESENCE = Act("presence", "presence", Mode.IN_PERSON, place=True)
DELEGATION = Act("delegation", "delegation", Mode.IN_PERSON, place=True, weak=True)
LETTER = Act("letter", "letter", Mode.CORRESPONDENCE, personal=True)
SEND = Act("send", "letter", Mode.UNSPECIFIED, personal=True)
ABSENCE = Act("presence", "presence", Mode.IN_PERSON, Status.CANCELLED, place=True)
NOTIFY = Act("notify", "tell", Mode.UNSPECIFIED, personal=True)
INVITE = Act("invite", "invite", Mode.IN_PERSON, Status.PROPOSED)
APPROACH = Act("approach", "invite", Mode.UNSPECIFIED, Status.PROPOSED, weak=True)
OVERTURE = Act(  # ships approach too
    "approach", "invite", Mode.UNSPECIFIED, Status.PROPOSED, weak=True, unlike=words("the a an its within")
)
SUMMON = Act("summon", "summon", Mode.IN_PERSON)
PROTEST = Act("protest", "summon", Mode.UNSPECIFIED, weak=True)
LODGE = Act("lodge", "summon", Mode.UNSPECIFIED)
SIDE_BY_SIDE = Act("side by side", "meeting", Mode.IN_PERSON, personal=True, unlike=words("him her"))
APPEARANCE = Act("appearance", "meeting", Mode.IN_PERSON)
TURN_AWAY = Act("turn away", "ship", Mode.IN_PERSON, Status.DECLINED)  # of ships of war
PORT_CALL = Act("port call", "ship", Mode.IN_PERSON, place=True)
DOCK = Act("dock", "ship", Mode.IN_PERSON, place=True)
EXERCISE = Act("joint exercise", "exercise", Mode.IN_PERSON, weak=True)
HOTLINE = Act("hotline", "hotline", Mode.UNSPECIFIED, weak=True)  # one is set up, seldom used
AGREE = Act("agree", "agree", Mode.UNSPECIFIED, weak=True)
REVIEW = Act("review", "discuss", Mode.UNSPECIFIED, weak=True)  # by both: one alone reviews its own
PLEDGE = Act("agree", "agree", Mode.UNSPECIFIED, weak=True)  # by both together: one alone only speaks
TELL = Act("tell", "tell", Mode.UNSPECIFIED, personal=True)
HEAR = Act("hear", "tell", Mode.UNSPECIFIED, personal=True)
WARN = Act("warn", "tell", Mode.UNSPECIFIED, personal=True)
GREET = Act("greet", "host", Mode.IN_PERSON, personal=True)
GUIDE = Act("guide", "host", Mode.IN_PERSON, personal=True)
CONFRONT = Act("confront", "meet", Mode.UNSPECIFIED, personal=True)
SHUN = Act("shun", "shun", Mode.IN_PERSON, Status.DECLINED, personal=True)


def _verb(act: Act, base: str, past: str, ing: str, third: str) -> dict[str, Trigger]:
    """The four forms of a verb; alternatives of a form are separated by a slash."""
    forms = ((base, "base"), (third, "present"), (ing, "ing"), (past, "past"))
    return {word: Trigger(act, form) for words, form in forms for word in words.split("/")}


def _regular(act: Act, *stems: str) -> dict[str, Trigger]:
    found: dict[str, Trigger] = {}
    for stem in stems:
        found |= _verb(act, *inflect(stem))
    return found


def _turns(act: Act, turns: tuple[turns_en.Forms, ...]) -> dict[str, Trigger]:
    return {word: trigger for forms in turns for word, trigger in _verb(act, *forms).items()}


def _going(act: Act, *preps: str) -> dict[str, Trigger]:
    """Verbs of motion with the preposition that makes them a visit: "travels to", "flew to"."""
    verbs = (
        ("travel", "traveled/travelled", "traveling/travelling", "travels"),
        ("fly", "flew", "flying", "flies"), ("go", "went/gone", "going", "goes"),
        ("come", "came", "coming", "comes"),
        ("head", "headed", "heading", "heads"), ("return", "returned", "returning", "returns"),
        ("journey", "journeyed", "journeying", "journeys"), ("jet", "jetted", "jetting", "jets"),
        ("dispatch", "dispatched", "dispatching", "dispatches"),
    )  # fmt: skip
    found: dict[str, Trigger] = {}
    for forms in verbs:
        for prep in preps:
            with_prep = ["/".join(f"{w} {prep}" for w in form.split("/")) for form in forms]
            found |= _verb(act, with_prep[0], with_prep[1], with_prep[2], with_prep[3])
    return found


_ENTERING = (
    ("pull", "pulled", "pulling", "pulls"), ("sail", "sailed", "sailing", "sails"),
    ("steam", "steamed", "steaming", "steams"), ("put", "put", "putting", "puts"),
)  # fmt: skip
_MOORING = (
    ("moor", "moored", "mooring", "moors"), ("berth", "berthed", "berthing", "berths"),
    ("anchor", "anchored", "anchoring", "anchors"),
    ("drop anchor", "dropped anchor", "dropping anchor", "drops anchor"),
)  # fmt: skip


def _landing(act: Act, prep: str, *verbs: tuple[str, str, str, str]) -> dict[str, Trigger]:
    """What ships do in a port, with the preposition that makes it a visit: "pulled into", "moored at"."""
    found: dict[str, Trigger] = {}
    for forms in verbs:
        found |= _verb(act, *(f"{form} {prep}" for form in forms))
    return found


def _standing(act: Act, *preps: str) -> dict[str, Trigger]:
    """Who appears in public with somebody: "stood beside", "appearing alongside"."""
    verbs = (
        ("stand", "stood", "standing", "stands"), ("sit", "sat", "sitting", "sits"),
        ("appear", "appeared", "appearing", "appears"), ("be seated", "seated", "being seated", "is seated"),
    )  # fmt: skip
    found: dict[str, Trigger] = {}
    for forms in verbs:
        for prep in preps:
            found |= _verb(act, *(f"{form} {prep}" for form in forms))
    return found


def _presenting(act: Act, *whose: str) -> dict[str, Trigger]:
    """ "Presents his credentials", "hands over her letter of credence" is said "presents" by most."""
    found: dict[str, Trigger] = {}
    for papers in ("credentials", "letter of credence", "letters of credence"):
        for who in whose:
            forms = [f"{verb} {who}{papers}" for verb in ("present", "presented", "presenting", "presents")]
            found |= _verb(act, *forms)
    return found


VERBS: dict[str, Trigger] = {
    **_verb(MEET, "meet", "met", "meeting", "meets"),
    **_verb(MEET, "sit down", "sat down", "sitting down", "sits down"),
    **_verb(MEET, "shake hands", "shook hands", "shaking hands", "shakes hands"),
    **_verb(MEET, "face off", "faced off", "facing off", "faces off"),
    **_verb(MEET, "stroll", "strolled", "strolling", "strolls"),
    **_standing(SIDE_BY_SIDE, "beside", "alongside", "next to", "side by side with"),
    **_verb(CALL_ON, "call on", "called on", "calling on", "calls on"),
    **_verb(RAISE, "raise", "raised", "raising", "raises"),
    **_verb(RAISE, "broach", "broached", "broaching", "broaches"),
    **_verb(RAISE, "take up", "took up", "taking up", "takes up"),
    **_regular(JOIN, "join"),
    **_verb(MEET, "huddle", "huddled", "huddling", "huddles"),
    **_verb(MEET, "dine", "dined", "dining", "dines"),
    **_regular(MEET, "lunch", "breakfast"),
    **_verb(HOLD_TALKS, "hold talks", "held talks", "holding talks", "holds talks"),
    **_turns(MEET, turns_en.MEETING_SO),
    **_turns(MEET_UP, turns_en.MEETING_UP),
    **_turns(CALL_ON, turns_en.CALLING_ON),
    **_turns(NEGOTIATE, turns_en.WORKING_OUT),
    **_turns(TOUCH_BASE, turns_en.SPEAKING_UP),
    **_turns(DISCUSS, turns_en.SHARING),
    **_turns(HEAR, turns_en.HEARING),
    **_regular(WALK, "walk"),
    **_regular(GUIDE, "escort", "accompany", "fete"),
    **_regular(ACROSS, "face"),
    **dict.fromkeys(turns_en.FACING, Trigger(ACROSS, "ing")),
    **_verb(SEE, "see", "saw/seen", "seeing", "sees"),
    **_verb(SPEAK, "speak", "spoke/spoken", "speaking", "speaks"),
    **_verb(SPEAK, "talk", "talked", "talking", "talks to"),
    **_verb(SPEAK, "confer", "conferred", "conferring", "confers"),
    **_regular(SPEAK, "converse"),
    **_regular(CONSULT, "consult"),
    **_verb(DISCUSS, "discuss", "discussed", "discussing", "discusses"),
    **_verb(DISCUSS, "trade barbs", "traded barbs", "trading barbs", "trades barbs"),
    **_verb(DISCUSS, "spar", "sparred", "sparring", "spars"),
    **_regular(NEGOTIATE, "negotiate", "haggle"),
    **_regular(REVIEW, "review"),
    **_verb(REVIEW, "take stock of", "took stock of", "taking stock of", "takes stock of"),
    **_verb(CALL, "phone", "phoned", "phoning", "phones"),
    **_verb(CALL, "ring", "rang", "ringing", "rings"),
    **_regular(CALL, "telephone"),
    **dict.fromkeys(("phoned", "telephoned"), Trigger(TELEPHONE, "past")),  # no nouns
    **_verb(PHONE, "get on the phone", "got on the phone", "getting on the phone", "gets on the phone"),
    **_verb(PHONE, "pick up the phone", "picked up the phone", "picking up the phone", "picks up the phone"),
    **_verb(PHONE, "pick up the phone to", "picked up the phone to", "picking up the phone to",
            "picks up the phone to"),
    **_verb(CALL, "call", "called", "calling", "calls"),
    **_regular(HOST, "host", "receive", "welcome"),
    **_regular(GREET, "greet"),
    **_regular(SUMMON, "summon"),
    **_verb(SUMMON, "haul in", "hauled in", "hauling in", "hauls in"),
    **_verb(SUMMON, "carpet", "carpeted", "carpeting", "carpets"),
    **_verb(SUMMON, "call in", "called in", "calling in", "calls in"),
    **_verb(LODGE, "lodge", "lodged", "lodging", "lodges"),
    **_regular(VISIT, "visit", "tour"),
    **_going(TRAVEL, "to", "for"),
    **_turns(TRAVEL, turns_en.SETTING_OFF),
    **_turns(TURN_UP, turns_en.TURNING_UP),
    **_turns(CALL_AT, turns_en.CALLING_AT),
    **_turns(LETTER, turns_en.WRITING_BACK),
    **_turns(APPROACH, turns_en.SOUNDING_OUT),
    **_turns(WARN, turns_en.READING_OUT),
    "approached": Trigger(OVERTURE, "past"),
    "contacted": Trigger(TOUCH_BASE, "past"),  # the other forms are nouns
    **_verb(TRAVEL, "depart for", "departed for", "departing for", "departs for"),
    **_verb(TRAVEL, "set out for", "set out for", "setting out for", "sets out for"),
    **_verb(TRAVEL, "leave for", "left for", "leaving for", "leaves for"),
    **_verb(ARRIVE, "arrive in", "arrived in", "arriving in", "arrives in"),
    **_verb(ARRIVE, "arrive at", "arrived at", "arriving at", "arrives at"),
    **_verb(ARRIVE, "land in", "landed in", "landing in", "lands in"),
    **_verb(ARRIVE, "touch down in", "touched down in", "touching down in", "touches down in"),
    **_verb(ARRIVE, "fly into", "flew into", "flying into", "flies into"),
    **_verb(ARRIVE, "slip into", "slipped into", "slipping into", "slips into"),
    **_verb(ARRIVE, "jet into", "jetted into", "jetting into", "jets into"),
    **_verb(ARRIVE, "sweep into", "swept into", "sweeping into", "sweeps into"),
    **dict.fromkeys(
        ("expected in", "expected at", "due in", "due at", "arriving in", "arriving at", "bound for",
         "en route to"),
        Trigger(EXPECTED, "past"),
    ),
    **_regular(REPRESENT, "represent"),
    **_verb(LEAVE, "leave", "left", "leaving", "leaves"),
    **_verb(LEAVE, "depart", "departed", "departing", "departs"),
    **_verb(APPROACH, "reach out to", "reached out to", "reaching out to", "reaches out to"),
    **_verb(INVITE, "invite", "invited", "inviting", "invites"),
    **_verb(LETTER, "write to", "wrote to/written to", "writing to", "writes to"),
    **_regular(LETTER, "congratulate", "cable", "telegraph"),
    **_presenting(CREDENTIALS, "", "his ", "her ", "their "),
    **_verb(LETTER, "wire", "wired", "wiring", "wires"),
    **_verb(SEND, "send", "sent", "sending", "sends"),
    **_regular(NOTIFY, "notify", "inform", "brief"),
    **_verb(TELL, "tell", "told", "telling", "tells"),
    **_regular(WARN, "warn", "urge", "press", "assure", "remind", "question", "caution", "reassure",
               "lecture", "implore", "chide"),
    **_regular(SCOLD, "scold", "berate", "upbraid", "rebuke", "grill", "chastise", "castigate", "admonish",
               "harangue", "hector", "quiz+", "needle", "tackle", "criticize", "criticise", "prod+", "nudge"),
    **_regular(CONFRONT, "confront"),
    **_verb(DOCK, "dock at", "docked at", "docking at", "docks at"),
    **_verb(DOCK, "dock in", "docked in", "docking in", "docks in"),
    **_verb(DOCK, "tie up in", "tied up in", "tying up in", "ties up in"),
    **_landing(DOCK, "into", *_ENTERING),
    **_landing(DOCK, "in", *_MOORING),
    **_landing(DOCK, "at", *_MOORING),
    **_landing(DOCK, "off", *_MOORING[2:]),
    **_verb(SHUN, "snub", "snubbed", "snubbing", "snubs"),
    **_verb(SHUN, "shun", "shunned", "shunning", "shuns"),
    **_regular(SHUN, "rebuff", "spurn"),
    **_regular(PLEDGE, "vow", "pledge"),
    **_verb(TURN_AWAY, "turn away", "turned away", "turning away", "turns away"),
    **_verb(TURN_AWAY, "bar", "barred", "barring", "bars"),
    **_verb(AGREE, "agree", "agreed", "agreeing", "agrees"),
    **_verb(AGREE, "reach", "reached", "reaching", "reaches"),
    **_verb(AGREE, "sign", "signed", "signing", "signs"),
}  # fmt: skip


def _nouns(act: Act, words: str) -> dict[str, Act]:
    return dict.fromkeys((word.strip() for word in words.split(",")), act)


GATHERING = frozenset(("meeting", "summit", "talks", "dialogue", "call", "visit", "meal", "session"))
"""Families of what is offered, accepted or turned down as such: no letter, protest or accord."""

NOUNS: dict[str, Act] = {
    **_nouns(
        MEETING,
        "meeting, meetings, bilateral, sit-down, face-to-face, face-off, handshake, get-together, "
        "pull-aside, audience, one-on-one, face time, huddle, tete-a-tete, rendezvous, meetup, meet-up, "
        "confab, powwow, pow-wow, catch-up, reunion",
    ),
    **_nouns(
        MEAL,
        "breakfast, brunch, supper, barbecue, cookout, lunch, luncheon, dinner, banquet, tea, reception, "
        "photo op, photo-op",
    ),
    **_nouns(SESSION, "session, sessions, workshop, symposium, roundtable, round, rounds"),
    **_nouns(ENCOUNTER, "encounter, encounters"),
    **_nouns(SUMMIT, "summit, summits, summitry"),
    **_nouns(
        TALKS,
        "talks, talk, discussions, discussion, consultations, consultation, conversation, "
        "conversations, parley, parleys, deliberations, negotiations, negotiation, trade talks, chat, "
        "chats, tête-à-tête, heart-to-heart",
    ),
    **_nouns(BARGAINING, "bargaining, haggling, horse-trading"),
    **_nouns(
        DIALOGUE,
        "climate track, climate channel, cyber panel, joint panel, "
        "dialogue, dialogues, dialog, dialogs, working group, working groups, commission, "
        "mechanism",
    ),
    **_nouns(
        PHONE,
        "call, calls, phone call, phone calls, telephone call, telephone calls, phone "
        "conversation, telephone conversation, phone talks, phone talk, telephone talks, "
        "phone-call",
    ),
    **_nouns(
        VIDEO,
        "video call, video calls, videoconference, video conference, videoconferences, video "
        "teleconference, teleconference, video talks, video talk, video meeting, virtual meeting, "
        "virtual summit, virtual talks, video summit, video-conference, video link, video hookup, "
        "video hook-up, video linkup, video link-up, video circuit, video session, video chat, video "
        "conversation",
    ),
    **_nouns(
        EXCHANGE,
        "exchange, exchanges, contact, contacts, engagement, engagements, interaction, "
        "interactions, communication, communications",
    ),
    **_nouns(VISIT, "return, stop, leg, swing"),
    **_nouns(VISIT, "visit, visits, trip, trips, tour, travel, stopover, state visit, journey, guest, "
            "sojourn, trek, jaunt, pilgrimage"),
    **_nouns(ARRIVE, "arrival"),
    **_nouns(LEAVE, "departure"),
    **_nouns(DELEGATION, "delegation, delegations"),
    **_nouns(
        LETTER,
        "letter, letters, message, messages, congratulations, condolences, correspondence, telegram, "
        "telegrams, sympathy, sympathies, greetings, note of condolence, message of congratulation, missive, "
        "missives, note verbale, notes verbales, diplomatic note, diplomatic notes, protest note, "
        "aide-memoire, non-paper, thank-you note, handwritten note",
    ),
    **_nouns(INVITE, "invitation, invitations, invite"),
    **_nouns(
        PROTEST,
        "demarche, démarche, demarches, representations, protest, protests, complaint, complaints",
    ),
    **_nouns(NOTIFY, "notice, notification"),
    **_nouns(
        PORT_CALL,
        "port call, port calls, warship call, warship calls, ship visits, warship visits, "
        "port visit, port visits, ship visit, port stop, goodwill visit, "
        "hong kong stop, hong kong port call, hong kong port visit, liberty call",
    ),
    **_nouns(EXERCISE, "joint exercise, joint exercises, joint drill, joint drills, exercise, drill"),
    **_nouns(HOTLINE, "hotline, hotlines, hot line, military channels, military channel"),
    **_nouns(AGREE, "agreement, deal, truce, framework, consensus, accord, memorandum, annexes"),
}  # fmt: skip
