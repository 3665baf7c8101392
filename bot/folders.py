"""Where the files of configuration stand: the folder of this machine, and the defaults of the package."""

from __future__ import annotations

import os
from pathlib import Path

import bot


def packaged(name: str) -> Path:
    """A folder of defaults (`config`, `seeds`): inside the wheel, or at the root of a checkout."""
    package = Path(bot.__file__).parent
    shipped = package / "_defaults" / name
    return shipped if shipped.is_dir() else package.parent / name


def config_dir() -> Path:
    """What `settings.load().bot_config_dir` says, without the time that all settings take.

    Raises ConfigError where a `.env` file is there and one of its settings cannot be used.
    """
    if Path(".env").exists():
        from bot import settings  # noqa: PLC0415 - the time that this saves where there is no such file

        return settings.load().bot_config_dir
    environment = {name.upper(): value for name, value in os.environ.items()}
    return Path(environment.get("BOT_CONFIG_DIR") or "config")
