"""One item to one verdict: minimal pairs, several contacts in one item, hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.model import Item, Mode, Side, Status
from bot.core.verdict import Verdict

KNOWLEDGE = catalog.load().knowledge
DAY = datetime(2025, 9, 10, 12, tzinfo=UTC)


def verdict(title: str, summary: str = "", published: datetime | None = DAY) -> Verdict:
    return assess(Item(id="x", title=title, summary=summary, published=published), KNOWLEDGE)


PAIRS = [
    ("Marco Rubio speaks by phone with Wang Yi", "Marco Rubio speaks by phone with Sergey Lavrov"),
    ("Pete Hegseth and Dong Jun hold video call", "Dong Jun and Sergey Lavrov hold video call"),
    (
        "US and Chinese defense officials meet in Washington",
        "US and Japanese defense officials meet in Washington",
    ),
    (
        "Marco Rubio met Wang Yi in Munich on Friday",
        "Former Secretary of State Henry Kissinger met Wang Yi in Beijing on Friday",
    ),
    ("Scott Bessent meets He Lifeng in Madrid", "Tim Cook meets He Lifeng in Beijing"),
    (
        "China summons US ambassador David Perdue over arms sale",
        "China summons Japanese ambassador over arms sale",
    ),
    ("Marco Rubio and Wang Yi discuss Taiwan in call", "Marco Rubio condemns China over Taiwan"),
]


@pytest.mark.parametrize(("contact", "other"), PAIRS)
def test_one_difference_decides(contact: str, other: str) -> None:
    assert verdict(contact).relevant
    assert not verdict(other).relevant


def test_a_contact_has_its_people_mode_and_status() -> None:
    contact = verdict("Marco Rubio speaks by phone with Wang Yi", "They discussed Taiwan.").contacts[0]
    assert [p.name for p in contact.us] == ["Marco Rubio"]
    assert [p.name for p in contact.china] == ["Wang Yi"]
    assert (contact.mode, contact.status) == (Mode.PHONE, Status.HELD)


def test_the_body_names_those_whom_the_headline_leaves_out() -> None:
    found = verdict(
        "US, China defense chiefs hold video call",
        "Defense Secretary Pete Hegseth and Chinese Defense Minister Dong Jun spoke on Tuesday.",
    )
    names = {person.name for contact in found.contacts[:1] for person in (*contact.us, *contact.china)}
    assert names == {"Pete Hegseth", "Dong Jun"}


def test_somebody_holds_the_office_that_the_item_calls_him_by() -> None:
    """Xi Jinping is President and General Secretary; a headline's bare "Xi" is whom the text makes him."""
    for office in ("President", "Communist Party General Secretary"):
        text = f"President Donald Trump spoke by phone with Chinese {office} Xi Jinping on Friday."
        (contact,) = verdict("Trump and Xi speak by phone", text).contacts
        assert office.split()[-1] in contact.china[0].office


def test_two_contacts_in_one_item_come_apart_the_main_one_first() -> None:
    found = verdict(
        "Pete Hegseth and Dong Jun hold video call",
        "The defense ministers spoke on Tuesday. "
        "Secretary of State Marco Rubio spoke by phone with Wang Yi on Wednesday.",
    )
    pairs = [{p.name for p in (*c.us, *c.china)} for c in found.contacts]
    assert pairs[0] == {"Pete Hegseth", "Dong Jun"}
    assert {"Marco Rubio", "Wang Yi"} in pairs[1:]


def test_the_score_decides_relevance_and_explains_itself() -> None:
    found = verdict("Marco Rubio meets Wang Yi in Munich")
    assert found.score >= KNOWLEDGE.weights.threshold
    assert found.reasons
    assert all(reason.weight for reason in found.reasons)


def test_irrelevant_items_have_no_contacts() -> None:
    found = verdict("Bakery opens in Ohio", "Bread is sold.")
    assert (found.relevant, found.score, found.contacts) == (False, 0.0, ())


def test_the_same_item_gives_the_same_verdict() -> None:
    item = Item(id="x", title="Marco Rubio meets Wang Yi", summary="In Munich.", published=DAY)
    assert assess(item, KNOWLEDGE) == assess(replace(item), KNOWLEDGE)


def test_the_facts_alone_are_those_of_the_whole_verdict() -> None:
    summary = "The two had a candid call at Washington's request on Tuesday. Both sides agreed to meet again."
    item = Item(id="x", title="Marco Rubio speaks with Wang Yi by phone", summary=summary, published=DAY)
    whole, facts = assess(item, KNOWLEDGE), assess(item, KNOWLEDGE, facts_only=True)
    assert whole.reasons
    assert whole.contacts[0].tone == ("candid",)
    assert whole.contacts[0].initiator is Side.US
    assert facts == replace(
        whole,
        reasons=(),
        contacts=tuple(
            replace(contact, tone=(), outcomes=(), initiator=None, reasons=()) for contact in whole.contacts
        ),
    )
