"""One process of all leads: it alone hands out work. Who leads is whose session holds an advisory lock.

A leader that is killed loses its session, and with it the lock, at once. One that hangs, or whose network is
gone, says nothing any more: PostgreSQL ends its session after `SILENCE`. Jobs are written in that same
session, so that a leader that was replaced without noticing cannot write any.
"""

from __future__ import annotations

import psycopg
import structlog

from bot import metrics
from bot.cluster.engine import OPTIONS

SILENCE = 8
"""Seconds after which a leader that says nothing is replaced. It says something at every tick."""

_CONNECT_SECONDS = 5
_LEADER_LOCK = 0x6C656164  # any fixed number; "lead"

log = structlog.get_logger(__name__)


class Leadership:
    """This process as a candidate, with the seconds that it may be silent.

    To be used by one thread at a time, but for `is_held`.
    """

    def __init__(self, info: str, silence: int = SILENCE) -> None:
        self._info = info
        self._silence = silence
        self._session: psycopg.Connection | None = None
        self.is_held = False

    def session(self) -> psycopg.Connection | None:
        """The leader's session, where this process leads or takes over now; None while another one leads."""
        try:
            if self._session is None:
                self._session = self._open()
            held = _ask(self._session, "SELECT 1" if self.is_held else _TAKE)
        except psycopg.OperationalError as error:
            log.warning("no session", error=type(error).__name__)
            self.resign()
            return None
        if held and not self.is_held:
            log.info("leading")
        self._set(held)
        return self._session if held else None

    def resign(self) -> None:
        """Lets another process lead."""
        if self._session is not None:
            self._session.close()
        self._session = None
        self._set(False)

    def _open(self) -> psycopg.Connection:
        session = psycopg.connect(self._info, autocommit=True, connect_timeout=_CONNECT_SECONDS, **OPTIONS)
        session.execute(f"SET idle_session_timeout = '{self._silence}s'")
        return session

    def _set(self, held: bool) -> None:
        self.is_held = held
        metrics.LEADING.set(held)


_TAKE = f"SELECT pg_try_advisory_lock({_LEADER_LOCK})"


def _ask(session: psycopg.Connection, question: str) -> bool:
    row = session.execute(question.encode()).fetchone()
    return row is not None and bool(row[0])
