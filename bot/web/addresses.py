"""Where the pages stand, as the outside reaches them."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request


class Site:
    """`public_url` is where people reach the pages, "" to say it as the visitor did."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url.rstrip("/")

    def base(self, request: Request) -> str:
        """The address of the timeline, with a slash at its end."""
        return f"{self._public_url}/" if self._public_url else str(request.base_url)

    def page(self, request: Request, story_id: str) -> str:
        """The address of a contact's page."""
        return page_of(self.base(request), story_id)


def page_of(base: str, story_id: str) -> str:
    """The address of a contact's page below a base that ends with a slash."""
    return f"{base}contacts/{quote(story_id, safe='', errors='replace')}"
