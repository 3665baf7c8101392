"""What several threads of one process have in hand, so that none takes up what another works on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


class InHand:
    """A set of names, each held by at most one thread at a time."""

    def __init__(self) -> None:
        self._finding = threading.Lock()
        self._lock = threading.Lock()
        self._held: set[str] = set()

    def take(self, find: Callable[[], Mapping[str, T]]) -> dict[str, T]:
        """What `find` finds and nobody held when it began to look: held from now on.

        Whoever lets go has written down what came of it before, so that what is found here is up to date.
        """
        with self._finding:
            with self._lock:
                held = frozenset(self._held)
            mine = {name: value for name, value in find().items() if name not in held}
            with self._lock:
                self._held.update(mine)
            return mine

    def let_go(self, names: Iterable[str]) -> None:
        with self._lock:
            self._held.difference_update(names)
