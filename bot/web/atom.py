"""The contacts reported last as an Atom feed (RFC 4287), all of it plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from bot import texts
from bot.core.model import Side, Story
from bot.legible import address, line
from bot.web.addresses import page_of
from bot.wording import (
    Names,
    capitalised,
    headline_words,
    how_words,
    party_words,
    quotable,
    sources_in_order,
    topics_words,
    when_words,
)

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
MEDIA_TYPE: Final = "application/atom+xml"
MAX_PEOPLE = 12
MAX_LINKS = 10
MAX_QUOTE = 400

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed(stories: Sequence[Story], names: Names, site: str) -> bytes:
    """The feed of these stories. `site` is the address of the web pages, with a slash at its end."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": texts.LOCALE})
    own = f"{site}contacts.atom"
    _add(root, "id", own)
    _add(root, "title", texts.ATOM_TITLE)
    _add(root, "subtitle", texts.SITE_ABOUT)
    _add(root, "updated", max(map(_updated, stories), default=_NEVER).isoformat())
    _link(root, "self", own, MEDIA_TYPE)
    _link(root, "alternate", site, "text/html")
    _add(ET.SubElement(root, "author"), "name", texts.SITE_NAME)
    for story in stories:
        _entry(root, story, names, site)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ET.Element, story: Story, names: Names, site: str) -> None:
    entry, contact = ET.SubElement(root, "entry"), story.contact
    page = page_of(site, story.id)
    _add(entry, "id", page)
    _add(entry, "title", headline_words(contact, names))
    _add(entry, "updated", _updated(story).isoformat())
    if story.first_published:
        _add(entry, "published", story.first_published.isoformat())
    _link(entry, "alternate", page, "text/html")
    for source in sources_in_order(story)[:MAX_LINKS]:
        if url := address(source.url):
            _link(entry, "related", url, title=source.outlet or texts.UNKNOWN_OUTLET)
    for scheme, term in (("track", contact.track), ("status", contact.status), ("level", contact.level)):
        ET.SubElement(entry, "category", {"term": term, "scheme": f"{site}#{scheme}"})
    _add(entry, "summary", "\n".join(_facts(story, names)))


def _facts(story: Story, names: Names) -> list[str]:
    contact = story.contact
    told = [
        (texts.STATUS, capitalised(texts.STATUSES[contact.status])),
        (texts.WHEN, when_words(contact.when)),
        *((texts.SIDES[side], party_words(contact, side, MAX_PEOPLE)) for side in (Side.US, Side.CHINA)),
        (texts.HOW, how_words(contact, names)),
        (texts.WHERE, contact.location),
        (texts.TOPICS, topics_words(contact.topics, names)),
    ]
    facts = [f"{label}: {line(value)}" for label, value in told if value]
    for source in quotable(story):
        outlet = line(source.outlet) or texts.UNKNOWN_OUTLET
        facts.append(f"“{line(source.evidence, MAX_QUOTE)}” {texts.ATTRIBUTION.format(outlet=outlet)}")
    return facts


def _updated(story: Story) -> datetime:
    return story.last_published or story.first_published or _NEVER


def _add(parent: ET.Element, tag: str, text: str) -> None:
    """An element with text; what XML cannot hold is left out, line by line."""
    ET.SubElement(parent, tag).text = "\n".join(line(part) for part in text.split("\n"))


def _link(parent: ET.Element, rel: str, href: str, media_type: str = "", title: str = "") -> None:
    given = {"rel": rel, "href": href, "type": media_type, "title": line(title)}
    ET.SubElement(parent, "link", {name: value for name, value in given.items() if value})
