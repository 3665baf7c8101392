"""The English words that name both parties at once, "the two sides", "the world's two largest economies", or
two bodies of one: "foreign and commerce ministries".
"""

from __future__ import annotations

from itertools import permutations

from bot.core.model import Level, Side, Track
from bot.core.titles import Noun, list_of

PEOPLE = (
    "men", "women", "officials", "diplomats", "envoys", "negotiators", "deputies", "ministers", "secretaries",
    "generals", "admirals", "commanders", "lawmakers", "senators",
)  # fmt: skip
"""What two people of one side can be called; it has one foreign minister and one head of state alone."""


def _of_the_world() -> str:
    """What only the two are of the whole world: "the world's two biggest emitters", "top two polluters"."""
    kinds = ("economies", "emitters", "polluters", "powers", "militaries", "carbon emitters", "superpowers",
             "trading nations", "greenhouse gas emitters", "carbon polluters")  # fmt: skip
    ranks = ("two largest", "two biggest", "two top", "top two", "two leading", "biggest two", "two foremost",
             "two most powerful")  # fmt: skip
    plain = "world's largest economies, world's biggest economies, world's biggest polluters"
    return ", ".join([f"world's {rank} {kind}" for rank in ranks for kind in kinds] + [plain])


_TWO_OF_THE_WORLD = _of_the_world()

# Both parties in one plural word.
PAIRS: tuple[Noun, ...] = (
    Noun(
        list_of(
            """two sides, both sides, two countries, both countries, two nations, both nations, two powers,
            two superpowers, two governments, both governments, two capitals, both capitals, two
            economies, two rivals, two delegations, two teams, both delegations, two parties, two great
            powers, both powers, two largest economies, two biggest economies, both parties, two giants,
            economic superpowers, two adversaries, two rival powers, two heavyweights, two biggest
            emitters, two largest emitters, two biggest polluters, """
            + _TWO_OF_THE_WORLD
        ),
        None,
        None,
        plural=True,
    ),
    Noun(
        list_of(
            """two leaders, both leaders, two presidents, both presidents, two heads of state, both heads of
            state, two most powerful leaders, leaders of the two countries, leaders of both countries,
            leaders of the two nations, presidents of the two countries, heads of state of the two
            countries, leaders of the world's two largest economies, leaders of the world's two biggest
            economies"""
        ),
        Level.LEADER,
        plural=True,
    ),
    Noun(
        list_of(
            """two foreign ministers, two top diplomats, two ministers, both ministers, two countries'
            foreign ministers, two secretaries, two countries' top diplomats"""
        ),
        Level.MINISTER,
        plural=True,
    ),
    Noun(
        list_of(
            """two men, both men, two officials, both officials, two diplomats, both diplomats, two envoys,
            both envoys, two negotiators, both negotiators, two agencies, both agencies, two regulators,
            both regulators, two deputies, both deputies, two chief negotiators"""
        ),
        None,
        None,
        plural=True,
    ),
    Noun(
        list_of(
            """two ambassadors, both ambassadors, two vice ministers, two climate envoys, both climate envoys,
            two special envoys, two nuclear envoys"""
        ),
        Level.SENIOR,
        plural=True,
    ),
    Noun(
        list_of(
            """two militaries, both militaries, two armed forces, two armies, two navies, both armed forces,
            both navies, two countries' militaries, militaries of the two countries, two nations'
            militaries, militaries of both countries"""
        ),
        None,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        list_of(
            "two generals, two admirals, both generals, both admirals, two commanders, two military leaders"
        ),
        Level.SENIOR,
        Track.DEFENSE,
        plural=True,
    ),
    Noun(
        list_of(
            """two defense chiefs, two defense ministers, both defense chiefs, two defense secretaries, both
            defense ministers, two countries' defense chiefs, defense chiefs of the two countries, two
            countries' defense ministers"""
        ),
        Level.MINISTER,
        Track.DEFENSE,
        plural=True,
    ),
)


_DEFENSE = "defense"
_MINISTRIES = (
    *("foreign", "commerce", _DEFENSE, "finance", "justice", "public security", "trade", "agriculture"),
    *("transport", "health", "energy", "environment"),
)
_DEPARTMENTS = ("state", "treasury", _DEFENSE, "commerce", "justice", "energy", "homeland security")


def _pairs(noun: str, fields: tuple[str, ...], side: Side | None = None) -> tuple[Noun, Noun]:
    """Two of a side's ministries or departments together: "foreign and commerce ministries"; those of defense
    come last.
    """
    forms = [f"{one} and {other} {noun}" for one, other in permutations(fields, 2)] + [noun]
    military = tuple(form for form in forms if _DEFENSE in form)
    civil = tuple(form for form in forms if _DEFENSE not in form and (form != noun or side is None))
    return (
        Noun(civil, Level.WORKING, side=side, plural=True),
        Noun(military, Level.WORKING, Track.DEFENSE, side, plural=True),
    )


TOGETHER: tuple[Noun, ...] = (
    *_pairs("ministries", _MINISTRIES),
    *_pairs("departments", _DEPARTMENTS, Side.US),
)
"""Bodies of one side that are named by one noun."""
