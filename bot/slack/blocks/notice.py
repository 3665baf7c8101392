"""A notice for the operators: which feeds or channels changed, why, what may have been missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot import texts
from bot.core.feed import Health
from bot.core.notice import FeedReport, Notice, NoticeKind
from bot.services.ports import Rendered
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import moment_markup
from bot.slack.text import mrkdwn
from bot.telling import channel_lines, notice_title

MAX_REPORTS = 20
MAX_REPORT = 700

_FAILING = (Health.FAILING, Health.BLOCKED)


def notice(told: Notice) -> Rendered:
    """Its title, and a line for each feed."""
    title = notice_title(told)
    lines = list(_lines(told))
    text = limits.joined(
        [mrkdwn(title), *lines], "\n", limits.MAX_FALLBACK, MAX_REPORTS + 1, texts.NOTICE_MORE
    )
    body = limits.joined(lines, "\n", limits.MAX_SECTION, MAX_REPORTS, texts.NOTICE_MORE)
    return Rendered(text, (kit.header(title), kit.section(body)))


def _lines(told: Notice) -> Iterator[str]:
    if told.kind is NoticeKind.SIDE_SILENT and told.since:
        yield texts.NOTICE_SIDE_SILENT.format(total=told.total, since=moment_markup(told.since))
    elif told.kind is NoticeKind.SIDE_BACK:
        yield texts.NOTICE_SIDE_BACK.format(total=told.total)
    elif told.kind is NoticeKind.OUTAGE:
        yield texts.NOTICE_OUTAGE
    elif told.kind is NoticeKind.OUTAGE_OVER:
        yield texts.NOTICE_OUTAGE_OVER.format(count=told.count, total=told.total)
    for report in told.reports:
        yield " ".join(_sentences(report, told.at))
    for channel in told.channels:
        yield " ".join(mrkdwn(words, MAX_REPORT) for words in channel_lines(channel))
    if any(channel.dead for channel in told.channels):
        yield texts.NOTICE_DELIVERIES


def _sentences(report: FeedReport, at: datetime) -> Iterator[str]:
    name, since = f"*{mrkdwn(report.name, 200)}*", moment_markup(report.since)
    newest = moment_markup(report.newest_item) if report.newest_item else ""
    if report.health in _FAILING:
        yield texts.NOTICE_FAILS.format(name=name, since=since) + "."
    elif report.health is Health.GONE:
        yield texts.NOTICE_GONE.format(name=name, since=since) + "."
    elif report.health is Health.OK:
        yield texts.NOTICE_BACK.format(name=name, since=since) + "."
    else:
        yield texts.NOTICE_SILENT[report.health].format(name=name, since=since, newest=newest) + "."
    if report.reason:
        yield texts.NOTICE_REASON.format(reason=mrkdwn(report.reason, 300))
    yield from _missed(report, newest, at)


def _missed(report: FeedReport, newest: str, at: datetime) -> Iterator[str]:
    """What may be missing by now, or may have been missed before the feed came back."""
    if report.health in _FAILING or report.health is Health.GONE:
        if newest:
            yield texts.NOTICE_LAST.format(newest=newest)
        if report.newest_item and report.item_gap:
            count = (at - report.newest_item) // report.item_gap
            yield texts.counted(texts.NOTICE_MISSING, count) if count else ""
    elif report.before in _FAILING or report.before is Health.GONE:
        if report.blind_from and report.blind_until:
            start, end = moment_markup(report.blind_from), moment_markup(report.blind_until)
            yield texts.NOTICE_MISSED.format(start=start, end=end)
        elif newest:
            yield texts.NOTICE_MISSED_NONE
