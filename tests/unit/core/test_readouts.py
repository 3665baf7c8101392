"""Who issued an item, its tone, and who asked for the contact: minimal pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import readouts, text
from bot.core.attachment import passages
from bot.core.model import FeedKind, Issuer, Item, Side
from tests.unit.core.acts import act


def issued(
    title: str = "Call with Dong", summary: str = "", url: str = "", kind: FeedKind | None = None
) -> Issuer:
    item = Item("i", title, summary, url=url, feed_kind=kind)
    return readouts.issuer(item, text.read(item))


def test_the_feeds_kind_and_the_domain_tell_the_government() -> None:
    assert issued(kind=FeedKind.OFFICIAL_US) is Issuer.US_READOUT
    assert issued(kind=FeedKind.OFFICIAL_CHINA) is Issuer.CHINA_READOUT
    assert issued(kind=FeedKind.WIRE) is Issuer.PRESS
    assert issued(url="https://www.war.gov/News/1") is Issuer.US_READOUT
    assert issued(url="http://www.mod.gov.cn/1.html") is Issuer.CHINA_READOUT
    assert issued(url="https://example.org/war.gov") is Issuer.PRESS
    assert issued(url="https://notwar.government.example") is Issuer.PRESS


def test_questions_and_answers_are_no_readout() -> None:
    assert (
        issued("Spokesperson's Remarks at a Press Conference", kind=FeedKind.OFFICIAL_CHINA) is Issuer.PRESS
    )


def test_a_page_that_passes_a_readout_on_counts_as_the_government() -> None:
    assert issued("The State Department stated the following:") is Issuer.US_READOUT
    assert issued("The Ministry of Foreign Affairs published the following readout.") is Issuer.CHINA_READOUT
    assert issued("The Ministry of Foreign Affairs criticised the readout.") is Issuer.PRESS


@pytest.mark.parametrize(
    ("sentence", "trigger", "words"),
    [
        ("They had a candid and constructive call.", "call", ("candid", "constructive")),
        ("They did not have a constructive call.", "call", ()),
        ("He called for more constructive talks.", "talks", ()),
        ("双方举行坦诚、深入、建设性的会谈。", "会谈", ("candid", "in-depth", "constructive")),
    ],
)
def test_tone_is_read_in_both_languages(sentence: str, trigger: str, words: tuple[str, ...]) -> None:
    doc, candidate = act("", sentence, trigger)
    assert readouts.tone(doc, candidate, passages(doc, candidate)) == words


@pytest.mark.parametrize(
    ("sentence", "trigger", "side"),
    [
        ("Dong held a call with Hegseth at the request of the US side.", "call", Side.US),
        ("Dong held a call with Hegseth at the request of the Chinese side.", "call", Side.CHINA),
        ("Dong held a call with Hegseth at Washington's request.", "call", Side.US),
        ("The call with Dong was requested by Hegseth.", "call", Side.US),
        ("Dong held a call with Hegseth.", "call", None),
        ("Was the call with Dong at the request of the US side?", "call", None),
        ("国防部长Dong应约同美国国防部长通话。", "通话", Side.US),
        ("国防部长Dong应美方邀请访问。", "访问", Side.US),
        ("美国国防部长应中方邀请访问。", "访问", Side.CHINA),
    ],
)
def test_who_asked_for_the_contact(sentence: str, trigger: str, side: Side | None) -> None:
    doc, candidate = act("", sentence, trigger)
    assert readouts.initiator(doc, candidate, passages(doc, candidate)) is side


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_and_address_are_read(words: str, url: str) -> None:
    issued(words, words, url)
    doc, candidate = act("Headline", f"a call {words}", "call")
    readouts.tone(doc, candidate, passages(doc, candidate))
    readouts.initiator(doc, candidate, passages(doc, candidate))
