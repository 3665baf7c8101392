"""English verbs that tell of no company although somebody of the other side is their object: what is thought
or said of him, done to his career or in a contest with him, and what each of two does for himself.

Where two officials are in one room or on one line nearly every other verb is something that one does to the
other, so that these are listed and not those.
"""

from __future__ import annotations

from bot.core.kinds_en import JUDGING, REJECTING, forms
from bot.core.wordlist import words

_SPOKEN_OF = forms(
    "mention cite quote invoke echo describe portray depict characterize characterise label brand name dub+ "
    "liken compare rate rank judge assess evaluate analyze analyse examine study profile parody impersonate "
    "imitate emulate lampoon satirize discuss debate dissect ponder consider regard deem recall remember "
    "commemorate disparage vilify demonize demonise malign slander libel defame denigrate belittle deprecate "
    "excoriate extol endorse champion support back contradict counter rebut reference review call highlight "
    "eulogize document announce report claim allege confirm acknowledge note predict reveal expose explain "
    "blame credit propose offer suggest promise"
) | words("speak speaks spoke say says said write writes wrote think thinks thought know knows knew known")
_FELT = forms(
    "love hate like dislike admire respect trust distrust mistrust fear dread miss underestimate "
    "overestimate doubt believe suspect envy pity want need prefer+ favor favour despise resent regret "
    "appreciate idolize loathe abhor expect anticipate await imagine picture perceive notice spot+ "
    "recognize recognise identify hope misjudge assume"
) | words("understand understands understood misread misreads")
_LEGAL = forms(
    "sanction indict charge prosecute sue arrest detain jail imprison extradite deport ban+ blacklist "
    "subpoena impeach convict sentence pardon nominate appoint fire sack replace succeed promote demote "
    "elect oust unseat depose topple hire target investigate censor purge execute kill assassinate protect"
)
_CONTESTED = forms(
    "defeat outmaneuver outmanoeuvre outfox outwit outsmart outshine upstage overshadow eclipse outlast "
    "outlive outrank outflank outplay trump match rival outbid thwart"
) | words("beat beats beaten top tops topped")
_WATCHED = forms(
    "watch monitor follow track observe bug+ wiretap+ film photograph record shadow surveil"
) | words("spy spies spied")
_KEPT_FROM = forms("avoid dodge skip+ ignore evade shun+ snub+ boycott")
_OTHER_VERBS = words(
    "is are was were be been being has have had having does do did will would could should may might must "
    "can makes make made gets get got lets let gives give gave sends send sent "
    "leaves leave left becomes become became seems seem seemed "
    "includes included including concerns concerning regarding following during united visiting us"
)
_ADDRESSING = forms("chide scold rebuke upbraid chastise castigate berate")  # to his face, where he is there
ONE_SIDED = (
    _SPOKEN_OF
    | _FELT
    | _LEGAL
    | _CONTESTED
    | _WATCHED
    | _KEPT_FROM
    | _OTHER_VERBS
    | (JUDGING - _ADDRESSING)
    | REJECTING
)
"""What is thought or said of somebody, or done to him from afar, wherever two are."""

FROM_AFAR = forms(
    "accuse threaten challenge defy rebuff sideline isolate punish hit target attack answer oppose tackle "
    "help boost embolden weaken strengthen undermine hurt embarrass anger infuriate irritate annoy enrage "
    "upset alarm worry please shock stun+ surprise impress delight dismay unnerve unsettle rattle "
    "disappoint frustrate satisfy scare spook provoke antagonize offend humiliate outrage rile troll taunt "
    "sanction defend thank insult use block hinder constrain contain deter test benefit acclaim lament "
    "trash discredit doom jeer misrepresent parrot reassess reconsider scorn smear stereotype tweet "
    "undercut underrate downplay torpedo expel evict exclude disqualify disown distance contest sabotage "
    "counterattack represent attract intrigue fascinate amaze astonish bewilder perplex baffle confuse "
    "amuse dazzle disgust excite encourage inspire discourage sting goad release free+ warn shadow study"
) | words(
    "hit hits fight fights fought puts put takes take took wins won keeps keep kept brings bring brought"
)
"""What may be done to somebody from afar also where a place is named."""

LONE = forms(
    "arrive land appear perform testify campaign vote attend lose die fall rise deplane alight rank win "
    "differ feature due near tend fail pencil plan figure trend headline loom result speak worry fret panic "
    "despair relax sulk gloat"
) | words("spoke won lost fell rose")
"""What two do each for himself at one place."""
