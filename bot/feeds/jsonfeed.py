"""JSON Feed 1.0 and 1.1 (jsonfeed.org), which feedparser does not read."""

from __future__ import annotations

from typing import Any

import orjson

from bot.feeds.entries import Entry

_VERSION = "https://jsonfeed.org/version/1"


def looks_like_json(body: bytes) -> bool:
    return body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def read_json(body: bytes) -> tuple[str, list[Entry]] | None:
    """The title and the entries, None where the body is no JSON Feed."""
    try:
        document = orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    if not isinstance(document, dict) or not _text(document, "version").startswith(_VERSION):
        return None
    items = document.get("items")
    entries = [_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return _text(document, "title"), entries


def _entry(item: dict[str, Any]) -> Entry:
    written = item.get("id", "")
    return Entry(
        guid=str(written) if isinstance(written, str | int | float) else "",
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        plain_title=True,
        bodies=tuple(
            filter(None, (_text(item, "content_html"), _text(item, "content_text"), _text(item, "summary")))
        ),
        times=tuple(filter(None, (_text(item, "date_published"), _text(item, "date_modified")))),
    )


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""
