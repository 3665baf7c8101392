"""A visitor of the web pages: real requests to the real server on loopback, and what pages may hold."""

import gzip
import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from http.client import HTTPConnection
from urllib.parse import urlencode, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from bot import catalog
from bot.catalog import Occasion
from bot.core.assess import assess
from bot.core.model import (
    Contact,
    Issuer,
    Level,
    Mode,
    Participant,
    Side,
    Source,
    Status,
    Story,
    Track,
    When,
)
from bot.services.queries import Queries
from bot.web.app import Contents, create
from bot.web.server import WebServer

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
OCCASION = Occasion("Harbor Forum", date(2026, 6, 5), date(2026, 6, 7), "sld", "Singapore")

PAGES = ("/", "/feeds", "/?q=nothing+like+it", "/nowhere", "/?from=never", "/contacts/nobody")
EXPORTS = ("/contacts.csv", "/contacts.jsonl", "/upcoming.ics", "/contacts.atom", "/api/contacts")


@cache
def knowledge():
    return catalog.load().knowledge


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    def json(self):
        return json.loads(self.body)

    @property
    def page(self):
        return LexborHTMLParser(self.text)

    def texts(self, selector):
        """The text of every element found, its blanks evened out."""
        return [" ".join(node.text().split()) for node in self.page.css(selector)]

    @property
    def headlines(self):
        return self.texts(".entry h3")


class Visitor:
    """Asks a server that runs on `port`."""

    def __init__(self, port):
        self.port = port
        self.base = f"http://127.0.0.1:{port}"

    def ask(self, address, method="GET", headers=None, **query):
        path = f"{address}?{urlencode(query)}" if query else address
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={"Accept": "text/html", **(headers or {})})
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        given = {name.lower(): value for name, value in answer.getheaders()}
        if given.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        return Answer(answer.status, given, body)

    def follow(self, address, selector):
        """The answer behind a link of the page at `address`, None where it has no such link."""
        node = self.ask(address).page.css_first(selector)
        if node is None:
            return None, ""
        target = urlsplit(urljoin(self.base + address, node.attributes["href"]))
        there = target.path + (f"?{target.query}" if target.query else "")
        return self.ask(there), there


@contextmanager
def visited(store, public_url="", calendar=(OCCASION,), clock=lambda: NOW):
    """The site over a store, as a visitor reaches it."""
    queries = Queries(store, knowledge(), partial(assess, knowledge=knowledge()), calendar=calendar)
    site = create({}, Contents(queries, knowledge(), clock, public_url))
    with WebServer(site, "127.0.0.1", 0) as server:
        yield Visitor(server.port)


def save(store, *stories, now=NOW):
    with store.begin() as tx:
        for story in stories:
            tx.stories.save(story, tx.stories.get(story.id), now)


HEGSETH = Participant("Pete Hegseth", Side.US, "us_hegseth", "Secretary of Defense", Level.MINISTER)
DONG = Participant("Dong Jun", Side.CHINA, "cn_dongjun", "Minister of National Defense", Level.MINISTER)
RUBIO = Participant("Marco Rubio", Side.US, "us_rubio", "Secretary of State", Level.MINISTER)
WANG = Participant("Wang Yi", Side.CHINA, "cn_wangyi", "Minister of Foreign Affairs", Level.MINISTER)


def told(name, day, us=(HEGSETH,), china=(DONG,), evidence="They spoke by phone.", reported=None, **contact):
    """A story with one source, published at noon after the contact's day."""
    published = reported or datetime(2026, 3, 1, 12, tzinfo=UTC)
    if day and not reported:
        published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
    facts = {
        "track": Track.DEFENSE,
        "level": Level.MINISTER,
        "mode": Mode.PHONE,
        "status": Status.HELD,
        "when": When(day) if day else None,
        "us": us,
        "china": china,
        "score": 0.97,
        **contact,
    }
    made = Contact(**facts)
    source = report(name, made, published, evidence)
    return Story(name, made, (source,), first_published=published, last_published=published)


def report(name, contact, published, evidence="", issuer=Issuer.PRESS, outlet="Harbor Wire"):
    return Source(
        item_id=f"item-{name}-{issuer}",
        url=f"https://news.example/{name}",
        outlet=outlet,
        title=f"Report of {name}",
        published=published,
        issuer=issuer,
        evidence=evidence,
        contact=contact,
        length=len(evidence),
    )


def dangers(answer):
    """What of a page could run, load or style from elsewhere, or lead where no web page is."""
    found = []
    for node in answer.page.css("*"):
        if node.tag in ("script", "iframe", "object", "embed", "img", "base", "style"):
            found.append(node.tag)
        for name, value in node.attributes.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                found.append(f"{node.tag} {name}")
            if name in ("href", "src", "action", "xlink:href") and not _is_harmless(node.tag, value or ""):
                found.append(f"{node.tag} {name}={value}")
    return found


def _is_harmless(tag, address):
    scheme = urlsplit(address).scheme
    if tag == "a":
        return scheme in ("", "http", "https")
    return scheme == "" and not address.startswith("//")
