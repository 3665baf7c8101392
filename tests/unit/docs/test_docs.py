"""The documents tell what the program can do: every command, every setting."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bot import catalog, texts_slack
from bot.cli.main import COMMANDS
from bot.settings import Settings
from bot.slack import gallery

ROOT = Path(__file__).parents[3]
SLACK = (ROOT / "docs" / "slack.md").read_text("utf-8")


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


@pytest.mark.parametrize("command", [usage.split()[0] for usage in texts_slack.COMMANDS])
def test_every_slack_command_is_in_the_slack_page(command: str) -> None:
    assert f"`/contacts {command}" in SLACK


@pytest.mark.parametrize("name", [*gallery.ASKED, *gallery.OTHERS])
def test_every_picture_of_an_answer_and_a_form_is_in_the_slack_page(name: str) -> None:
    assert (ROOT / "docs" / "pictures" / f"{name}.svg").exists()
    assert f"(pictures/{name}.svg)" in SLACK
