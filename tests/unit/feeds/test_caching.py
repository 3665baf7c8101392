"""What hosts say about when to come back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.caching import max_age, retry_after

NOW = datetime(2025, 9, 10, 12, tzinfo=UTC)
NOON, QUARTER_PAST = "Wed, 10 Sep 2025 12:00:00 GMT", "Wed, 10 Sep 2025 12:15:00 GMT"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": " 0 "}, 0),
        ({"Retry-After": QUARTER_PAST}, 900),
        ({"Retry-After": QUARTER_PAST, "Date": "Wed, 10 Sep 2025 12:10:00 GMT"}, 300),
        ({"Retry-After": "Wed, 10 Sep 2025 11:00:00 GMT"}, 0),
        ({"Retry-After": "99999999999999999999"}, 30 * 86_400),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "\u0663"}, None),
        ({"Retry-After": "Wed, 99 Sep 2025 11:00:00 GMT"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], wait: int | None) -> None:
    assert retry_after(headers, NOW) == (None if wait is None else timedelta(seconds=wait))


@pytest.mark.parametrize(
    ("headers", "age"),
    [
        ({}, None),
        ({"Cache-Control": "public, max-age=600"}, 600),
        ({"Cache-Control": 'MAX-AGE="60"'}, 60),
        ({"Cache-Control": "max-age=600", "Age": "500"}, 100),
        ({"Cache-Control": "max-age=600", "Age": "900"}, 0),
        ({"Cache-Control": "s-maxage=600"}, None),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "private, no-store"}, None),
        ({"Expires": QUARTER_PAST, "Date": NOON}, 900),
        ({"Expires": QUARTER_PAST, "Date": NOON, "Cache-Control": "max-age=30"}, 30),
        ({"Expires": "0", "Date": NOON}, None),
        ({"Expires": QUARTER_PAST}, None),
    ],
)
def test_max_age(headers: dict[str, str], age: int | None) -> None:
    assert max_age(headers) == (None if age is None else timedelta(seconds=age))


@given(st.text(max_size=40))
def test_no_header_breaks_it(text: str) -> None:
    headers = {"Retry-After": text, "Cache-Control": text, "Expires": text, "Date": text, "Age": text}
    for wait in (retry_after(headers, NOW), max_age(headers)):
        assert wait is None or timedelta() <= wait <= timedelta(days=30)
