"""The methods on messages: chat.*, and what conversations.* tells of them."""

from __future__ import annotations

from typing import Any

from tests.loopback_slack.state import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    ApiError,
    Channel,
    Json,
    is_true,
)
from tests.loopback_slack.workspace import Workspace, check_content, method, page, require, shown


@method("chat.postMessage")
def post_message(workspace: Workspace, args: Json) -> Json:
    require(args, "channel")
    channel = _writable(workspace, args["channel"])
    check_content(args)
    if workspace.refuses(args.get("blocks") or []):
        raise ApiError("invalid_blocks")
    workspace.keep_pace(channel)
    ts = workspace.next_ts()
    message: Json = {
        "type": "message",
        "ts": ts,
        "user": BOT_USER,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "text": args.get("text") or "",
        **_content(args),
    }
    _thread(channel, message, args)
    channel.messages[ts] = message
    return {"channel": channel.id, "ts": ts, "message": dict(message)}


@method("chat.update")
def update_message(workspace: Workspace, args: Json) -> Json:
    require(args, "channel", "ts")
    channel = _writable(workspace, args["channel"])
    message = channel.messages.get(args["ts"])
    if message is None or message.get("subtype") == "tombstone":
        raise ApiError("message_not_found")
    if message.get("bot_id") != BOT_ID:
        raise ApiError("cant_update_message")
    check_content(args)
    kept = {name: value for name, value in message.items() if name not in ("blocks", "text")}
    edited = {"edited": {"user": BOT_USER, "ts": workspace.next_ts()}}
    channel.messages[args["ts"]] = {**kept, "text": args.get("text") or "", **_content(args), **edited}
    return {"channel": channel.id, "ts": args["ts"], "text": args.get("text") or ""}


@method("chat.delete")
def delete_message(workspace: Workspace, args: Json) -> Json:
    require(args, "channel", "ts")
    channel = workspace.channel(args["channel"])
    if args["ts"] not in channel.messages:
        raise ApiError("message_not_found")
    if channel.messages[args["ts"]].get("bot_id") != BOT_ID:
        raise ApiError("cant_delete_message")
    remove(channel, args["ts"])
    return {"channel": channel.id, "ts": args["ts"]}


def remove(channel: Channel, ts: str) -> None:
    """As when anybody deletes it: a parent with replies leaves a tombstone, anything else leaves nothing."""
    if channel.replies(ts):
        stone = {
            "type": "message",
            "subtype": "tombstone",
            "text": "This message was deleted.",
            "hidden": True,
        }
        channel.messages[ts] = {**stone, "ts": ts, "thread_ts": ts, "user": "USLACKBOT"}
    else:
        del channel.messages[ts]


@method("chat.postEphemeral")
def post_ephemeral(workspace: Workspace, args: Json) -> Json:
    require(args, "channel", "user")
    _writable(workspace, args["channel"])
    check_content(args)
    workspace.ephemeral.append(dict(args))
    return {"message_ts": workspace.next_ts()}


@method("chat.getPermalink")
def permalink(workspace: Workspace, args: Json) -> Json:
    channel = workspace.channel(args.get("channel"))
    if args.get("message_ts") not in channel.messages:
        raise ApiError("message_not_found")
    number = args["message_ts"].replace(".", "")
    return {"channel": channel.id, "permalink": f"{workspace.url}archives/{channel.id}/p{number}"}


@method("conversations.history")
def history(workspace: Workspace, args: Json) -> Json:
    require(args, "channel")
    channel = _readable(workspace, args["channel"])
    top = [m for m in channel.messages.values() if _stands_in_channel(m)]
    newest_first = shown(reversed(top), args)
    messages, paging = page(newest_first, args, lambda message: str(message["ts"]))
    return {"messages": messages, **paging}


@method("conversations.replies")
def replies(workspace: Workspace, args: Json) -> Json:
    require(args, "channel", "ts")
    channel = _readable(workspace, args["channel"])
    if args["ts"] not in channel.messages:
        raise ApiError("thread_not_found")
    parent = channel.messages[args["ts"]]
    answers = shown(channel.replies(args["ts"]), args)
    messages, paging = page([*shown([parent], {**args, "oldest": 0}), *answers], args, lambda m: str(m["ts"]))
    return {"messages": messages, **paging}


@method("conversations.info")
def conversation_info(workspace: Workspace, args: Json) -> Json:
    require(args, "channel")
    return {"channel": workspace.channel(args["channel"]).describe()}


@method("conversations.list")
def conversation_list(workspace: Workspace, args: Json) -> Json:
    archived = [c for c in workspace.channels.values() if c.is_archived]
    listed = [c.describe() for c in workspace.channels.values()]
    if is_true(args.get("exclude_archived")):
        listed = [c for c in listed if c["id"] not in {a.id for a in archived}]
    channels, paging = page(listed, args, lambda channel: str(channel["id"]))
    return {"channels": channels, **paging}


@method("users.conversations")
def user_conversations(workspace: Workspace, args: Json) -> Json:
    user = args.get("user") or BOT_USER
    listed = [c.describe() for c in workspace.channels.values() if user in c.members]
    channels, paging = page(listed, args, lambda channel: str(channel["id"]))
    return {"channels": channels, **paging}


@method("conversations.members")
def conversation_members(workspace: Workspace, args: Json) -> Json:
    require(args, "channel")
    listed = [{"id": member} for member in workspace.channel(args["channel"]).members]
    members, paging = page(listed, args, lambda member: str(member["id"]))
    return {"members": [member["id"] for member in members], **paging}


@method("conversations.open")
def conversation_open(workspace: Workspace, args: Json) -> Json:
    require(args, "users")
    channel_id = f"D{args['users'].replace(',', '')}"
    if channel_id not in workspace.channels:
        workspace.add_channel(channel_id, is_private=True, members=[BOT_USER, *args["users"].split(",")])
    return {"channel": {"id": channel_id}}


@method("conversations.join")
def join(workspace: Workspace, args: Json) -> Json:
    require(args, "channel")
    channel = workspace.channel(args["channel"])
    if channel.is_archived:
        raise ApiError("is_archived")
    if channel.is_private:
        raise ApiError("method_not_supported_for_channel_type")
    channel.is_member = True
    return {"channel": channel.describe()}


def _content(args: Json) -> Json:
    return {name: args[name] for name in ("blocks", "metadata") if args.get(name)}


def _thread(channel: Channel, message: Json, args: Json) -> None:
    """A reply to a message gone without a trace lands in the channel, and only the answer shows it."""
    parent = channel.messages.get(args.get("thread_ts") or "")
    if parent is None:
        return
    top = parent.get("thread_ts", parent["ts"])
    message["thread_ts"] = top
    started = channel.messages[top]
    started.update(thread_ts=top, reply_count=started.get("reply_count", 0) + 1, latest_reply=message["ts"])
    if is_true(args.get("reply_broadcast")):
        message["subtype"] = "thread_broadcast"


def _stands_in_channel(message: Json) -> bool:
    is_reply = message.get("thread_ts", message["ts"]) != message["ts"]
    return not is_reply or message.get("subtype") == "thread_broadcast"


def _writable(workspace: Workspace, reference: Any) -> Channel:
    channel = _readable(workspace, reference)
    if channel.is_archived:
        raise ApiError("is_archived")
    return channel


def _readable(workspace: Workspace, reference: Any) -> Channel:
    channel = workspace.channel(reference)
    if not channel.is_member:
        raise ApiError("channel_not_found" if channel.is_private else "not_in_channel")
    return channel
