"""What a person sees who makes a mistake in `config/`: every fault, with its place."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import catalog
from bot.catalog.documents import parse_duration, parse_period
from bot.catalog.operation import parse_quiet_hours
from bot.core.model import FeedKind, Level, Track
from bot.errors import ConfigError, Fault

FEED = "id: a1, name: A, url: 'https://example.org/a', publisher: P, country: US, lang: en, kind: press"


SMALL = {
    "actors": "people:\n- {id: us_hegseth, name: Pete Hegseth, side: us, track: defense}\n",
    "offices": "offices:\n"
    "- {title: Senator, side: us, level: legislative, track: diplomatic}\n"
    "- {title: Representative, side: us, level: legislative, track: diplomatic}\n"
    "- {title: Foreign Minister, side: china, level: minister, track: diplomatic}\n",
    "institutions": "bodies: []\nrole_phrases: []\n",
    "venues": "venues: []\n",
    "topics": "topics:\n- {id: taiwan, name: Taiwan}\n",
    "countries": "sides: []\ncountries: []\n",
    "places": "places: []\n",
    "feeds": "feeds: []\n",
}
"""A small world, so that a load takes no time."""


def faults(folder: Path, **files: str) -> tuple[Fault, ...]:
    """What is wrong with the small world and these files in it."""
    for name, text in {**SMALL, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        catalog.load(folder)
    return caught.value.faults


def places(found: tuple[Fault, ...]) -> list[tuple[str, int | None, str]]:
    return [(fault.file, fault.line, fault.key) for fault in found]


def test_an_empty_folder_gives_the_defaults(tmp_path: Path) -> None:
    assert catalog.load(tmp_path).feeds == catalog.load().feeds


def test_a_missing_folder_gives_the_defaults(tmp_path: Path) -> None:
    assert catalog.load(tmp_path / "nowhere").bot == catalog.load().bot


def test_a_file_of_ones_own_replaces_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text(f"feeds:\n- {{{FEED}, poll_every: 90s}}\n")
    loaded = catalog.load(tmp_path)
    assert [(feed.id, feed.kind, feed.poll_every) for feed in loaded.feeds] == [
        ("a1", FeedKind.PRESS, timedelta(seconds=90))
    ]
    assert loaded.origins["feeds.yaml"] == tmp_path / "feeds.yaml"
    assert len(loaded.knowledge.people) > 200


def test_channels_become_subscriptions(tmp_path: Path) -> None:
    (tmp_path / "channels.yaml").write_text(
        "channels:\n"
        "- channel: C0123\n  tracks: [defense]\n  levels: [leader, minister]\n  actors: [us_hegseth]\n"
        "  min_score: 0.7\n  digest: daily\n  tz: Asia/Tokyo\n"
    )
    (wish,) = catalog.load(tmp_path).subscriptions
    assert wish.channel == "C0123"
    assert wish.tracks == {Track.DEFENSE}
    assert wish.levels == {Level.LEADER, Level.MINISTER}
    assert (wish.actors, wish.topics, wish.tz) == (frozenset({"us_hegseth"}), frozenset(), "Asia/Tokyo")


def test_settings_of_the_bot(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text(
        "poll_every: 1s\nquiet_hours: 22:00-07:00 America/New_York\ndigest_at: 18:30\n"
        "retention: {polls: 7d}\npublic_url: https://watch.example.org/\n"
    )
    settings = catalog.load(tmp_path).bot
    assert settings.poll_every == timedelta(seconds=1)
    assert settings.alert_max_age == timedelta(hours=48)
    assert settings.quiet_hours == catalog.QuietHours(time(22), time(7), "America/New_York")
    assert settings.digest_at == time(18, 30)
    assert settings.retention.polls == timedelta(days=7)
    assert settings.public_url == "https://watch.example.org"


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        feeds=f"feeds:\n- {{{FEED}}}\n- id: b2\n  name: B\n  url: gopher://b\n  publisher: P\n"
        "  country: US\n  lang: en\n  kind: pres\n  poll_every: 5x\n  polls: 3\n",
        bot="poll_every: soon\nburst: 3\n",
    )
    assert places(found) == [
        ("feeds.yaml", 5, "feeds[1] (b2).url"),
        ("feeds.yaml", 9, "feeds[1] (b2).kind"),
        ("feeds.yaml", 10, "feeds[1] (b2).poll_every"),
        ("feeds.yaml", 11, "feeds[1] (b2).polls"),
        ("bot.yaml", 1, "poll_every"),
        ("bot.yaml", 2, "burst"),
    ]
    words = [fault.message for fault in found]
    assert "http" in words[0]
    assert "official_us" in words[1]
    assert "15m" in words[2]
    assert words[3] == words[5] == "unknown key"


def test_a_fault_reads_as_one_line(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, bot="poll_every: soon\n")
    assert str(found) == (
        "bot.yaml:1: poll_every: expected a duration such as 30s, 15m, 12h or 7d, not 'soon'"
    )


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    (found,) = faults(
        tmp_path,
        feeds="feeds:\n- {id: a1, name: A, url: 'https://e.org', country: US, lang: en, kind: wire}\n",
    )
    assert (found.key, found.message) == ("feeds[0] (a1).publisher", "missing")


def test_broken_yaml_has_its_line(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, feeds="feeds:\n\t- id: a\n")
    assert (found.file, found.line) == ("feeds.yaml", 2)


def test_a_key_written_twice_is_a_fault(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, bot="poll_every: 1m\npoll_every: 2m\n")
    assert "twice" in found.message


def test_a_file_of_another_shape_is_a_fault(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, feeds="just words\n")
    assert found.file == "feeds.yaml"


def test_two_feeds_may_not_share_id_or_address(tmp_path: Path) -> None:
    found = faults(tmp_path, feeds=f"feeds:\n- {{{FEED}}}\n- {{{FEED}}}\n")
    assert places(found) == [("feeds.yaml", 3, "feeds[1] (a1).id"), ("feeds.yaml", 3, "feeds[1] (a1).url")]


def test_channels_may_name_only_known_people_and_topics(tmp_path: Path) -> None:
    found = faults(
        tmp_path, channels="channels:\n- channel: C01\n  actors: [us_hegseth, us_nobody]\n  topics: [golf]\n"
    )
    assert [(fault.key, "us_nobody" in fault.message) for fault in found] == [
        ("channels[0].actors", True),
        ("channels[0].topics", False),
    ]


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("channel: nowhere", "channel"),
        ("channel: C01, tz: Mars/Base", "tz"),
        ("channel: C01, tz: ../etc/passwd", "tz"),
        ("channel: C01, min_score: 1.2", "min_score"),
        ("channel: C01, digest: hourly", "digest"),
        ("channel: C01, levels: [king]", "levels[0]"),
    ],
)
def test_channel_faults(tmp_path: Path, entry: str, key: str) -> None:
    (found,) = faults(tmp_path, channels=f"channels:\n- {{{entry}}}\n")
    assert found.key == f"channels[0].{key}"


ACTOR = "id: us_x, name: Ann Ex, side: us"


@pytest.mark.parametrize(
    ("offices", "key", "word"),
    [
        ("[{title: Grand Vizier, from: 2020}]", "offices[0] (Grand Vizier).title", "this side"),
        ("[{title: Foreign Minister, from: 2020}]", "offices[0] (Foreign Minister).title", "this side"),
        ("[{title: Senator, from: 2020, to: 2019-12-31}]", "offices[0] (Senator).to", "before it starts"),
        (
            "[{title: Senator, from: 2020}, {title: Representative, from: 2018}]",
            "offices[1] (Representative).from",
            "oldest",
        ),
        ("[{title: Senator, from: 2020-13}]", "offices[0] (Senator).from", "2025-09"),
        ("[]", "", "neither"),
    ],
)
def test_terms_of_office_are_checked(tmp_path: Path, offices: str, key: str, word: str) -> None:
    (found,) = faults(tmp_path, actors=f"people:\n- {{{ACTOR}, offices: {offices}}}\n")
    assert found.key == f"people[0] (us_x).{key}".rstrip(".")
    assert word in found.message


def test_the_same_person_twice(tmp_path: Path) -> None:
    one = f"- {{{ACTOR}, offices: [{{title: Senator, from: 2020}}]}}\n"
    found = faults(tmp_path, actors=f"people:\n{one}{one}")
    assert [fault.key for fault in found] == ["people[1] (us_x).id", "people[1] (us_x).name"]


def test_the_calendar_names_known_venues(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        venues="venues: []\n"
        "calendar:\n- {title: Fair, venue: fair, date: 2027-01-02, end_date: 2027-01-01}\n",
    )
    assert places(found) == [
        ("venues.yaml", 3, "calendar[0] (Fair).venue"),
        ("venues.yaml", 3, "calendar[0] (Fair).end_date"),
    ]


def test_role_phrases_need_offices_that_exist(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        institutions="bodies: []\nrole_phrases:\n- offices: [Grand Vizier]\n  en: [vizier]\n- en: [vizier]\n",
        offices="offices: []\n",
        actors="people: []\n",
    )
    assert [fault.key for fault in found] == [
        "role_phrases[0].offices[0]",
        "role_phrases[1]",
        "role_phrases[1].en[0]",
    ]


@given(st.integers(1, 10**6), st.sampled_from("smhd"))
def test_durations(count: int, unit: str) -> None:
    seconds = {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit]
    assert parse_duration(f"{count}{unit}") == timedelta(seconds=count * seconds)


@pytest.mark.parametrize("text", ["0s", "1", "", "1.5h", "-3m", "3w", " 3m x", 30, None, True, "９m"])
def test_what_is_no_duration(text: object) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_duration(text)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_periods_hold_the_day_they_are_cut_from(day: date) -> None:
    for text in (f"{day:%Y-%m}", f"{day:%Y}", day.year, day):
        period = parse_period(text)
        assert period.first <= day <= period.last


def test_periods_end_with_their_last_day() -> None:
    assert parse_period("2024-02").last == date(2024, 2, 29)
    assert parse_period(2016).last == date(2016, 12, 31)


@given(st.text("0123456789:- /UTCEuropeBrlin", max_size=30))
def test_quiet_hours_are_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        hours = parse_quiet_hours(text)
        assert hours is not None
        assert hours.start != hours.end


def test_quiet_hours_may_run_over_midnight() -> None:
    hours = parse_quiet_hours("22:00 - 07:00 Europe/Berlin")
    assert hours == catalog.QuietHours(time(22), time(7), "Europe/Berlin")
