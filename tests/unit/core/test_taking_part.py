"""Who took part by the words around his name: whom they add, whom they take away, and whom never."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot import catalog
from bot.core import mentions, principals, taking_part
from bot.core.assess import assess
from bot.core.knowledge import Leaning, Wording
from bot.core.model import Contact, Item, MentionKind
from bot.core.text import read
from bot.core.wording import Words

KNOWLEDGE = catalog.load().knowledge
DAY = datetime(2025, 9, 10, 12, tzinfo=UTC)
MET = "Hegseth meets Dong Jun in Kuala Lumpur"


def _item(title: str, summary: str = "") -> Item:
    return Item("1", title, summary, DAY)


def _contact(title: str, summary: str, **weights: float) -> Contact:
    leaning = Leaning(0.0, {phrase.replace("_", " "): weight for phrase, weight in weights.items()})
    knowledge = replace(KNOWLEDGE, wording=Wording(took_part=leaning))
    return assess(_item(title, summary), knowledge).contacts[0]


def _who(title: str, summary: str, **weights: float) -> tuple[set[str], set[str]]:
    contact = _contact(title, summary, **weights)
    return {person.name for person in contact.us}, {person.name for person in contact.china}


def test_whoever_stands_among_words_of_company_took_part() -> None:
    text = "The two met on Tuesday. A fern apart from both perched Dan Caine."
    assert _who(MET, text) == ({"Pete Hegseth"}, {"Dong Jun"})
    assert _who(MET, text, **{"perched ..": 9.0}) == ({"Pete Hegseth", "Dan Caine"}, {"Dong Jun"})


def test_whoever_stands_among_words_of_absence_did_not() -> None:
    title, text = "Hegseth and Caine meet Dong Jun in Kuala Lumpur", "The three met on Tuesday."
    assert _who(title, text) == ({"Pete Hegseth", "Dan Caine"}, {"Dong Jun"})
    assert _who(title, text, **{"and {us person} ..": 0.0, "and -1": -9.0}) == (
        {"Pete Hegseth"},
        {"Dong Jun"},
    )


def test_few_words_take_the_last_of_a_side_from_nobody() -> None:
    assert _who(MET, "The two met on Tuesday.", **{"side china": -9.0}) == ({"Pete Hegseth"}, {"Dong Jun"})


def test_a_side_of_which_nobody_named_took_part_is_left_empty() -> None:
    long = "The two met on Tuesday." + " They went over what had been agreed of old and what had not." * 3
    assert _who(MET, long) == ({"Pete Hegseth"}, {"Dong Jun"})
    assert _who(MET, long, **{"side china": -9.0}) == ({"Pete Hegseth"}, set())


def test_no_leader_joins_what_ministers_held() -> None:
    text = "The two met on Tuesday. A fern apart from both perched Donald Trump."
    assert _who(MET, text, **{"perched ..": 9.0}) == ({"Pete Hegseth"}, {"Dong Jun"})


def test_whom_the_wording_adds_or_takes_away_is_accounted_for_by_the_words_around_him() -> None:
    def account(contact: Contact) -> list[tuple[str, float, str]]:
        return [(r.rule, r.weight, r.quote) for r in contact.reasons if r.rule.startswith("worded:")]

    apart = "The two met on Tuesday. A fern apart from both perched Dan Caine."
    joined = _contact(MET, apart, **{"perched ..": 9.0, "both ..": -1.0, "beside 1": 1.0})
    assert account(joined) == [("worded:took_part", 5.196, "Dan Caine \u00b7 perched")]
    both = "Hegseth and Caine meet Dong Jun in Kuala Lumpur"
    left = _contact(both, "The three met on Tuesday.", **{"and {us person} ..": 0.0, "and -1": -9.0})
    assert account(left) == [("worded:left_out", -9.0, "Caine \u00b7 and")]
    assert account(_contact(both, "The three met on Tuesday.")) == []


def test_names_count_as_side_alone() -> None:
    def around(name: str) -> set[str]:
        doc = read(_item(f"{name} saw Wang Yi"))
        found = mentions.find(doc, KNOWLEDGE, DAY.date())
        people = [m for m in found if m.kind is MentionKind.PERSON]
        shown = taking_part.surroundings(Words(doc, found, {}), people, frozenset())
        return next(features for (who, _), (_, features) in shown.items() if who != "Wang Yi")

    assert around("Marco Rubio") == around("Pete Hegseth")


@given(st.text(max_size=300))
def test_any_text_around_names_is_read(words: str) -> None:
    doc = read(_item(f"Rubio {words} Wang Yi", f"{words} Hegseth"))
    found = mentions.find(doc, KNOWLEDGE, DAY.date())
    officials = principals.officials_of(doc, [m for m in found if m.kind is MentionKind.PERSON])
    for _, features in taking_part.surroundings(Words(doc, found, {}), officials, {"Wang Yi"}).values():
        assert features
