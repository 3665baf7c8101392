"""`deliveries`: the messages that wait, are held or were given up, and a second chance for those."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import orjson
import typer

from bot import settings
from bot.services.subscribe import answers_to
from bot.store import migrate
from bot.store.outbox import WITHDRAWN, Message, State
from bot.store.store import Store
from bot.telling import answer_words

NOT_SENT = tuple(state for state in State if state is not State.SENT)

app = typer.Typer(help="Messages to channels: those not sent, and why.", no_args_is_help=True)


@app.command("list")
def list_deliveries(
    state: Annotated[list[State] | None, typer.Option(help="Only these; without it, all not sent.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a message and line.")] = False,
) -> None:
    """Lists messages in order: number, channel, state, when each is due, why it was not sent, its key."""
    with _store() as store, store.read() as tx:
        for message in tx.outbox.messages(*(state or NOT_SENT)):
            fields = _fields(message)
            print(orjson.dumps(fields).decode() if as_json else "  ".join(map(str, fields.values())))


@app.command("retry")
def retry_deliveries(
    numbers: Annotated[list[int] | None, typer.Argument(help="Those given up; all without it.")] = None,
) -> None:
    """Queues messages again that were given up; the service sends them."""
    with _store() as store, store.begin() as tx:
        dead = [m.id for m in tx.outbox.messages(State.DEAD) if m.reason not in WITHDRAWN]
        chosen = [number for number in dead if not numbers or number in numbers]
        count = tx.outbox.retry_dead(chosen, datetime.now(UTC))
    print(f"{count} queued again, {len(dead) - count} left as they are")


@app.command("why")
def why_delivered(
    story_id: Annotated[str, typer.Argument(help="A contact's id, as in its address and in `stories list`.")],
) -> None:
    """Says which filter of each subscription lets a contact pass or holds it back, and what was sent."""
    with _store() as store, store.read() as tx:
        story = tx.stories.get(story_id)
        if story is None:
            raise typer.BadParameter(f"{story_id} is no contact on record")
        for answer in answers_to(story, tx.subscriptions.all(), datetime.now(UTC)):
            print(f"{answer.subscription.channel}  {answer_words(answer)}")
        for message in tx.outbox.about(story_id):
            print("  ".join(map(str, _fields(message).values())))


def _fields(message: Message) -> dict[str, str | int]:
    return {
        "id": message.id,
        "channel": message.channel,
        "state": message.state,
        "due": message.due.isoformat(timespec="seconds"),
        "attempts": message.attempts,
        "reason": message.reason or "-",
        "key": message.alert_key,
    }


@contextmanager
def _store() -> Iterator[Store]:
    store = Store.at(settings.load().database_url.get_secret_value())
    migrate.upgrade(store.engine)
    try:
        yield store
    finally:
        store.close()
