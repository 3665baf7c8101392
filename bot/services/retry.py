"""What follows from the outcome of a post or of a lookup: pure rules, no waiting, no database.

    outcome of a post                  the message           its channel, or all of them
    rate limited                       pending               closed for Retry-After
    refused for good: the message      dead
    refused for good: channel, token   pending               closed with the reason, and tried now and then
    refused for now: the message       pending with backoff, dead in the end
    refused for now: channel, network  pending               closed with backoff
    unclear                            uncertain: looked up after a moment

A lookup that fails leaves the message uncertain: it is never posted again blindly. Where history may not be
read at all, the message is given up with the reason: a person can look whether it stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.ports import Failure, RateLimited, Refused, Scope, Unclear
from bot.store.outbox import UNCLEAR, State

MOST_ATTEMPTS = 10
"""Posts of one message, each known to have failed, before it is given up."""

SETTLE = timedelta(seconds=5)
"""From an unclear post to the lookup: a request that was still under way has arrived by then."""

LOOKUP_AGAIN = timedelta(seconds=30)
SHORTEST = timedelta(seconds=2)
LONGEST = timedelta(minutes=15)
RECHECK = {Scope.CHANNEL: timedelta(hours=1), Scope.WORKSPACE: timedelta(minutes=15)}
"""How soon a refusal that only a person can mend is put to the test again."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Nothing is posted to the channel (scope CHANNEL) or anywhere (WORKSPACE) before `until`.

    `blocked` says what a person has to mend, "" where time alone will do; `failures` counts them in a row.
    """

    scope: Scope
    until: datetime
    blocked: str = ""
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Where a message goes next, when it may be tried again, and why."""

    state: State
    due: datetime
    reason: str
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class Tries:
    """What was tried so far: posts of the message, its channel's failures in a row; `jitter` is in [0, 1)."""

    attempts: int
    channel_failures: int = 0
    jitter: float = 0.0


def after_post(outcome: Failure, tries: Tries, now: datetime, settle: timedelta = SETTLE) -> Step:
    """What becomes of a message whose post did not end in `Sent`."""
    if isinstance(outcome, Unclear):
        return Step(State.UNCERTAIN, now + settle, outcome.reason)
    if isinstance(outcome, Refused) and outcome.scope is Scope.MESSAGE:
        return _refused(outcome, tries, now)
    return Step(State.PENDING, now, _word(outcome), _closing(outcome, tries, now))


def _refused(outcome: Refused, tries: Tries, now: datetime) -> Step:
    if outcome.permanent or tries.attempts >= MOST_ATTEMPTS:
        return Step(State.DEAD, now, outcome.code)
    return Step(State.PENDING, now + backoff(tries.attempts, tries.jitter), outcome.code)


def after_missing(reason: str, tries: Tries, now: datetime) -> Step:
    """What becomes of an uncertain message that was looked for and is not there."""
    if tries.attempts >= MOST_ATTEMPTS:
        return Step(State.DEAD, now, reason)
    return Step(State.PENDING, now + backoff(tries.attempts - 1, tries.jitter), reason)


def after_lookup(outcome: Failure, tries: Tries, now: datetime) -> Step:
    """What becomes of an uncertain message that could not be looked up: it stays so, if that may help."""
    if isinstance(outcome, Refused) and outcome.scope is Scope.MESSAGE and outcome.permanent:
        return Step(State.DEAD, now, f"{UNCLEAR}{outcome.code}")
    closing = None if isinstance(outcome, Unclear) else _closing(outcome, tries, now)
    return Step(State.UNCERTAIN, now + LOOKUP_AGAIN * (0.5 + tries.jitter), _word(outcome), closing)


def _closing(outcome: RateLimited | Refused, tries: Tries, now: datetime) -> Closing | None:
    if isinstance(outcome, RateLimited):
        scope = Scope.WORKSPACE if outcome.scope is Scope.WORKSPACE else Scope.CHANNEL
        return Closing(scope, now + timedelta(seconds=outcome.retry_after))
    if outcome.scope is Scope.MESSAGE:
        return None
    if outcome.permanent:
        return Closing(outcome.scope, now + RECHECK[outcome.scope], outcome.code)
    failures = tries.channel_failures + 1
    return Closing(outcome.scope, now + backoff(failures, tries.jitter), failures=failures)


def backoff(failures: int, jitter: float) -> timedelta:
    """Doubling from SHORTEST to LONGEST, spread by half to one and a half times; nothing after no failure."""
    if failures <= 0:
        return timedelta()
    doubled: timedelta = min(SHORTEST * 2.0 ** min(failures - 1, 20), LONGEST)
    return doubled * (0.5 + jitter)


def _word(outcome: Failure) -> str:
    if isinstance(outcome, RateLimited):
        return "rate_limited"
    return outcome.code if isinstance(outcome, Refused) else outcome.reason
