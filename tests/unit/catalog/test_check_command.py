"""`config check` as an operator runs it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bot.cli.config import app

runner = CliRunner()


def test_the_packaged_files_have_no_faults(tmp_path: Path) -> None:
    result = runner.invoke(app, ["check", "--folder", str(tmp_path)])
    assert result.exit_code == 0
    assert "no faults" in result.output


def test_every_fault_is_printed(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("poll_every: soon\nburst_limit: 0\n")
    (tmp_path / "channels.yaml").write_text("channels:\n- channel: '#general'\n")
    result = runner.invoke(app, ["check", "--folder", str(tmp_path)])
    assert result.exit_code == 2
    lines = result.output.splitlines()
    assert lines == [
        "channels.yaml:2: channels[0].channel: "
        "expected a channel id such as C0123ABCD, or sink:name, not '#general'",
        "bot.yaml:1: poll_every: expected a duration such as 30s, 15m, 12h or 7d, not 'soon'",
        "bot.yaml:2: burst_limit: Input should be greater than or equal to 1, not 0",
        "3 faults",
    ]
