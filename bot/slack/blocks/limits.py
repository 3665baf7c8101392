"""What Slack accepts of a message, and how a message is made to fit.

Figures: Slack's Block Kit reference; the size of the whole is not documented and was found by others to be
about 13,200 characters of the blocks' JSON (slackapi/bolt-js#2509), of which we keep clear.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.services.ports import Block
from bot.slack.text import width

MAX_BLOCKS = 50
MAX_VIEW_BLOCKS = 100
MAX_SECTION = 3000
MAX_FIELDS = 10
MAX_FIELD = 2000
MAX_HEADER = 150
MAX_CONTEXT_ELEMENTS = 10
MAX_BUTTONS = 25
MAX_BUTTON_TEXT = 75
MAX_VALUE = 2000
MAX_FALLBACK = 3000
MAX_SIZE = 12_500
"""Characters of JSON in all, with room left for the ids that Slack adds to each block."""

BLOCK_ID_SIZE = 26
"""What a generated `"block_id":"…"` adds to a block."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block and how readily it may be left out: 0 never, the higher the sooner."""

    block: Block
    rank: int = 0


def size(blocks: Iterable[Block]) -> int:
    """What the blocks count against `MAX_SIZE`."""
    written = (json.dumps(block, ensure_ascii=False, separators=(",", ":")) for block in blocks)
    return sum(width(text) + BLOCK_ID_SIZE for text in written)


def fit(parts: Sequence[Part], room: int = MAX_SIZE) -> tuple[Block, ...]:
    """The blocks in order, without as many of the least needed as it takes to be accepted (within `room`)."""
    kept = list(parts)
    sizes = {id(part): size([part.block]) for part in kept}
    while len(kept) > MAX_BLOCKS or sum(sizes[id(part)] for part in kept) > room:
        rank = max(part.rank for part in kept)
        if rank == 0:
            break
        last = max(index for index, part in enumerate(kept) if part.rank == rank)
        del kept[last]
    return tuple(part.block for part in kept)


def joined(pieces: Sequence[str], separator: str, limit: int, most: int, more: str) -> str:
    """As many pieces as fit into `limit`, at most `most`, then `more` with the `{count}` left out."""
    for shown in range(min(most, len(pieces)), 0, -1):
        hidden = len(pieces) - shown
        closing = [more.format(count=hidden)] if hidden else []
        text = separator.join([*pieces[:shown], *closing])
        if width(text) <= limit:
            return text
    return more.format(count=len(pieces)) if pieces else ""
