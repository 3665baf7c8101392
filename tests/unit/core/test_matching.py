"""Whether two reports are of one contact: minimal pairs, each differing in one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.matching import best
from bot.core.model import Contact, Issuer, Level, Mode, Precision, Source, Status, Track, When
from bot.core.stories import place
from tests.unit.core.reports import contact, item, report

CALL = contact()


def joins(
    first: Contact,
    second: Contact,
    days: tuple[str, str] = ("2025-09-10", "2025-09-10"),
    titles: tuple[str, str] = ("", ""),
) -> bool:
    """Whether the second report joins the story of the first; the other order must give the same answer."""
    reports = [
        report(what, day, title) for what, day, title in zip((first, second), days, titles, strict=True)
    ]
    forth, back = _joins(*reports), _joins(*reversed(reports))
    assert forth is back, "the order of arrival changed the answer"
    return forth


def _joins(first: Source, second: Source) -> bool:
    story = place(first.contact, item(str(first.published.date()), first.title), ()).story  # type: ignore[union-attr]
    return best(second, [story]) is not None


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (contact(), contact(us="Marco Rubio")),
        (contact(), contact(china="Wang Yi")),
        (contact("2025-09-10"), contact("2025-09-12")),  # the date line explains one day, not three
        (contact(track=Track.DIPLOMATIC), contact("2025-09-16", track=Track.DIPLOMATIC)),
    ],
)
def test_one_difference_makes_another_contact(same: Contact, other: Contact) -> None:
    assert joins(CALL, same)
    assert not joins(CALL, other)


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (contact(None, mode=Mode.VIDEO), contact(None, mode=Mode.IN_PERSON)),
        (contact(None, mode=Mode.UNSPECIFIED), contact(None, mode=Mode.CORRESPONDENCE)),
        (contact(None), contact(None, status=Status.DECLINED)),
    ],
)
def test_another_mode_or_outcome_is_another_contact_unless_told_at_once(
    same: Contact, other: Contact
) -> None:
    """On one day two reporters, one of whom is wrong, are likelier than two contacts of the same people."""
    days_later = ("2025-09-10", "2025-09-13")
    assert joins(CALL, same, days_later)
    assert not joins(CALL, other, days_later)
    assert joins(CALL, other)


def test_a_call_on_monday_and_a_meeting_on_friday_are_two() -> None:
    monday = contact("2025-09-08", mode=Mode.PHONE)
    friday = contact("2025-09-12", mode=Mode.IN_PERSON)
    assert not joins(monday, friday, ("2025-09-08", "2025-09-12"))
    undated = contact(None, mode=Mode.IN_PERSON)
    assert not joins(contact(None), undated, ("2025-09-08", "2025-09-12"))


def test_a_call_and_the_meeting_that_it_prepares_are_two() -> None:
    plan = contact(None, status=Status.SCHEDULED, mode=Mode.IN_PERSON)
    assert not joins(CALL, plan)
    assert not joins(contact(None), plan)


def test_reports_without_a_day_belong_together_while_they_are_fresh() -> None:
    undated = contact(None)
    assert joins(undated, undated, ("2025-09-10", "2025-09-12"))
    assert not joins(undated, undated, ("2025-09-10", "2025-09-25"))


def test_a_day_and_a_fresh_report_without_one_belong_together() -> None:
    assert joins(CALL, contact(None), ("2025-09-10", "2025-09-12"))
    assert not joins(CALL, contact(None), ("2025-09-10", "2025-10-12"))


def test_a_plan_becomes_the_contact_on_its_day() -> None:
    plan = contact("2025-09-09", status=Status.SCHEDULED)
    assert joins(plan, CALL, ("2025-09-05", "2025-09-10"))
    assert joins(contact(None, status=Status.SCHEDULED), CALL, ("2025-09-05", "2025-09-10"))
    assert not joins(contact(None, status=Status.SCHEDULED), CALL, ("2025-09-25", "2025-09-10"))


def test_a_month_named_holds_until_its_end() -> None:
    october = contact(None, status=Status.SCHEDULED)
    plan = Contact(**{**_fields(october), "when": When(date(2025, 10, 1), Precision.MONTH)})
    assert joins(plan, contact("2025-10-20"), ("2025-09-20", "2025-10-21"))
    assert not joins(plan, contact("2025-11-20"), ("2025-09-20", "2025-11-21"))


def _fields(of: Contact) -> dict[str, object]:
    return {name: getattr(of, name) for name in Contact.__dataclass_fields__}


def test_a_plan_after_a_cancellation_is_the_old_one_only_where_it_says_so() -> None:
    off = contact("2025-09-09", status=Status.CANCELLED)
    again = contact("2025-09-19", status=Status.SCHEDULED)
    days = ("2025-09-08", "2025-09-15")
    assert joins(off, again, days, ("", "Talks rescheduled"))
    assert not joins(off, again, days, ("", "Talks agreed"))
    assert joins(off, again, days, ("Talks put off", "Talks agreed"))


def test_whoever_is_called_by_an_office_may_be_another_of_like_rank() -> None:
    met = contact(us="Antony Blinken", china="Wang Yi")
    guessed = replace(met, china=(replace(met.china[0], name="Qin Gang", by_role=True),))
    assert joins(met, guessed)
    assert not joins(met, replace(met, china=(replace(met.china[0], name="Qin Gang"),)))
    leader = replace(guessed.china[0], level=Level.LEADER)
    assert not joins(met, replace(guessed, china=(leader,)))


def test_of_stories_that_may_be_one_contact_the_larger_one_grows() -> None:
    small = place(contact(None), item("2025-09-09", name="alone"), ()).story
    first = place(contact(), item("2025-09-09", name="first"), ()).story
    large = replace(place(contact(), item("2025-09-10", name="second"), (first,)).story, id="large")
    assert best(report(contact(None)), (small, large)) is large


def test_two_places_on_unknown_days_are_two_contacts() -> None:
    paris = contact(None, mode=Mode.IN_PERSON, location="Paris")
    days = ("2025-09-10", "2025-09-13")
    assert joins(paris, contact(None, mode=Mode.IN_PERSON, location="Paris"), days)
    assert not joins(paris, contact(None, mode=Mode.IN_PERSON, location="London"), days)


def test_rounds_of_a_mechanism_are_told_apart_whoever_is_named() -> None:
    nineteenth = contact(us="Alvaro Smith", china=None, mechanism="dpct", round=19)
    assert joins(nineteenth, contact(us=None, china="Ye Jiang", mechanism="dpct", round=19))
    assert not joins(nineteenth, contact(us="Alvaro Smith", china=None, mechanism="dpct", round=18))
    assert not joins(nineteenth, contact(us="Alvaro Smith", china=None, mechanism="mmca"))


def test_a_report_that_names_nobody_joins_only_where_one_story_fits() -> None:
    hegseth = place(contact(None), item("2025-09-10"), ()).story
    paparo = place(contact(None, us="Samuel Paparo", china="Wu Yanan"), item("2025-09-10"), ()).story
    nameless = report(contact(None, us=None, china=None), "2025-09-11")
    assert best(nameless, [hegseth]) is hegseth
    assert best(nameless, [hegseth, paparo]) is None


def test_a_nameless_report_of_another_rank_or_day_stays_alone() -> None:
    nameless = {"us": None, "china": None}
    assert joins(contact(None), contact(None, **nameless))  # type: ignore[arg-type]
    assert not joins(contact(None), contact(None, level=Level.LEADER, **nameless))  # type: ignore[arg-type]
    assert not joins(contact("2025-09-09"), contact("2025-09-12", **nameless))  # type: ignore[arg-type]


def test_one_host_and_two_visitors_weeks_apart_are_two_stories() -> None:
    visit = contact(None, us=None, china="Xi Jinping", mode=Mode.IN_PERSON, status=Status.SCHEDULED)
    assert joins(visit, visit, ("2023-10-03", "2023-10-05"))
    assert not joins(visit, visit, ("2023-10-03", "2023-10-23"))


def test_the_likest_title_decides_between_two_stories() -> None:
    stories = [
        place(contact(None), item("2025-09-10", "Defense chiefs hold a first call"), ()).story,
        place(
            contact(None, us="Samuel Paparo", china="Wu Yanan"),
            item("2025-09-10", "Commanders talk of risks"),
            (),
        ).story,
    ]
    copy = report(contact(None, us=None, china=None), "2025-09-10", "Defense chiefs hold a first call")
    assert best(copy, stories) is stories[0]


def test_one_slip_is_forgiven_between_reports_that_are_otherwise_the_same() -> None:
    wrong_status, wrong_mode = contact(status=Status.DECLINED), contact(mode=Mode.CORRESPONDENCE)
    assert joins(CALL, wrong_status)
    assert joins(CALL, wrong_mode)
    assert not joins(CALL, contact(status=Status.DECLINED, mode=Mode.CORRESPONDENCE))
    alike = ("Dong and Hegseth hold first call", "Dong, Hegseth hold their first call")
    assert joins(CALL, contact("2025-09-05"), titles=alike)
    assert not joins(CALL, contact("2025-09-05"), titles=("Dong and Hegseth hold call", "Taiwan budget vote"))


def test_the_order_of_the_stories_does_not_matter() -> None:
    stories = [place(contact(day), item("2025-09-10"), ()).story for day in ("2025-09-08", "2025-09-10")]
    undecided = report(contact(None), "2025-09-10", issuer=Issuer.PRESS)
    assert best(undecided, stories) is best(undecided, stories[::-1])


def test_what_is_called_off_has_no_mode_to_differ_in() -> None:
    off = {"status": Status.CANCELLED}
    assert joins(contact(None, mode=Mode.PHONE, **off), contact(None, mode=Mode.IN_PERSON, **off))
    days = ("2025-09-10", "2025-09-13")
    assert not joins(contact(None, mode=Mode.PHONE), contact(None, mode=Mode.IN_PERSON), days)


def test_a_plan_moved_by_weeks_is_the_old_one_where_it_says_so() -> None:
    off = contact("2025-09-12", status=Status.CANCELLED)
    again = contact("2025-10-03", status=Status.SCHEDULED)
    days = ("2025-09-08", "2025-09-19")
    assert joins(off, again, days, ("Talks are off", "Talks rescheduled for October 3"))
    assert not joins(off, again, days, ("Talks are off", "Talks set for October 3"))


def test_stories_that_may_be_one_contact_are_no_rivals() -> None:
    nameless = contact(us=None, china=None)
    alike = [
        place(contact(None), item(), ()).story,
        replace(place(contact(), item(), ()).story, id="other"),
    ]
    assert best(report(nameless), alike) is not None
    apart = [alike[1], place(contact(us="Marco Rubio", china="Wang Yi"), item(), ()).story]
    assert best(report(nameless), apart) is None
