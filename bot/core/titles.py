"""The English words for ranks, groups and institutions that take their side from the words beside them.

Offices and who holds them are facts and live in `config/`; here is the language: what "Gen.", "officials" or
"navy" say about the level and the track of a party, whosever they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.model import Level, Side, Track


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for a kind of person or institution. `offices` are the titles that a rank may stand for before a name."""

    words: tuple[str, ...]
    level: Level
    track: Track = Track.DIPLOMATIC
    side: Side | None = None
    plural: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


# Titles that stand before a name and say little else.
RANKS: tuple[Noun, ...] = (
    Noun(
        _words(
            "gen, general, lt gen, lieutenant general, lt general, maj gen, major general, brig gen, brigadier general, "
            "four-star general, adm, admiral, vice adm, vice admiral, rear adm, rear admiral, air marshal, air chief marshal"
        ),
        Level.SENIOR,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            "col, colonel, senior colonel, snr col, sr col, lt col, lieutenant colonel, capt, captain, cmdr, lt cmdr, "
            "brigadier"
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
    Noun(_words("sen, rep, reps, sens"), Level.LEGISLATIVE, side=Side.US),
    Noun(_words("gov"), Level.SENIOR, side=Side.US),
    Noun(_words("secretary, sec, secretaries"), Level.MINISTER, side=Side.US),
    Noun(_words("minister, vice chairman, vice chair"), Level.MINISTER),
    Noun(
        _words(
            "director, chairman, chairwoman, chair, deputy director, senior director, coordinator, speaker, commissioner, "
            "counselor, counsellor, assistant minister, commander, deputy commander, vice minister, ambassador, envoy"
        ),
        Level.SENIOR,
    ),
    Noun(_words("mr, ms, mrs, miss, madam, madame, dr, sir, comrade, lord, dame"), Level.WORKING),
)

# People without an office, seen as a party: "US officials", "a House delegation".
GROUPS: tuple[Noun, ...] = (
    Noun(_words("leaders, presidents, heads of state"), Level.LEADER, plural=True),
    Noun(
        _words(
            "officials, diplomats, negotiators, envoys, delegates, policymakers, representatives, aides, interlocutors, "
            "trade negotiators, trade officials, economic officials, working-level officials, climate negotiators, "
            "climate officials, administration officials, government officials, embassy officials, law enforcement officials, "
            "working groups, trade teams, working teams, consular officials, health officials, party officials"
        ),
        Level.WORKING,
        plural=True,
    ),
    Noun(
        _words(
            "official, diplomat, negotiator, delegation, negotiating team, trade team, trade delegation, economic team, team, "
            "side, working group, aide, authorities, leadership, administration official, government official, "
            "working-level delegation, party delegation"
        ),
        Level.WORKING,
    ),
    Noun(
        _words(
            "top trade officials, top economic officials, top commerce officials, top negotiators, top trade negotiators, "
            "cabinet officials, economic leaders, cabinet members, trade chiefs, economy chiefs, economic chiefs, "
            "finance chiefs, finance ministers, foreign ministers, trade ministers"
        ),
        Level.MINISTER,
        plural=True,
    ),
    Noun(
        _words(
            "senior officials, senior diplomats, top officials, top aides, senior aides, high-ranking officials, "
            "high-level officials, senior administration officials"
        ),
        Level.SENIOR,
        plural=True,
    ),
    Noun(
        _words(
            "senior official, senior diplomat, senior delegation, high-level delegation, high-ranking official, "
            "senior administration official, senior aide, top official, top aide, top party official"
        ),
        Level.SENIOR,
    ),
    Noun(
        _words(
            "military officials, military officers, defense officials, military delegates, defense delegates, "
            "naval officers, military representatives, military attaches, navy officials, defense policy officials"
        ),
        Level.WORKING,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        _words(
            "military official, military officer, defense official, military delegation, defense delegation, military team, "
            "navy delegation, naval delegation, army delegation"
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
    Noun(
        _words(
            "senior defense officials, senior military officials, senior military officers, military leaders, defense leaders, "
            "top military leaders, senior military leaders, top military officials, top defense officials, generals, admirals, "
            "top generals, military chiefs, top commanders, senior officers, navy chiefs, army chiefs, commanders, "
            "senior commanders, naval commanders, theater commanders, military commanders, military brass"
        ),
        Level.SENIOR,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        _words(
            "senior defense official, senior military official, senior military officer, military leader, "
            "top military official, top defense official, military commander, military leadership"
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
            "lawmakers, senators, congressmen, members of congress, congressional leaders, house members, house lawmakers, "
            "legislators, house democrats, house republicans, republican lawmakers, democratic lawmakers, republican senators, "
            "democratic senators"
        ),
        Level.LEGISLATIVE,
        side=Side.US,
        plural=True,
    ),
    Noun(
        _words(
            "congressional delegation, house delegation, senate delegation, bipartisan delegation, codel, "
            "bipartisan congressional delegation, bipartisan group of lawmakers, bipartisan group of senators, "
            "group of senators, group of lawmakers, delegation of senators, delegation of lawmakers, "
            "delegation of members of congress, congressional group, lawmaker, senate group"
        ),
        Level.LEGISLATIVE,
        side=Side.US,
    ),
)

# Institutions that every country has.
INSTITUTIONS: tuple[Noun, ...] = (
    Noun(
        _words(
            "government, administration, foreign ministry, commerce ministry, finance ministry, treasury, embassy, consulate, "
            "state department, commerce department, ministry of foreign affairs, ministry of commerce, ministry of finance, "
            "cabinet, parliament, justice department, public security ministry, central bank, trade ministry, foreign office, "
            "mission, communist party, regime"
        ),
        Level.WORKING,
    ),
    Noun(
        _words(
            "military, armed forces, navy, army, air force, defense ministry, ministry of defense, defense department, "
            "ministry of national defense, national defense ministry, militaries, war department, coast guard, pla, "
            "navies, armies, joint staff"
        ),
        Level.WORKING,
        Track.DEFENSE,
    ),
)

# What may stand between a side and its office, or an office and its holder, without changing either.
MODIFIERS = frozenset(
    _words(
        "the, a, an, new, newly, newly-appointed, newly-minted, appointed, top, senior, visiting, outgoing, incoming, acting, then, "
        "then-, current, former, ex, ex-, embattled, powerful, retired, longtime, long-time, veteran, chief, special, interim, "
        "high-ranking, high-level, senior-most, next, first, late, long-serving, seasoned, top-ranking, ranking, lead, national, "
        "state, communist, party, army, fellow, trusted, hawkish, main, key, most, highest-ranking, central, own, prime, "
        "presumptive, permanent, executive, deputy, de facto, ruling, paramount, second, no. 2, economic, trade, military, "
        "naval, civilian, climate, foreign, political, presidential, two, three, four, five, six, several, some, other, both, "
        "eight, seven, u.s"
    )
)
