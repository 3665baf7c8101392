"""Counts over a period: how many contacts of which kind, month by month, between whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from babel.dates import format_skeleton

from bot import texts, texts_slack
from bot.core.model import Side, Track
from bot.services.queries import Stats
from bot.slack.answer import Answer, said
from bot.slack.blocks import kit, limits
from bot.slack.blocks.answers import period_words
from bot.slack.blocks.contact import capitalised
from bot.slack.blocks.limits import Part
from bot.slack.blocks.table import Cell, Table
from bot.slack.text import mrkdwn
from bot.store.tallies import Company

MONTHS = 24
"""Rows of the table; what is further back is in the sums."""

MAX_FIELD = 500


def counts(stats: Stats) -> Answer:
    period = period_words(stats.period)
    if not stats.total:
        return said(*_twice(texts_slack.NO_CONTACTS_THEN.format(period=period)))
    title = texts_slack.STATS_OF.format(period=period, count=stats.total)
    fields = [
        (texts.STATUS, _listed(stats.by(lambda tally: tally.status), texts.STATUSES)),
        (texts.HOW, _listed(stats.by(lambda tally: tally.mode), texts.MODES)),
        (texts_slack.FIELD_LEVELS, _listed(stats.by(lambda tally: tally.level), texts.LEVELS)),
        (texts_slack.FIELD_TRACKS, _listed(stats.by(lambda tally: tally.track), texts.TRACKS)),
        (_most_often(Side.US), _people(stats.us)),
        (_most_often(Side.CHINA), _people(stats.china)),
    ]
    parts = [Part(kit.header(title)), Part(kit.fields(fields))]
    held = _listed(stats.by(lambda tally: tally.status), texts.STATUSES).replace("\n", ", ")
    return said(f"{title}: {held}", *parts, table=_months(stats))


def _twice(text: str) -> tuple[str, Part]:
    return text, Part(kit.section(text))


def _listed(found: Mapping[str, int], names: Mapping[Any, str]) -> str:
    """Kinds with their counts; keys are the kinds' own words."""
    called = {str(key): name for key, name in names.items()}
    lines = [texts_slack.COUNT.format(what=capitalised(called[key]), count=n) for key, n in found.items()]
    return "\n".join(lines)


def _most_often(side: Side) -> str:
    return f"{texts_slack.MOST_OFTEN}: {texts.SIDES[side]}"


def _people(company: Sequence[Company]) -> str:
    lines = [texts_slack.COUNT.format(what=mrkdwn(each.name, 60), count=each.count) for each in company]
    return limits.joined(lines, "\n", MAX_FIELD, len(lines), texts.AND_MORE)


def _months(stats: Stats) -> Table:
    """The last months, the latest first, with both tracks."""
    found: dict[date, dict[Track, int]] = {}
    for month in stats.months:
        found.setdefault(month.first, {})[month.track] = month.count
    rows: list[tuple[Cell, ...]] = [
        (
            format_skeleton("yMMM", first, locale=texts.LOCALE),
            *(tracks.get(track, 0) for track in Track),
            sum(tracks.values()),
        )
        for first, tracks in sorted(found.items(), reverse=True)[:MONTHS]
    ]
    heads = (texts_slack.MONTH, *(texts.TRACKS[track] for track in Track), texts_slack.TOTAL)
    return Table(heads, tuple(rows), frozenset(range(1, len(heads))))
