"""The files as they ship: complete enough for the work, and consistent where no schema can see it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot import catalog
from bot.core.feed import Feed
from bot.core.knowledge import Knowledge, Person, RolePhrase
from bot.core.model import FeedKind, Level, Side, Track

SHARED = Path(__file__).parents[4] / "shared"
MANY_HOLDERS = {
    # Offices that several people hold at once.
    *(
        "Foreign Ministry Spokesperson",
        "Defense Ministry Spokesperson",
        "Deputy Chief, Joint Staff Department",
        "Deputy US Trade Representative",
        "State Councilor",
        "Politburo Member",
        "Vice Foreign Minister",
        "Assistant Foreign Minister",
        "Assistant Minister of Commerce",
        "Vice Minister of Commerce",
        "Vice Minister of Finance",
        "Vice Minister of Public Security",
        "Chinese Vice Minister",
        "Vice Chairman of the NPC Standing Committee",
        "Vice Chairman of the CPPCC National Committee",
        "Vice Chairman of the National Development and Reform Commission",
        "Deputy Governor of the People's Bank of China",
        "Deputy Commander, PLA Navy",
        "Senior Adviser to the President",
    ),
    "Director of National Intelligence",  # changed hands in 2026 on a day that we do not know
}
DAYS = [date(2013, 6, 1), date(2019, 6, 1), date(2023, 3, 1), date(2025, 9, 10), date(2026, 6, 1)]


@pytest.fixture(scope="module")
def loaded() -> catalog.Catalog:
    return catalog.load()


@pytest.fixture(scope="module")
def knowledge(loaded: catalog.Catalog) -> Knowledge:
    return loaded.knowledge


def person(knowledge: Knowledge, name: str) -> Person:
    return next(p for p in knowledge.people if p.name == name)


def phrase(knowledge: Knowledge, text: str) -> RolePhrase:
    return next(r for r in knowledge.roles if r.phrase == text)


def holders(knowledge: Knowledge, role: RolePhrase, day: date) -> set[str]:
    return {
        p.name
        for p in knowledge.people
        for office in p.offices
        if office.title in role.offices and p.side == role.side and office.held_on(day)
    }


def test_feeds_cover_all_six_kinds(loaded: catalog.Catalog) -> None:
    enabled = Counter(feed.kind for feed in loaded.feeds if feed.enabled)
    assert sum(enabled.values()) >= 60
    assert set(enabled) == set(FeedKind)


def test_what_a_government_publishes_is_marked(loaded: catalog.Catalog) -> None:
    unmarked = [f.id for f in loaded.feeds if f.kind is FeedKind.OFFICIAL_CHINA and "state" not in f.tags]
    assert unmarked == []


def test_stale_feeds_are_not_polled(loaded: catalog.Catalog) -> None:
    assert [feed.id for feed in loaded.feeds if "stale" in feed.tags and feed.enabled] == []


def test_feeds_are_polled_over_the_web_only(loaded: catalog.Catalog) -> None:
    def address(feed: Feed) -> str:
        return feed.url.partition("://")[0]

    assert {address(feed) for feed in loaded.feeds} <= {"http", "https"}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_role_names_at_most_one_person_on_a_day(knowledge: Knowledge, day: date) -> None:
    several = {
        role.offices: found
        for role in knowledge.roles
        if role.side is not None and role.offices and not MANY_HOLDERS & set(role.offices)
        if len(found := holders(knowledge, role, day)) > 1
    }
    assert several == {}


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("US president", "2013-06-01", "Barack Obama"),
        ("US president", "2026-06-01", "Donald Trump"),
        ("Pentagon chief", "2013-06-01", "Chuck Hagel"),
        ("US defense secretary", "2019-06-01", "Patrick Shanahan"),
        ("US war secretary", "2025-09-10", "Pete Hegseth"),
        ("America's top diplomat", "2019-06-01", "Mike Pompeo"),
        ("secretary of state", "2023-03-01", "Antony Blinken"),
        ("US national security adviser", "2025-09-10", "Marco Rubio"),
        ("US treasury secretary", "2013-06-01", "Jacob Lew"),
        ("US trade representative", "2026-06-01", "Jamieson Greer"),
        ("top US general", "2019-06-01", "Joseph Dunford"),
        ("US Indo-Pacific commander", "2023-03-01", "John Aquilino"),
        ("US ambassador to China", "2019-06-01", "Terry Branstad"),
        ("美国防长", "2023-03-01", "Lloyd Austin"),
        ("美国国务卿", "2013-06-01", "John Kerry"),
        ("美财长", "2026-06-01", "Scott Bessent"),
        ("Chinese premier", "2023-03-01", "Li Keqiang"),
        ("Chinese premier", "2025-09-10", "Li Qiang"),
        ("China's top diplomat", "2019-06-01", "Yang Jiechi"),
        ("China's top diplomat", "2025-09-10", "Wang Yi"),
        ("China's foreign minister", "2023-03-01", "Qin Gang"),
        ("Chinese defence minister", "2013-06-01", "Chang Wanquan"),
        ("中国防长", "2025-09-10", "Dong Jun"),
        ("中国防长", "2023-03-01", "Wei Fenghe"),
        ("Chinese vice premier", "2019-06-01", "Liu He"),
        ("Chinese vice premier", "2025-09-10", "He Lifeng"),
        ("China's commerce minister", "2013-06-01", "Gao Hucheng"),
        ("CMC vice chairman", "2025-09-10", "Zhang Youxia"),
        ("Beijing's envoy to Washington", "2019-06-01", "Cui Tiankai"),
        ("中国驻美大使", "2026-06-01", "Xie Feng"),
    ],
)
def test_roles_resolve_by_tenure(knowledge: Knowledge, text: str, day: str, name: str) -> None:
    assert holders(knowledge, phrase(knowledge, text), date.fromisoformat(day)) == {name}


@pytest.mark.parametrize(
    ("name", "title", "level"),
    [
        ("JD Vance", "Vice President of the United States", Level.LEADER),
        ("He Lifeng", "Vice Premier for Trade with the United States", Level.MINISTER),
        ("Zhang Youxia", "First Vice Chairman of the Central Military Commission", Level.MINISTER),
        ("Wang Yi", "Director, Office of the Central Foreign Affairs Commission", Level.MINISTER),
        ("Jake Sullivan", "National Security Advisor", Level.MINISTER),
        ("Jamieson Greer", "US Trade Representative", Level.MINISTER),
        ("Dan Caine", "Chairman of the Joint Chiefs of Staff", Level.SENIOR),
        ("Samuel Paparo", "Commander, US Indo-Pacific Command", Level.SENIOR),
        ("David Perdue", "Ambassador to China", Level.SENIOR),
        ("Gavin Newsom", "Governor of California", Level.SENIOR),
        ("John Kerry", "US Climate Envoy", Level.SENIOR),
        ("Michael Chase", "Deputy Assistant Secretary of Defense for China", Level.WORKING),
        ("Yang Tao", "Director-General, North American and Oceanian Affairs", Level.WORKING),
        ("Steve Daines", "Senator", Level.LEGISLATIVE),
        ("Nancy Pelosi", "Speaker of the House", Level.LEGISLATIVE),
    ],
)
def test_ranks(knowledge: Knowledge, name: str, title: str, level: Level) -> None:
    assert {o.level for o in person(knowledge, name).offices if o.title == title} == {level}


def test_no_name_means_two_people(knowledge: Knowledge) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for one in knowledge.people:
        for alias in (*one.aliases, *one.zh_aliases):
            owners[alias].add(one.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_no_person_of_the_two_sides_is_also_of_a_third(knowledge: Knowledge) -> None:
    foreign = {name for country in knowledge.countries for name in country.officials}
    both = {alias for p in knowledge.people for alias in (*p.aliases, *p.zh_aliases)} & foreign
    assert both == set()


def test_decoys_are_nobody(knowledge: Knowledge) -> None:
    named = {alias for p in knowledge.people for alias in (p.name, *p.aliases, *p.zh_aliases, *p.ambiguous)}
    assert named.isdisjoint(knowledge.decoys)
    assert {"Hunter Biden", "Trump Jr.", "Austin, Texas"} <= set(knowledge.decoys)


def test_shared_surnames_need_support(knowledge: Knowledge) -> None:
    for name, alias in (("Lloyd Austin", "Austin"), ("Li Qiang", "Premier Li"), ("Susan Rice", "Rice")):
        one = person(knowledge, name)
        assert alias in one.ambiguous
        assert alias not in one.aliases


def test_titles_make_names_of_surnames(knowledge: Knowledge) -> None:
    assert "Defence Secretary Austin" in person(knowledge, "Lloyd Austin").aliases
    assert "Commerce Minister Wang" in person(knowledge, "Wang Wentao").aliases
    assert "Premier Li" in person(knowledge, "Li Keqiang").ambiguous


def test_counterparts_stand_on_the_other_side(knowledge: Knowledge) -> None:
    assert knowledge.counterparts["Secretary of Defense"][0] == "Minister of National Defense"
    assert knowledge.counterparts["Foreign Minister"] == ("Secretary of State",)


def test_third_parties(knowledge: Knowledge) -> None:
    countries = {country.code: country for country in knowledge.countries}
    assert "Lai Ching-te" in countries["TW"].officials
    assert {"Japan", "Japanese", "Tokyo"} <= set(countries["JP"].aliases_en)
    assert "日本" in countries["JP"].aliases_zh
    assert "Brazil" in countries["BR"].aliases_en
    assert "NATO" in countries
    assert countries.keys().isdisjoint({"US", "CN", "HK", "MO", "GU"})
    assert "Georgia" not in countries["GE"].aliases_en


def test_topics_are_the_contracts(knowledge: Knowledge) -> None:
    assert len(knowledge.topics) >= 15
    assert {"taiwan", "mil_mil_communication", "fentanyl", "summit", "other"} <= {
        t.id for t in knowledge.topics
    }


def test_both_sides_have_their_words(knowledge: Knowledge) -> None:
    assert {words.side for words in knowledge.sides} == {Side.US, Side.CHINA, None}


def test_coming_meetings_of_forums(loaded: catalog.Catalog) -> None:
    apec = next(occasion for occasion in loaded.calendar if occasion.venue == "apec")
    assert (apec.day, apec.place) == (date(2026, 11, 18), "Shenzhen")


def test_sites_carry_the_name_of_their_city(knowledge: Knowledge) -> None:
    site = {alias: place for place in knowledge.places for alias in (*place.aliases_en, *place.aliases_zh)}
    assert site["Bayi Building"].name == "Beijing"
    assert site["Pentagon"].name == "Washington"
    assert site["钓鱼台国宾馆"].side is Side.CHINA
    assert site["Kuala Lumpur"].zone == "Asia/Kuala_Lumpur"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the team's data in ../shared is not here")
def test_everybody_known_to_the_team_is_here(knowledge: Knowledge) -> None:
    listed = yaml.load((SHARED / "knowledge" / "actors.yaml").read_bytes(), Loader=yaml.CSafeLoader)["people"]
    names = {p.id: (p.name, p.side.value) for p in knowledge.people}
    missing = [p["id"] for p in listed if names.get(p["id"]) != (p["name"], p["side"])]
    assert missing == []


def test_everybody_has_an_office_and_a_track(knowledge: Knowledge) -> None:
    assert [p.id for p in knowledge.people if not p.offices] == []
    assert person(knowledge, "Dong Jun").track is Track.DEFENSE
    assert person(knowledge, "Wang Yi").track is Track.DIPLOMATIC
