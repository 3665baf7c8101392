"""`/contacts`: the first word chooses what is asked; its answer is for the person who asked alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.services.ports import Rendered
from bot.slack.blocks import answers
from bot.slack.services import Services

COMMAND = "/contacts"
DEFAULT_COUNT = 5
MAX_COUNT = 20

Answer = Callable[[Services, str], Rendered]


def register(app: App, services: Services) -> None:
    @app.command(COMMAND)
    def contacts(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        ack()
        answer = answer_to(services, command.get("text") or "")
        respond(response_type="ephemeral", text=answer.text, blocks=list(answer.blocks))


def answer_to(services: Services, text: str) -> Rendered:
    """The answer to the words behind the command; without any, and to unknown ones, what can be asked."""
    word, _, rest = text.strip().partition(" ")
    return _ANSWERS.get(word.lower(), _help)(services, rest.strip())


def _latest(services: Services, rest: str) -> Rendered:
    count = min(int(rest), MAX_COUNT) if rest.isascii() and rest.isdigit() else DEFAULT_COUNT
    return answers.listing(services.queries.latest(max(count, 1)), services.view)


def _help(_services: Services, _rest: str) -> Rendered:
    return answers.usage(COMMAND)


_ANSWERS: dict[str, Answer] = {"latest": _latest, "help": _help}
