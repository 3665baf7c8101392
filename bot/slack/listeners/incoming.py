"""What Slack sends along with everything that people do: who, where, and by which ways to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.responding import Responder
from bot.slack.services import Request, Services

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Incoming:
    """`channel` and `url` (the response_url) are "" where it did not happen in a channel.

    `view_id` is the form, or App Home, that it happened in; `in_form` tells a form from App Home.
    """

    user: str
    channel: str = ""
    url: str = ""
    trigger: str = ""
    view_id: str = ""
    in_form: bool = False

    @property
    def responder(self) -> Responder:
        return Responder(self.url)

    def request(self, services: Services, text: str, cursor: str = "") -> Request:
        return Request(text, self.user, self.channel, services.clock(), services.zone_of(self.user), cursor)


def of_command(command: Body) -> Incoming:
    return Incoming(
        user=str(command["user_id"]),
        channel=str(command.get("channel_id") or ""),
        url=str(command.get("response_url") or ""),
        trigger=str(command.get("trigger_id") or ""),
    )


def of_action(body: Body) -> Incoming:
    """A button, a menu, a submitted form."""
    container = body.get("container") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    view = body.get("view") or {}
    return Incoming(
        user=str(body["user"]["id"]),
        channel=str(channel or ""),
        url=str(body.get("response_url") or ""),
        trigger=str(body.get("trigger_id") or ""),
        view_id=str(view.get("id") or ""),
        in_form=view.get("type") == "modal",
    )


def value_of(body: Body) -> str:
    """What the pressed button, or the chosen option, stands for."""
    action = body["actions"][0]
    chosen = action.get("selected_option") or {}
    return str(chosen.get("value") or action.get("value") or "")
