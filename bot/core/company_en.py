"""English acts of somebody with somebody that no word of contact tells: "patches up the row with Wang",
"went through the lists with Yang".

Whatever an official does with an official of the other side they do in each other's company, but for a few
things that are done from afar or only felt.
"""

from __future__ import annotations

from bot.core.acts_en import NOUNS, VERBS, Act, ActWord
from bot.core.clauses import OPENERS, SAYING
from bot.core.kinds_en import DEMANDING, JUDGING, SPANS
from bot.core.model import Mode, Side
from bot.core.needs_en import VERB_AUXILIARY
from bot.core.news_verbs_en import NEWS_STEMS, NEWS_VERBS
from bot.core.operators_en import BE, CANCEL, REFUSE
from bot.core.parsing_en import Line
from bot.core.readers_en import readers
from bot.core.tokens_en import OFFICIALS, other_side, serving_at
from bot.core.verdict import Mention
from bot.core.wordlist import words

ALONGSIDE = Act("do with", "meet", Mode.UNSPECIFIED, personal=True)
"""Something that an official does with one of the other side; it has no other frame."""

TIME_WITH = Act("time with", "meeting", Mode.UNSPECIFIED, personal=True)
"""What somebody has with one of the other side: "Sullivan's marathon with Yang"."""

TIME_IN = Act("see", "meet", Mode.IN_PERSON, personal=True)

_REACH = 14  # words between who does something and with whom
_PARTING = (SAYING | DEMANDING | JUDGING | frozenset(OPENERS)).union(
    words(
        ": ; who which that because so than if whether not never no without against over about amid "
        "despite but from for as"
    )
)
# What is done or felt from afar, or only of one.
APART = words(
    "agree agrees agreed agreeing disagree disagrees disagreed side sides sided compare compares compared "
    "compete competes competed compromise deal deals dealt deal's cope copes coped contend break breaks "
    "broke split splits part parts parted fight fights fought war wars battle battles feud feuds clash "
    "clashes clashed row rows spat odds line along together relationship relationships relations ties tie "
    "friendship rapport chemistry bond bonds patience fault faults issue business links link linked "
    "connection connections bromance rivalry rivals showdown standoff game gamble bet strategy policy "
    "approach problem problems trouble troubles experience luck popularity contrast contrasts parallels "
    "parallel differences mood tone soft tough hard angry pleased happy furious upset unhappy satisfied "
    "disappointed obsessed impressed frustrated easy familiar popular friendly cosy cozy chummy candid "
    "frank firm impatient associated involved identify identifies sympathize sympathizes sympathise match "
    "matches matched tied replace replaces replaced charge charges charged credit credits credited threaten "
    "threatens threatened hit hits slap slaps flirt flirts flirted toy toys toyed photo photos photograph "
    "picture pictures image images video stage history past secret start starts started begin begins began "
    "end ends ended coincide coincides coincided interfere interferes tamper meddle mess square squares "
    "squared vie vies vied spar spars interview interviews chair birthday birthdays share shares shared "
    "sharing blame fate vision goal goals spotlight traits seek seeks sought seeking want wants wanted need "
    "needs needed eye eyes eyed expect expects expected favor favors favour hope hopes hoped plan plans "
    "planned promise promises promised predict predicts tout touts touted claim claims boast boasts enjoy "
    "enjoys enjoyed maintain maintains see sees face faces risk risks fear fears avoid avoids avoided lose "
    "loses lost win wins won play plays played test tests tested stakes ante hardball hand leverage front "
    "footing ground peace score scores reset guardrails stability rift praise praised pleads pledges "
    "solidarity sympathy escalate escalates escalated dispute disputes tension tensions quarrel brawl "
    "enamored enamoured concur concurs concurred dissent dissents dissented coexist coexists coexisted "
    "align aligns aligned ally allies allied empathize empathizes empathise empathises conspire conspires "
    "conspired collude colludes colluded cooperate cooperates cooperated collaborate collaborates "
    "collaborated unite unites united resonate resonates resonated jibe jibes struggle struggles struggled "
    "wrestle wrestles wrestled grapple grapples grappled quibble quibbles collide collides collided reckon "
    "reckons duel duels dueled jockey jockeys skirmish experiment experiments experimented tinker tinkers "
    "trifle equate equates equated confuse confuses confused conflate conflates lump lumps lumped stick "
    "sticks stuck live lives lived dispense dispenses partner partners partnered fall falls fell stands "
    "sours soured sour conflict conflicts tires tired wearies wearied despairs fed fascinated infatuated "
    "grudge smitten bored unimpressed disenchanted tightrope"
)


def _does_with(line: Line, index: int) -> ActWord | None:
    """What an official does with one of the other side who stands behind "with"."""
    whom = serving_at(line, index + 1 + (line.words[index + 1 : index + 2] == ("the",)))
    if whom is None or not index or line.words[index - 1] in _NEVER_BEFORE:
        return None
    if line.words[index - 1] in BE:  # "was with the premier for an hour"
        spent = not _TIMES.isdisjoint(line.words[index + 2 : index + 8])
        return ActWord(TIME_IN, "past", index - 1, index) if spent else None
    if _owns(line, index, whom):
        return ActWord(TIME_WITH, "noun", index - 1, index)
    return _what_is_done(line, index, whom)


def _what_is_done(line: Line, index: int, whom: Mention) -> ActWord | None:
    first = _begun(line, index, whom)
    if not first or not _is_verb(line, first):
        return None
    done = line.words[first:index]
    if done[0] in _REFUSING or done[:2] in _PARTED:
        return None  # "turns down a hui with Wang"
    if " ".join(done[:2]) in VERBS or " ".join(done[:3]) in VERBS:
        return None  # it has a frame of its own
    apart = not APART.isdisjoint(done) and _SHARED.isdisjoint(done)
    if apart or not _ACTS.isdisjoint(done) or line.words[first] in JUDGING:
        return None
    return ActWord(ALONGSIDE, _form(line, first), first, index)


_REFUSING = REFUSE | CANCEL
_PARTED = tuple(
    (verb, particle)
    for verbs, particle in (("turn turns turned", "down"), ("call calls called", "off"), ("put puts", "off"))
    for verb in verbs.split()
)


def _owns(line: Line, index: int, whom: Mention) -> bool:
    """ "Kerry's weekend with Xie": his of the other side, with no verb between that would have it."""
    for at in range(index - 1, max(0, index - _OWNED), -1):
        word = line.words[at]
        if word == "'s" and not line.words[at - 1]:
            who = serving_at(line, at - 1)
            owned = line.words[at + 1 : index]
            told = not _SPELLS.isdisjoint(owned) and owned[-1] != "" and _ACTS.isdisjoint(owned)
            return told and who is not None and who.side is other_side(whom.side)
        if word and not word.replace("-", "").isalnum():
            return False
    return False


_OWNED = 7  # words in which what is with somebody has its owner
_SPELLS = SPANS | words(
    "appointment appointments marathon week weekend sessions hours-long breakfast lunch dinner supper tea "
    "coffee walk stroll"
)


def _begun(line: Line, index: int, whom: Mention) -> int:
    """Where the verb stands behind him of the other side who does something with somebody; 0 for none."""
    first = 0
    for at in range(index - 1, max(-1, index - _REACH), -1):
        word = line.words[at]
        if not word:
            who = line.mentions[at]
            if who is None:
                continue
            if who.kind in OFFICIALS and not who.former and who.side is other_side(whom.side):
                return first or _past_adverbs(line, at + 1)
            if who.kind in OFFICIALS or who.side is Side.THIRD:
                return 0
        elif word in _PARTING:
            return 0
        elif word == "and" and not first and _is_verb(line, _past_adverbs(line, at + 1)):
            first = _past_adverbs(line, at + 1)  # "reviewed a cordon and then had lunch with"
    return 0


def _past_adverbs(line: Line, at: int) -> int:
    while line.words[at].endswith("ly") or line.words[at] in _AUXILIARY:
        at += 1
    return at


def _is_verb(line: Line, at: int) -> bool:
    word = line.words[at]
    if not word.isalpha() or word in BE:
        return False
    if word in NEWS_VERBS or word in NEWS_STEMS or word.endswith("ed") or word in _MORE_VERBS:
        return True
    bare = not line.words[at - 1] or line.words[at - 1].endswith("ly")
    return bare and word.endswith("s") and not word.endswith("ss") and word not in _NO_VERBS


def _form(line: Line, at: int) -> str:
    word = line.words[at]
    if word.endswith("s") and not word.endswith("ss"):
        return "present"
    return "base" if word in NEWS_STEMS or line.words[at - 1] in VERB_AUXILIARY else "past"


_TIMES = SPANS - words("time day days")
_NEVER_BEFORE = words(", and or but :")
_AUXILIARY = words("has have had will would also then later again first finally")
_MORE_VERBS = words(
    "works goes runs combs sifts picks patches smooths irons swaps trades marks cuts plants rides "
    "eats drinks lunches breakfasts sits walks strolls sorts squares wraps opens closes lays "
    "unveils draws work go run sift patch swap trade plant broach flag air float table probe explore "
    "vet"
)
# What is only had in company, though the verb also tells of what is felt or had from afar.
_SHARED = words(
    "laugh laughs meal ride stroll walk bread joke toast drink dance opera notes beer cake selfie"
)
_NO_VERBS = words(
    "aides allies critics officials lawmakers envoys diplomats negotiators advisers advisors supporters "
    "rivals plus versus comments remarks others forces tariffs terms tweets ideas does goes has was is as "
    "this us spends"
)
_ACTS = frozenset(phrase for phrase in (*VERBS, *NOUNS) if " " not in phrase) - words(
    "review reviews reviewed agreement deal framework accord consensus truce sign "
    "signs signed reach reaches reached stop leg swing return message letter letters messages"
)

READERS = readers((("with",), _does_with))
"""What is asked at "with"."""
