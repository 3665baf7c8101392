"""Which day an item gives a contact: minimal pairs, each differing in one thing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import calendar_zh, dates
from bot.core.attachment import passages
from bot.core.calendar_en import phrases
from bot.core.candidate import Candidate
from bot.core.model import Precision, Status, When
from bot.core.text import Document
from tests.unit.core.acts import act, at

PUBLISHED = "2025-09-12"  # a Friday


def resolved_in(doc: Document, candidate: Candidate, published: datetime | None) -> When | None:
    return dates.resolve(doc, candidate, passages(doc, candidate), dates.Days(doc, published))


def resolved(summary: str, trigger: str = "met", published: str = PUBLISHED, **options: Status) -> str | None:
    doc, candidate = act("Headline", summary, trigger, **options)
    when = resolved_in(doc, candidate, at(published))
    return when.day.isoformat() if when and when.precision is Precision.DAY else None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Hegseth met Dong on Wednesday.", "2025-09-10"),
        ("Hegseth met Dong on Friday.", "2025-09-12"),
        ("Hegseth met Dong today.", "2025-09-12"),
        ("Hegseth met Dong yesterday.", "2025-09-11"),
        ("Hegseth met Dong on Sept. 9.", "2025-09-09"),
        ("Hegseth met Dong on 9 September 2024.", "2024-09-09"),
        ("Hegseth met Dong on November 15.", "2024-11-15"),
        ("Hegseth met Dong from September 8 to 10.", "2025-09-08"),
        ("Hegseth met Dong on Wednesday (Sep 10).", "2025-09-10"),
        ("Hegseth met Dong on the afternoon of August 16.", "2025-08-16"),
        ("On Monday, Hegseth met Dong in Beijing.", "2025-09-08"),
        ("Hegseth met Dong in Beijing.", None),
        ("Hegseth met Dong last week.", None),
        ("Hegseth met Dong in August.", None),
    ],
)
def test_a_past_act_takes_the_last_such_day(sentence: str, day: str | None) -> None:
    assert resolved(sentence) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Hegseth will meet Dong on Wednesday.", "2025-09-17"),
        ("Hegseth will meet Dong on Friday.", "2025-09-12"),
        ("Hegseth will meet Dong tomorrow.", "2025-09-13"),
        ("Hegseth will meet Dong on November 15.", "2025-11-15"),
        ("Hegseth will meet Dong on Sunday and Monday.", "2025-09-14"),
        ("Hegseth will meet Dong next week.", None),
        ("Hegseth will meet Dong in the coming days.", None),
    ],
)
def test_an_act_to_come_takes_the_next_such_day(sentence: str, day: str | None) -> None:
    assert resolved(sentence, "meet", status=Status.SCHEDULED) == day


@pytest.mark.parametrize(
    ("own", "foreign"),
    [
        ("Hegseth met Dong on Tuesday.", "Hegseth met Dong, the Pentagon said on Tuesday."),
        ("On Tuesday, Hegseth met Dong.", "On Tuesday, the Pentagon said Hegseth met Dong."),
        ("Hegseth met Dong on Tuesday.", "Hegseth met Dong after seeing Marles on Tuesday."),
        ("Hegseth met Dong on Tuesday.", "Hegseth met Dong ahead of Tuesday's parade."),
        ("Hegseth met Dong on Tuesday.", "Hegseth, in Beijing since Tuesday, met Dong."),
        ("Hegseth met Dong on Tuesday.", "After he arrived on Tuesday, Hegseth met Dong."),
    ],
)
def test_a_date_of_something_else_is_not_the_acts(own: str, foreign: str) -> None:
    assert resolved(own) == "2025-09-09"
    assert resolved(foreign) is None


def test_a_date_that_owns_the_act_belongs_to_it() -> None:
    assert resolved("In Tuesday's phone call Dong urged calm.", "phone call") == "2025-09-09"
    assert resolved("The call followed Tuesday's summit.", "call") is None


def test_reports_day_is_not_the_days_of_the_act_beside_it() -> None:
    sentence = "Ratner spoke on September 2 with Yang, a spokesman said on Thursday."
    assert resolved(sentence, "spoke") == "2025-09-02"


def test_the_dates_of_a_forum_are_not_those_of_a_meeting_at_it() -> None:
    assert resolved("Aquilino met Xu at a defense conference on Aug. 14-16.") is None
    assert resolved("Aquilino met Xu at a defense conference on Aug. 14.") == "2025-08-14"


def test_the_next_sentence_may_date_the_act_only_where_it_goes_on_about_it() -> None:
    assert resolved("Hegseth met Dong. The two spoke on Tuesday for an hour.") == "2025-09-09"
    assert resolved("Hegseth met Dong. Stocks rose on Tuesday.") is None


def test_a_dated_noun_further_on_recalls_another_contact() -> None:
    headline, status = "Sullivan and Yang in Zurich meeting", Status.HELD
    for sentence, day in (
        ("In Tuesday's meeting, Yang urged calm.", "2025-09-09"),
        ("The White House followed up the Tuesday call of the presidents.", None),
    ):
        doc, candidate = act(headline, sentence, "meeting", status=status)
        when = resolved_in(doc, candidate, at(PUBLISHED))
        assert (when.day.isoformat() if when else None) == day


def test_a_dateline_is_today() -> None:
    doc, candidate = act("Headline", "WASHINGTON, Nov. 5, 2013 - Hagel met Fang today.", "met")
    when = resolved_in(doc, candidate, at("2013-11-07"))
    assert when
    assert when.day == date(2013, 11, 5)


def test_a_contact_that_does_not_happen_has_no_day() -> None:
    sentence = "China called off the talks on September 10."
    assert resolved(sentence, "talks", status=Status.CANCELLED) is None
    assert resolved(sentence, "talks") == "2025-09-10"


def test_a_stay_leaves_the_day_of_the_contact_open() -> None:
    for days, day in (("from September 20 to 22", "2025-09-20"), ("from September 20 to 24", None)):
        told = f"Hegseth will be in Beijing {days} and meet Dong."
        assert resolved(told, "meet", status=Status.SCHEDULED) == day
    journey = "Hegseth will meet Dong on a trip to Beijing from September 20 to 24."
    assert resolved(journey, "meet", status=Status.SCHEDULED) == "2025-09-20"


def test_the_first_day_of_a_trip_is_not_the_day_of_the_talks() -> None:
    for trip, day in (("a visit", "2025-09-14"), ("a four-day visit", None)):
        sentence = f"Richardson starts {trip} on Sunday and is to meet Shen."
        assert resolved(sentence, "visit", status=Status.SCHEDULED) == day


def test_a_day_of_a_plan_does_not_lie_most_of_a_year_ahead() -> None:
    soon, far = "Trump will meet Xi on Feb 4.", "Trump will meet Xi, he said; it was recorded on Sept 4."
    assert resolved(soon, "meet", status=Status.SCHEDULED) == "2026-02-04"
    assert resolved(far, "meet", status=Status.SCHEDULED) is None


def test_the_lead_dates_the_titles_act_in_words_of_its_own() -> None:
    for lead, day in (
        ("Obama pressed Xi on maritime claims on Tuesday.", "2025-09-09"),
        ("The White House said on Tuesday that Obama pressed Xi.", None),
    ):
        doc, candidate = act("Four hours of talks for Obama and Xi", lead, "talks")
        when = resolved_in(doc, candidate, at(PUBLISHED))
        assert (when.day.isoformat() if when else None) == day


def test_beijing_time_is_kept() -> None:
    doc, candidate = act("Headline", "Dong met Hegseth late Tuesday Beijing time.", "met")
    when = resolved_in(doc, candidate, at(PUBLISHED))
    assert when
    assert (when.day, when.zone) == (date(2025, 9, 9), "Asia/Shanghai")


def test_precision_is_kept() -> None:
    doc, candidate = act("Headline", "Hegseth will meet Dong in October.", "meet", status=Status.SCHEDULED)
    when = resolved_in(doc, candidate, at(PUBLISHED))
    assert when
    assert (when.day, when.precision) == (date(2025, 10, 1), Precision.MONTH)


def test_without_a_publication_day_only_full_dates_count() -> None:
    doc, candidate = act("Headline", "Hegseth met Dong on Tuesday.", "met")
    assert resolved_in(doc, candidate, None) is None
    doc, candidate = act("Headline", "Hegseth met Dong on September 9, 2025.", "met")
    when = resolved_in(doc, candidate, None)
    assert when
    assert when.day == date(2025, 9, 9)


@pytest.mark.parametrize("word", ["may", "march", "sun", "Wednesday-like", "20 talks", "May Zhang", "1,200"])
def test_words_that_only_look_like_dates(word: str) -> None:
    assert all(phrase.past is None for phrase in phrases(f"They {word} hold it", date(2025, 9, 12)))


@given(st.text(max_size=300), st.dates() | st.none())
def test_any_text_and_any_day_are_read(words: str, day: date | None) -> None:
    for phrase in phrases(words, day):
        assert 0 <= phrase.span.start < phrase.span.end <= len(words)


_WORDS = st.sampled_from(
    [
        "on",
        "May",
        "31",
        "Feb",
        "30",
        "Friday",
        "to",
        "-",
        "next",
        "2025",
        "in",
        "September",
        ",",
        "today",
        "a",
        "week",
        "ago",
        "1st",
    ]
)


@given(st.lists(_WORDS, max_size=12).map(" ".join), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_readings_of_an_act_stand_on_its_side_of_today(words: str, day: date) -> None:
    doc, candidate = act("Headline", f"Hegseth met Dong {words}", "met")
    when = resolved_in(doc, candidate, at(day.isoformat()))
    if when and when.precision is Precision.DAY:
        assert when.day <= day + timedelta(days=1)


@pytest.mark.parametrize(
    ("sentence", "trigger", "published", "day"),
    [
        ("王毅27日同鲁比奥通话。", "通话", "2025-10-28", "2025-10-27"),
        ("王毅29日同鲁比奥通话。", "通话", "2025-10-02", "2025-09-29"),
        ("秦刚周二(8月23日)上午在华盛顿会见谢尔曼。", "会见", "2022-08-24", "2022-08-23"),
        ("本月21日晚,刘振立同布朗视频通话。", "视频通话", "2023-12-28", "2023-12-21"),
        ("習近平廿九日在北京會見蘇利文。", "会见", "2024-08-30", "2024-08-29"),
        ("史密斯15至16日在华府会见叶江。", "会见", "2025-12-18", "2025-12-15"),
        ("王毅今天会见鲁比奥。", "会见", "2025-07-11", "2025-07-11"),
        ("国防部周四表示,刘振立同布朗视频通话。", "视频通话", "2023-12-28", None),
        ("杨洁篪会晤沙利文,落实9月10日通话精神。", "会晤", "2021-10-07", None),
        ("自8月2日以来,两军举行会谈。", "会谈", "2022-09-01", None),
        ("双方举行为期三日的会谈。", "会谈", "2022-09-01", None),
    ],
)
def test_chinese_phrases(sentence: str, trigger: str, published: str, day: str | None) -> None:
    assert resolved(sentence, trigger, published) == day


def test_a_chinese_dateline_is_today() -> None:
    assert resolved("新华社北京10月27日电 王毅今天同鲁比奥通话。", "通话", "2025-10-28") == "2025-10-27"
    assert resolved("新华社北京10月27日电 王毅同鲁比奥通话。", "通话", "2025-10-28") is None


@given(st.text(max_size=200), st.dates() | st.none())
def test_any_text_is_read_as_chinese_dates(words: str, day: date | None) -> None:
    for phrase in calendar_zh.phrases(words, day):
        assert 0 <= phrase.span.start < phrase.span.end <= len(words)


_HAN = st.sampled_from("年月日号周一二三十廿卅零上下本今昨明去前后天至到123 (,2025")


@given(st.text(_HAN, max_size=20), st.dates())
def test_any_run_of_date_characters_is_read(words: str, day: date) -> None:
    calendar_zh.phrases(words, day)
