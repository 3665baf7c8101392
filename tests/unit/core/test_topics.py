"""What a contact was about: minimal pairs over a small list of terms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import level, topics
from bot.core.candidate import Candidate
from bot.core.knowledge import Knowledge, Topic
from bot.core.model import Level, Mode, Status, Track
from bot.core.text import Document
from bot.core.verdict import Mention
from tests.unit.core.acts import CHINA, US, act

KNOWLEDGE = Knowledge(
    topics=(
        Topic("taiwan", "Taiwan", ("taiwan",), ("台湾",)),
        Topic("mil_mil_communication", "Militaries", ("military ties",), ("两军关系",)),
        Topic("trade", "Trade", ("trade", "tariffs"), ("关税",)),
        Topic("summit", "Summit", ("summit",), ("峰会",)),
    )
)
SOLDIER = replace(US, track=Track.DEFENSE)
TREASURER = replace(US, office="Secretary of the Treasury")


def told_of(doc: Document, candidate: Candidate) -> tuple[str, ...]:
    track = level.track(candidate.us, candidate.china, doc.words(candidate.clause))
    return topics.Subjects(doc, KNOWLEDGE).of(candidate, track)


def found(
    summary: str, us: Mention = US, china: Mention = CHINA, **options: Status | Mode
) -> tuple[str, ...]:
    doc, candidate = act("Headline", summary, "met", us=us, china=china, **options)  # type: ignore[arg-type]
    return told_of(doc, candidate)


@pytest.mark.parametrize(
    ("counts", "does_not", "topic"),
    [
        (
            "Rubio met Wang and raised Taiwan.",
            "Rubio met Wang. Days earlier he approved arms for Taiwan.",
            "taiwan",
        ),
        (
            "Rubio met Wang about Taiwan.",
            "The deputy secretary for China, Taiwan and Mongolia met Wang.",
            "taiwan",
        ),
        ("Rubio met Wang to discuss trade.", "Rubio met Wang as they trade barbs.", "trade"),
        ("Rubio met Wang to plan a summit.", "Rubio met Wang ahead of the summit.", "summit"),
        (
            "Rubio met Wang. They agreed the leaders could meet.",
            "Rubio met Wang. They agreed they could meet.",
            "summit",
        ),
        ("Rubio met Wang about Taiwan.", "Rubio met Wang about Taiwanese-ness.", "taiwan"),
    ],
)
def test_a_term_counts_where_the_talk_is_about_it(counts: str, does_not: str, topic: str) -> None:
    assert topic in found(counts)
    assert topic not in found(does_not)


def test_defence_officials_of_whom_nothing_is_told_talk_of_their_militaries() -> None:
    assert found("Hegseth met Dong.", us=SOLDIER) == ("mil_mil_communication",)
    assert found("Rubio met Wang.") == ()
    doc, candidate = act("Hegseth met Dong", "", "met", us=SOLDIER)
    assert told_of(doc, candidate) == ()
    assert found("Hegseth met Dong about Taiwan.", us=SOLDIER) == ("taiwan",)
    assert found("Hegseth met Dong about Taiwan and military ties.", us=SOLDIER) == (
        "taiwan",
        "mil_mil_communication",
    )


def test_trade_officials_talk_trade() -> None:
    assert found("Bessent met He.", us=TREASURER) == ("trade",)


def test_the_two_leaders_in_one_room_are_a_summit() -> None:
    us, china = replace(US, level=Level.LEADER), replace(CHINA, level=Level.LEADER)
    assert found("Trump met Xi.", us, china) == ("summit",)
    assert found("Trump met Xi.", us, china, mode=Mode.PHONE) == ()
    assert found("Trump met Xi.", us) == ()


def test_traditional_characters_match_the_simplified_terms() -> None:
    doc, candidate = act("標題", "魯比歐會晤王毅,談到台灣問題。", "会晤")
    assert told_of(doc, candidate) == ("taiwan",)


@given(st.text(max_size=200))
def test_any_text_gives_known_topics_in_order(words: str) -> None:
    ids = [topic.id for topic in KNOWLEDGE.topics]
    result = found(f"Rubio met Wang {words}")
    assert list(result) == sorted(set(result), key=ids.index)
