"""What a host says about when to come back: Retry-After, Cache-Control, Expires (RFC 9110, 9111)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
_UNCACHED = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)
_LONGEST = timedelta(days=30)  # further wishes are cut: a typo must not silence a feed for years


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the host asks to wait, None where it does not say. A date counts from the host's own clock."""
    asked = headers.get("Retry-After", "").strip()
    if not asked:
        return None
    if asked.isascii() and asked.isdigit():
        return _within(_seconds(asked))
    moment = _http_date(asked)
    if moment is None:
        return None
    return _within(moment - (_http_date(headers.get("Date", "")) or now))


def max_age(headers: Mapping[str, str]) -> timedelta | None:
    """How long the answer stays fresh by its own word, None where nothing usable is said."""
    control = headers.get("Cache-Control", "")
    if _UNCACHED.search(control):
        return None
    if stated := _MAX_AGE.search(control):
        age = headers.get("Age", "").strip()
        return _within(
            _seconds(stated[1]) - (_seconds(age) if age.isascii() and age.isdigit() else timedelta())
        )
    expires = _http_date(headers.get("Expires", ""))
    date = _http_date(headers.get("Date", "")) if expires else None
    return _within(expires - date) if expires and date else None


def _seconds(digits: str) -> timedelta:
    return timedelta(seconds=int(digits[:10]))


def _within(wait: timedelta) -> timedelta:
    return min(max(wait, timedelta()), _LONGEST)


def _http_date(text: str) -> datetime | None:
    if not text or len(text) > 64:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
