"""Clauses: what is the news of a sentence, and what only dates it, reports it or explains who somebody is."""

from __future__ import annotations

import pytest

from bot import catalog
from bot.core import mentions
from bot.core.clauses import Parse, parse
from bot.core.model import Item, Side
from bot.core.text import read

KNOWLEDGE = catalog.load().knowledge


def parsed(title: str) -> Parse:
    doc = read(Item(id="x", title=title))
    return parse(doc, doc.sentences[0], mentions.find(doc, KNOWLEDGE, None))


def clauses(title: str) -> list[tuple[str, str]]:
    result = parsed(title)
    return [
        (clause.kind, title[result.tokens[clause.first].start : result.tokens[clause.last - 1].end])
        for clause in result.clauses
    ]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Marco Rubio met Wang Yi in Munich", ["main"]),
        ("The US imposed tariffs after Marco Rubio met Wang Yi", ["main", "after"]),
        ("The US imposed tariffs ahead of the summit", ["main", "before"]),
        ("After meeting Wang Yi, Marco Rubio flew to Seoul", ["after", "main"]),
        ("Marco Rubio, who met Wang Yi in May, visited Seoul", ["main", "relative", "main"]),
        ("Marco Rubio met Wang Yi on Friday, the State Department said", ["main", "attribution"]),
        ("Marco Rubio said he met Wang Yi", ["main", "content"]),
        ("China protests as Marco Rubio visits Beijing", ["main", "when"]),
        ("China will retaliate if Marco Rubio visits Beijing", ["main", "condition"]),
    ],
)
def test_each_clause_knows_how_it_stands_to_the_news(title: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in clauses(title)] == kinds


def test_as_that_names_a_capacity_opens_no_clause() -> None:
    assert len(clauses("Marco Rubio served as an envoy as well as a senator")) == 1


def test_a_list_of_names_is_not_cut_at_its_commas() -> None:
    assert clauses("Talks resumed following Joe Biden, Xi Jinping meeting")[-1][1].endswith(
        "Joe Biden, Xi Jinping meeting"
    )


@pytest.mark.parametrize(
    ("title", "prepositions"),
    [
        ("Marco Rubio met with Wang Yi in Beijing", ["", "with", "in"]),
        ("Talks between Marco Rubio and Wang Yi", ["between", "between"]),
        ("In Beijing, Marco Rubio met Wang Yi", ["in", "", ""]),
        ("Marco Rubio spoke about China on Monday", ["", "about"]),
    ],
)
def test_a_mention_knows_the_preposition_that_governs_it(title: str, prepositions: list[str]) -> None:
    assert [token.prep for token in parsed(title).tokens if token.mention] == prepositions


def test_quoted_words_are_marked() -> None:
    tokens = parsed('Marco Rubio called it "a good meeting" on Monday').tokens
    assert [t.quoted for t in tokens if t.low in ("good", "monday")] == [True, False]


def test_a_warship_speaks_for_its_navy() -> None:
    first = next(t.mention for t in parsed("USS Benfold docks in Qingdao").tokens if t.mention)
    assert (first.surface, first.side) == ("USS", Side.US)
