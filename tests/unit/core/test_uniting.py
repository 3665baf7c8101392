"""The contacts of one item once each, and pairs that a headline adds up."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.model import Contact, Mode, Span, Status
from bot.core.uniting import once_each
from tests.unit.core.reports import contact

TODAY = date(2025, 9, 9)


def united(*contacts: Contact) -> list[tuple[Status, str | None]]:
    return [
        (found.status, found.when.day.isoformat() if found.when else None)
        for found in once_each(contacts, TODAY)
    ]


@pytest.mark.parametrize(
    ("day", "status"),
    [("2025-09-09", Status.HELD), ("2025-09-12", Status.SCHEDULED), (None, Status.SCHEDULED)],
)
def test_where_two_acts_differ_the_day_says_whether_it_is_over(day: str | None, status: Status) -> None:
    told = united(contact(day, status=Status.SCHEDULED), contact(day, status=Status.HELD))
    assert told == [(status, day)]


@pytest.mark.parametrize(
    "other",
    [
        contact(us="Marco Rubio", china="Wang Yi"),
        contact(mode=Mode.IN_PERSON),
        contact("2025-10-31"),
        contact("2025-09-12", status=Status.CANCELLED),
    ],
    ids=["other people", "another mode", "another day", "a plan that is off"],
)
def test_what_differs_in_more_than_status_stays_apart(other: Contact) -> None:
    assert len(once_each([contact(), other], TODAY)) == 2


def test_a_further_verb_of_the_same_sentence_is_no_contact_of_its_own() -> None:
    sentence = Span(10, 60)
    named = contact(evidence=sentence)
    nameless = contact(us=None, china=None, mode=Mode.UNSPECIFIED, evidence=sentence)
    assert once_each([named, nameless], TODAY) == (named,)


def test_the_parts_complete_each_other() -> None:
    (found,) = once_each(
        [contact(None, topics=("trade",)), contact(topics=("trade", "taiwan"), tone=("candid",))], TODAY
    )
    assert found.when
    assert (found.when.day, found.topics, found.tone) == (TODAY, ("trade", "taiwan"), ("candid",))
