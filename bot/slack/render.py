"""The `Renderer` port for Slack: core values in, text and blocks out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.core.knowledge import Knowledge
from bot.core.model import Story, StoryChange
from bot.core.notice import Notice
from bot.core.pacing import DigestKind
from bot.services.ports import Rendered
from bot.slack.blocks.alert import alert
from bot.slack.blocks.contact import Names, View
from bot.slack.blocks.digest import digest
from bot.slack.blocks.notice import notice as tell
from bot.slack.blocks.reply import reply
from bot.slack.year import year
from bot.store.tallies import Month


class SlackRenderer:
    """`public_url` is where the web pages are reached from outside, "" for nowhere."""

    def __init__(self, knowledge: Knowledge, public_url: str = "") -> None:
        self._view = View(Names.of(knowledge), public_url)

    def alert(self, story: Story, *, mention: str = "") -> Rendered:
        return alert(story, self._view, mention)

    def reply(self, story: Story, change: StoryChange, *, named: bool = False) -> Rendered:
        return reply(story, change, self._view, named=named)

    def notice(self, notice: Notice) -> Rendered:
        return tell(notice)

    def digest(
        self,
        kind: DigestKind,
        stories: Sequence[Story],
        start: datetime,
        end: datetime,
        *,
        zone: str = "UTC",
    ) -> tuple[Rendered, ...]:
        return digest(kind, stories, start, end, zone=zone, view=self._view)

    def chart(self, counts: Sequence[Month], last: date) -> Rendered | None:
        return year(counts, last)
