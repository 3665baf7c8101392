"""What the listeners ask: the use cases behind commands and buttons, as far as Slack needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.model import Story
from bot.slack.blocks.contact import View


class Queries(Protocol):
    """Questions to the record."""

    def latest(self, count: int) -> Sequence[Story]:
        """The contacts reported last, the latest first."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    queries: Queries
    view: View
