"""The automaton's edges: where a form may begin and end, and how it must be spelt."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.catalog import load
from bot.core import lexicon
from bot.core.knowledge import Knowledge
from bot.core.vocabulary import Sort

LEXICON = lexicon.of(load(None).knowledge)


def forms(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in LEXICON.hits(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Li Qiang", ["Li Qiang"]),
        ("Li Qiangshan", ["Li"]),  # the longer name does not end there, the shorter one does
        ("LiQiang", []),
        ("US-China", ["US-China"]),
        ("the US's", ["US"]),
        ("U.S.", ["U.S."]),
        ("it is up to us", []),
        ("US$44", []),
        ("a china cup", []),
        ("China\nU.S.", ["China", "U.S."]),  # no form spans two lines
        ("the US' China envoy", ["US", "China", "envoy"]),
        ("Hegseth/Dong", ["Hegseth", "Dong"]),
        ("defence minister", ["defence minister"]),
        ("defense minister", ["defense minister"]),
        ("Gen. Brown", ["Gen.", "Brown"]),
    ],
)
def test_forms_begin_and_end_with_words(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_a_surname_knows_all_who_bear_it() -> None:
    (hit,) = LEXICON.hits("Burns")
    (term,) = [term for term in hit.terms if term.sort is Sort.SURNAME]
    assert {person.name for person in term.people} >= {"Nicholas Burns", "William Burns"}


def test_it_is_compiled_once_for_a_knowledge() -> None:
    knowledge = Knowledge()
    assert lexicon.of(knowledge) is lexicon.of(knowledge)
    assert lexicon.of(knowledge).hits("Nobody is known here.") == []


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = lexicon.fold(text)
    assert len(folded) == len(text)
    assert lexicon.fold(folded) == folded


@given(st.text(max_size=80), st.sampled_from(["China", "Wang Yi", "Defense Secretary", "Sino-US"]))
def test_a_form_between_spaces_is_always_found(text: str, form: str) -> None:
    found = LEXICON.hits(f"{text} \n {form} \n {text}")
    start = len(text) + 3
    assert any(hit.start == start for hit in found)


@given(st.characters())
def test_no_mark_behind_a_name_hides_it_from_the_first_test(mark: str) -> None:
    assume(not mark.isalnum())
    assert LEXICON.may_concern(f"Pentagon chief goes to China{mark} for talks")


@pytest.mark.parametrize("title", ["China postpones Blinken visit", "China posted a reply to Rubio"])
def test_a_longer_form_that_ends_within_a_word_hides_no_side(title: str) -> None:
    assert LEXICON.may_concern(title)
    assert not LEXICON.may_concern(title.replace("China", "China Post"))
