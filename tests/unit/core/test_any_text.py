"""Any text whatever gives a verdict: no exception, spans inside the text, in time linear in its length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import catalog
from bot.core.assess import assess
from bot.core.model import Item, Span
from bot.core.verdict import Verdict

KNOWLEDGE = catalog.load().knowledge
DAY = datetime(2025, 9, 10, 12, tzinfo=UTC)
WORDS = (
    *("Rubio", "Wang Yi", "met", "中美", "习近平", "会见", "拜登", "US", "China", "talks", "not"),
    *("the two", "counterpart", "Gen.", "Secretary", "Li", "said", "after", "who", "on Friday"),
    *("王毅", "同", "将", "取消", "9月10日", "双方", "\u2028", "</b>", "&#39;", ".", ",", "?", "”", "(", ":"),
)  # fmt: skip
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
PHRASES = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=80).map(" ".join)


def verdict(title: str, summary: str) -> Verdict:
    return assess(Item(id="x", title=title, summary=summary, published=DAY), KNOWLEDGE)


def spans(found: Verdict) -> Iterator[Span]:
    yield from (contact.evidence for contact in found.contacts)
    yield from (mention.span for mention in found.mentions)
    reasons = (*found.reasons, *(reason for contact in found.contacts for reason in contact.reasons))
    yield from (reason.span for reason in reasons if reason.span)


@settings(max_examples=150, deadline=None)
@given(ANYTHING | PHRASES, PHRASES | ANYTHING)
def test_any_text_gives_a_verdict_whose_spans_are_in_it(title: str, summary: str) -> None:
    item = Item(id="x", title=title, summary=summary, published=DAY)
    found = assess(item, KNOWLEDGE)
    assert 0.0 <= found.score <= 1.0
    for span in spans(found):
        assert 0 <= span.start < span.end <= len(item.text)
    for reason in found.reasons:
        assert reason.span is None or reason.quote


UNITS = (
    *("Biden met Xi Jinping ", "US-China talks, ", "Wang Yi, Rubio, ", "Li ", "U.S. ", "who after "),
    *("to meet to meet ", "the talks with the ", "agreed to ", "Trump: ", "&amp;<b>", "Sept. 9, "),
    *("The US delegation was led by Uzra Zeya. ", "Austin, Brown, Burns, Li, Wang, ", "Smith Jones Brown. "),
    *("Secretary Rubio, the secretary, his counterpart ", "Vice Minister Li Yongjie, deputy chief, "),
    *("Xi-", "\u0301", '"', "((((", ", ", "and ", "on Wednesday ", "Monday to Friday "),
    *("习近平会见拜登，", "王毅同鲁比奥", "中美", "双方会谈", "将", "9月10日", "特朗普 Xi ", "该国"),
    *("美国商务部副部长泰克、", "美国农业部副部长泰勒(Alexis Taylor)、", "两人", "The two men, "),
)  # fmt: skip
SHORT, LONG = 4_000, 16_000
LEAST = 0.03  # seconds: of less the processor's caches and neighbours decide


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    """Four times the text takes four times the work; were it quadratic, sixteen."""
    for title in ("Biden meets Xi Jinping", "拜登会见习近平"):
        short, long = (_cpu_seconds(title, unit, length) for length in (SHORT, LONG))
        assert long < 10 * max(short, LEAST)


def test_time_grows_no_faster_where_no_character_comes_twice() -> None:
    short, long = ("".join(map(chr, range(0x10000, 0x10000 + length))) for length in (24_000, 96_000))
    times = [_cpu_seconds("Biden meets Xi Jinping", text, len(text)) for text in (short, long)]
    assert times[1] < 10 * max(times[0], LEAST)


@pytest.mark.parametrize("unit", ["Talks with Japan. ", "Talks with Lavrov went on. ", "with Burns and "])
def test_time_grows_no_faster_with_thousands_of_sentences_or_names(unit: str) -> None:
    short, long = (_cpu_seconds("Biden meets Xi Jinping", unit, length) for length in (24_000, 96_000))
    assert long < 10 * max(short, LEAST)


@pytest.mark.parametrize("unit", ["美国商务部副部长泰克、", "海军上将帕帕罗(Sam Paparo)、", "国防部长张三丰"])
def test_a_name_to_be_looked_up_costs_little_more_than_one_that_is_spelled_as_known(unit: str) -> None:
    """Each was compared with all 1,800 officials of the files: 40 times the work."""
    known = _cpu_seconds("拜登会见习近平", "美国财政部长贝森特、", LONG)
    assert _cpu_seconds("拜登会见习近平", unit, LONG) < 12 * max(known, LEAST)


def _cpu_seconds(title: str, unit: str, length: int) -> float:
    """The processor's time for a text of one unit over and over, the best of three, as others disturb."""
    summary = (unit * (length // len(unit) + 1))[:length]
    taken = []
    for _ in range(3):
        start = time.process_time()
        verdict(title, summary)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", ["Biden met Xi Jinping on Friday, ", "习近平会见拜登，", "\U0001f600 "])
def test_a_hundred_thousand_characters_are_read(unit: str) -> None:
    summary = (unit * (100_000 // len(unit) + 1))[:100_000]
    assert 0.0 <= verdict("Biden meets Xi Jinping", summary).score <= 1.0
