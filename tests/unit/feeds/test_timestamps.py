"""Publication times as feeds write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.timestamps import is_plausible, read_time

NOON = datetime(2025, 9, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Wed, 10 Sep 2025 12:00:00 GMT",
        "Wed, 10 Sep 2025 20:00:00 +0800",
        "Wed,10 Sep 2025 12:00:00 GMT",
        "Wed, 10 Sep 25 08:00:00 EDT",
        "10 Sep 2025 12:00 UTC",
        "Wed Sep 10 12:00:00 2025",
        "2025-09-10T12:00:00Z",
        "2025-09-10T12:00:00.123+00:00",
        "2025-09-10 20:00:00 +0800",
        "2025-09-10T08:00-04:00",
        "2025/9/10 12:00",
        "2025年9月10日 12:00",
        "2025年09月10日12时00分00秒",
        "September 10, 2025 12:00 PM",
        "Wednesday, September 10, 2025 - 12:00",
        "Sept. 10, 2025, 12:00 p.m. UTC",
    ],
)
def test_ways_to_write_noon(text: str) -> None:
    found = read_time(text)
    assert found is not None
    assert found.replace(microsecond=0) == NOON


@pytest.mark.parametrize(
    "text", ["2025-09-10", "10 September 2025", "Wed, 10 Sep 2025", "September 10, 2025"]
)
def test_days_without_a_time(text: str) -> None:
    assert read_time(text) == datetime(2025, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2025-09-10 20:00", "Wed, 10 Sep 2025 20:00:00", "Wed, 10 Sep 2025 20:00:00 CST"]
)
def test_a_time_without_a_zone_is_the_publishers_own(text: str) -> None:
    assert read_time(text, country="CN") == NOON


def test_a_zone_that_is_given_holds_in_china_too() -> None:
    assert read_time("Wed, 10 Sep 2025 12:00:00 GMT", country="CN") == NOON
    assert read_time("Wed, 10 Sep 2025 12:00:00 -0000", country="CN") == NOON
    assert read_time("Wed, 10 Sep 2025 06:00:00 CST", country="US") == NOON


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "1757505600", "2025-13-45", "12/31/2025", "10.9.", "Mon, 99 Foo 2025", "2025"),
        *("99999-01-01", "9999-12-31T23:59:59-12:00", "0000-00-00 00:00:00"),
        "Wed, 10 Sep 2025 12:00:00 GMT" + " " * 100 + "x",
    ],
)
def test_what_is_not_surely_a_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=90) | st.text(st.sampled_from("0123456789-/:T+Z 年月日SepWd,.apm"), max_size=40))
def test_whatever_is_read_is_in_utc(text: str) -> None:
    for country in ("", "CN"):
        found = read_time(text, country=country)
        assert found is None or found.utcoffset() == timedelta()


@given(st.datetimes(timezones=st.just(UTC)))
def test_iso_times_come_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert read_time(moment.isoformat()) == moment


def test_plausible_times() -> None:
    assert is_plausible(NOON, NOON)
    assert is_plausible(NOON + timedelta(hours=23), NOON)
    assert not is_plausible(NOON + timedelta(hours=25), NOON)
    assert not is_plausible(datetime(1970, 1, 1, tzinfo=UTC), NOON)
