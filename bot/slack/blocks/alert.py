"""The alert: one contact as it stands now, the parent message of its thread."""

from __future__ import annotations

from bot import texts, texts_slack
from bot.core.comparison import readout
from bot.core.model import Side, Source, Status, Story
from bot.services.ports import Block, Rendered
from bot.slack import actions
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import (
    View,
    announcement,
    capitalised,
    headline_words,
    how_words,
    moment_markup,
    outlet_markup,
    people_markup,
    quotable,
    sources_in_order,
    status_words,
    topics_words,
    when_words,
)
from bot.slack.blocks.limits import Part
from bot.slack.text import link, mrkdwn, width

MAX_FIELD = 500
"""Characters of one field: eight of them leave room for the rest of the message."""

MAX_QUOTE = 700
MAX_SOURCES = 1800
SHOWN_SOURCES = 6


def alert(story: Story, view: View, mention: str = "") -> Rendered:
    """`mention` is as in `Subscription.mention`: whom to ping, by the subscriber's own choice only."""
    if story.hidden:
        return _struck_out(story, view)
    contact = story.contact
    title = headline_words(contact, view.names, limits.MAX_HEADER)
    parts = [
        *([Part(kit.section(f"{mention_markup(mention)} {texts.NEW_CONTACT}"))] if mention else []),
        Part(kit.header(title)),
        Part(kit.fields(facts(story, view))),
        *quotes(story),
        Part(kit.section(sources_markup(story)), rank=2),
        Part(_footer(story, view), rank=3),
        *([Part(_buttons(story), rank=1)] if width(story.id) <= actions.MAX_STORY_ID else []),
    ]
    return Rendered(fallback_text(story, view), limits.fit([part for part in parts if _shows(part.block)]))


def _struck_out(story: Story, view: View) -> Rendered:
    """What is left of an alert that people have found to be no contact, or part of another one."""
    headline = headline_words(story.contact, view.names, limits.MAX_HEADER)
    last = story.dismissed or story.corrections[-1]
    form = texts_slack.DISMISSED_NOTE if story.dismissed else texts_slack.MERGED_NOTE
    note = form.format(user=mrkdwn(last.author, 40), reason=mrkdwn(last.reason, MAX_FIELD) or "–")
    undo = kit.button(texts_slack.UNDO, actions.UNDO, last.id)
    blocks = [kit.section(f"~{mrkdwn(headline)}~"), kit.context(note), kit.actions([undo])]
    return Rendered(f"{texts.NOT_A_CONTACT}: {mrkdwn(headline)}", tuple(blocks))


def mention_markup(mention: str) -> str:
    """`here`, `channel` or the id of a user group, as Slack pings it."""
    return f"<!{mention}>" if mention in ("here", "channel") else f"<!subteam^{mrkdwn(mention)}>"


def fallback_text(story: Story, view: View) -> str:
    """The news in one paragraph, for notifications, screen readers and clients without blocks."""
    contact = story.contact
    facts = [when_words(contact.when) if contact.when else "", contact.location or ""]
    lead = ", ".join([headline_words(contact, view.names, 300), *(fact for fact in facts if fact)])
    quotes = [f"“{source.evidence}” {_attribution(source)}" for source in quotable(story, 1)]
    return mrkdwn(" ".join([f"{lead}.", *quotes]), limits.MAX_FALLBACK)


def facts(story: Story, view: View) -> list[tuple[str, str]]:
    """Labels with their markup; "" where nothing is known."""
    contact = story.contact
    return [
        (texts.SIDES[Side.US], people_markup(contact.us, MAX_FIELD)),
        (texts.SIDES[Side.CHINA], people_markup(contact.china, MAX_FIELD)),
        (texts.STATUS, status_words(contact.status)),
        (texts.HOW, mrkdwn(how_words(contact, view.names), MAX_FIELD)),
        (texts.WHEN, mrkdwn(capitalised(when_words(contact.when)), MAX_FIELD)),
        (texts.WHERE, mrkdwn(contact.location or "", MAX_FIELD)),
        (texts.READOUTS, _readouts_markup(story)),
        (texts.ANNOUNCED, _announced_markup(story)),
        (texts.TOPICS, mrkdwn(topics_words(contact.topics, view.names), MAX_FIELD)),
    ]


def _readouts_markup(story: Story) -> str:
    """Each side's own account, or that it is awaited; "" for a contact that has none to give yet."""
    if story.contact.status is not Status.HELD:
        return ""
    return "\n".join(_readout_markup(side, readout(story, side)) for side in (Side.US, Side.CHINA))


def _announced_markup(story: Story) -> str:
    """Which government told of a contact to come, or of one that is off."""
    source = announcement(story)
    if source is None or story.contact.status is Status.HELD:
        return ""
    return _outlet_and_time(source)


def _readout_markup(side: Side, source: Source | None) -> str:
    short = texts.SIDES_SHORT[side]
    if source is None:
        return texts.READOUT_AWAITED.format(side=short)
    return texts.READOUT_PRESENT.format(side=short, source=_outlet_and_time(source))


def _outlet_and_time(source: Source) -> str:
    outlet = outlet_markup(source)
    if source.published is None:
        return outlet
    return texts.REPORTED_BY.format(outlet=outlet, time=moment_markup(source.published))


def quotes(story: Story) -> list[Part]:
    """What sources say in their own words, each with its outlet."""
    parts = []
    for number, source in enumerate(quotable(story)):
        quote = kit.quotation(source.evidence, MAX_QUOTE)
        said = texts.ATTRIBUTION.format(outlet=outlet_markup(source))
        parts += [Part(quote, rank=4 + number), Part(kit.context(said), rank=4 + number)]
    return parts


def sources_markup(story: Story) -> str:
    """The outlets, linked; "" for a story without sources."""
    sources = sources_in_order(story)
    if not sources:
        return ""
    label = texts.counted(texts.SOURCES, len(sources))
    outlets = [outlet_markup(source) for source in sources]
    listed = limits.joined(outlets, " · ", MAX_SOURCES, SHOWN_SOURCES, texts.AND_MORE)
    return f"*{label}:* {listed}"


def _footer(story: Story, view: View) -> Block:
    contact = story.contact
    pieces = [
        texts.TRACK_AND_LEVEL.format(track=texts.TRACKS[contact.track], level=texts.LEVELS[contact.level]),
        texts.FIRST_REPORTED.format(time=moment_markup(story.first_published))
        if story.first_published
        else "",
        link(view.page(story), texts.CONTACT_PAGE) if view.page(story) else "",
    ]
    return kit.context(" · ".join(piece for piece in pieces if piece))


def _buttons(story: Story) -> Block:
    return kit.actions(
        [
            kit.button(texts.DETAILS, actions.DETAILS, story.id),
            kit.button(texts.WHY, actions.WHY, story.id),
            kit.button(texts.NOT_A_CONTACT, actions.NOT_A_CONTACT, story.id),
            kit.button(texts.MUTE_STORY, actions.MUTE_STORY, story.id),
            *([corrections_menu(story)] if width(story.id) <= actions.MAX_OPTION - 20 else []),
        ]
    )


def corrections_menu(story: Story) -> Block:
    """What can be wrong with a contact; each option is `field|story id`."""
    options = {
        actions.WRONG_PERSON: texts_slack.WRONG_PERSON,
        actions.WRONG_DATE: texts_slack.WRONG_DATE,
        actions.WRONG_STATUS: texts_slack.WRONG_STATUS,
        actions.MERGE: texts_slack.MERGE,
        actions.SPLIT: texts_slack.SPLIT,
    }
    return kit.menu(actions.CORRECT, {f"{field}|{story.id}": label for field, label in options.items()})


def _attribution(source: Source) -> str:
    return texts.ATTRIBUTION.format(outlet=source.outlet or texts.UNKNOWN_OUTLET)


def _shows(block: Block) -> bool:
    """Slack refuses empty sections."""
    return block["type"] != "section" or bool(block.get("fields") or block["text"]["text"])
