"""Gold items gathered into stories: the order of publication counts, not that of the file."""

from __future__ import annotations

from bot.core.model import Status
from bot.lab.stories import gathered
from tests.unit.core.reports import contact, item, verdict


def test_items_are_taken_as_they_were_published_and_shuffled_as_often_as_asked() -> None:
    plan, late = item("2025-09-05", name="plan"), item("2025-09-10", name="late")
    other = item("2025-09-10", name="other")
    read = [
        (late, verdict(late, contact())),
        (plan, verdict(plan, contact(None, status=Status.SCHEDULED))),
        (other, verdict(other, contact(us="Marco Rubio", china="Wang Yi"))),
    ]
    events = {"plan": "call", "late": "call", "other": "other"}
    gold = [{"id": name, "contacts": [{"event": event}]} for name, event in events.items()]
    found = gathered(gold, read, shuffles=4)
    assert (found.ordered.items, found.ordered.f1, len(found.shuffled)) == (3, 1.0, 4)
    assert found.widest == 0.0
    assert found.summary()["stories_f1"] == 1.0
