"""Where the program starts.

`classify` without options is answered before the command line's framework is loaded, which takes as long as
reading thousands of items of a general stream.
"""

from __future__ import annotations

import gc
import os
import sys

from bot.errors import BotError

GARBAGE_AFTER = 50_000
"""Objects made before the collector looks: what start-up makes is kept, and looking took a tenth of it."""


def main() -> None:
    """Runs the command line; a fault that the user can mend ends with its reason and status 2."""
    gc.set_threshold(GARBAGE_AFTER)
    try:
        if sys.argv[1:] == ["classify"]:
            _classify()
        else:
            _command()
    except BotError as error:
        print(f"contactwatch: {error}", file=sys.stderr)
        sys.exit(2)


def _command() -> None:
    import typer.main  # noqa: PLC0415 - what plain `classify` starts without

    from bot.cli.main import app  # noqa: PLC0415

    typer.main.get_command(app)()


def _classify() -> None:
    """As `bot.cli.classify`, and ended as the framework ends what is stopped or whose reader left."""
    from bot import snapshot  # noqa: PLC0415 - what other commands may do without
    from bot.folders import config_dir  # noqa: PLC0415
    from bot.services.classifying import answer  # noqa: PLC0415

    try:
        answer(sys.stdin.buffer, sys.stdout.buffer, snapshot.knowledge(config_dir()))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing to complain of at the exit
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
