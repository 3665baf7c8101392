"""Where a contact took place: minimal pairs over a few cities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import places
from bot.core.attachment import passages
from bot.core.knowledge import Knowledge, Place
from bot.core.model import MentionKind, Mode, Side, Span, Status
from bot.core.verdict import Mention
from tests.unit.core.acts import act

KNOWLEDGE = Knowledge(
    places=(
        Place("Beijing", ("Great Hall of the People",), ("北京", "人民大会堂"), Side.CHINA, "Asia/Shanghai"),
        Place("Washington", ("Pentagon",), ("华盛顿",), Side.US, "America/New_York"),
        Place("Paris", (), ("巴黎",), None, "Europe/Paris"),
        Place("Singapore", (), ("新加坡",), None, "Asia/Singapore"),
    )
)


def located(
    summary: str,
    trigger: str = "met",
    mode: Mode = Mode.IN_PERSON,
    status: Status = Status.HELD,
    title: str = "Headline",
    mentions: tuple[Mention, ...] = (),
) -> str | None:
    doc, candidate = act(title, summary, trigger, mode=mode, status=status)
    return places.locate(doc, candidate, passages(doc, candidate), mentions, KNOWLEDGE)


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("Bessent met He in Paris.", "met", "Paris"),
        ("Dong met Hegseth at the Pentagon.", "met", "Washington"),
        ("Xi met Blinken in the Great Hall of the People.", "met", "Beijing"),
        ("The Paris talks between Bessent and He ended.", "talks", "Paris"),
        ("Bessent is on a visit to Beijing.", "visit", "Beijing"),
        ("Bessent met He. The talks took place in Paris.", "met", "Paris"),
        ("Bessent met He. Protests broke out in Paris.", "met", None),
        ("Beijing said Bessent met He.", "met", None),
        ("Bessent met He, an aide told reporters in Paris.", "met", None),
        ("Bessent met He after a stop in Paris.", "met", None),
        ("Bessent met He's ambassador to Beijing.", "met", None),
        ("Bessent met He at Washington's request.", "met", None),
    ],
)
def test_a_city_counts_where_it_is_the_place_of_the_act(
    sentence: str, trigger: str, place: str | None
) -> None:
    assert located(sentence, trigger) == place


def test_the_title_places_the_act_of_the_text_below() -> None:
    assert located("Bessent met He on Sunday.", title="Bessent and He open Paris talks") == "Paris"


@pytest.mark.parametrize("mode", [Mode.PHONE, Mode.VIDEO, Mode.CORRESPONDENCE])
def test_a_contact_at_a_distance_has_no_place(mode: Mode) -> None:
    assert located("Bessent spoke to He in Paris.", "spoke", mode) is None


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Bessent spars with He in Paris", "Paris"),
        ("Bessent, in Paris, spars with He", "Paris"),
        ("Bessent spars with He as others gather in Paris", None),
        ("Bessent spars with He over unrest in Paris", None),
    ],
)
def test_the_title_says_where_the_text_leaves_it_open(title: str, place: str | None) -> None:
    assert located("Bessent met He on Sunday.", title=title) == place


def test_a_dateline_places_a_meeting_that_was_held() -> None:
    sentence = "SINGAPORE - Mattis met Wei for an hour."
    held, ahead = (act("Headline", sentence, "met", status=s) for s in (Status.HELD, Status.SCHEDULED))
    assert places.written_from(*held, Mode.IN_PERSON, KNOWLEDGE) == "Singapore"
    assert places.written_from(*held, Mode.UNSPECIFIED, KNOWLEDGE) is None
    assert places.written_from(*ahead, Mode.IN_PERSON, KNOWLEDGE) is None


def test_a_city_within_a_venues_name_is_not_a_place() -> None:
    sentence = "Mattis met Wei in Singapore Dialogue week."
    venue = Mention(MentionKind.VENUE, None, Span(9 + 17, 9 + 35), "Singapore Dialogue", "Singapore Dialogue")
    assert located(sentence) == "Singapore"
    assert located(sentence, mentions=(venue,)) is None


def test_chinese_text() -> None:
    doc, candidate = act("标题", "何立峰15日在巴黎同贝森特举行会谈。", "会谈")
    assert places.locate(doc, candidate, passages(doc, candidate), (), KNOWLEDGE) == "Paris"


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    assert located(f"Bessent met He {words}") in {None, *(place.name for place in KNOWLEDGE.places)}
