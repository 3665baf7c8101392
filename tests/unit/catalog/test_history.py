"""The contacts that are known from the start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import catalog
from bot.catalog.history import HistoryEvent, load_history
from bot.core.knowledge import Knowledge
from bot.core.model import Issuer, Level, Mode, Status, Track
from bot.errors import ConfigError


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return catalog.load().knowledge


@pytest.fixture(scope="module")
def events(knowledge: Knowledge) -> dict[str, HistoryEvent]:
    return {event.id: event for event in load_history(None, knowledge)}


def test_known_contacts(events: dict[str, HistoryEvent]) -> None:
    assert len(events) >= 100
    contact = events["2025-09-09-hegseth-dong-video"].contact
    assert (contact.track, contact.level, contact.mode) == (Track.DEFENSE, Level.MINISTER, Mode.VIDEO)
    assert [(p.name, p.ref, p.office) for p in contact.us] == [
        ("Pete Hegseth", "us_hegseth", "Secretary of Defense")
    ]
    assert [p.name for p in contact.china] == ["Dong Jun"]


def test_contacts_that_did_not_come_about(events: dict[str, HistoryEvent]) -> None:
    by_status = {event.contact.status for event in events.values()}
    assert by_status == {Status.HELD, Status.DECLINED, Status.CANCELLED}


def test_an_event_is_a_story_with_both_accounts(events: dict[str, HistoryEvent]) -> None:
    story = events["2025-10-30-trump-xi-meeting"].story()
    assert story.contact.location == "Busan"
    assert {source.issuer for source in story.sources} == set(Issuer)
    assert all(source.outlet in source.url for source in story.sources)
    assert story.first_published is not None
    assert story.first_published.date() == date(2025, 10, 30)


def test_the_level_is_that_of_the_highest_principal(events: dict[str, HistoryEvent]) -> None:
    odd = []
    for event in events.values():
        ranks = [p.level.rank for p in (*event.contact.us, *event.contact.china)]
        if ranks and event.contact.level is not Level.LEGISLATIVE and event.contact.level.rank != min(ranks):
            odd.append(event.id)
    assert odd == []


def event(**changes: str) -> str:
    fields = {
        "id": "2025-01-02-a-b-call",
        "date": "2025-01-02",
        "title": "A and B",
        "track": "defense",
        "level": "senior",
        "mode": "phone",
        "status": "held",
        "us": "[us_hegseth]",
    } | changes
    body = "".join(f"  {key}: {value}\n" for key, value in fields.items())
    return f"-{body[1:]}"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"us": "[us_nobody]"}, "us"),
        ({"us": "[cn_xi]"}, "us"),
        ({"mechanism": "tea_party"}, "mechanism"),
        ({"end_date": "2025-01-01"}, "end_date"),
        ({"status": "maybe"}, "status"),
        ({"mood": "good"}, "mood"),
        ({"sources": "{press: [ftp://e.org]}"}, "sources.press[0]"),
    ],
)
def test_faults(tmp_path: Path, knowledge: Knowledge, changes: dict[str, str], key: str) -> None:
    (tmp_path / "2025.yaml").write_text(f"events:\n{event(**changes)}")
    with pytest.raises(ConfigError) as caught:
        load_history(tmp_path, knowledge)
    (fault,) = caught.value.faults
    assert fault.file == "2025.yaml"
    assert fault.key == f"events[0] (2025-01-02-a-b-call).{key}"


def test_ids_are_unique_over_all_files(tmp_path: Path, knowledge: Knowledge) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(f"events:\n{event()}")
    with pytest.raises(ConfigError, match=r"b\.yaml:2: .*stands twice"):
        load_history(tmp_path, knowledge)


def test_people_outside_the_files_are_taken_by_name(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "a.yaml").write_text(f"events:\n{event(us='[Jane Roe]')}")
    (found,) = load_history(tmp_path, knowledge)
    assert [(p.name, p.ref, p.level) for p in found.contact.us] == [("Jane Roe", "", Level.SENIOR)]
