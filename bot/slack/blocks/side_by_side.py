"""Both governments' readouts of one contact side by side, as the reply on the second one shows them."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.core.comparison import Comparison
from bot.core.model import Side, Source
from bot.slack.blocks import kit
from bot.slack.blocks.contact import View, capitalised, moment_markup, outlet_markup, topics_words
from bot.slack.blocks.limits import Part
from bot.slack.text import mrkdwn
from bot.telling import contradiction_words, lag_words

MAX_VALUE = 400


def side_by_side(seen: Comparison, view: View) -> list[Part]:
    """For a comparison that is complete: two columns, then what both tell and what they tell differently."""
    return [
        Part(kit.section(f"*{texts.BOTH_READOUTS}*")),
        Part(kit.fields(_columns(seen, view))),
        *(Part(kit.section(markup), rank=1) for markup in _across(seen, view)),
    ]


def differences(seen: Comparison) -> str:
    """What the two tell differently, in sentences."""
    return " ".join(_contradictions(seen))


def _columns(seen: Comparison, view: View) -> Iterator[tuple[str, str]]:
    for side, source in ((Side.US, seen.us), (Side.CHINA, seen.china)):
        yield texts.SIDES[side], _source_markup(source)
    if seen.topics_us_only or seen.topics_china_only:
        for topics in (seen.topics_us_only, seen.topics_china_only):
            yield texts.TOPICS_ONLY, _value(topics_words(topics, view.names))
    if seen.tone_us or seen.tone_china:
        for words in (seen.tone_us, seen.tone_china):
            yield texts.TONE, _value(capitalised(", ".join(words)))
    if seen.asked_us or seen.asked_china:
        for asked in (seen.asked_us, seen.asked_china):
            yield texts.ASKED, _value(texts.SIDES[asked] if asked else "")


def _source_markup(source: Source | None) -> str:
    if source is None:
        return texts.NO_READOUT
    if source.published is None:
        return outlet_markup(source)
    return texts.REPORTED_BY.format(outlet=outlet_markup(source), time=moment_markup(source.published))


def _value(words: str) -> str:
    return mrkdwn(words, MAX_VALUE) or texts.NOT_SAID


def _across(seen: Comparison, view: View) -> Iterator[str]:
    if seen.topics_both:
        yield f"*{texts.TOPICS_BOTH}:* {_value(topics_words(seen.topics_both, view.names))}"
    lines = [*_contradictions(seen), *([lag_words(seen)] if seen.lag is not None else [])]
    if lines:
        yield "\n".join(mrkdwn(line, MAX_VALUE) for line in lines)


def _contradictions(seen: Comparison) -> Iterator[str]:
    for found in seen.contradictions:
        told = contradiction_words(found)
        yield f"{told} {texts.DATE_LINE}" if found.explained else told
