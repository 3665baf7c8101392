"""Clauses: what is the news of a sentence, and what only dates it, reports it or explains who somebody is."""

from __future__ import annotations

import pytest

from bot import catalog
from bot.core import mentions
from bot.core.model import Item, Side, Span
from bot.core.parsing_en import Parse, parse, tokens
from bot.core.text import read

KNOWLEDGE = catalog.load().knowledge


def parsed(title: str) -> Parse:
    doc = read(Item(id="x", title=title))
    return parse(tokens(doc, doc.sentences[0], mentions.find(doc, KNOWLEDGE, None)))


def clauses(title: str) -> list[tuple[str, str]]:
    result = parsed(title)
    return [(clause.kind, result.span(clause.first, clause.last).of(title)) for clause in result.clauses]


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
    result = parsed(title)
    assert [result.preps.get(index, "") for index in result.at] == prepositions


def test_quoted_words_are_marked() -> None:
    result = parsed('Marco Rubio called it "a good meeting" on Monday')
    assert [result.is_quoted(result.words.index(word)) for word in ("good", "monday")] == [True, False]


def test_a_warship_speaks_for_its_navy() -> None:
    first = next(mention for mention in parsed("USS Ramage docks in Qingdao").mentions if mention)
    assert (first.surface, first.span, first.side) == ("USS", Span(0, 3), Side.US)


def test_each_token_knows_its_place_in_the_text() -> None:
    title = "At 'Xi's summit', Marco Rubio-led envoys' aides met USS Benfold's crew"
    result = parsed(title)
    spans = [result.span(index, index + 1).of(title).lower() for index in range(len(result.words))]
    for word, span, mention in zip(result.words, spans, result.mentions, strict=True):
        assert span == (
            mention.surface.lower() if mention else word.removeprefix("'") if word == "'s" else word
        )
