"""The two accounts of one contact side by side."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.comparison import compare, missing_readouts
from bot.core.model import Contact, Issuer, Mode, Side, Story
from tests.unit.core.reports import contact, item, told

US, CHINA, PRESS = Issuer.US_READOUT, Issuer.CHINA_READOUT, Issuer.PRESS


def story(us: Contact, china: Contact) -> Story:
    return told((us, item("2025-09-10", hour=10), US), (china, item("2025-09-10", hour=13), CHINA))[-1].story


def test_topics_tone_length_and_lag() -> None:
    us = contact(topics=("taiwan", "south_china_sea"), tone=("candid",))
    china = contact(topics=("trade", "taiwan"), tone=("candid", "constructive"))
    seen = compare(story(us, china))
    assert seen
    assert seen.is_complete
    assert (seen.topics_both, seen.topics_us_only, seen.topics_china_only) == (
        ("taiwan",),
        ("south_china_sea",),
        ("trade",),
    )
    assert (seen.tone_us, seen.tone_china) == (("candid",), ("candid", "constructive"))
    assert seen.lag == timedelta(hours=3)
    assert seen.contradictions == ()


@pytest.mark.parametrize(
    ("us", "china", "matter", "explained"),
    [
        (contact("2025-09-09"), contact("2025-09-10"), "date", True),
        (contact(mode=Mode.PHONE), contact(mode=Mode.VIDEO), "mode", False),
        (contact(location="Paris"), contact(location="London"), "place", False),
        (contact(initiator=Side.US), contact(initiator=Side.CHINA), "initiator", False),
    ],
)
def test_what_the_two_tell_differently_is_flagged(
    us: Contact, china: Contact, matter: str, explained: bool
) -> None:
    seen = compare(story(us, china))
    assert seen
    assert [(found.matter, found.explained) for found in seen.contradictions] == [(matter, explained)]


def test_what_one_side_leaves_open_contradicts_nothing() -> None:
    seen = compare(story(contact(initiator=Side.US, location="Paris"), contact(None, mode=Mode.UNSPECIFIED)))
    assert seen
    assert seen.contradictions == ()


def test_one_readout_is_half_a_comparison_and_none_is_none() -> None:
    half = compare(told((contact(topics=("taiwan",)), item(), US))[-1].story)
    assert half
    assert not half.is_complete
    assert half.topics_us_only == ("taiwan",)
    assert compare(told((contact(), item(), PRESS))[-1].story) is None


def test_the_first_readout_of_a_side_speaks_for_it() -> None:
    first, second = item("2025-09-10", hour=9), item("2025-09-10", hour=20)
    late = told((contact(tone=("frank",)), second, US), (contact(tone=("candid",)), first, US))[-1].story
    seen = compare(late)
    assert seen
    assert seen.tone_us == ("candid",)


def test_a_missing_readout_is_noticed_after_its_time() -> None:
    report = item("2025-09-10")
    assert report.published
    held = told((contact(), report, US))[-1].story
    after = timedelta(hours=12)
    assert missing_readouts(held, report.published + timedelta(hours=11), after) == ()
    assert missing_readouts(held, report.published + timedelta(hours=12), after) == (Side.CHINA,)


def test_the_date_line_explains_two_dates_of_a_call_and_not_of_a_meeting() -> None:
    seen = compare(
        story(contact("2025-09-09", mode=Mode.IN_PERSON), contact("2025-09-10", mode=Mode.IN_PERSON))
    )
    assert seen
    assert [(found.matter, found.explained) for found in seen.contradictions] == [("date", False)]
