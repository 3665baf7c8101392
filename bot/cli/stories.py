"""`stories`: the record of contacts in a terminal, as a list or one of them with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import orjson
import typer
from rich.console import Console

from bot import catalog, settings, texts
from bot.core.assess import assess
from bot.core.comparison import Comparison, compare
from bot.core.merging import announced, teller, tellers
from bot.core.model import Participant, Side, Source, Story, StoryChange
from bot.legible import line
from bot.services.curate import corrected_lines
from bot.services.queries import Queries
from bot.store import migrate
from bot.store.store import Store
from bot.telling import change_words, contradiction_words, lag_words
from bot.web.models import detail, summary
from bot.wording import (
    Names,
    headline_words,
    how_words,
    mechanism_words,
    sources_in_order,
    topics_words,
    when_words,
)

app = typer.Typer(help="The contacts on record.", no_args_is_help=True)

FIELDS = {
    "us": texts.SIDES[Side.US],
    "china": texts.SIDES[Side.CHINA],
    "status": texts.STATUS,
    "mode": texts.HOW,
    "when": texts.WHEN,
    "location": texts.WHERE,
    "topics": texts.TOPICS,
    "mechanism": texts.MECHANISM,
    "initiator": texts.ASKED,
    "outcomes": texts.OUTCOMES,
}
"""Fields of a contact that are shown with the words that they rest on."""

Json = Annotated[bool, typer.Option("--json", help="JSON, with the fields of the HTTP API.")]


@app.command("list")
def list_stories(
    words: Annotated[list[str] | None, typer.Argument(help="A search, as in Slack; all without it.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 20,
    as_json: Json = False,
) -> None:
    """Lists contacts: those reported last, or those that a search finds, newest first."""
    with _record() as (queries, names):
        asked = queries.read(" ".join(words or ()), datetime.now(UTC).date()).search if words else None
        page = queries.find(asked, limit) if asked else queries.latest(limit)
        if as_json:
            print(_json([summary(story, names, "").model_dump(mode="json") for story in page.stories]))
            return
        console = _console()
        for story in page.stories:
            when = when_words(story.contact.when)
            console.print(f"{story.id}  {headline_words(story.contact, names)} | {when}", markup=False)


@app.command()
def show(story_id: Annotated[str, typer.Argument(help="The contact's id.")], as_json: Json = False) -> None:
    """Shows one contact: its fields with their evidence, its history, both readouts, its sources."""
    with _record() as (queries, names):
        story = queries.story(story_id)
        if story is None:
            raise typer.BadParameter(f"there is no contact {line(story_id, 120)!r}")
        if as_json:
            print(_json(detail(story, names, "").model_dump(mode="json")))
            return
        console = _console()
        for text in _shown(story, names):
            console.print(text, markup=False)


@app.command()
def corrected() -> None:
    """Prints the items of corrected contacts as lines of a gold file, as people corrected them."""
    store = Store.at(settings.load().database_url.get_secret_value())
    try:
        migrate.upgrade(store.engine)
        for gold in corrected_lines(store):
            print(orjson.dumps(gold).decode())
    finally:
        store.close()


@contextmanager
def _record() -> Iterator[tuple[Queries, Names]]:
    chosen = settings.load()
    knowledge = catalog.load(chosen.bot_config_dir).knowledge
    store = Store.at(chosen.database_url.get_secret_value())
    try:
        migrate.upgrade(store.engine)
        yield Queries(store, knowledge, partial(assess, knowledge=knowledge)), Names.of(knowledge)
    finally:
        store.close()


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()


def _shown(story: Story, names: Names) -> Iterator[str]:
    yield f"{headline_words(story.contact, names)}  [{story.id}]"
    yield from _fields(story, names)
    for label, moment in (
        (texts.ANNOUNCED_FIRST, announced(story)),
        (texts.FIRST_SEEN, story.first_published),
        (texts.LAST_SEEN, story.last_published),
    ):
        if moment:
            yield f"{label}: {_time(moment)}"
    yield f"\n{texts.HISTORY}"
    yield from (f"  {_step(story, change)}" for change in story.history)
    if seen := compare(story):
        yield f"\n{texts.READOUTS}"
        yield from (f"  {text}" for text in _compared(seen, names))
    yield f"\n{texts.ALL_SOURCES}"
    yield from (
        f"  {_source(source)} [{texts.ISSUERS[source.issuer]}]  {line(source.title, 120)}"
        for source in sources_in_order(story)
    )


def _fields(story: Story, names: Names) -> Iterator[str]:
    """Each field with the first source that tells it and its words."""
    contact = story.contact
    told = {
        "us": "; ".join(map(_person, contact.us)),
        "china": "; ".join(map(_person, contact.china)),
        "status": texts.STATUSES[contact.status],
        "mode": how_words(contact, names),
        "when": when_words(contact.when) if contact.when else "",
        "location": line(contact.location or ""),
        "topics": topics_words(contact.topics, names),
        "mechanism": mechanism_words(contact, names),
        "initiator": texts.SIDES[contact.initiator] if contact.initiator else "",
        "outcomes": "".join(f"\n    “{line(sentence, 300)}”" for sentence in contact.outcomes),
    }
    for field, label in FIELDS.items():
        if told[field]:
            yield f"{label}: {told[field]}"
            yield from (f"    {_quote(source)}" for source in tellers(story, field)[:1])


def _person(person: Participant) -> str:
    """A participant with the office held on the day and its rank."""
    known = [line(part, 120) for part in (person.name, person.office) if part]
    return f"{', '.join(known)} ({texts.LEVELS[person.level]})"


def _step(story: Story, change: StoryChange) -> str:
    """A change with the source that told it first."""
    source = teller(story, change)
    what = ": ".join(part for part in (texts.CHANGES[change.kind], change_words(change)) if part)
    return f"{what}  ({_source(source)})" if source else what


def _compared(seen: Comparison, names: Names) -> Iterator[str]:
    for side, source in ((Side.US, seen.us), (Side.CHINA, seen.china)):
        yield f"{texts.SIDES[side]}: {_source(source) if source else texts.NO_READOUT}"
    rows = (
        (texts.TOPICS_BOTH, seen.topics_both, None),
        (texts.TOPICS_ONLY, seen.topics_us_only, seen.topics_china_only),
    )
    for label, left, right in rows:
        columns = [topics_words(topics, names) or "-" for topics in (left, right) if topics is not None]
        yield f"{label}: {' | '.join(columns)}"
    yield f"{texts.TONE}: {', '.join(seen.tone_us) or '-'} | {', '.join(seen.tone_china) or '-'}"
    asked = (texts.SIDES[side] if side else texts.NOT_SAID for side in (seen.asked_us, seen.asked_china))
    yield f"{texts.ASKED}: {' | '.join(asked)}"
    lengths = (f"{length:,}" if length else "-" for length in (seen.length_us, seen.length_china))
    yield f"{texts.LENGTH}: {texts.CHARACTERS.format(count=' | '.join(lengths))}"
    if seen.lag is not None:
        yield lag_words(seen)
    for found in seen.contradictions:
        yield contradiction_words(found) + (f" {texts.DATE_LINE}" if found.explained else "")


def _source(source: Source) -> str:
    outlet = line(source.outlet, 60) or texts.UNKNOWN_OUTLET
    return f"{outlet}, {_time(source.published)}" if source.published else outlet


def _quote(source: Source) -> str:
    return f"“{line(source.evidence, 200)}” ({_source(source)})"


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
