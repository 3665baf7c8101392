"""`show ID` and `why ID|URL`: one contact, one item."""

from __future__ import annotations

from datetime import datetime

from bot import texts_slack
from bot.core.model import Story
from bot.slack.answer import Answer, told
from bot.slack.blocks import answers
from bot.slack.blocks.contact import headline_words
from bot.slack.blocks.limits import MAX_HEADER
from bot.slack.blocks.reasons import explained
from bot.slack.blocks.story import details
from bot.slack.services import Request, Services
from bot.slack.text import mrkdwn
from bot.telling import answer_words

MAX_ID = 200


def show(services: Services, _request: Request, rest: str) -> Answer:
    story_id = rest.strip().strip("`")
    if not story_id:
        return told(texts_slack.WHICH_CONTACT)
    story = services.queries.story(story_id)
    return details(story, services.view) if story else _similar(services, story_id)


def why(services: Services, request: Request, rest: str) -> Answer:
    asked = rest.strip().strip("`<>").partition("|")[0]
    if not asked:
        return told(texts_slack.WHY_WHAT)
    if asked.startswith(("http://", "https://")):
        found = services.queries.why_address(asked)
        return (
            explained([found])
            if found
            else told(texts_slack.NO_SUCH_ADDRESS.format(url=mrkdwn(asked, MAX_ID)))
        )
    story = services.queries.story(asked)
    return why_story(services, story, request.channel, request.now) if story else _similar(services, asked)


def why_story(services: Services, story: Story, channel: str, now: datetime) -> Answer:
    """Why it is a contact, and why this channel hears of it or does not."""
    found = services.queries.why(story)
    if not found:
        return told(texts_slack.NO_ITEM_KEPT)
    heard = services.subscribing.of_story(story, channel, now) if channel else []
    notes = [texts_slack.HEARD_HERE.format(why=answer_words(answer)) for answer in heard]
    return explained(found, headline_words(story.contact, services.view.names, MAX_HEADER), notes)


def _similar(services: Services, story_id: str) -> Answer:
    similar = services.queries.like(story_id)
    missing = texts_slack.NO_SUCH_CONTACT.format(id=mrkdwn(story_id, MAX_ID))
    if not similar:
        return told(missing)
    return answers.choice(
        f"{missing} {texts_slack.SIMILAR_IDS}", answers.story_choices(similar, services.view)
    )
