"""Who may change what: feeds and contacts are the admins', a channel's subscriptions are its members'.

Reading is free to everybody who can reach the program at all. Every verb that changes something asks here
itself, so that no button or command can go round it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who changes something, and why ("" where the deed explains itself)."""

    user: str
    reason: str = ""


class Workplace(Protocol):
    """What the workspace knows of its people. Where it cannot be asked the answer is False."""

    def is_admin(self, user: str) -> bool:
        """Whether the user administers or owns the workspace."""
        ...

    def is_member(self, user: str, channel: str) -> bool:
        """Whether the user is in the channel."""
        ...


class Rights:
    """`admins` are the user ids of bot.yaml; the workspace's own admins have the same rights."""

    def __init__(self, admins: Collection[str], workplace: Workplace) -> None:
        self._admins = frozenset(admins)
        self._workplace = workplace

    @property
    def admins(self) -> frozenset[str]:
        """Those of bot.yaml: whom to ask."""
        return self._admins

    def is_admin(self, user: str) -> bool:
        """May change feeds and contacts, and every channel's subscriptions."""
        return user in self._admins or self._workplace.is_admin(user)

    def is_member(self, user: str, channel: str) -> bool:
        """Is in the channel, and so hears what it hears."""
        return self._workplace.is_member(user, channel)

    def may_subscribe(self, user: str, channel: str) -> bool:
        """May change what the channel hears."""
        return (
            user in self._admins or self._workplace.is_member(user, channel) or self._workplace.is_admin(user)
        )
