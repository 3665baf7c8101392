"""No secret reaches a log, whoever writes it."""

import io
import logging

import orjson
import pytest
import structlog

from bot import logs

TOKEN = "xoxb-123456789012-abcdefghijkl"


@pytest.fixture(params=["console", "json"])
def lines(request, monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    before = structlog.get_config()
    handlers, level = logging.getLogger().handlers, logging.getLogger().level
    logs.set_up(request.param, ["pass phrase"])
    yield stream
    structlog.configure(**before)
    logging.getLogger().handlers, logging.getLogger().level = handlers, level


def test_secrets_are_struck_out_wherever_they_stand(lines):
    log = structlog.get_logger("test")
    log.info(f"token {TOKEN}", url="postgresql://user:hunter2@db/x", nested={"a": [TOKEN, "my pass phrase"]})
    try:
        int(f"no use for {TOKEN} or pass phrase")
    except ValueError:
        log.exception("failed")
        logging.getLogger("library").exception("also %s", TOKEN)
    written = lines.getvalue()
    assert written.count("[secret]") >= 6
    for secret in (TOKEN, "hunter2", "pass phrase"):
        assert secret not in written


def test_what_feeds_say_cannot_steer_a_terminal(lines):
    structlog.get_logger("test").warning("poll failed", reason="\x1b[2J\x07evil")
    assert "\x1b[2J" not in lines.getvalue()


def test_json_lines_are_json(lines):
    structlog.get_logger("test").info("hello", number=1)
    if lines.getvalue().startswith("{"):
        assert orjson.loads(lines.getvalue())["number"] == 1
