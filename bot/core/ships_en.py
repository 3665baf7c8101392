"""Ships of war as parties: by the letters before their names ("USS", "USNS", "USCGC")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core.model import Level, MentionKind, Side, Span, Track
from bot.core.verdict import Mention
from bot.core.wordlist import words

VESSELS = words("ship ships vessel vessels")
WARSHIPS = words(
    "warship warships carrier carriers destroyer destroyers frigate frigates cruiser cruisers minesweeper "
    "minesweepers corvette corvettes flotilla cutter cutters submarine submarines squadron oiler lander "
    "amphib gunboat"
)
"""Words that say a ship is a navy's; "vessels" may be anybody's."""
SHIPS = VESSELS | WARSHIPS
SHIP = "US Navy ship"
"""What `config/institutions.yaml` calls the ships that it names without these letters."""
PREFIXES = frozenset(("USS", "USNS", "USCGC"))
"""What stands before the name of a ship of the US Navy, its sealift or the US Coast Guard."""
_NAMED = tuple(f"{prefix} " for prefix in sorted(PREFIXES))


def names_american_ship(norm: str) -> bool:
    """Whether a text names a ship with the letters that say whose it is."""
    for prefix in _NAMED:  # noqa: SIM110 - read for every item
        if prefix in norm:
            return True
    return False


def american_ships(norm: str, starts: Sequence[tuple[int, str]], taken: Sequence[Span]) -> Iterator[Mention]:
    """The ships whose prefixes stand at some offsets: a ship speaks for its service on a port call. What owns
    something is taken with its name ("USS Blue Ridge's call"), where no other mention, one of `taken`, is.
    """
    for at, prefix in starts:
        span = Span(at, at + len(prefix))
        owner = _OWNER.match(norm, span.end)
        if owner and not any(other.start < owner.end() and at < other.end for other in taken):
            span = Span(at, owner.end())
        name = norm[span.start : span.end]
        yield Mention(MentionKind.BODY, Side.US, span, name, level=Level.WORKING, track=Track.DEFENSE)


def is_american_ship(mention: Mention) -> bool:
    """Whether a mention is one of those."""
    return mention.surface.split(" ", 1)[0] in PREFIXES


_OWNER = re.compile(r"(?: [A-Z][\w.-]*){1,4}(?='s\b)")
