"""Stories from a stream: ids, background contacts, nearby stories found by people and weeks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.assembly import Assembler
from bot.core.matching import best
from bot.core.model import Contact, Item, Mode, Status
from bot.core.stories import source_of
from tests.unit.core.reports import contact, item, verdict


def test_two_contacts_of_one_slug_get_two_ids() -> None:
    assembler = Assembler()
    first, second = item(), item()
    minister, namesake = contact(china="Wang Yi"), contact(china="Wang Wentao")
    ids = [assembler.add(of, verdict(of, what))[0] for of, what in ((first, minister), (second, namesake))]
    assert [placed.story.id for placed in ids if placed] == [
        "2025-09-09-hegseth-wang-call",
        "2025-09-09-hegseth-wang-call-2",
    ]


def test_a_recalled_contact_points_at_its_story_and_changes_nothing() -> None:
    assembler = Assembler()
    report, later = item("2025-09-10"), item("2025-10-31")
    known = assembler.add(report, verdict(report, contact()))[0]
    recalled = contact(primary=False)
    meeting = contact("2025-10-31", mode=Mode.IN_PERSON)
    placed = assembler.add(later, verdict(later, meeting, recalled))
    assert known
    assert placed[1]
    assert placed[1].story == assembler.stories[known.story.id] == known.story


def test_two_contacts_of_one_item_are_two_stories() -> None:
    assembler = Assembler()
    report = item("2023-06-18")
    meeting = contact("2023-06-18", us="Antony Blinken", china="Qin Gang", mode=Mode.IN_PERSON)
    visit = contact(None, us="Antony Blinken", china="Qin Gang", mode=Mode.IN_PERSON, status=Status.PROPOSED)
    first, second = assembler.add(report, verdict(report, meeting, visit))
    assert first
    assert second
    assert first.story.id != second.story.id


def test_a_recalled_contact_that_nobody_reported_begins_no_story() -> None:
    assembler = Assembler()
    report = item()
    assert assembler.add(report, verdict(report, contact(primary=False))) == (None,)
    assert assembler.stories == {}


def test_items_that_recall_one_contact_say_so_though_nobody_reported_it() -> None:
    assembler = Assembler()
    one, two, three = item(), item(), item()
    met = contact("2025-05-10", mode=Mode.IN_PERSON, primary=False)
    ids = [
        assembler.recall(of, what)
        for of, what in ((one, met), (two, met), (three, contact("2025-03-01", primary=False)))
    ]
    assert ids[0] == ids[1] != ids[2]
    assert all(ids)
    assert assembler.stories == {}


def test_a_plan_told_again_weeks_later_finds_its_story_though_an_early_report_called_it_held() -> None:
    assembler = Assembler()
    plan = contact(None, status=Status.SCHEDULED)
    told = [("2025-09-01", contact(None, us=None, china=None)), ("2025-09-01", plan), ("2025-09-22", plan)]
    ids = []
    for day, what in told:
        of = item(day)
        placed = assembler.add(of, verdict(of, what))[0]
        ids.append(placed.story.id if placed else "")
    assert ids[0] == ids[1] == ids[2]


_PEOPLE = st.sampled_from([None, "Pete Hegseth", "Marco Rubio"])
_CONTACTS = st.builds(
    lambda day, us, china, status: contact(day, us=us, china=china, status=status),
    st.sampled_from([None, "2025-09-01", "2025-09-09", "2025-10-20"]),
    _PEOPLE,
    st.sampled_from([None, "Dong Jun", "Wang Yi"]),
    st.sampled_from(Status),
)


@given(st.lists(st.tuples(_CONTACTS, st.integers(1, 28)), max_size=10))
def test_the_index_never_hides_the_story_that_fits_best(reports: list[tuple[Contact, int]]) -> None:
    assembler = Assembler()
    for what, day in reports:
        of: Item = item(f"2025-09-{day:02}")
        wanted = best(source_of(what, of), assembler.stories.values())
        placed = assembler.add(of, verdict(of, what))[0]
        assert placed
        assert placed.is_new == (wanted is None)
        assert wanted is None or placed.story.id == wanted.id


def test_of_two_contacts_in_an_item_the_better_fitting_one_joins_the_story() -> None:
    assembler = Assembler()
    announced, report = item("2025-09-15"), item("2025-09-19")
    leaders = {"us": "Donald Trump", "china": "Xi Jinping"}
    plan = contact("2025-09-19", mode=Mode.PHONE, status=Status.SCHEDULED, **leaders)
    known = assembler.add(announced, verdict(announced, plan))[0]
    summit = contact(None, mode=Mode.IN_PERSON, status=Status.SCHEDULED, **leaders)
    call = contact("2025-09-19", mode=Mode.PHONE, **leaders)
    of_summit, of_call = assembler.add(report, verdict(report, summit, call))
    assert known
    assert of_summit
    assert of_call
    assert of_call.story.id == known.story.id
    assert of_summit.is_new
