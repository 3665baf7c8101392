"""English idioms of contact: acts that several words tell which stand together ("gets on the line with").

Plain data, read with the lexicon of `acts_en`. A phrase that ends in "with" or "to" has the other party right
behind it.
"""

from __future__ import annotations

from bot.core.acts_en import (
    AGREE,
    CALL,
    DISCUSS,
    DOCK,
    HOLD_TALKS,
    HOST,
    LEAVE,
    LETTER,
    MEET,
    MEETING,
    PHONE,
    RAISE,
    SHUN,
    TALKS,
    TRAVEL,
    WARN,
    Act,
    Trigger,
)
from bot.core.model import Mode, Status
from bot.core.wordlist import words

RUN_INTO = Act("run into", "meet", Mode.IN_PERSON, personal=True)
"""What people do and countries only in a figure: "China catches up with the US"."""
ENGAGE = Act("meet", "meet", Mode.UNSPECIFIED, personal=True)
"""The same, wherever they are: they have a word, they lock horns."""
CLASH = Act("clash", "meet", Mode.UNSPECIFIED, personal=True)
"""A contest that may be one of duties and statements, unless it has a place or a meeting."""
DRESS_DOWN = Act("summon", "summon", Mode.UNSPECIFIED, personal=True)
LINK_UP = Act("link up", "meet", Mode.UNSPECIFIED, personal=True)
TALK_THROUGH = Act("talk through", "discuss", Mode.UNSPECIFIED, personal=True)
"""What officials do with each other, where countries do it only in the long run: "mend fences"."""
ROUND = Act(
    "round", "talks", Mode.UNSPECIFIED, weak=True, unlike=words("of the table up off out about to on")
)
BARGAINING = Act("talks", "talks", Mode.UNSPECIFIED, weak=True, unlike=words("chip chips power table tactic"))
SPARRING = Act("talks", "talks", Mode.UNSPECIFIED, weak=True)  # lawmakers at home have it too
ASKED_BY_PHONE = Act("phone", "call", Mode.PHONE, Status.PROPOSED)
AWAIT = Act("host", "host", Mode.IN_PERSON, Status.SCHEDULED, personal=True)  # "Hu awaits Rice in Beijing"
DIAL = Act("call", "call", Mode.PHONE, personal=True, unlike=words("back down up in out it"))
COMPLAIN = Act("complain", "summon", Mode.UNSPECIFIED, weak=True)  # from one government to the other
VIDEO_LINK = Act("video call", "call", Mode.VIDEO)
UNINVITE = Act("invite", "invite", Mode.IN_PERSON, Status.CANCELLED)
DATE = Act("date", "meeting", Mode.IN_PERSON, Status.SCHEDULED)
DATE_OFF = Act("date", "meeting", Mode.IN_PERSON, Status.CANCELLED)

_GET, _COME = "get got getting gets", "come came coming comes"
_GO, _RETURN = "go went going goes", "return returned returning returns"
_SIT, _GATHER = "sit sat sitting sits", "gather gathered gathering gathers"
_RUN, _HAVE = "run ran running runs", "have had having has"
_TABLES = ("the table", "the negotiating table", "the bargaining table", "the same table")


_TOUCHES = tuple(f"{which} touches {to}" for which in ("finishing", "last", "final") for to in ("on", "to"))
_SIGNATURES = ("names to", "their names to", "signatures to", "their signatures to", "pen to paper")


def _idiom(act: Act, verb: str, *tails: str) -> dict[str, Trigger]:
    """The forms of a verb, given as "base past ing third", each with the words behind it."""
    kinds = ("base", "past", "ing", "present")
    return {
        f"{form} {tail}".rstrip(): Trigger(act, kind)
        for form, kind in zip(verb.split(), kinds, strict=True)
        for tail in tails
    }


def _of_tables() -> dict[str, Trigger]:
    """Talks by the table at which two sit: "returned to the negotiating table", "back at the table".

    "Will come back to the table" is wished for more often than told; the words before say so.
    """
    to = tuple(f"{way} {table}" for way in ("to", "back to") for table in _TABLES)
    at = tuple(f"{way} {table}" for way in ("at", "around", "round", "down at") for table in _TABLES)
    return {
        **_idiom(MEET, _RETURN, *(f"to {table}" for table in _TABLES)),
        **_idiom(MEET, _COME, *to),
        **_idiom(MEET, _GET, *(f"back {way} {table}" for way in ("to", "at", "around") for table in _TABLES)),
        **_idiom(MEET, _GO, *(f"back to {table}" for table in _TABLES)),
        **_idiom(MEET, _SIT, *at),
        **_idiom(MEET, _GATHER, *at),
    }


IDIOMS: dict[str, Trigger] = {
    **_of_tables(),
    # On the telephone.
    **_idiom(PHONE, _GET, "on the line", "on the line with", "on a call with", "on the phone with"),
    **_idiom(PHONE, _GET, "off the phone with", "off the line with"),
    **_idiom(CALL, _GET, "through to"),
    **_idiom(PHONE, "hop hopped hopping hops", "on the phone", "on the line"),
    **_idiom(CALL, "hang hung hanging hangs", "up"),
    **_idiom(CALL, "ring rang ringing rings", "off"),
    **_idiom(CALL, "pick picked picking picks", "up phone to", "up the line to"),
    **_idiom(CALL, "phone phoned phoning phones", "up"),
    **_idiom(CALL, "put put putting puts", "a call to", "a call through to", "in a call to"),
    **_idiom(CALL, "place placed placing places", "a call to"),
    **_idiom(CALL, "take took taking takes", "a call from", "a phone call from"),
    **_idiom(PHONE, "pick picked picking picks", "up phone", "up phone to"),
    **_idiom(PHONE, "jump jumped jumping jumps", "on the phone", "on the line"),
    **_idiom(CALL, "ring rang ringing rings", "up"),
    **_idiom(CALL, "ring rung ringing rings", "", "up"),
    **_idiom(DIAL, "dial dialed dialing dials", ""),
    **_idiom(DIAL, "dial dialled dialling dials", ""),
    # In one room.
    **_idiom(MEET, _COME, "eyeball to eyeball with", "eye to eye with"),
    **_idiom(RUN_INTO, "cross crossed crossing crosses", "paths with"),
    **_idiom(RUN_INTO, "catch caught catching catches", "up with"),
    **_idiom(LINK_UP, "link linked linking links", "up", "up with"),
    **_idiom(RUN_INTO, "see saw seeing sees", "each other"),
    **_idiom(RUN_INTO, "face faced facing faces", "each other"),
    **_idiom(HOST, "entertain entertained entertaining entertains", ""),
    **_idiom(HOST, "fete feted feting fetes", ""),
    **_idiom(HOST, "usher ushered ushering ushers", ""),
    **_idiom(RUN_INTO, _GET, "a hearing from", "an audience with", "in to see", "face time with"),
    **_idiom(RUN_INTO, "win won winning wins", "an audience with", "a hearing from", "face time with"),
    **_idiom(RUN_INTO, "keep kept keeping keeps", "company with"),
    **_idiom(HOLD_TALKS, "hold held holding holds", "court with"),
    **_idiom(HOST, "show shown showing shows", "into", "around", "round"),
    **_idiom(RUN_INTO, "meet met meeting meets", "up with"),
    **_idiom(RUN_INTO, _GET, "together", "together with"),
    **_idiom(RUN_INTO, _COME, "together", "together with"),
    **_idiom(RUN_INTO, "bump bumped bumping bumps", "into"),
    **_idiom(RUN_INTO, "buttonhole buttonholed buttonholing buttonholes", ""),
    **_idiom(RUN_INTO, "corner cornered cornering corners", ""),
    **_idiom(RUN_INTO, "waylay waylaid waylaying waylays", ""),
    **_idiom(RUN_INTO, "collar collared collaring collars", ""),
    **_idiom(RUN_INTO, _RUN, "into"),
    **_idiom(RUN_INTO, _SIT, "with"),
    **_idiom(RUN_INTO, "hear heard hearing hears", "out"),
    **_idiom(RUN_INTO, "pop popped popping pops", "in on"),
    **_idiom(AWAIT, "have had having has", "an appointment with", "appointments with"),
    **_idiom(RUN_INTO, "pay paid paying pays", "respects to", "his respects to", "her respects to"),
    **_idiom(TRAVEL, "swing swung swinging swings", "through", "by"),
    **_idiom(TRAVEL, "set set setting sets", "foot in"),
    **{f"stopped {way}": Trigger(TRAVEL, "past") for way in ("in", "over in", "off in")},
    **_idiom(RUN_INTO, "take took taking takes", "leave of"),
    **_idiom(RUN_INTO, "bid bade bidding bids", "farewell to", "goodbye to", "adieu to"),
    **_idiom(RUN_INTO, "say said saying says", "goodbye to", "farewell to", "hello to"),
    **_idiom(RUN_INTO, _SIT, "across the table from", "opposite each other", "across from each other"),
    **_idiom(RUN_INTO, _SIT, "knee to knee"),
    **_idiom(HOST, "play played playing plays", "host to"),
    **_idiom(DRESS_DOWN, "dress dressed dressing dresses", "down"),
    **_idiom(DRESS_DOWN, "haul hauled hauling hauls", "before"),
    **_idiom(DRESS_DOWN, "tell told telling tells", "off"),
    **_idiom(DRESS_DOWN, "read read reading reads", "the riot act to", "riot act to"),
    **_idiom(LETTER, "pen penned penning pens", "a letter to", "letter to", "a reply to", "reply to"),
    **_idiom(LETTER, "drop dropped dropping drops", "a line to"),
    **_idiom(DOCK, _COME, "alongside in", "alongside at"),
    **_idiom(DOCK, "make made making makes", "port in", "port at", "fast in", "fast at"),
    **_idiom(LEAVE, "pull pulled pulling pulls", "out of"),
    **_idiom(LEAVE, "sail sailed sailing sails", "out of"),
    **_idiom(LEAVE, "steam steamed steaming steams", "out of"),
    **_idiom(DOCK, "tie tied tying ties", "up at"),
    # Or not at all.
    **_idiom(SHUN, "cold-shoulder cold-shouldered cold-shouldering cold-shoulders", ""),
    # With something to say.
    **_idiom(WARN, "lean leaned leaning leans", "on"),
    **_idiom(WARN, "lean leant leaning leans", "on"),
    **_idiom(WARN, "sound sounded sounding sounds", "out"),
    **_idiom(WARN, "plead pleaded pleading pleads", "with"),
    **_idiom(WARN, "remonstrate remonstrated remonstrating remonstrates", "with"),
    **_idiom(COMPLAIN, "complain complained complaining complains", "to"),
    **_idiom(COMPLAIN, "protest protested protesting protests", "to"),
    **_idiom(WARN, "confide confided confiding confides", "in", "to"),
    **_idiom(WARN, "vent vented venting vents", "to"),
    # In talk.
    **_idiom(TALK_THROUGH, "mend mended mending mends", "fences"),
    **_idiom(TALK_THROUGH, "smooth smoothed smoothing smooths", "over", "out"),
    **_idiom(UNINVITE, "disinvite disinvited disinviting disinvites", ""),
    **_idiom(UNINVITE, "uninvite uninvited uninviting uninvites", ""),
    **_idiom(TALK_THROUGH, "air aired airing airs", "grievances", "differences"),
    **_idiom(TALK_THROUGH, "trade traded trading trades", "grievances", "complaints"),
    **_idiom(TALK_THROUGH, _GET, "to grips with"),
    **_idiom(TALK_THROUGH, _COME, "to grips with"),
    **_idiom(TALK_THROUGH, "kick kicked kicking kicks", "around"),
    **_idiom(TALK_THROUGH, "hash hashed hashing hashes", "over"),
    **_idiom(TALK_THROUGH, "pore pored poring pores", "over"),
    **_idiom(TALK_THROUGH, "bury buried burying buries", "the hatchet"),
    **_idiom(TALK_THROUGH, "patch patched patching patches", "up"),
    **_idiom(TALK_THROUGH, "sift sifted sifting sifts", "through"),
    **_idiom(TALK_THROUGH, "comb combed combing combs", "through"),
    **_idiom(TALK_THROUGH, "put put putting puts", *_TOUCHES),
    **_idiom(AGREE, "put put putting puts", *_SIGNATURES),
    **_idiom(AGREE, "come came coming comes", "to an understanding"),
    **_idiom(AGREE, "seal sealed sealing seals", ""),
    **_idiom(AGREE, "clinch clinched clinching clinches", ""),
    **_idiom(TALK_THROUGH, "bargain bargained bargaining bargains", ""),
    **_idiom(TALK_THROUGH, "wrangle wrangled wrangling wrangles", ""),
    **_idiom(TALK_THROUGH, "brainstorm brainstormed brainstorming brainstorms", ""),
    **_idiom(AGREE, "settle settled settling settles", "text", "terms"),
    **_idiom(AGREE, "ink inked inking inks", ""),
    **_idiom(AGREE, "initial initialed initialing initials", ""),
    **_idiom(AGREE, "initial initialled initialling initials", ""),
    **_idiom(DISCUSS, "touch touched touching touches", "base"),
    **_idiom(DISCUSS, "put put putting puts", "their heads together", "heads together"),
    **_idiom(HOLD_TALKS, _GET, "down to business"),
    **_idiom(ENGAGE, _HAVE, "a word", "a quiet word", "a private word", "a heart-to-heart"),
    **_idiom(ENGAGE, "make made making makes", "contact"),
    **_idiom(CLASH, "lock locked locking locks", "horns"),
    **_idiom(CLASH, "cross crossed crossing crosses", "swords"),
    **_idiom(CLASH, "argue argued arguing argues", ""),
    **_idiom(CLASH, "tangle tangled tangling tangles", ""),
    **_idiom(CLASH, "joust jousted jousting jousts", ""),
    **_idiom(CLASH, "bicker bickered bickering bickers", ""),
    **_idiom(CLASH, "quarrel quarreled quarreling quarrels", ""),
    **_idiom(CLASH, "square squared squaring squares", "off"),
    **_idiom(ENGAGE, "clear cleared clearing clears", "the air"),
    **_idiom(CLASH, _GO, "toe to toe", "head to head"),
    **_idiom(ENGAGE, _GET, "acquainted", "to know each other", "to know one another"),
    **_idiom(ENGAGE, "size sized sizing sizes", "each other up", "one another up"),
    **_idiom(TALK_THROUGH, _GET, "down to cases", "down to brass tacks"),
    # And with what comes of it.
    **_idiom(AGREE, "find found finding finds", "common ground", "common words", "common language"),
    **_idiom(AGREE, "make made making makes", "headway"),
    **_idiom(TALK_THROUGH, "part parted parting parts", "ways", "without a deal", "without deal"),
    **_idiom(TALK_THROUGH, _COME, "up empty", "away empty-handed"),
    **_idiom(TALK_THROUGH, _GO, "at it"),
    **_idiom(AGREE, "bridge bridged bridging bridges", "gap", "gaps", "differences", "the gap"),
    **_idiom(AGREE, "narrow narrowed narrowing narrows", "gap", "gaps", "differences", "the gap"),
    # About something: "go over a list with Wang".
    **_idiom(RAISE, _GO, "over", "through"),
    **_idiom(RAISE, _RUN, "through"),
    **_idiom(RAISE, "talk talked talking talks", "over", "through"),
    **_idiom(RAISE, "work worked working works", "through"),
    **_idiom(RAISE, "chew chewed chewing chews", "over"),
    **_idiom(RAISE, "bring brought bringing brings", "up"),
    **_idiom(RAISE, "register registered registering registers", ""),
    **_idiom(RAISE, "swap swapped swapping swaps", "notes"),
    **_idiom(RAISE, "trade traded trading trades", "notes"),
}  # fmt: skip


def _nouns(act: Act, names: str) -> dict[str, Act]:
    return dict.fromkeys((name.strip() for name in names.split(",")), act)


IDIOM_NOUNS: dict[str, Act] = {
    **_nouns(
        MEETING, "confab, confabs, powwow, powwows, pow-wow, rendezvous, tryst, get-togethers, sit-downs"
    ),
    **_nouns(MEETING, "appointment"),  # that is kept or skipped (`meanings_en`)
    **_nouns(SPARRING, "back-and-forth, give-and-take, to-and-fro, haggling"),
    **_nouns(TALKS, "conclave, catch-up, brainstorming"),
    **_nouns(
        TALKS, "link-up, link-ups, linkup, hookup, hook-up, bargaining round, negotiating round, trade round"
    ),
    **_nouns(ROUND, "round, rounds"),
    **_nouns(
        ASKED_BY_PHONE, "phone request, phone requests, telephone request, phone overture, phone overtures"
    ),
    **_nouns(BARGAINING, "bargaining, wrangling"),
}

_COMMON = words(
    "get got getting gets come came coming comes go went going goes sit sat sitting sits put puts putting "
    "to back at around round down on the same a with into off have had having has make made making makes "
    "take took taking takes run ran running runs over through up before in each other work worked talk talks "
    "place places call tell told telling tells read reads trade contact out see saw seeing sees face faced "
    "facing faces show shown showing shows initial line ink air clear bargaining"
)
ANCHORS = frozenset(word for phrase in (*IDIOMS, *IDIOM_NOUNS) for word in phrase.split()) - _COMMON
"""The words that tell a sentence with an idiom from the rest."""


def _states(act: Act, *phrases: str) -> dict[tuple[str, ...], Act]:
    return {tuple(phrase.split()): act for phrase in phrases}


STATES: dict[tuple[str, ...], Act] = {
    **_states(PHONE, "on the line with", "on the phone with", "on the phone to"),
    **_states(VIDEO_LINK, "on secure link with", "on a secure link with", "on video link with"),
    **_states(PHONE, "off the phone with", "off the line with"),
    **_states(CALL, "on the line"),
    **_states(MEET, *(f"back {way} {table}" for way in ("at", "around", "round") for table in _TABLES)),
    **_states(MEET, "across the table", "across the table from", "across the table with"),
    **_states(MEET, "face to face", "face to face with", "face-to-face with", "eyeball to eyeball with"),
    **_states(MEET, "in the same room", "in the same room as", "in the same room with", "in a room with"),
    **_states(MEET, "in a room together", "in one room", "in with", "in to see"),
    **_states(MEET, "closeted", "closeted with", "holed up with", "huddled with"),
    **_states(HOLD_TALKS, "down to business", "in conclave"),
}
"""What two are by some words without a verb: "Wang and Blinken back at the table"."""
