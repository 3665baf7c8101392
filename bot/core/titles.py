"""The English words for offices, ranks, groups and institutions that take their side from their neighbours.

Which offices there are and who holds them are facts and live in `config/`; here is the language: what "Gen.",
"officials" or "navy" say about the rank and the track of a party, whosever they are.
"""

from __future__ import annotations

from bot.core.model import Level, Side, Track
from bot.core.value import value


@value
class Noun:
    """Words for one kind of person or institution. `side` is set where only one country has it."""

    words: tuple[str, ...]
    level: Level | None
    track: Track | None = Track.DIPLOMATIC
    side: Side | None = None
    plural: bool = False


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def list_of(text: str) -> tuple[str, ...]:
    """Phrases separated by commas, each with single spaces."""
    return tuple(" ".join(word.split()) for word in text.split(","))


_words = list_of

# Offices that every country has, beside those of the knowledge files.
OFFICES: tuple[Noun, ...] = (
    Noun(_words("president, head of state, leader, paramount leader, premier, vice president"), Level.LEADER),
    Noun(
        _words(
            """prime minister, chancellor, king, queen, crown prince, emperor, prince, sultan, emir, sheikh,
            ayatollah, supreme leader, deputy prime minister, taoiseach, pope"""
        ),
        Level.LEADER,
        side=Side.THIRD,
    ),
    Noun(
        _words(
            """foreign minister, foreign secretary, minister of foreign affairs, minister for foreign
            affairs, top diplomat, chief diplomat, finance minister, minister of finance, finance chief,
            trade minister, trade chief, trade negotiator, top trade negotiator, chief trade negotiator,
            lead trade negotiator, lead negotiator, chief negotiator, economic tsar, economic czar,
            economy czar, trade czar, trade tsar, economic chief, top economic official, commerce chief,
            treasury chief, security chief, spy chief, intelligence chief, interior minister, justice
            minister, agriculture minister, energy minister, environment minister, transport minister,
            education minister, health minister, science minister, industry minister, culture minister,
            public security minister, cabinet minister, vice premier, vice-premier,
            economy minister, deputy premier, oil minister, home minister, home secretary, climate envoy,
            climate chief, trade envoy, trade representative, national security adviser, party chief,
            party leader"""
        ),
        Level.MINISTER,
    ),
    Noun(_words("state councilor, state councillor"), Level.MINISTER, side=Side.CHINA),
    Noun(
        _words(
            """defense minister, defense secretary, defense chief, minister of defense, minister for defense,
            national defense minister, defense head, pentagon chief"""
        ),
        Level.MINISTER,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            """vice foreign minister, vice-foreign minister, vice fm, deputy foreign minister,
            assistant foreign minister, vice minister, vice-minister, deputy minister, vice commerce minister,
            vice finance minister, deputy finance minister, deputy commerce minister,
            deputy trade representative, deputy trade negotiator, special representative,
            special envoy, ambassador, envoy, top envoy, man in washington, man in beijing,
            woman in beijing, permanent representative, chargé, chargé d'affaires, charge d'affaires,
            central bank governor, central
            bank chief, acting ambassador, chief of mission, deputy
            ambassador, high representative, governor, mayor, party secretary, vice governor, vice mayor,
            provincial governor, provincial party secretary, party boss"""
        ),
        Level.SENIOR,
    ),
    Noun(
        _words(
            """deputy secretary, deputy secretary of state, assistant secretary, assistant secretary of
            state, under secretary, undersecretary, under secretary of state, undersecretary of state,
            treasury undersecretary, commerce undersecretary, deputy treasury secretary, deputy commerce
            secretary, principal deputy assistant secretary,
            deputy under secretary, deputy undersecretary, deputy under-secretary, under-secretary,
            deputy national security adviser, deputy
            united states trade representative, deputy us trade representative, assistant attorney
            general, principal deputy national security adviser, assistant treasury secretary, assistant
            secretary of the treasury, assistant commerce secretary, assistant secretary of commerce,
            assistant us trade representative, assistant united states trade representative, deputy energy
            secretary, deputy agriculture secretary, deputy homeland security secretary"""
        ),
        Level.SENIOR,
        side=Side.US,
    ),
    Noun(
        _words(
            """assistant secretary of defense, assistant secretary of war, assistant defense secretary, under
            secretary of defense, undersecretary of defense, under secretary of war, undersecretary of
            war, deputy secretary of defense, deputy secretary of war, deputy defense secretary, navy
            secretary, army secretary, secretary of the navy, secretary of the army, chief of naval
            operations, marine corps commandant"""
        ),
        Level.SENIOR,
        Track.DEFENSE,
        Side.US,
    ),
    Noun(
        _words(
            """deputy assistant secretary of defense, deputy assistant secretary of war, deputy assistant
            defense secretary"""
        ),
        Level.WORKING,
        Track.DEFENSE,
        Side.US,
    ),
    Noun(
        _words("deputy assistant secretary, deputy assistant secretary of state"), Level.WORKING, side=Side.US
    ),
    Noun(
        _words(
            """agriculture secretary, energy secretary, transportation secretary, labor secretary, interior
            secretary, education secretary, health secretary, housing secretary, homeland security
            secretary, attorney general, secretary of agriculture, secretary of energy, secretary of
            transportation"""
        ),
        Level.MINISTER,
        side=Side.US,
    ),
    Noun(
        _words(
            """deputy defense minister, vice defense minister, army chief of staff, army chief, navy chief,
            navy commander, naval chief, naval commander, air force chief, air force commander, theater
            commander, military chief, top general, top military officer, top military official, top
            military commander, top soldier, top sailor, top airman, top admiral,
            chief of staff, deputy chief of staff, army
            commander, chief of general staff, chief of the general staff, deputy chief of the general
            staff, chief of defense, joint staff chief, fleet commander, political commissar,
            highest-ranking military officer, top uniformed officer, military commander, most senior soldier,
            highest-ranking soldier, number one soldier, most senior general, chief of staff of the army,
            chief of staff of the air force, commander-in-chief, chief of defense staff"""
        ),
        Level.SENIOR,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            """defense attaché, defense attache, military attaché, military attache, naval attaché, naval
            attache"""
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            """spokesperson, spokesman, spokeswoman, press secretary, deputy spokesperson, director-general,
            director general, deputy director-general, deputy director general, consul,
            minister-counselor, deputy press secretary, embassy official, deputy chief of mission,
            consul general, consul-general, deputy
            consul general"""
        ),
        Level.WORKING,
    ),
    Noun(
        _words(
            """senator, congressman, congresswoman, lawmaker, top democrat, top republican, senate leader,
            senate's top democrat, senate's top republican, house's top democrat, house's top republican,
            senate republican leader, senate democratic leader, house republican leader, house democratic
            leader, senate majority leader, senate minority leader,
            house speaker, speaker of the house, house majority leader, house minority leader, member of
            congress, speaker of the house of representatives, ranking member, committee chairman, house
            member"""
        ),
        Level.LEGISLATIVE,
        side=Side.US,
    ),
)

# Titles that stand before a name and say little else.
RANKS: tuple[Noun, ...] = (
    Noun(
        _words(
            """gen, general, lt gen, lt. gen, lieutenant general, lt general, four-star general, adm, admiral,
            vice adm, vice admiral, air marshal, air chief marshal, fleet admiral"""
        ),
        Level.SENIOR,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            """maj gen, maj. gen, major general, brig gen, brig. gen, brigadier general, rear adm, rear
            admiral, col, colonel, senior colonel, snr col, snr. col, sr col, sr. col, lt col, lt. col,
            lieutenant colonel, commodore, senior captain, senior capt, capt, captain, cmdr, lt cmdr,
            lt. cmdr, brigadier, lieutenant commander"""
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
    Noun(_words("commander, deputy commander"), Level.SENIOR, Track.DEFENSE),
    Noun(_words("sen, rep, representative"), Level.LEGISLATIVE, side=Side.US),
    Noun(_words("sens, reps"), Level.LEGISLATIVE, side=Side.US),
    Noun(_words("republican, democrat"), Level.LEGISLATIVE, side=Side.US),
    Noun(_words("gov, administrator, deputy administrator"), Level.SENIOR, side=Side.US),
    Noun(_words("secretary"), Level.MINISTER, side=Side.US),
    Noun(_words("secretaries"), Level.MINISTER, side=Side.US, plural=True),
    Noun(_words("minister, vice chairman, vice-chairman, vice chair"), Level.MINISTER),
    Noun(
        _words(
            """director, chairman, chairwoman, chair, deputy director, senior director, coordinator, speaker,
            commissioner, counselor, counsellor, assistant minister, head, deputy head, vice director,
            secretary-general"""
        ),
        Level.SENIOR,
    ),
    Noun(_words("mr, ms, mrs, miss, madam, madame, dr, sir, comrade, lord, dame, pm"), None, None),
)

# Ranks that are adjectives too: only a whole name makes an official of whoever comes after them.
PARTISAN = words_of("republican democrat")

# Who leads a body, said after its name: "the Pacific Fleet chief".
CHIEFS: tuple[Noun, ...] = (
    Noun(
        _words("chief, boss, commander, chief of staff, chairman, head, director, leader, secretary"),
        Level.SENIOR,
        None,
    ),
    Noun(_words("adviser, senior adviser, top adviser, envoy, counselor"), Level.SENIOR, None),
    Noun(_words("chiefs, heads, bosses, commanders, leaders, advisers"), Level.SENIOR, None, plural=True),
    Noun(_words("general, admiral"), Level.SENIOR, Track.DEFENSE),
    Noun(_words("member, deputy chief, deputy head, deputy director, deputy commander"), Level.SENIOR, None),
)

# People without an office, seen as a party: "US officials", "a House delegation".
GROUPS: tuple[Noun, ...] = (
    Noun(_words("leaders, presidents, heads of state"), Level.LEADER, plural=True),
    Noun(
        _words(
            """officials, diplomats, negotiators, envoys, delegates, policymakers, representatives, aides,
            interlocutors, trade negotiators, trade officials, economic officials, working-level
            officials, climate negotiators, climate officials, administration officials, government
            officials, embassy officials, consular officials, law enforcement officials, working groups,
            trade teams, working teams, health officials, party officials, delegations, teams,
            authorities, agriculture officials, finance officials, staff, staffers, advisers, advisors,
            ag officials, farm officials, customs officials, drug officials, anti-drug officials,
            counternarcotics officials, narcotics officials, space officials, science officials, cyber
            officials, energy officials, environment officials, environmental officials, human rights
            officials, aviation officials, police officials, immigration officials, arms control officials,
            nuclear officials, education officials, tax officials, treasury officials, intelligence
            officials, regulators, audit regulators, securities regulators, financial regulators, drug
            regulators, food regulators, aviation regulators, inspectors, investigators, prosecutors,
            emissaries, arms control experts, government experts, technical experts, cyber experts, climate
            teams, economic teams, finance teams, negotiating teams, technical teams, climate diplomats,
            working parties, task forces, auditors,
            customs officers, immigration officers, consular officers, liaison officers, staff officers,
            police officers, protocol officers, archivists, defense planners, government lawyers,
            military lawyers, military doctors, army doctors, naval architects, deputies,
            principals, vice ministers, assistant ministers"""
        ),
        Level.WORKING,
        plural=True,
    ),
    Noun(
        _words(
            """official, diplomat, negotiator, delegation, negotiating team, trade team, trade delegation,
            economic team, team, side, working group, aide, adviser, leadership, administration official,
            government official, working-level delegation, party delegation, staffer, successor, contingent,
            entourage, task force, point man, pointman, point person, point woman, emissary, interlocutor,
            goodwill delegation, technical team, inspection team, negotiators' team, regulator, prosecutor,
            working party, advance team, survey team, medical
            team, recovery team, search team, customs team, liaison team, expert team, safety team,
            investigation team, fact-finding mission, fact-finding team, liaison officer, military band, army
            band, navy band, naval band, honor guard, honour guard, number two, no. 2,
            nuclear envoy, nuclear negotiator, top nuclear envoy, climate negotiator, top
            climate negotiator, top climate diplomat, arms control official, human rights envoy, space
            chief, health chief, customs chief, top cop, anti-drug chief, cyber chief"""
        ),
        Level.WORKING,
    ),
    Noun(
        _words(
            """top trade officials, top economic officials, top commerce officials, top negotiators, top
            trade negotiators, cabinet officials, economic leaders, cabinet members, trade chiefs, economy
            chiefs, economic chiefs, finance chiefs, finance ministers, foreign ministers, trade
            ministers, commerce officials, top diplomats, top envoys, commerce ministers, chief negotiators,
            secretaries of state, trade representatives, vice premiers, cabinet ministers, interior ministers,
            health ministers, agriculture ministers, energy ministers, environment ministers, climate chiefs,
            climate envoys"""
        ),
        Level.MINISTER,
        plural=True,
    ),
    Noun(
        _words(
            """senior officials, senior diplomats, top officials, top aides, senior aides, high-ranking
            officials, high-level officials, senior administration officials, ambassadors, governors"""
        ),
        Level.SENIOR,
        plural=True,
    ),
    Noun(
        _words(
            """senior official, senior diplomat, senior delegation, high-level delegation, high-ranking
            official, senior administration official, senior aide, senior adviser, top official, top aide, top
            adviser, top party official, senior party official"""
        ),
        Level.SENIOR,
    ),
    Noun(
        _words(
            """military officials, military officers, defense officials, military delegates, defense
            delegates, naval officers, military representatives, navy officials, defense policy officials,
            navy officers, army officers, officers, troops, brass, top brass, military brass"""
        ),
        Level.WORKING,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        _words(
            """military official, military officer, officer, naval officer, army officer,
            defense official, military delegation, defense delegation, military team,
            navy delegation, naval delegation, army delegation"""
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            """senior defense officials, senior military officials, senior military officers, military
            leaders, defense leaders, top military leaders, senior military leaders, top military
            officials, top defense officials, generals, admirals, top generals, military chiefs, top
            commanders, senior officers, navy chiefs, army chiefs, commanders, senior commanders, naval
            commanders, theater commanders, military commanders, military brass, top brass, top military
            brass"""
        ),
        Level.SENIOR,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        _words(
            """senior defense official, senior military official, senior military officer, military leader,
            top general, top admiral, top officer, top military officer, top uniformed officer,
            top military official, top defense official, military leadership"""
        ),
        Level.SENIOR,
        Track.DEFENSE,
    ),
    Noun(
        _words("defense chiefs, defense heads, defense ministers, defense secretaries"),
        Level.MINISTER,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        _words(
            """lawmakers, senators, congressmen, members of congress, congressional leaders, house members,
            congressional staff, congressional staffers, congressional aides, house lawmakers, legislators,
            house democrats, house republicans, republican lawmakers,
            democratic lawmakers, republican senators, democratic senators"""
        ),
        Level.LEGISLATIVE,
        side=Side.US,
        plural=True,
    ),
    Noun(
        _words(
            """congressional delegation, house delegation, senate delegation, bipartisan delegation, codel,
            bipartisan congressional delegation, bipartisan group, congressional group, senate group,
            house group, bipartisan senate delegation, bipartisan house delegation, delegation of
            lawmakers, group of lawmakers"""
        ),
        Level.LEGISLATIVE,
        side=Side.US,
    ),
)

# Institutions that every country has.
INSTITUTIONS: tuple[Noun, ...] = (
    Noun(
        _words(
            """government, administration, foreign ministry, commerce ministry, finance ministry, treasury,
            embassy, consulate, ministry of foreign affairs, ministry of commerce, ministry of finance,
            cabinet, parliament, public security ministry, central bank, trade ministry, foreign office,
            mission, communist party, regime, ministry, customs, state council, watchdog, food watchdog,
            drug watchdog, securities watchdog, market watchdog, health ministry, health commission,
            agriculture ministry, environment ministry, justice ministry, science ministry, education
            ministry, transport ministry, energy ministry, space agency, drug agency, customs agency,
            quarantine agency, patent office, anti-narcotics office, anti-drug office, narcotics bureau,
            anti-drug agency, nuclear agency, food safety agency, consulate general,
            consulate-general, provincial government, municipal government, city government, state government,
            local government, foreign affairs office"""
        ),
        Level.WORKING,
    ),
    Noun(
        _words(
            "state department, commerce department, justice department, treasury department, congress, senate"
        ),
        Level.WORKING,
        side=Side.US,
    ),
    Noun(
        _words(
            """military, armed forces, navy, army, air force, defense ministry, ministry of defense, ministry
            of national defense, national defense ministry, coast guard"""
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
    Noun(_words("militaries, navies, armies"), Level.WORKING, Track.DEFENSE, plural=True),
    Noun(
        _words("defense department, war department, joint chiefs of staff, joint chiefs"),
        Level.WORKING,
        Track.DEFENSE,
        Side.US,
    ),
)
