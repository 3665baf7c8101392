"""The documents tell what the program can do: every command, every setting."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bot import catalog
from bot.cli.main import COMMANDS
from bot.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"contactwatch {command}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_variable_of_the_environment_is_in_the_operations_page(name: str) -> None:
    assert f"`{name.upper()}`" in (ROOT / "docs" / "operations.md").read_text("utf-8")


@pytest.mark.parametrize("field", dataclasses.fields(catalog.load().bot), ids=lambda field: field.name)
def test_every_key_of_the_bot_file_is_in_the_operations_page(field: dataclasses.Field[object]) -> None:
    assert f"`{field.name}`" in (ROOT / "docs" / "operations.md").read_text("utf-8")


def test_the_targets_of_the_makefile_are_listed_by_help() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = next(line for line in text.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert all(
        f"\n{target}:" in text and "## " in text.split(f"\n{target}:")[1].split("\n")[0] for target in phony
    )
