"""`slack`: whether the set-up in Slack is complete."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from bot import catalog, settings, texts, texts_slack
from bot.catalog import Catalog
from bot.settings import Settings
from bot.slack import manifest
from bot.slack.check import Finding, SetUp, State, check
from bot.slack.sender import web_client
from bot.store.channels import is_of_workspace

SIGNS = {State.OK: "✓", State.NOTE: "·", State.FAULT: "✗"}
_PAGE_WIDTH = 120  # columns where no terminal sets them

app = typer.Typer(help="The set-up in Slack.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The set-up in Slack."""


@app.command("check")
def check_set_up(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding and line.")] = False,
) -> None:
    """Tests token, scopes, channels, admins, transports and clock, and says in words what to mend.

    Exit status 1 where something is to be mended.
    """
    chosen = settings.load()
    clients = partial(web_client, base_url=chosen.slack_api_url)
    setup = _set_up(chosen, catalog.load(chosen.bot_config_dir))
    findings = list(check(setup, clients, lambda: datetime.now(UTC)))
    if as_json:
        for finding in findings:
            print(orjson.dumps(asdict(finding)).decode())
    else:
        _print(findings)
    if any(finding.state is State.FAULT for finding in findings):
        raise typer.Exit(1)


def _set_up(chosen: Settings, config: Catalog) -> SetUp:
    channels = dict.fromkeys(subscription.channel for subscription in config.subscriptions)
    if config.bot.operators_channel:
        channels[config.bot.operators_channel] = None
    secrets = (chosen.slack_bot_token, chosen.slack_app_token, chosen.slack_signing_secret)
    bot_token, app_token, signing_secret = (each.get_secret_value() if each else "" for each in secrets)
    return SetUp(
        bot_token=bot_token,
        app_token=app_token,
        signing_secret=signing_secret,
        scopes=manifest.scopes(chosen.bot_config_dir),
        channels=tuple(channel for channel in channels if is_of_workspace(channel)),
        admins=config.bot.admins,
        address=config.bot.public_url or f"http://{chosen.bot_http_host}:{chosen.bot_http_port}",
    )


def _print(findings: list[Finding]) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PAGE_WIDTH)
    table = Table("", "", "", show_header=False, box=None, padding=(0, 1))
    colours = {State.OK: "green", State.NOTE: "yellow", State.FAULT: "red"}
    for finding in findings:
        sign = f"[{colours[finding.state]}]{SIGNS[finding.state]}[/]"
        table.add_row(sign, finding.what, finding.words.replace("[", r"\["))
    console.print(table)
    faults = sum(finding.state is State.FAULT for finding in findings)
    console.print(texts.counted(texts_slack.CHECK_FAULTS, faults) if faults else texts_slack.CHECK_ALL_WELL)
