"""How the answers read: every one of them as lines of text, kept as snapshots."""

import re
from dataclasses import replace

import pytest

from bot.core.feed import Feed, FeedState, Health
from bot.core.model import ChangeKind as Kind
from bot.core.model import FeedKind, Issuer, Item, Level, Reason, StoryChange, Subscription, Track
from bot.core.verdict import Verdict
from bot.services.rights import Actor
from bot.slack import runs
from bot.slack.answering import router
from bot.slack.services import Request
from bot.store.items import StoredItem
from tests.contract.conftest import NOW
from tests.contract.test_queries import CALL

ASKED = [
    *("latest 2", "search hegseth stauts:held", "between 2025", "upcoming", "show call", "who Dong Jun"),
    *("who Wang", "who weiwen", "why call", "why https://news.example/near", "near-misses", "stats 2025"),
    *("feeds", "subscriptions", "audit", "mute 2d", "help", "lates", "when did Rubio last call Wang Yi?"),
]


@pytest.fixture
def services(slack_services, sqlite_store):
    """A record in which something has happened."""
    reasons = (Reason("act:spoke", 1.4, "spoke"), Reason("cue:experts", -0.9, "experts said"))
    near = Item("near", "US and China may talk, experts said", "", NOW, "https://news.example/near", "Wire")
    item = Item("item-call", CALL.sources[0].title, "", NOW, CALL.sources[0].url, "Wire")
    readouts = tuple(
        replace(CALL.sources[0], item_id=f"readout-{issuer}", outlet=outlet, issuer=issuer)
        for issuer, outlet in ((Issuer.US_READOUT, "War.gov"), (Issuer.CHINA_READOUT, "MND"))
    )
    changes = (
        StoryChange(Kind.FIRST_REPORT, "item-call", after="held"),
        StoryChange(Kind.US_READOUT, "readout-us_readout"),
    )
    with sqlite_store.begin() as tx:
        tx.stories.save(replace(CALL, sources=(*CALL.sources, *readouts), history=changes), CALL, NOW)
        tx.items.put([StoredItem(each, each.url, each.id) for each in (near, item)], NOW)
        tx.items.record(
            [
                Verdict("near", relevant=False, score=0.41, reasons=reasons),
                Verdict("item-call", relevant=True, score=0.97, reasons=reasons[:1]),
            ],
            NOW,
        )
        for name, health in (("harbor", Health.FAILING), ("strait", Health.OK)):
            feed = Feed(name, name.title(), f"https://{name}.example/", name, "US", "en", FeedKind.PRESS)
            tx.feeds.put(feed, "config")
            error = "The server answered 503." if health is Health.FAILING else ""
            tx.feeds.save_states([FeedState(name, last_ok=NOW, health=health, last_error=error)])
    subscription = Subscription(
        "C1", tracks=frozenset({Track.DEFENSE}), levels=frozenset({Level.LEADER}), ref="s"
    )
    with sqlite_store.begin() as tx:
        tx.subscriptions.put(subscription, "U1", NOW)
    slack_services.curator.dismiss("off", Actor("UADMIN", "a rumour"), NOW)
    return slack_services


def lines(blocks):
    """What a reader sees, one line a line."""
    for block in blocks:
        kind = block["type"]
        if kind == "divider":
            yield "---"
        elif kind == "header":
            yield f"# {block['text']['text']}"
        elif kind == "rich_text":
            yield from (f"> {line.text}" for line in runs.of_rich_text(block))
        elif kind == "table":
            for row in block["rows"]:
                yield " | ".join(runs.of_cell(cell).text for cell in row)
        elif kind == "actions":
            yield "  ".join(f"[{runs.label(element)}]" for element in block["elements"])
        else:
            texts = [block.get("text"), *block.get("fields", ()), *block.get("elements", ())]
            yield from (line.text for text in texts if text for line in runs.of_text(text))
            if "accessory" in block:
                yield f"    [{runs.label(block['accessory'])}]"


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_reads_well(services, asked, snapshot):
    answer = router.answer(services, Request(asked, "U1", "C1", NOW))
    told = "\n".join(lines(answer.blocks))
    assert re.sub(r"correction_undo.*", "", told) == snapshot


def test_without_native_tables_an_answer_reads_well(services, snapshot):
    for asked in ("stats 2025", "feeds", "audit", "who Dong Jun", "why call"):
        answer = router.answer(services, Request(asked, "U1", "C1", NOW))
        assert "\n".join(lines(answer.plain)) == snapshot(name=asked)
