"""Minimal pairs: two invented items that differ in one thing, with what each must give.

A line of the probe file is an item line of `classify` with `pair`, `family`, `differs` (what the two differ
in) and `expect`: `relevant`, and for relevant ones any of the main contact's fields (names as sets),
`topics_include`, `china_any` / `us_any` (one of these names), `contacts` (how many) and `contacts_min`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Line = Mapping[str, Any]
NAMES = ("us", "china", "us_by_role", "china_by_role")


def faults(probe: Line, verdict: Line) -> list[str]:
    """Where the verdict line differs from what the probe expects, in words; empty when it passes."""
    expect: Line = probe["expect"]
    if verdict["relevant"] != expect["relevant"]:
        return [f"relevant is {verdict['relevant']}, expected {expect['relevant']}"]
    if not expect["relevant"]:
        return []
    return [fault for key, wanted in expect.items() if (fault := _fault(key, wanted, verdict["contacts"]))]


def _fault(key: str, wanted: Any, contacts: Sequence[Line]) -> str:
    main = contacts[0]
    if key == "relevant":
        return ""
    if key == "contacts":
        found: Any = len(contacts)
        right = found == wanted
    elif key == "contacts_min":
        found = len(contacts)
        right = found >= wanted
    elif key == "topics_include":
        found = main["topics"]
        right = set(wanted) <= set(found)
    elif key.endswith("_any"):
        found = main[key.removesuffix("_any")]
        right = bool(set(wanted) & set(found))
    elif key in NAMES:
        found = main[key]
        right = set(wanted) == set(found)
    else:
        found = main[key]
        right = found == wanted
    return "" if right else f"{key} is {found}, expected {wanted}"
