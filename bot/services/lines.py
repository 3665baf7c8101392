"""The JSON lines of `classify`: one item in, one verdict out, in the formats that the contract fixes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import orjson

from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.core.model import Contact, FeedKind, Item, Participant, Precision
from bot.core.verdict import Verdict
from bot.errors import BadLineError

_FEED_KINDS = {kind.value: kind for kind in FeedKind}


def read_items(lines: Iterator[bytes]) -> Iterator[Item]:
    """Items of JSONL input, streaming; blank lines are skipped.

    Raises BadLineError with the line's number where a line is not a JSON object or lacks `id` or `title`.
    """
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            yield _item_at(number, raw)


def _item_at(number: int, raw: bytes) -> Item:
    try:
        line = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise BadLineError(number, f"not JSON ({error})") from error
    if not isinstance(line, dict):
        raise BadLineError(number, "not a JSON object")
    for key in ("id", "title"):
        if not isinstance(line.get(key), str):
            raise BadLineError(number, f"`{key}` is missing or not a string")
    return item_of(line)


def item_of(line: Mapping[str, Any]) -> Item:
    """The item of a line that has at least `id` and `title`; anything unusable in the rest is left empty."""
    kind = line.get("kind")
    return Item(
        line["id"],
        line["title"],
        _text(line.get("summary")),
        published_at(line.get("published")),
        _text(line.get("url")),
        _text(line.get("source")),
        _text(line.get("lang")),
        _FEED_KINDS.get(kind) if isinstance(kind, str) else None,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def published_at(value: object) -> datetime | None:
    """An ISO 8601 date or time as aware UTC; None where it is neither.

    A bare date becomes noon UTC, which is the same day in Washington and the evening of it in Beijing.
    """
    if not isinstance(value, str) or not value:
        return None
    try:
        if len(value) == 10:  # a date alone
            day = date.fromisoformat(value)
            return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.tzinfo is UTC:
        return moment
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def verdict_line(verdict: Verdict, item: Item, stories: Sequence[str] = ()) -> dict[str, Any]:
    """The output line of a verdict; `stories` are the story ids of its contacts, where assembled."""
    contacts = [contact_fields(contact, item) for contact in verdict.contacts] if verdict.contacts else []
    if stories:
        for fields, story in zip(contacts, stories, strict=False):
            fields["story"] = story
    return {
        "id": verdict.item_id,
        "relevant": verdict.relevant,
        "score": round(verdict.score, 4),
        "contacts": contacts,
    }


def contact_fields(contact: Contact, item: Item) -> dict[str, Any]:
    """A contact in the contract's words. Only a date that is known to the day is given."""
    when = contact.when
    us, us_by_role = _names(contact.us)
    china, china_by_role = _names(contact.china)
    return {
        "track": contact.track,
        "level": contact.level,
        "mode": contact.mode,
        "status": contact.status,
        "date": when.day.isoformat() if when and when.precision is Precision.DAY else None,
        "us": us,
        "china": china,
        "us_by_role": us_by_role,
        "china_by_role": china_by_role,
        "location": contact.location,
        "topics": list(contact.topics),
        "primary": contact.primary,
        "evidence": contact.evidence.of(item.text),
    }


def _names(people: Sequence[Participant]) -> tuple[list[str], list[str]]:
    """The names of those whom the item names, and of those whom it calls by their office alone."""
    named: list[str] = []
    by_role: list[str] = []
    for person in people:
        if person.name:
            (by_role if person.by_role else named).append(person.name)
    return named, by_role


def classify_line(line: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """The verdict line of one item line."""
    item = item_of(line)
    return verdict_line(assess(item, knowledge, facts_only=True), item)
