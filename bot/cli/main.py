"""The command line. Each command is a function of its own module, imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

COMMANDS = {
    "bench": "bot.cli.bench:bench",
    "classify": "bot.cli.classify:classify",
    "config": "bot.cli.config:app",
    "db": "bot.cli.db:app",
    "deliveries": "bot.cli.deliveries:app",
    "demo": "bot.cli.demo:demo",
    "eval": "bot.cli.eval:evaluate_gold",
    "explain": "bot.cli.explain:explain",
    "feeds": "bot.cli.feeds:app",
    "poll": "bot.cli.poll:poll",
    "preview": "bot.cli.preview:preview",
    "replay": "bot.cli.replay:replay",
    "run": "bot.cli.run:run",
    "seed": "bot.cli.seed:seed",
    "slack": "bot.cli.slack:app",
    "stories": "bot.cli.stories:app",
    "worker": "bot.cli.worker:worker",
}
"""Name of a command -> where its function, or the Typer of its group, stands."""


class LazyCommands(TyperGroup):
    """Imports a command's module on first use, so that `classify` starts without database or web server."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  (the framework's signature)
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | TyperGroup | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        target = getattr(import_module(module), attribute)
        if not isinstance(target, typer.Typer):
            target = _alone(target)
        command = typer.main.get_command(target)
        command.name = cmd_name
        return command  # type: ignore[return-value]  # Typer builds no other kinds


def _alone(function: Any) -> typer.Typer:
    command = typer.Typer(add_completion=False)
    command.command()(function)
    return command


app = typer.Typer(cls=LazyCommands, add_completion=False, no_args_is_help=True)


@app.callback()
def contactwatch() -> None:
    """Watches news feeds for official US-China defense and diplomatic contacts and reports each one once."""
