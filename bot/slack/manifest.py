"""The app manifest: what the app asks the workspace for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.folders import packaged

FILE = "slack-manifest.yaml"


def load(config_dir: Path | None) -> Mapping[str, Any]:
    """The manifest of the folder, or the packaged one where the folder has none."""
    own = config_dir / FILE if config_dir else None
    path = own if own and own.exists() else packaged("config") / FILE
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def scopes(config_dir: Path | None) -> tuple[str, ...]:
    """The bot's scopes."""
    return tuple(load(config_dir)["oauth_config"]["scopes"]["bot"])
