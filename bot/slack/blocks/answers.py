"""Answers to `/contacts`, for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.core.model import Story
from bot.services.ports import Rendered
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import View, headline_words
from bot.slack.blocks.entry import entry
from bot.slack.blocks.limits import Part
from bot.slack.text import mrkdwn


def listing(stories: Sequence[Story], view: View) -> Rendered:
    """The contacts in the order given; where there is no room for all, the last are left out."""
    if not stories:
        return Rendered(texts.NOTHING_FOUND, (kit.section(texts.NOTHING_FOUND),))
    parts = [Part(entry(story, view), rank=1) for story in stories]
    lines = [mrkdwn(headline_words(story.contact, view.names)) for story in stories]
    text = limits.joined(lines, "\n", limits.MAX_FALLBACK, len(lines), texts.AND_MORE)
    return Rendered(text, limits.fit(parts))


def usage(command: str) -> Rendered:
    """What can be asked."""
    lines = [f"`{command} {words}` {meaning}" for words, meaning in texts.COMMANDS.items()]
    text = "\n".join([texts.WHAT_CAN_BE_ASKED, *lines])
    return Rendered(text, (kit.section(text),))
