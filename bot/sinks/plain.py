"""The `Renderer` port for sinks: plain text whose first line is its title, and the contact as data. Pure.

No receiver is told what markup it is: so nothing from a feed may look like a mention or a link anywhere. The
blocks of these messages are the contacts as JSON, for receivers that are programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot import texts
from bot.core.knowledge import Knowledge
from bot.core.merging import teller
from bot.core.model import Participant, Side, Source, Story, StoryChange
from bot.core.notice import Notice
from bot.core.pacing import DigestKind
from bot.digest_words import in_order_of_weight, period_words, title_words
from bot.legible import address, disarmed, line
from bot.services.ports import Block, Rendered
from bot.store.tallies import Month
from bot.telling import change_words, channel_lines, notice_title
from bot.wording import (
    Names,
    capitalised,
    headline_words,
    how_words,
    quotable,
    sources_in_order,
    topics_words,
    when_words,
)

MAX_WORDS = 700
MAX_SOURCES = 6
PER_PAGE = 40
"""Contacts of a digest in one message."""


class PlainRenderer:
    """`public_url` is where the web pages are reached from outside, "" for nowhere."""

    def __init__(self, knowledge: Knowledge, public_url: str = "") -> None:
        self._names = Names.of(knowledge)
        self._public_url = public_url.rstrip("/")

    def alert(self, story: Story, *, mention: str = "") -> Rendered:  # noqa: ARG002 - nobody to ping
        lines = [self._headline(story), *self._facts(story), *_quotes(story), *self._links(story)]
        return Rendered("\n".join(lines), (self._data(story),))

    def reply(self, story: Story, change: StoryChange, *, named: bool = False) -> Rendered:  # noqa: ARG002
        """Always with the contact's name: there is no thread to stand in."""
        news, told = texts.CHANGES[change.kind], _said(change_words(change))
        title = texts.CHANGE_TEXT.format(change=news, headline=self._headline(story))
        source = teller(story, change)
        lines = [title, told, _quote(_evidence(change, source), source), *self._links(story)]
        said = {
            "kind": change.kind,
            "before": change.before,
            "after": change.after,
            "evidence": change.evidence,
        }
        return Rendered("\n".join(filter(None, lines)), ({**self._data(story), "change": said},))

    def notice(self, notice: Notice) -> Rendered:
        lines = [_said(" ".join(filter(None, (report.name, report.reason)))) for report in notice.reports]
        lines += [" ".join(channel_lines(report)) for report in notice.channels]
        return Rendered("\n".join([notice_title(notice), *lines]), ())

    def digest(
        self,
        kind: DigestKind,
        stories: Sequence[Story],
        start: datetime,
        end: datetime,
        *,
        zone: str = "UTC",
    ) -> tuple[Rendered, ...]:
        there = ZoneInfo(zone)
        title = title_words(kind, len(stories))
        period = period_words(kind, start.astimezone(there), end.astimezone(there))
        ordered = in_order_of_weight(stories)
        return tuple(self._page(title, period, ordered, at) for at in range(0, len(ordered), PER_PAGE))

    def chart(self, counts: Sequence[Month], last: date) -> Rendered | None:  # noqa: ARG002
        return None

    def _page(self, title: str, period: str, stories: Sequence[Story], start: int) -> Rendered:
        page = stories[start : start + PER_PAGE]
        last = start + len(page)
        if start:
            title = texts.CONTINUED.format(first=start + 1, last=last, count=len(stories))
        entries = [texts.LISTED.format(what=" · ".join(self._entry(story))) for story in page]
        return Rendered("\n".join([title, period, *entries]), tuple(self._data(story) for story in page))

    def _entry(self, story: Story) -> Iterator[str]:
        yield self._headline(story)
        if story.contact.when:
            yield capitalised(when_words(story.contact.when))
        yield from self._links(story)

    def _headline(self, story: Story) -> str:
        return disarmed(headline_words(story.contact, self._names))

    def _facts(self, story: Story) -> Iterator[str]:
        contact = story.contact
        facts = {
            texts.SIDES[Side.US]: "; ".join(map(_person, contact.us)),
            texts.SIDES[Side.CHINA]: "; ".join(map(_person, contact.china)),
            texts.STATUS: capitalised(texts.STATUSES[contact.status]),
            texts.HOW: how_words(contact, self._names),
            texts.WHEN: capitalised(when_words(contact.when)),
            texts.WHERE: contact.location or "",
            texts.TOPICS: topics_words(contact.topics, self._names),
        }
        for label, value in facts.items():
            if value:
                yield texts.LABELLED.format(label=label, value=_said(value))

    def _links(self, story: Story) -> Iterator[str]:
        """The contact's page; without one, the sources themselves."""
        page = self._page_of(story)
        if page:
            yield page
            return
        for source in sources_in_order(story)[:MAX_SOURCES]:
            if url := address(source.url):
                yield url

    def _page_of(self, story: Story) -> str:
        return address(f"{self._public_url}/contacts/{story.id}") if self._public_url else ""

    def _data(self, story: Story) -> Block:
        """The contact for a program. Words from feeds stand as they were published."""
        contact = story.contact
        return {
            "id": story.id,
            "headline": headline_words(contact, self._names),
            "track": contact.track,
            "level": contact.level,
            "mode": contact.mode,
            "status": contact.status,
            "date": contact.when.day.isoformat() if contact.when else None,
            "date_precision": contact.when.precision if contact.when else None,
            "us": [{"name": person.name, "office": person.office} for person in contact.us],
            "china": [{"name": person.name, "office": person.office} for person in contact.china],
            "location": contact.location,
            "topics": list(contact.topics),
            "page": self._page_of(story) or None,
            "sources": [_source(source) for source in sources_in_order(story)],
        }


def _source(source: Source) -> Block:
    published = source.published.isoformat() if source.published else None
    return {
        "outlet": source.outlet,
        "url": source.url,
        "published": published,
        "issuer": source.issuer,
        "evidence": source.evidence,
    }


def _person(person: Participant) -> str:
    if person.name and person.office:
        return texts.WITH_OFFICE.format(name=person.name, office=person.office)
    return person.name or person.office


def _evidence(change: StoryChange, source: Source | None) -> str:
    """The words that carry the change: its own, or those of the source that told the same first."""
    return change.evidence if source is None or source.item_id == change.item_id else source.evidence


def _quotes(story: Story) -> Iterator[str]:
    for source in quotable(story):
        yield _quote(source.evidence, source)


def _quote(words: str, source: Source | None) -> str:
    said = _said(words)
    if not said:
        return ""
    outlet = texts.ATTRIBUTION.format(outlet=_said(source.outlet)) if source and source.outlet else ""
    return f"“{said}” {outlet}".rstrip()


def _said(words: str) -> str:
    return disarmed(line(words, MAX_WORDS))
