from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from bot.cli.main import app
from bot.core.knowledge import Knowledge
from bot.core.pacing import DigestKind
from bot.slack.layout import measure, wrap
from bot.slack.preview import WIDTH, Shown, picture
from bot.slack.render import SlackRenderer
from bot.slack.runs import Run
from tests.story_samples import ANY_CHANGE, ANY_STORY, HELD, STORIES

RENDERER = SlackRenderer(Knowledge(), "https://watch.example")
START = datetime(2025, 9, 8, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg):
    return " ".join(element.text for element in ET.fromstring(svg).iter(f"{SVG}text"))


def test_a_picture_shows_the_words_of_the_message():
    words = words_of(picture([Shown(RENDERER.alert(HELD).blocks, "08:15")]))
    for expected in (
        "Pete Hegseth – Dong Jun: video call held",
        "08:15",
        "Readouts",
        "China: awaited",
        "Why?",
    ):
        assert expected in words


def test_replies_stand_under_their_count():
    reply = Shown(RENDERER.reply(HELD, HELD.history[0]).blocks, "09:00", is_reply=True)
    words = words_of(picture([Shown(RENDERER.alert(HELD).blocks, "08:15"), reply, reply]))
    assert words.index("Mute this story") < words.index("2 replies") < words.index("First report")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_STORY, ANY_CHANGE)
def test_any_message_makes_a_well_formed_picture_that_keeps_its_width(story, change):
    pages = RENDERER.digest(DigestKind.DAILY, [story], START, START + timedelta(days=1))
    replies = [RENDERER.reply(story, change), *pages]
    shown = [
        Shown(RENDERER.alert(story).blocks, "08:15"),
        *(Shown(r.blocks, "", is_reply=True) for r in replies),
    ]
    root = ET.fromstring(picture(shown))
    height = float(root.get("height"))
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("x")) + float(text.get("textLength")) <= WIDTH
        assert float(text.get("y")) <= height


@pytest.mark.parametrize(
    "text", ["one two three four five six", "中美两国国防部长今天通电话了", "a" * 90, "  x  y  "]
)
def test_lines_are_broken_within_the_width(text):
    rows = wrap([Run(text)], 15, 120)
    assert "".join(run.text for row in rows for run in row.runs).replace(" ", "") == text.replace(" ", "")
    assert all(row.width <= 120 for row in rows)


def test_neighbours_of_one_style_stay_one_stretch():
    (row,) = wrap([Run("one two "), Run("three", bold=True)], 15, 500)
    assert row.runs == (Run("one two "), Run("three", bold=True))
    assert row.width == pytest.approx(sum(measure(run, 15) for run in row.runs))


def test_the_command_draws_the_pictures(tmp_path):
    result = CliRunner().invoke(app, ["preview", str(tmp_path / "pictures")])
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "pictures").iterdir()}
    assert {"alert.svg", "thread.svg", "digest.svg", "answer-who.svg", "form-subscribe.svg"} <= names
    for path in (tmp_path / "pictures").iterdir():
        assert ET.fromstring(path.read_text(encoding="utf-8")).tag == f"{SVG}svg"


def test_a_digest_draws_a_button_beside_each_contact():
    (digest,) = RENDERER.digest(DigestKind.DAILY, STORIES, START, START + timedelta(days=1))
    assert words_of(picture([Shown(digest.blocks, "08:00")])).count("Details") == len(STORIES)
