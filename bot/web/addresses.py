"""Where the pages stand, as the outside reaches them."""

from __future__ import annotations

from urllib.parse import quote


def page_of(site: str, story_id: str) -> str:
    """The address of a contact's page; `site` ends with a slash."""
    return f"{site}contacts/{quote(story_id, safe='', errors='replace')}"
