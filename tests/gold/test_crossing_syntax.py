"""One contact in every syntactic environment in which agencies and ministries tell news.

An environment is a sentence with a hole: what opens it, stands between subject and verb, or follows. It must
not change what is told in the hole: neither whether it is a contact nor its status and mode. What is crossed
is a few contacts, of people with and without names, with whole lists of environments; a cell that fails is
named by its sentence. The same environments with a third country's minister are none.
"""

from __future__ import annotations

import pytest

from bot.catalog import load
from bot.core.assess import assess
from bot.core.model import Contact
from bot.services.lines import item_of

KNOWLEDGE = load(None).knowledge
PUBLISHED = "2024-04-25"  # a Thursday

PAIRS = (
    ("US Defense Secretary Lloyd Austin", "Chinese Defense Minister Dong Jun"),
    ("Chinese Foreign Minister Wang Yi", "Secretary of State Antony Blinken"),
    ("U.S. officials", "Chinese officials"),
    ("Chinese diplomats", "a US congressional delegation"),
)
OTHERS = (
    ("US Defense Secretary Lloyd Austin", "Japanese Defense Minister Minoru Kihara"),
    ("U.S. officials", "Japanese officials"),
    ("Chinese diplomats", "Russian diplomats"),
)
# What is told, its status and its mode ("" where open).
TOLD = (
    ("met {Y}", "held", "in_person"),
    ("spoke by phone with {Y}", "held", "phone"),
    ("asked for a phone call with {Y}", "proposed", "phone"),
    ("refused to meet {Y}", "declined", "in_person"),
    ("called off talks with {Y}", "cancelled", ""),
)
ANYTHING = (
    "{X} {does} on Tuesday.",
    "The State Department said on Wednesday that {X} {does}.",
    "The White House announced in a statement late on Wednesday that {X} {does} on Tuesday.",
    "{X}, the State Department said, {does} on Tuesday.",
    "{X} {does}, Reuters reported on Wednesday, citing people familiar with the matter.",
    "According to a Chinese foreign ministry statement, {X} {does} on Tuesday.",
    "It emerged on Wednesday that {X} {does} on Tuesday.",
    "It was on Tuesday that {X} {does}.",
    "To ease tensions over the South China Sea, {X} {does} on Tuesday.",
    "Amid rising tensions over Taiwan, {X} {does} on Tuesday.",
    "After a stop in Manila, {X} {does} on Tuesday.",
    "For the first time in two years, {X} {does} on Tuesday.",
    "With the election only months away, {X} {does} on Tuesday.",
    "Two weeks before a G20 summit, {X} {does} on Tuesday.",
    "{X}, accompanied by two senior aides, {does} on Tuesday.",
    "{X}, hoping to calm markets, {does} on Tuesday.",
    "{X}, under pressure at home to take a harder line on trade, {does} on Tuesday.",
    "{X} flew to Munich on Monday and {does} on Tuesday.",
    "{X} gave a speech in Tokyo, visited a shipyard and {does} on Tuesday.",
    "{X} {does} on Tuesday, the first such step since 2022.",
    "SINGAPORE - {X} {does} on Tuesday.",
)
# What was held alone: "met" as its other forms.
HELD = (
    "{X} used a stop in Geneva to hold a video call with {Y} on Tuesday.",
    "{X} managed to hold a video call with {Y} on Tuesday.",
    "{X} went on to hold a video call with {Y} on Tuesday.",
    "{X} stopped in Geneva on Tuesday, holding a video call with {Y} before going home.",
)
# An act by its noun, as the subject of news or under a light verb.
NAMED = (
    "{X} and {Y} were locked in {a} on Tuesday.",
    "The {n}, the first since 2022, brought together {X} and {Y}.",
    "The {n} on Tuesday was the first between {X} and {Y} in two years.",
    "The {n}, held in Geneva on Tuesday, was the first between {X} and {Y} since 2022.",
    "The {n} between {X} and {Y}, the first since 2022, lasted two hours.",
    "It was the first {n} between {X} and {Y} since 2022.",
    "{X} held what officials called a candid {n} with {Y} on Tuesday.",
)
NOUNS = (("a meeting", "meeting", "in_person"), ("a phone call", "phone call", "phone"))
# What an official discusses with another is no country's party.
MATTERS = ("Taiwan", "trade", "ties", "tariffs", "climate change", "a range of issues")
DISCUSSED = ("discussed {m} with {Y}", "brought up {m} with {Y}", "exchanged views on {m} with {Y}")


def _read(text: str) -> Contact | None:
    line = {"id": "1", "title": "News in brief", "summary": text[0].upper() + text[1:], "lang": "en"}
    verdict = assess(
        item_of(line | {"published": PUBLISHED, "url": "", "source": "AP"}), KNOWLEDGE, facts_only=True
    )
    return verdict.contacts[0] if verdict.relevant and verdict.contacts else None


def _told(contact: Contact | None, mode: str) -> tuple[str, str] | None:
    return (contact.status.value, contact.mode.value if mode else "") if contact else None


@pytest.mark.parametrize("environment", ANYTHING)
def test_an_environment_changes_nothing_of_what_it_holds(environment: str) -> None:
    failing = []
    for does, status, mode in TOLD:
        for one, other in PAIRS:
            text = environment.format(X=one, does=does.format(Y=other))
            told = _told(_read(text), mode)
            if told != (status, mode):
                failing.append((text, told))
    assert not failing


@pytest.mark.parametrize("environment", HELD)
def test_what_came_to_be_done_was_held(environment: str) -> None:
    texts = [environment.format(X=one, Y=other) for one, other in PAIRS]
    assert not [text for text in texts if _told(_read(text), "video") != ("held", "video")]


@pytest.mark.parametrize("environment", NAMED)
def test_an_act_by_its_noun_is_the_contact(environment: str) -> None:
    failing = []
    for phrase, noun, mode in NOUNS:
        for one, other in PAIRS:
            text = environment.format(X=one, Y=other, a=phrase, n=noun)
            told = _told(_read(text), mode)
            if told != ("held", mode):
                failing.append((text, told))
    assert not failing


@pytest.mark.parametrize("matter", MATTERS)
def test_what_is_discussed_takes_no_part(matter: str) -> None:
    texts = [
        f"{one} {does.format(m=matter, Y=other)} on Tuesday."
        for does in DISCUSSED
        for one, other in PAIRS[:3]
    ]
    assert not [text for text in texts if _read(text) is None]


@pytest.mark.parametrize("environment", [*ANYTHING, *HELD, *NAMED])
def test_no_environment_makes_a_third_countrys_a_contact(environment: str) -> None:
    cells = [
        environment.format(X=one, Y=other, does=does.format(Y=other), a=phrase, n=noun)
        for one, other in OTHERS
        for does, _, _ in TOLD
        for phrase, noun, _ in NOUNS
    ]
    assert not [text for text in dict.fromkeys(cells) if _read(text)]
