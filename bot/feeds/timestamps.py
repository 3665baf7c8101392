"""Publication times as feeds write them, read strictly: a time that has to be guessed is none at all.

feedparser's own reading is not used: it makes 1 November out of `2025/09/10` and the year 1757 out of Unix
seconds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache

_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # before the first feeds: an unset clock, not a date
_AHEAD = timedelta(days=1)  # covers a publisher's local time that is labelled as UTC
_LONGEST = 80
_LETTERS = re.compile(r"[A-Za-z]{3}")
# Countries in which a time without a zone is surely local time: one zone each, no daylight saving.
_HOME_HOURS = {"CN": 8, "HK": 8, "MO": 8, "TW": 8, "SG": 8, "MY": 8, "PH": 8, "JP": 9, "KR": 9, "KP": 9}
_CHINA_STANDARD = re.compile(
    r"\bCST\b"
)  # also China Standard Time, though RFC 822 knows only the American one

_NUMERIC = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
    r"(?:(?:[T\s]+|(?<=日))(\d{1,2})\s*[:时：]\s*(\d{1,2})(?:\s*[:分：]\s*(\d{1,2})|分)?(?:[.,]\d+)?秒?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_CLOCK = (
    r"(?:,?\s+(?:(?:at|-)\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s*(?P<half>[AP])\.?M\.?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_WEEKDAY = r"(?:[A-Z]{3,9},?\s+)?"
_MONTH_FIRST = re.compile(
    _WEEKDAY + r"(?P<month>[A-Z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})" + _CLOCK, re.IGNORECASE
)
_DAY_FIRST = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3,9})\.?,?\s+(?P<year>\d{4})" + _CLOCK, re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_time(text: str, *, country: str = "") -> datetime | None:
    """The moment that `text` gives, in UTC, None where it is not surely one.

    A time without a zone is `country`'s own (ISO 3166, two letters) where that has just one, else UTC.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    hours = _HOME_HOURS.get(country, 0)
    home = timezone(timedelta(hours=hours))
    if hours == 8:
        text = _CHINA_STANDARD.sub("+0800", text)
    try:
        moment = _numeric(text, home) or _worded(text, home) or _mail_date(text, home)
        return moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError):
        return None


def is_plausible(moment: datetime, now: datetime) -> bool:
    """Whether an entry can have been published at `moment`: after the first feeds, at most a day ahead."""
    return _EARLIEST <= moment <= now + _AHEAD


def _numeric(text: str, home: tzinfo) -> datetime | None:
    """ISO 8601 and its relatives: 2025-09-10T12:00:00Z, 2025/9/10 12:00, 2025年9月10日 12:00."""
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(number or 0) for number in found.groups()[:6])
    return datetime(year, month, day, hour, minute, second, tzinfo=_zone(found[7], home))


def _worded(text: str, home: tzinfo) -> datetime | None:
    """September 10, 2025 4:00 PM; Wed, 10 Sep 2025."""
    found = _MONTH_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if found is None or found["month"][:3].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    hour = int(found["hour"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    zone = _zone(found["zone"], home)
    return datetime(int(found["year"]), month, int(found["day"]), hour, minute, second, tzinfo=zone)


def _mail_date(text: str, home: tzinfo) -> datetime | None:
    """What else RFC 822 and 2822 allow: Wed, 10 Sep 25 12:00:00 EDT. Bare numbers are not taken for a
    date.
    """
    if not _LETTERS.search(text):
        return None
    moment = parsedate_to_datetime(text)
    if moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC if text.endswith("-0000") else home)


@lru_cache(256)
def _zone(written: str | None, home: tzinfo) -> tzinfo:
    if not written:
        return home
    if written.upper() in ("Z", "UTC", "GMT"):
        return UTC
    offset = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(-offset if written[0] == "-" else offset)
