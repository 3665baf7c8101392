"""The environment as typed values."""

import pytest

from bot import app, settings
from bot.errors import ConfigError


@pytest.fixture(autouse=True)
def nowhere(tmp_path, monkeypatch):
    """No `.env` file, and a database of our own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/test.db")


def test_sinks_are_named_by_their_variables_and_shown_nowhere(monkeypatch):
    monkeypatch.setenv("BOT_SINKS__DESK", "mailto://user:secret@example.org")
    monkeypatch.setenv("BOT_SINKS__ON_CALL", "https://example.org/hook?key=hidden")
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "whsec_c2lnbmVk")
    loaded = settings.load()
    assert sorted(loaded.bot_sinks) == ["desk", "on_call"]
    assert "mailto://user:secret@example.org" in loaded.secrets
    assert not any(word in repr(loaded) for word in ("secret@", "hidden", "whsec_c2"))


def test_a_sink_s_name_is_made_of_small_letters_digits_and_underscores(monkeypatch):
    monkeypatch.setenv("BOT_SINKS__THE-DESK", "https://example.org/hook")
    with pytest.raises(ConfigError, match="BOT_SINKS"):
        settings.load()


def test_a_channel_whose_sink_has_no_address_is_a_fault(tmp_path, monkeypatch):
    (tmp_path / "channels.yaml").write_text("channels: [{channel: 'sink:desk'}]")
    monkeypatch.setenv("BOT_CONFIG_DIR", str(tmp_path))
    with pytest.raises(ConfigError, match="BOT_SINKS__DESK"), app.opened(settings.load()):
        pass
