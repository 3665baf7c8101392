"""A pretended workspace and the Web API methods that act on it.

`Workspace.api` is the whole interface: a method's name and its arguments in, Slack's answer out, or
`ApiError` and `RateLimitedError`. It is safe from several threads and keeps everything in memory.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from tests.loopback_slack import blocks as block_kit
from tests.loopback_slack.state import (
    APP_ID,
    APP_TOKEN,
    BOT_ID,
    BOT_TOKEN,
    BOT_USER,
    TEAM_ID,
    ApiError,
    Call,
    Channel,
    Json,
    RateLimitedError,
    is_true,
    read_cursor,
    write_cursor,
)

Method = Callable[["Workspace", Json], Json]
METHODS: dict[str, Method] = {}

MAX_TEXT = 40_000


def method(name: str) -> Callable[[Method], Method]:
    def register(function: Method) -> Method:
        METHODS[name] = function
        return function

    return register


class Workspace:
    """`paced` refuses more than one message a second and channel, as Slack does; `clock` is epoch seconds."""

    def __init__(self, clock: Callable[[], float] = time.time, *, paced: bool = False) -> None:
        self.clock = clock
        self.paced = paced
        self.url = "http://127.0.0.1/"
        self.tokens = {BOT_TOKEN, APP_TOKEN}
        self.channels: dict[str, Channel] = {}
        self.users: dict[str, Json] = {}
        self.calls: list[Call] = []
        self.ephemeral: list[Json] = []
        self.responses: list[Json] = []
        self.views: dict[str, Json] = {}
        self.opened: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.files: dict[str, Json] = {}
        self.pages: dict[str, bytes] = {}  # what else is served, by its path: feeds
        self.socket_url = ""
        self.scopes: tuple[str, ...] = ("chat:write",)
        self.refused_kinds: set[str] = set()  # kinds of blocks that this workspace does not take
        self.only: set[str] = set()  # the methods that this workspace knows; empty: all
        self.lock = threading.RLock()
        self._last_ts = 0

    # --- for the test that sets the scene and reads the outcome

    def add_channel(self, channel_id: str, name: str = "", **facts: Any) -> Channel:
        with self.lock:
            channel = Channel(channel_id, name or channel_id.lower(), **facts)
            self.channels[channel_id] = channel
            return channel

    def add_user(self, user_id: str, **facts: Any) -> Json:
        with self.lock:
            user = {"id": user_id, "name": user_id.lower(), "tz": "UTC", "is_admin": False, **facts}
            self.users[user_id] = user
            return user

    def messages(self, channel: str) -> list[Json]:
        """Everything that stands in the channel, replies included, in the order of posting."""
        with self.lock:
            return [dict(message) for message in self.channels[channel].messages.values()]

    def calls_of(self, name: str) -> list[Call]:
        with self.lock:
            return [call for call in self.calls if call.method == name]

    # --- for the server

    def api(self, name: str, args: Json, token: str) -> Json:
        with self.lock:
            self.calls.append(Call(name, args, self.clock()))
            if not token:
                raise ApiError("not_authed")
            if token not in self.tokens:
                raise ApiError("invalid_auth")
            if name not in METHODS or (self.only and name not in self.only):
                raise ApiError("unknown_method", req_method=name)
            return {"ok": True, **METHODS[name](self, args)}

    # --- shared by the methods

    def channel(self, reference: Any) -> Channel:
        """By id, or by name with or without '#'."""
        for channel in self.channels.values():
            if reference in (channel.id, channel.name, f"#{channel.name}"):
                return channel
        raise ApiError("channel_not_found")

    def refuses(self, blocks: Iterable[Json]) -> bool:
        return any(block.get("type") in self.refused_kinds for block in blocks)

    def next_ts(self) -> str:
        """Slack's message id: seconds and microseconds, never twice the same."""
        self._last_ts = max(int(self.clock() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def keep_pace(self, channel: Channel) -> None:
        now = self.clock()
        if self.paced and channel.posted_at and now - channel.posted_at[-1] < 1.0:
            raise RateLimitedError(1)
        channel.posted_at.append(now)


def require(args: Json, *names: str) -> None:
    for name in names:
        if args.get(name) in (None, ""):
            raise ApiError("invalid_arguments", response_metadata={"messages": [f"missing {name}"]})


def check_content(args: Json) -> None:
    """Refuses what Slack refuses of a message's text, blocks and metadata."""
    text, blocks = args.get("text") or "", args.get("blocks") or []
    if not text and not blocks:
        raise ApiError("no_text")
    if len(text) > MAX_TEXT:
        raise ApiError("msg_too_long")
    found = block_kit.faults(blocks)
    if found:
        messages = [f"[ERROR] {fault}" for fault in found]
        raise ApiError("invalid_blocks", errors=found, response_metadata={"messages": messages})
    if block_kit.too_long(blocks):
        raise ApiError("msg_blocks_too_long")
    metadata = args.get("metadata")
    if metadata and not (isinstance(metadata, dict) and {"event_type", "event_payload"} == set(metadata)):
        raise ApiError("invalid_metadata_format")


def page(items: list[Json], args: Json, key: Callable[[Json], str]) -> tuple[list[Json], Json]:
    """One page of `items`, and the answer's paging part."""
    limit = int(args.get("limit") or 100)
    if not 1 <= limit <= 999:
        raise ApiError("invalid_limit")
    start = 0
    if args.get("cursor"):
        wanted = read_cursor(args["cursor"])
        start = next((i for i, item in enumerate(items) if key(item) == wanted), len(items))
    rest = items[start:]
    more = len(rest) > limit
    cursor = write_cursor(key(rest[limit])) if more else ""
    return rest[:limit], {"has_more": more, "response_metadata": {"next_cursor": cursor}}


def shown(messages: Iterable[Json], args: Json) -> list[Json]:
    """Messages within oldest and latest (exclusive unless `inclusive`), metadata only where asked for."""
    oldest, latest = str(args.get("oldest") or "0"), str(args.get("latest") or "9" * 10)
    inclusive = is_true(args.get("inclusive"))
    with_metadata = is_true(args.get("include_all_metadata"))
    found = []
    for message in messages:
        at = float(message["ts"])
        inside = float(oldest) < at < float(latest)
        edge = inclusive and at in (float(oldest), float(latest))
        if inside or edge:
            hidden = set() if with_metadata else {"metadata"}
            found.append({name: value for name, value in message.items() if name not in hidden})
    return found


@method("auth.test")
def auth_test(workspace: Workspace, _args: Json) -> Json:
    return {
        "url": workspace.url,
        "team": "Loopback",
        "team_id": TEAM_ID,
        "user": "contactwatch",
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
    }


@method("users.info")
def users_info(workspace: Workspace, args: Json) -> Json:
    require(args, "user")
    if args["user"] not in workspace.users:
        raise ApiError("user_not_found")
    return {"user": workspace.users[args["user"]]}


@method("views.open")
def views_open(workspace: Workspace, args: Json) -> Json:
    require(args, "trigger_id", "view")
    view = _checked_view(args["view"])
    workspace.opened.append(view)
    workspace.views[view["id"]] = view
    return {"view": view}


@method("views.push")
def views_push(workspace: Workspace, args: Json) -> Json:
    return views_open(workspace, args)


@method("views.update")
def views_update(workspace: Workspace, args: Json) -> Json:
    require(args, "view_id", "view")
    if args["view_id"] not in workspace.views:
        raise ApiError("not_found")
    view = {**_checked_view(args["view"]), "id": args["view_id"]}
    workspace.views[args["view_id"]] = view
    return {"view": view}


@method("views.publish")
def views_publish(workspace: Workspace, args: Json) -> Json:
    require(args, "user_id", "view")
    view = _checked_view(args["view"])
    workspace.homes[args["user_id"]] = view
    return {"view": view}


@method("apps.connections.open")
def connections_open(workspace: Workspace, _args: Json) -> Json:
    if not workspace.socket_url:
        raise ApiError("socket_mode_not_enabled")
    return {"url": workspace.socket_url}


def _checked_view(view: Json) -> Json:
    surface = view.get("type")
    if surface not in ("modal", "home"):
        raise ApiError("invalid_arguments")
    found = block_kit.faults(view.get("blocks"), surface)
    for name in ("title", "submit", "close"):
        text = view.get(name, {}).get("text", "")
        if len(text) > 24:
            found.append(f"must be less than 25 characters [json-pointer:/view/{name}]")
    if surface == "modal" and "title" not in view:
        found.append("missing required field: title [json-pointer:/view]")
    if len(view.get("private_metadata", "")) > 3000:
        found.append("must be less than 3001 characters [json-pointer:/view/private_metadata]")
    if found:
        raise ApiError("invalid_arguments", response_metadata={"messages": found})
    return {
        **view,
        "id": f"V{secrets.token_hex(4).upper()}",
        "hash": secrets.token_hex(4),
        "team_id": TEAM_ID,
    }
