"""What both sides agreed at a contact: minimal pairs around one statement."""

from __future__ import annotations

import pytest

from bot.core import outcomes, text
from bot.core.candidate import Candidate
from bot.core.model import Item, Mode, Span, Status

TITLE = "Defense ministers meet in Singapore"


def found(summary: str, status: Status = Status.HELD, lang: str = "en") -> tuple[str, ...]:
    doc = text.read(Item("i", TITLE, summary, lang=lang))
    met = Candidate("meet", Span(0, 5), Span(0, len(TITLE)), 0, Mode.IN_PERSON, status)
    return outcomes.find(doc, met)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides agreed to reopen the hotline.",
        "They reached a preliminary consensus on tariffs.",
        "The US and China have signed an agreement on flights.",
        "The spokesman said both ministers pledged to meet again in autumn.",
    ],
)
def test_what_both_did_is_an_outcome(sentence: str) -> None:
    assert found(sentence) == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "China agreed with Russia to reopen the hotline.",  # not the two of them
        "The two sides could not agree to reopen the hotline.",
        "The two sides failed to reach a consensus.",
        "Officials hope the two sides agreed to more than that.",
        "It is unclear whether the two sides agreed to reopen the hotline.",
        "The two sides agreed to disagree.",
        "Have the two sides agreed to reopen the hotline?",
    ],
)
def test_what_was_not_done_is_none(sentence: str) -> None:
    assert found(sentence) == ()


def test_chinese_sentences_and_a_contact_to_come() -> None:
    assert found("双方同意重开热线。", lang="zh") == ("双方同意重开热线。",)
    assert found("双方未能达成共识。", lang="zh") == ()
    assert found("The two sides agreed to reopen the hotline.", Status.SCHEDULED) == ()


def test_a_long_sentence_is_cut_at_a_word_and_few_are_kept() -> None:
    long = "The two sides agreed to " + "talk " * 100 + "again."
    assert len(found(long)[0]) <= outcomes.LONGEST + 1
    assert len(found(" ".join(f"They agreed to hold round {n} of talks." for n in range(9)))) == outcomes.MOST
