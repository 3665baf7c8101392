"""Candidate contacts: who stands in the slots of an act, and in what status, pair by pair."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import catalog
from bot.core import contacts, mentions
from bot.core.candidate import Candidate
from bot.core.model import Item, Mode, Status
from bot.core.text import read

KNOWLEDGE = catalog.load().knowledge


def candidates(title: str, summary: str = "") -> tuple[Candidate, ...]:
    doc = read(Item(id="x", title=title, summary=summary))
    return contacts.candidates(doc, mentions.find(doc, KNOWLEDGE, None), KNOWLEDGE)


def complete(title: str, summary: str = "") -> Iterator[Candidate]:
    """The candidates with both sides in their slots and nobody else."""
    for candidate in candidates(title, summary):
        if candidate.us and candidate.china and not candidate.third:
            yield candidate


FRAMES = [
    "Marco Rubio met Wang Yi in Munich",
    "Marco Rubio met with Wang Yi",
    "Marco Rubio and Wang Yi spoke on Friday",
    "Marco Rubio held talks with Wang Yi",
    "A meeting between Marco Rubio and Wang Yi",
    "Marco Rubio-Wang Yi call",
    "Marco Rubio's call with Wang Yi",
    "Wang Yi was received by Marco Rubio",
    "Marco Rubio told Wang Yi that talks must go on",
    "Marco Rubio hosted Wang Yi in Washington",
    "Marco Rubio talks to Wang Yi",
    "Marco Rubio travels to Beijing",
    "Marco Rubio's trip to China",
    "A visit to Beijing by Marco Rubio",
    "China summoned US ambassador David Perdue",
    "Marco Rubio wrote to Wang Yi",
    "US and Chinese officials hold trade talks",
    "US-China trade talks open in Madrid",
    "China turns down a meeting with Marco Rubio",
    "China rejects US request for talks",
]


@pytest.mark.parametrize("title", FRAMES)
def test_both_sides_fill_the_frame(title: str) -> None:
    assert list(complete(title)), title


THIRD = [
    "Marco Rubio met Sergey Lavrov in Munich to discuss China",
    "Wang Yi told Sergey Lavrov that Washington must stop",
    "Marco Rubio and his Japanese counterpart discussed China",
    "Dong Jun met Richard Marles in Singapore, a day after Pete Hegseth's speech",
    "Wang Yi warned against US tariffs during talks with Sergey Lavrov",
    "Marco Rubio criticised China on a visit to Tokyo",
]


@pytest.mark.parametrize("title", THIRD)
def test_a_third_party_in_the_slot_is_seen(title: str) -> None:
    assert not list(complete(title)), title


NOT_ACTS = [
    "Marco Rubio calls for calm on China",
    "Chinese exporters meet targets as US shares fall",
    "Marco Rubio discussed the relationship with China on television",
    "Chinese Foreign Ministry spokesperson Mao Ning spoke about US tariffs",
    "Marco Rubio called China's claims false",
    "Former Secretary of State Henry Kissinger met Wang Yi",
]


@pytest.mark.parametrize("title", NOT_ACTS)
def test_words_of_contact_without_a_contact(title: str) -> None:
    assert not list(complete(title)), title


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Marco Rubio met Wang Yi", Status.HELD),
        ("Marco Rubio meets Wang Yi", Status.HELD),
        ("Marco Rubio, Wang Yi meet", Status.HELD),
        ("Marco Rubio to meet Wang Yi", Status.SCHEDULED),
        ("Marco Rubio will meet Wang Yi", Status.SCHEDULED),
        ("Marco Rubio is expected to meet Wang Yi", Status.SCHEDULED),
        ("Marco Rubio plans to meet Wang Yi", Status.SCHEDULED),
        ("Marco Rubio may meet Wang Yi", Status.PROPOSED),
        ("Marco Rubio offers to meet Wang Yi", Status.PROPOSED),
        ("Marco Rubio refuses to meet Wang Yi", Status.DECLINED),
        ("Marco Rubio will not meet Wang Yi", Status.DECLINED),
        ("Marco Rubio held talks with Wang Yi", Status.HELD),
        ("Marco Rubio to hold talks with Wang Yi", Status.SCHEDULED),
        ("Marco Rubio cancels talks with Wang Yi", Status.CANCELLED),
        ("Marco Rubio puts off talks with Wang Yi", Status.CANCELLED),
        ("Marco Rubio's trip to China was called off", Status.CANCELLED),
        ("Marco Rubio threatens to cancel talks with Wang Yi", Status.SCHEDULED),
        ("China rejects US request for talks", Status.DECLINED),
        ("China turns down talks with US", Status.DECLINED),
        ("US seeks talks with China", Status.PROPOSED),
        ("Marco Rubio heads to Beijing", Status.SCHEDULED),
        ("Marco Rubio ends a visit to Beijing", Status.HELD),
    ],
)
def test_status_is_what_the_nearest_operator_says(title: str, status: Status) -> None:
    assert next(complete(title)).status is status


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("Marco Rubio met Wang Yi", Mode.IN_PERSON),
        ("Marco Rubio spoke by phone with Wang Yi", Mode.PHONE),
        ("Marco Rubio called Wang Yi", Mode.PHONE),
        ("Marco Rubio and Wang Yi met by video link", Mode.VIDEO),
        ("Marco Rubio and Wang Yi held a video call", Mode.VIDEO),
        ("Marco Rubio wrote to Wang Yi", Mode.CORRESPONDENCE),
        ("Marco Rubio spoke with Wang Yi", Mode.UNSPECIFIED),
    ],
)
def test_mode_is_that_of_the_act_and_its_modifiers(title: str, mode: Mode) -> None:
    assert next(complete(title)).mode is mode


def test_a_pronoun_means_whom_the_sentence_before_opened_with() -> None:
    found = candidates("Wendy Sherman will go abroad in July", "Xie Feng will hold talks with her.")
    assert any(c.us and c.china and c.sentence == 1 for c in found)


def test_the_two_leaders_are_those_who_were_named_last() -> None:
    lavrov = "President Vladimir Putin came to Washington. The two leaders held talks about China."
    assert not list(complete("A guest", lavrov))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "met",
                "Xi Jinping",
                "Joe Biden",
                ",",
                "and",
                "talks",
                "with",
                "after",
                "not",
                '"',
                "China",
                "of",
            ]
        )
    )
)
def test_any_order_of_words_gives_spans_inside_the_text(words: list[str]) -> None:
    title = " ".join(words)
    for candidate in candidates(title):
        assert (
            0
            <= candidate.clause.start
            <= candidate.trigger.start
            < candidate.trigger.end
            <= candidate.clause.end
        )
        assert candidate.clause.end <= len(title)
