"""What a past stream would have alerted: order, bounds, who hears what, and nothing written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.core.model import (
    ChangeKind,
    Contact,
    Item,
    Level,
    Mode,
    Participant,
    Side,
    Status,
    Subscription,
    Track,
    When,
)
from bot.core.verdict import Verdict
from bot.services.replay import Replay, in_order

CALL = Contact(
    Track.DEFENSE,
    Level.MINISTER,
    Mode.PHONE,
    Status.HELD,
    When(date(2025, 9, 9)),
    (Participant("Pete Hegseth", Side.US),),
    (Participant("Dong Jun", Side.CHINA),),
)
PLAN = replace(CALL, status=Status.SCHEDULED)


def item(name: str, day: int | None) -> Item:
    return Item(name, name, published=datetime(2025, 9, day, tzinfo=UTC) if day else None)


def replayed(*subscriptions: Subscription, contacts: dict[str, Contact], days: dict[str, int]) -> Replay:
    def assess(of: Item) -> Verdict:
        found = contacts.get(of.id)
        return Verdict(of.id, found is not None, 0.9, (found,) if found else ())

    run = Replay(assess, subscriptions)
    run.take(in_order(item(name, day) for name, day in days.items()))
    return run


def test_a_story_is_told_in_order_of_publication() -> None:
    run = replayed(
        Subscription("C1"),
        contacts={"plan": PLAN, "call": CALL, "copy": CALL},
        days={"copy": 11, "call": 10, "noise": 9, "plan": 8},
    )
    [story] = run.stories()
    assert (run.items, run.relevant, len(story.story.sources)) == (4, 3, 3)
    assert [(telling.item.id, telling.change.kind, telling.channels) for telling in story.tellings] == [
        ("plan", ChangeKind.FIRST_REPORT, ("C1",)),
        ("call", ChangeKind.STATUS, ("C1",)),
    ]


def test_a_channel_hears_only_what_its_filters_let_pass() -> None:
    held_only = Subscription("C2", statuses=frozenset({Status.HELD}))
    run = replayed(
        Subscription("C1"), held_only, contacts={"plan": PLAN, "call": CALL}, days={"plan": 8, "call": 10}
    )
    [story] = run.stories()
    assert [telling.channels for telling in story.tellings] == [("C1",), ("C1", "C2")]


def test_bounds_leave_out_what_was_published_outside_them_or_nobody_knows_when() -> None:
    items = [item("early", 1), item("first", 5), item("last", 7), item("late", 9), item("undated", None)]
    chosen = in_order(items, date(2025, 9, 5), date(2025, 9, 7))
    assert [of.id for of in chosen] == ["first", "last"]
    assert len(in_order(items)) == 5
