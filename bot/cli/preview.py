"""`preview`: pictures of an alert, its thread and a digest, without a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import catalog
from bot.core.pacing import DigestKind
from bot.services.ports import Renderer
from bot.slack import samples
from bot.slack.preview import Shown, picture
from bot.slack.render import SlackRenderer

SAMPLE_ADDRESS = "https://contactwatch.example"


def preview(
    folder: Annotated[Path, typer.Argument(help="Where the SVG files go; made if it is missing.")],
) -> None:
    """Draw sample messages as Slack would show them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shown in pictures(SlackRenderer(catalog.load().knowledge, SAMPLE_ADDRESS)).items():
        path = folder / f"{name}.svg"
        path.write_text(picture(shown), encoding="utf-8")
        print(path)


def pictures(renderer: Renderer) -> dict[str, list[Shown]]:
    """The messages of each picture, by the picture's name."""
    parent = Shown(renderer.alert(samples.VIDEO_CALL_COMPLETE).blocks, "02:14")
    answer = renderer.reply(samples.VIDEO_CALL_COMPLETE, samples.CHINESE_READOUT_ARRIVED)
    weekly = renderer.digest(DigestKind.WEEKLY, samples.WEEK, samples.WEEK_START, samples.WEEK_END)
    return {
        "alert": [Shown(renderer.alert(samples.VIDEO_CALL).blocks, "02:14")],
        "thread": [parent, Shown(answer.blocks, "04:17", is_reply=True)],
        "digest": [Shown(page.blocks, "08:00", is_reply=number > 0) for number, page in enumerate(weekly)],
    }
