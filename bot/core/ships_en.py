"""Ships of war as parties: by the letters before their names ("USS", "USNS", "USCGC")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.model import Level, Mention, MentionKind, Side, Span, Track
from bot.core.wordlist import words

SHIPS = words(
    "warship warships carrier carriers destroyer destroyers frigate frigates cruiser cruisers minesweeper "
    "minesweepers corvette corvettes flotilla cutter cutters submarine submarines squadron ship ships vessel "
    "vessels oiler lander amphib gunboat"
)
PREFIXES = frozenset(("USS", "USNS", "USCGC"))
"""What stands before the name of a ship of the US Navy, its sealift or the US Coast Guard."""
_NAMED = tuple(f"{prefix} " for prefix in sorted(PREFIXES))


def names_american_ship(norm: str) -> bool:
    """Whether a text names a ship with the letters that say whose it is."""
    return any(prefix in norm for prefix in _NAMED)


def american_ships(starts: Sequence[tuple[int, str]]) -> Iterator[Mention]:
    """The ships whose prefixes stand at some offsets: a ship speaks for its service on a port call."""
    for at, prefix in starts:
        span = Span(at, at + len(prefix))
        yield Mention(MentionKind.BODY, Side.US, span, prefix, level=Level.WORKING, track=Track.DEFENSE)
