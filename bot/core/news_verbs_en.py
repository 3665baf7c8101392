"""English verbs of headlines that tell other news than a contact: where one stands, a clause goes on with
something else that somebody does.
"""

from __future__ import annotations

from bot.core.wordlist import words

NEWS_STEMS = words(
    """
accept accuse achieve act add address admit advance affirm agree aim allow announce answer appear approve
argue arrange arrest ask assail assert attack attend avoid await back ban bar become beef begin blame
blast block boost brace brand break brush bring build burnish call caution cement challenge change charge
cheer cite claim clash close comment complain complete concede conclude condemn confirm consider continue
counter court cover criticize criticise curb cut deal debate declare decline decry defend defy delay
deliver demand denounce deny deploy detail deter dismiss dispute drop ease echo edge embrace emphasize
emphasise end endorse engage enter escalate escape exclude expand expect explain explore expose express
extend face fail fall fear fight file find fire flag flex focus follow force frame fret fume gain gather
give grab grapple grow hail halt hammer hand head hear hedge help highlight hint hit hope hurl ignore
impose include increase indicate insist intend introduce invest invoke join keep kick knock label lament
lash launch lay lead learn lift listen look lose lower maintain make mark mock monitor move mull need
note nudge object offer open oppose order oversee pan pause pay pin place plan play pledge point post
praise predict prepare present press pressure probe promise prompt propose protest prove provide publish
pull punish push put quash question quit raise ramp rap rattle react read ready reaffirm reassure rebuke
recall recognize reflect refuse regret reiterate reject release remain remind renew repeat reply report
request require resist respond resume retaliate return reveal reverse revive ridicule rile risk roll rule
run sail salute sanction scold scramble seek seize sell set shape share shift shoot show shrug signal
sign single slam slap snap soften sound spark speed split spot spurn spy stage stand start state stay
steer step stick stop stress strike suggest summarize support surge suspend sway take target tariff tease
test thank think threaten throw tighten tour tout track trade trail trigger try turn underline underscore
unveil urge use vie view voice vow wage wait walk want warn watch weigh win withdraw work worry write
air arrive broach carry chide compare convey depart dine float grill haggle huddle iron land lunch mend
outline patch pitch pore relay sift smooth sort spar spell swap tackle thrash vet wrap
"""
)

NEWS_VERBS = frozenset(
    form
    for stem in NEWS_STEMS
    for form in (stem + "s", stem + "es", stem.removesuffix("e") + "ed", stem[:-1] + "ies", stem[:-1] + "ied")
) | words(
    "said told gave got made took came went began became felt found held kept knew led left lost "
    "met paid put ran sent set showed shot sought sold spoke stood thought threw understood won "
    "wrote has have had is are was were does did do goes fell rose drew hit cut let flew sets "
    "puts lets hits"
)
