"""The chart's geometry: every count is drawn to scale, within the drawing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chart import HEIGHT, WIDTH, draw, months_to
from bot.core.model import Track
from bot.store.tallies import Month

MONTHS = months_to(date(2026, 1, 31))


def test_months_run_up_to_today_s():
    assert MONTHS[0] == date(2025, 2, 1)
    assert MONTHS[-1] == date(2026, 1, 1)
    assert len(MONTHS) == 12


def test_tracks_are_stacked():
    chart = draw([Month(MONTHS[3], Track.DEFENSE, 2), Month(MONTHS[3], Track.DIPLOMATIC, 4)], MONTHS)
    column = chart.months[3]
    lower, upper = column.bars
    assert (lower.count, upper.count, column.total, chart.total) == (2, 4, 6, 6)
    assert upper.y + upper.height == pytest.approx(lower.y, abs=0.2)
    assert upper.height == pytest.approx(2 * lower.height, abs=0.2)
    assert column.top == upper.y


def test_years_stand_where_they_begin():
    assert [month.year for month in draw([], MONTHS).months] == ["2025", *[""] * 10, "2026"]


@given(st.dictionaries(st.tuples(st.sampled_from(MONTHS), st.sampled_from(Track)), st.integers(0, 200_000)))
def test_any_counts_stay_within_the_drawing(counts):
    chart = draw([Month(first, track, count) for (first, track), count in counts.items()], MONTHS)
    assert chart.total == sum(counts.values())
    assert 2 <= len(chart.lines) <= 5 or chart.total > 400_000
    assert chart.lines[-1][1] >= max(month.total for month in chart.months)
    for month in chart.months:
        for bar in month.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
            assert 0 <= bar.y <= bar.y + bar.height <= HEIGHT
