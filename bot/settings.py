"""The environment, read once: addresses, secrets and switches that differ from machine to machine.

What a team decides about its news (feeds, channels, thresholds) stands in `config/`, not here.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError, Fault

LogFormat = Literal["console", "json"]

DATABASE_SCHEMES = ("sqlite", "postgresql", "postgres", "postgresql+psycopg")


def _log_format() -> LogFormat:
    return "console" if sys.stderr.isatty() else "json"


class Settings(BaseSettings):
    """All settings of the environment (and of a `.env` file), checked and frozen.

    Secrets, and the database's address because it may hold a password, never show in a `repr`.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        env_ignore_empty=True,
        env_nested_delimiter="__",
    )

    database_url: SecretStr = SecretStr("sqlite:///data/contactwatch.db")
    bot_config_dir: Path = Path("config")
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    bot_http_host: str = "127.0.0.1"
    bot_http_port: int = Field(default=8080, ge=0, le=65535)
    bot_log_format: LogFormat = Field(default_factory=_log_format)
    bot_allow_private_feeds: bool = False
    bot_sinks: dict[str, SecretStr] = Field(default_factory=dict)
    bot_webhook_secret: SecretStr | None = None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        if urlsplit(value.get_secret_value()).scheme not in DATABASE_SCHEMES:
            raise ValueError("expected sqlite:///path or postgresql://user@host/name")
        return value

    @field_validator("bot_sinks")
    @classmethod
    def _named(cls, value: dict[str, SecretStr]) -> dict[str, SecretStr]:
        if not all(re.fullmatch("[a-z0-9_]{1,40}", name) for name in value):
            raise ValueError("expected names of small letters, digits and _, as in BOT_SINKS__DESK")
        return value

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that no log may show."""
        values = [*self.bot_sinks.values(), *(value for _, value in self)]
        return tuple(value.get_secret_value() for value in values if isinstance(value, SecretStr))

    @field_validator("slack_api_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        address = urlsplit(value)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise ValueError("expected an http:// or https:// address")
        return value if value.endswith("/") else value + "/"


def load() -> Settings:
    """The settings of this process. Raises ConfigError with each variable at fault and the reason."""
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigError(tuple(_fault(detail["loc"], detail["msg"]) for detail in error.errors())) from None


def _fault(place: tuple[int | str, ...], message: str) -> Fault:
    return Fault("environment", str(place[0]).upper() if place else "", message.removeprefix("Value error, "))
