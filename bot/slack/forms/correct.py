"""Correct a contact: dismiss it, change its facts, merge it into another, split sources off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot import texts, texts_slack
from bot.core.knowledge import Person
from bot.core.model import Facts, Level, Mode, Participant, Side, Status, Story, When
from bot.services.ports import Block
from bot.slack import actions
from bot.slack.blocks import kit
from bot.slack.blocks.contact import View, headline_words, sources_in_order
from bot.slack.forms import fields
from bot.slack.forms.fields import State, value_of, values_of
from bot.slack.text import mrkdwn

UNDATED = "undated"
MOST_SOURCES = 100


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was opened from: the story, and the channel to answer in ("" for none)."""

    story_id: str
    channel: str = ""

    def __str__(self) -> str:
        return f"{self.channel}|{self.story_id}"

    @classmethod
    def read(cls, text: str) -> Origin:
        channel, _, story_id = text.partition("|")
        return cls(story_id, channel)


def _reason() -> Block:
    return fields.field(
        "reason",
        texts_slack.REASON_WHY,
        fields.line(long=True),
        optional=False,
        hint=texts_slack.REASON_HINT,
    )


def _about(form: str, story: Story, view: View) -> Block:
    return kit.section(form.format(headline=mrkdwn(headline_words(story.contact, view.names))))


def dismiss(story: Story, view: View, origin: Origin) -> Block:
    blocks = [_about(texts_slack.DISMISS_ABOUT, story, view), _reason()]
    return fields.modal(
        actions.DISMISS_FORM, texts_slack.DISMISS_TITLE, blocks, texts.NOT_A_CONTACT, metadata=str(origin)
    )


def merge(story: Story, view: View, origin: Origin) -> Block:
    into = fields.field(
        "into",
        texts_slack.FIELD_INTO,
        fields.one_found(),
        optional=False,
        hint=texts_slack.INTO_HINT,
        action=actions.STORY,
    )
    blocks = [_about(texts_slack.MERGE_ABOUT, story, view), into, _reason()]
    return fields.modal(actions.MERGE_FORM, texts_slack.MERGE_TITLE, blocks, metadata=str(origin))


def split(story: Story, view: View, origin: Origin) -> Block:
    """The sources are numbered: their ids would not fit into an option."""
    sources = sources_in_order(story)[:MOST_SOURCES]
    options = {str(n): f"{source.outlet}: {source.title}" for n, source in enumerate(sources)}
    blocks = [_about("*{headline}*", story, view), kit.context(texts_slack.SPLIT_ABOUT)]
    if options:
        chosen = fields.chosen_of(options)
        blocks.append(fields.field("sources", texts_slack.FIELD_SOURCES, chosen, optional=False))
    return fields.modal(
        actions.SPLIT_FORM, texts_slack.SPLIT_TITLE, [*blocks, _reason()], metadata=str(origin)
    )


def split_items(state: State, story: Story) -> list[str]:
    """The ids of the items that were chosen."""
    sources = sources_in_order(story)[:MOST_SOURCES]
    numbers = [int(value) for value in values_of(state, "sources") if value.isdigit()]
    return [sources[number].item_id for number in numbers if number < len(sources)]


def facts(story: Story, view: View, origin: Origin, first: str = "") -> Block:
    """All that can be corrected, the field that was called wrong at the top."""
    contact = story.contact
    when = contact.when.day if contact.when else None
    inputs = {
        actions.WRONG_PERSON: [
            _people("us", texts_slack.FIELD_US, contact.us),
            _people("china", texts_slack.FIELD_CHINA, contact.china),
        ],
        actions.WRONG_DATE: [
            fields.field("day", texts_slack.FIELD_DAY, fields.day(when)),
            fields.field(
                "undated", texts_slack.FIELD_UNDATED, fields.ticked(UNDATED, texts_slack.FIELD_UNDATED)
            ),
        ],
        actions.WRONG_STATUS: [
            fields.field(
                "status",
                texts_slack.FIELD_STATUS,
                fields.one_of({str(key): words for key, words in texts.STATUSES.items()}, contact.status),
            )
        ],
        "rest": [
            fields.field(
                "mode",
                texts_slack.FIELD_MODE,
                fields.one_of({str(key): words for key, words in texts.MODES.items()}, contact.mode),
            ),
            fields.field("place", texts_slack.FIELD_PLACE, fields.line(contact.location or "")),
        ],
    }
    order = [first, *(name for name in inputs if name != first)] if first in inputs else list(inputs)
    blocks = [
        _about("*{headline}*", story, view),
        *(each for name in order for each in inputs[name]),
        _reason(),
    ]
    return fields.modal(actions.CORRECT_FORM, texts_slack.CORRECT_TITLE, blocks, metadata=str(origin))


def _people(side: str, label: str, people: tuple[Participant, ...]) -> Block:
    chosen = {_key(person): person.name or person.office for person in people if person.name or person.office}
    element = fields.several_found(chosen, texts_slack.PEOPLE_HINT)
    return fields.field(side, label, element, action=actions.PEOPLE)


def _key(person: Participant) -> str:
    """What stands for somebody in a list: the id, or the name of one whom the knowledge does not have."""
    return fields.key_of(person.ref or f"={person.name or person.office}")


def read_facts(state: State, story: Story, known: Mapping[str, Person]) -> Facts:
    """What differs from the contact as it is; an empty `Facts` where nothing does."""
    contact = story.contact
    day, undated = _day(value_of(state, "day")), UNDATED in values_of(state, "undated")
    when = When(day) if day and (contact.when is None or contact.when.day != day) else None
    status, mode = value_of(state, "status"), value_of(state, "mode")
    place = value_of(state, "place")
    on_day = day or (contact.when.day if contact.when else None)
    return Facts(
        status=Status(status) if status and status != contact.status else None,
        mode=Mode(mode) if mode and mode != contact.mode else None,
        when=when,
        undated=undated and contact.when is not None,
        us=_changed(values_of(state, Side.US), contact.us, known, on_day),
        china=_changed(values_of(state, Side.CHINA), contact.china, known, on_day),
        location=place if place and place != fields.written(contact.location or "").strip() else None,
    )


def is_contradictory(state: State, story: Story) -> bool:
    """Whether it says both that no day is known, and another day."""
    day = _day(value_of(state, "day"))
    known = story.contact.when.day if story.contact.when else None
    return UNDATED in values_of(state, "undated") and day is not None and day != known


def _changed(
    chosen: tuple[str, ...], people: tuple[Participant, ...], known: Mapping[str, Person], day: date | None
) -> tuple[Participant, ...] | None:
    """The people of a side as they were put in; None where they are those of the contact."""
    before = {_key(person): person for person in people if person.name or person.office}
    if set(chosen) == set(before):
        return None
    found = (before.get(key) or (_participant(known[key], day) if key in known else None) for key in chosen)
    return tuple(person for person in found if person)


def _participant(person: Person, day: date | None) -> Participant:
    """Somebody of the knowledge files with the office held on the day."""
    office = next(iter(person.offices_on(day)), None)
    level = office.level if office else Level.SENIOR
    return Participant(person.name, person.side, person.id, office.title if office else "", level)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
