"""The three-step file upload: ask for an address, send the bytes there, complete."""

from __future__ import annotations

import secrets

from tests.loopback_slack.messages import post_message
from tests.loopback_slack.state import ApiError, Json
from tests.loopback_slack.workspace import Workspace, method, require


@method("files.getUploadURLExternal")
def upload_url(workspace: Workspace, args: Json) -> Json:
    require(args, "filename", "length")
    file_id = f"F{secrets.token_hex(5).upper()}"
    workspace.files[file_id] = {"id": file_id, "name": args["filename"], "length": int(args["length"])}
    return {"upload_url": f"{workspace.url}upload/{file_id}", "file_id": file_id}


def receive(workspace: Workspace, file_id: str, content: bytes) -> bool:
    """Whether the bytes were taken: a known address and the length that was announced."""
    with workspace.lock:
        file = workspace.files.get(file_id)
        if file is None or file["length"] != len(content):
            return False
        file["content"] = content
        return True


@method("files.completeUploadExternal")
def complete_upload(workspace: Workspace, args: Json) -> Json:
    require(args, "files")
    done = []
    for wanted in args["files"]:
        file = workspace.files.get(wanted.get("id", ""))
        if file is None or "content" not in file:
            raise ApiError("file_not_found")
        file["title"] = wanted.get("title", file["name"])
        done.append({"id": file["id"], "title": file["title"]})
    if args.get("channel_id"):
        text = args.get("initial_comment") or ", ".join(file["title"] for file in done)
        posted = post_message(workspace, {**args, "channel": args["channel_id"], "text": text})
        shared = workspace.channel(args["channel_id"]).messages[posted["ts"]]
        shared["files"] = [{**file, "name": workspace.files[file["id"]]["name"]} for file in done]
    return {"files": done}
