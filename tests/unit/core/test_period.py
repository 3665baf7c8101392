from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.period import EVER, Period, period, periods

TODAY = date(2026, 3, 18)  # a Wednesday


def d(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-09", "2025-09-01", "2025-09-30"),
        ("2025-9", "2025-09-01", "2025-09-30"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("30d", "2026-02-16", "2026-03-18"),
        ("last 2 weeks", "2026-03-04", "2026-03-18"),
        ("last month", "2026-02-01", "2026-02-28"),
        ("September 2025", "2025-09-01", "2025-09-30"),
        ("september 2025", "2025-09-01", "2025-09-30"),
        ("Sept 9 2025", "2025-09-09", "2025-09-09"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("yesterday", "2026-03-17", "2026-03-17"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("2025年9月", "2025-09-01", "2025-09-30"),
    ],
)
def test_a_period_in_words(text, first, last):
    assert period(text, TODAY) == Period(d(first), d(last))


@pytest.mark.parametrize("text", ["all", "全部"])
def test_everything(text):
    assert period(text, TODAY) == EVER


@pytest.mark.parametrize("text", ["", "soon", "2025-04-31", "Hegseth 2025", "99", "20255"])
def test_what_is_no_period(text):
    assert period(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Hegseth since 2024", "2024-01-01", None),
        ("calls before 2024", None, "2023-12-31"),
        ("calls until 2024", None, "2024-12-31"),
        ("from March 2025 to June 2025", "2025-03-01", "2025-06-30"),
        ("Rubio in 2025", "2025-01-01", "2025-12-31"),
        ("Rubio 2025-09", "2025-09-01", "2025-09-30"),
        ("董军2024年以来通话", "2024-01-01", None),
    ],
)
def test_periods_within_a_text(text, first, last):
    ((found, span),) = periods(text, TODAY)
    assert found == Period(first and d(first), last and d(last))
    assert 0 <= span.start < span.end <= len(text)


def test_may_and_march_are_verbs_without_a_number():
    assert periods("they may march on", TODAY) == ()


def test_days_of_both_periods():
    assert Period(d("2025-01-01"), None).within(Period(None, d("2025-02-01"))) == Period(
        d("2025-01-01"), d("2025-02-01")
    )


@given(st.text(max_size=60), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_periods_within_it(text, today):
    for found, span in periods(text, today):
        assert 0 <= span.start < span.end <= len(text)
        assert found.first is None or found.last is None or found.first <= found.last
    period(text, today)
