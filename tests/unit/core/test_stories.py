"""A contact's life as one story: what is news, the merged view, late and edited items, ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.merging import announced, merged, teller, tellers
from bot.core.model import ChangeKind, Contact, FeedKind, Issuer, Mode, Side, Status, When
from bot.core.stories import place, slug, source_of
from tests.unit.core.reports import contact, item, told

PRESS = Issuer.PRESS


def test_a_whole_life_is_one_story() -> None:
    off = "Talks between Hegseth and Dong postponed"
    again = "Talks between Hegseth and Dong rescheduled"
    steps = told(
        (contact(None, status=Status.PROPOSED), item("2025-08-20"), PRESS),
        (contact("2025-09-02", status=Status.SCHEDULED), item("2025-08-25"), PRESS),
        (contact("2025-09-02", status=Status.CANCELLED), item("2025-09-01", off), PRESS),
        (contact("2025-09-09", status=Status.SCHEDULED), item("2025-09-04", again), PRESS),
        (contact("2025-09-09"), item("2025-09-10"), PRESS),
        (contact("2025-09-09", initiator=Side.CHINA), item("2025-09-10", hour=13), Issuer.US_READOUT),
        (
            contact("2025-09-10", initiator=Side.US, mode=Mode.VIDEO),
            item("2025-09-10", hour=14),
            Issuer.CHINA_READOUT,
        ),
        (contact("2025-09-09"), item("2025-09-11"), PRESS),
    )
    assert len({step.story.id for step in steps}) == 1
    assert [[change.kind for change in step.changes] for step in steps] == [
        [ChangeKind.FIRST_REPORT],
        [ChangeKind.STATUS, ChangeKind.DATE],
        [ChangeKind.STATUS],
        [ChangeKind.STATUS, ChangeKind.DATE],
        [ChangeKind.STATUS],
        [ChangeKind.US_READOUT],
        [ChangeKind.CHINA_READOUT],
        [],
    ]
    final = steps[-1].story
    assert final.contact.status is Status.HELD
    assert final.contact.when
    assert final.contact.when.day == date(2025, 9, 9)
    assert [change.after for change in final.history if change.kind is ChangeKind.STATUS] == [
        "scheduled",
        "cancelled",
        "scheduled",
        "held",
    ]
    assert len(final.sources) == 8


def test_a_scheduled_contact_that_one_side_disowns_is_a_denial() -> None:
    steps = told(
        (contact(status=Status.SCHEDULED), item("2025-09-07"), PRESS),
        (contact(status=Status.DECLINED), item("2025-09-08"), PRESS),
    )
    assert [change.kind for change in steps[1].changes] == [ChangeKind.DENIAL]


def test_a_second_readout_of_a_side_is_only_a_source() -> None:
    steps = told(
        (contact(), item("2025-09-10"), Issuer.US_READOUT),
        (contact(), item("2025-09-10"), Issuer.US_READOUT),
    )
    assert steps[1].changes == ()


def test_a_new_principal_is_news_and_lesser_company_is_not() -> None:
    named = contact(china=None)
    minister = told((named, item(), PRESS), (contact(), item(), PRESS))[1]
    assert [(change.kind, change.after) for change in minister.changes] == [
        (ChangeKind.PARTICIPANT, "Dong Jun")
    ]
    aide = replace(contact().us[0], name="An Aide", level=type(contact().level).WORKING)
    company = told((contact(), item(), PRESS), (replace(contact(), us=(*contact().us, aide)), item(), PRESS))[
        1
    ]
    assert company.changes == ()


def test_the_date_line_is_no_news_but_another_day_of_a_plan_is() -> None:
    plan = {"status": Status.SCHEDULED}
    line = told(
        (contact("2025-09-09", **plan), item("2025-09-05"), PRESS),
        (contact("2025-09-10", **plan), item("2025-09-05"), PRESS),
    )
    assert line[1].changes == ()
    first_day = told(
        (contact(None, **plan), item("2025-09-05"), PRESS),
        (contact("2025-09-12", **plan), item("2025-09-06"), PRESS),
    )
    assert [change.after for change in first_day[1].changes] == ["2025-09-12"]


def test_a_place_is_news_where_it_is_first_set_for_a_plan_or_changes() -> None:
    plan = contact(None, status=Status.SCHEDULED, mode=Mode.IN_PERSON)
    steps = told((plan, item(), PRESS), (replace(plan, location="Paris"), item(), PRESS))
    assert [change.kind for change in steps[1].changes] == [ChangeKind.PLACE]


def test_the_next_contact_promised_is_told_once() -> None:
    promise = contact("2025-11-01", status=Status.SCHEDULED, mode=Mode.IN_PERSON)
    first = place(contact(), item(), (), PRESS)
    second = place(contact(), item(), (first.story,), PRESS, (promise,))
    third = place(contact(), item(), (second.story,), PRESS, (promise,))
    assert [(change.kind, change.after) for change in second.changes] == [
        (ChangeKind.NEXT_CONTACT, "2025-11-01")
    ]
    assert third.changes == ()


def test_an_edited_item_replaces_what_it_said() -> None:
    first = item("2025-09-10", name="same")
    steps = told((contact(mode=Mode.PHONE), first, PRESS), (contact(mode=Mode.VIDEO), first, PRESS))
    assert len(steps[1].story.sources) == 1
    assert steps[1].story.contact.mode is Mode.VIDEO


def test_a_late_plan_does_not_undo_what_was_held() -> None:
    steps = told(
        (contact(), item("2025-09-10"), PRESS),
        (contact(status=Status.SCHEDULED), item("2025-09-08"), PRESS),
    )
    assert steps[1].story.id == steps[0].story.id
    assert steps[1].story.contact.status is Status.HELD
    assert steps[1].changes == ()


def test_ids_are_readable_and_put_the_chinese_family_name_first() -> None:
    assert slug(contact(mode=Mode.VIDEO), None) == "2025-09-09-hegseth-dong-video"
    assert slug(contact(us="Charles Q. Brown Jr."), None) == "2025-09-09-brown-dong-call"
    assert (
        slug(contact(None, us=None, china=None), item("2025-09-10").published) == "2025-09-10-us-china-call"
    )
    assert slug(contact(mechanism="dpct", round=19), None) == "2025-09-09-dpct-19-call"


def test_named_beats_by_role_and_frequent_beats_rare() -> None:
    by_role = replace(contact().china[0], by_role=True)
    sources = [
        source_of(replace(contact(), china=(by_role,)), item()),
        source_of(contact(china="Dong Jun"), item()),
        source_of(contact(china="Wei Fenghe"), item()),
    ]
    view = merged(sources)
    assert [(person.name, person.by_role) for person in view.china] == [
        ("Dong Jun", False),
        ("Wei Fenghe", False),
    ]


def test_every_field_has_those_who_tell_it() -> None:
    steps = told(
        (contact(None, status=Status.SCHEDULED), item("2025-09-07", name="plan"), PRESS),
        (contact(mode=Mode.VIDEO, topics=("taiwan",)), item("2025-09-10", name="first"), PRESS),
        (contact(mode=Mode.VIDEO, china=None), item("2025-09-11", name="second"), PRESS),
    )
    story = steps[-1].story

    def ids(matter: str) -> list[str]:
        return [source.item_id for source in tellers(story, matter)]

    assert ids("mode") == ["first", "second"]
    assert ids("when") == ["first", "second"]
    assert ids("china") == ["plan", "first"]
    assert ids("topics") == ["first"]
    assert ids("status") == ["first", "second"]
    assert announced(story) == steps[0].story.first_published


_CONTACTS = st.builds(
    lambda day, status, mode, place_: contact(day, status=status, mode=mode, location=place_),
    st.sampled_from([None, "2025-09-09", "2025-09-10"]),
    st.sampled_from(Status),
    st.sampled_from(Mode),
    st.sampled_from([None, "Paris", "London"]),
)
_REPORTS = st.lists(st.tuples(_CONTACTS, st.integers(1, 28)), min_size=1, max_size=8)


@given(_REPORTS, st.randoms())
def test_the_merged_view_does_not_depend_on_the_order_of_arrival(
    reports: list[tuple[Contact, int]], chance: object
) -> None:
    sources = [
        source_of(what, item(f"2025-09-{day:02}", name=f"n{number}"))
        for number, (what, day) in enumerate(reports)
    ]
    shuffled = sources[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merged(shuffled) == merged(sources)


@given(_REPORTS)
def test_every_report_ends_in_exactly_one_story_and_history_only_grows(
    reports: list[tuple[Contact, int]],
) -> None:
    steps = told(*((what, item(f"2025-09-{day:02}"), PRESS) for what, day in reports))
    final = {step.story.id: step.story for step in steps}
    placed = [source.item_id for story in final.values() for source in story.sources]
    assert len(placed) == len(set(placed)) == len(reports)
    for step in steps:
        known = step.before.history if step.before else ()
        assert step.story.history[: len(known)] == known
        assert step.story.history[len(known) :] == step.changes


def test_a_day_without_year_bounds_is_no_fault() -> None:
    edge = replace(contact(), when=When(date.max))
    assert place(edge, item(), ()).story.id.startswith("9999-12-31")


def test_an_official_text_on_a_contact_to_come_is_an_announcement_and_no_readout() -> None:
    plan = contact("2025-09-12", status=Status.SCHEDULED)
    steps = told(
        (plan, item("2025-09-09"), Issuer.CHINA_READOUT),
        (contact("2025-09-12"), item("2025-09-12"), PRESS),
        (contact("2025-09-12"), item("2025-09-12", hour=15), Issuer.CHINA_READOUT),
    )
    assert [[change.kind for change in step.changes] for step in steps] == [
        [ChangeKind.FIRST_REPORT],
        [ChangeKind.STATUS],
        [ChangeKind.CHINA_READOUT],
    ]


def test_a_readout_that_is_edited_is_not_published_again() -> None:
    text = item(name="readout")
    steps = told((contact(), text, Issuer.US_READOUT), (contact(mode=Mode.VIDEO), text, Issuer.US_READOUT))
    assert steps[1].changes == ()


def test_a_change_is_credited_to_whoever_published_it_first_and_gathers_no_news() -> None:
    gathered = replace(item("2025-09-10", hour=9), feed_kind=FeedKind.AGGREGATOR)
    steps = told(
        (contact(status=Status.SCHEDULED), item("2025-09-08"), PRESS),
        (contact(), gathered, PRESS),
        (contact(), item("2025-09-10", hour=11, name="daily"), PRESS),
        (contact(), item("2025-09-10", hour=10, name="wire"), PRESS),
    )
    held = steps[1].changes[0]
    credited = teller(steps[-1].story, held)
    assert credited
    assert credited.item_id == "wire"


def test_a_plan_renewed_is_credited_to_its_renewal_and_not_to_the_first_plan() -> None:
    steps = told(
        (contact("2025-09-02", status=Status.SCHEDULED), item("2025-08-25", name="plan"), PRESS),
        (contact("2025-09-02", status=Status.CANCELLED), item("2025-09-01"), PRESS),
        (
            contact("2025-09-09", status=Status.SCHEDULED),
            item("2025-09-04", "Talks rescheduled", name="renewal"),
            PRESS,
        ),
    )
    credited = teller(steps[-1].story, steps[-1].changes[0])
    assert credited
    assert credited.item_id == "renewal"


def test_a_call_has_no_place_whatever_one_report_says() -> None:
    stray = contact(mode=Mode.IN_PERSON, location="Kuala Lumpur")
    story = told((contact(), item(), PRESS), (contact(), item(), PRESS), (stray, item(), PRESS))[-1].story
    assert story.contact.mode is Mode.PHONE
    assert story.contact.location is None


def test_one_report_of_a_contact_held_is_outvoted_by_those_that_follow_it() -> None:
    off = contact(status=Status.DECLINED)
    steps = told(
        (off, item("2025-09-09"), PRESS),
        (contact(), item("2025-09-10"), PRESS),
        (off, item("2025-09-11"), PRESS),
        (off, item("2025-09-11"), PRESS),
    )
    assert len({step.story.id for step in steps}) == 1
    assert [step.story.contact.status for step in steps] == ["declined", "held", "held", "declined"]
