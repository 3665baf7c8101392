"""A long wire report of several contacts at once: what is told first, what is background, what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.model import Contact, Item, Level, Mode, Precision, Status, Track

KNOWLEDGE = catalog.load().knowledge
PUBLISHED = datetime(2025, 9, 11, 12, tzinfo=UTC)
SEED = Path(__file__).parents[4] / "shared" / "seed"
HEADLINE = "Trump aides speak to Chinese counterparts ahead of likely Xi meeting"
LOOMING = "Hegseth, Rubio talk with Chinese counterparts as Trump-Xi summit looms"

# Our own words around the same facts.
LEAD = (
    "Pentagon chief Pete Hegseth and Secretary of State Marco Rubio talked with their Chinese counterparts, "
    "a further sign that the two sides are preparing for a meeting of their two leaders."
)
REPORT = (
    f"{LEAD} US President Donald Trump and China's President Xi Jinping at a G20 summit in Osaka, Japan, "
    "June 29, 2019.(AFP)\n\n"
    "Hegseth told Chinese Defense Minister Dong Jun that Washington wants no conflict, the Pentagon said.\n\n"
    "On Wednesday, Rubio spoke with Chinese Foreign Minister Wang Yi, the State Department said. They went "
    "through regional matters as a follow-up to their first in-person discussions in Kuala Lumpur.\n\n"
    "Rubio said after that July meeting that a summit between President Donald Trump and Chinese leader "
    "Xi Jinping seemed likely.\n\n"
    "Trump told European officials that he could put new tariffs on China over its purchases of Russian oil, "
    "a newspaper reported on Tuesday.\n\n"
    "The US defense attaché in Beijing will represent the Pentagon at China's biggest security gathering, "
    "the Xiangshan Forum, next week, an official said.\n\n"
    "Dong asked for a stable and open relationship in his first talk with Hegseth. Attempts to hold China "
    "down with Taiwan will fail, he told Hegseth in the video call, according to his ministry. China guards "
    "peace in the South China Sea, Dong said.\n\n"
    "Dong stayed away from a defense forum in Singapore in spring, which would have allowed for a first "
    "encounter of the two officials. At the Shangri-La Dialogue a US official declined to preview any plans "
    "for a conversation between him and Hegseth."
)


def contacts(title: str, text: str) -> tuple[Contact, ...]:
    verdict = assess(Item(id="x", title=title, summary=text, published=PUBLISHED), KNOWLEDGE)
    assert verdict.relevant
    return verdict.contacts


def names(contact: Contact) -> tuple[list[str], list[str]]:
    return [p.name for p in contact.us], [p.name for p in contact.china]


def holds(found: tuple[Contact, ...]) -> None:
    """What the report tells, whatever its words."""
    defense, diplomatic, *others = found
    assert names(defense) == (["Pete Hegseth"], ["Dong Jun"])
    assert (defense.track, defense.level) == (Track.DEFENSE, Level.MINISTER)
    assert (defense.mode, defense.status) == (Mode.VIDEO, Status.HELD)
    assert {"taiwan", "south_china_sea"} <= set(defense.topics)
    assert defense.when is None or defense.when.precision is not Precision.DAY
    assert names(diplomatic) == (["Marco Rubio"], ["Wang Yi"])
    assert (diplomatic.track, diplomatic.level) == (Track.DIPLOMATIC, Level.MINISTER)
    assert diplomatic.mode in (Mode.PHONE, Mode.UNSPECIFIED)
    assert diplomatic.status is Status.HELD
    assert diplomatic.when is not None
    assert diplomatic.when.day == date(2025, 9, 10)
    assert not [c for c in others if c.status in (Status.HELD, Status.DECLINED, Status.CANCELLED)]
    assert all(c.status is Status.PROPOSED for c in others if c.level is Level.LEADER)
    attache = [c for c in others if c.status is Status.SCHEDULED]
    assert [(c.track, c.level) for c in attache] == [(Track.DEFENSE, Level.WORKING)]


@pytest.mark.parametrize("title", [HEADLINE, LEAD, LOOMING, f"date 2025-09-11 {LEAD}"])
def test_a_wire_report_gives_both_talks_and_no_background(title: str) -> None:
    holds(contacts(title, REPORT))


def test_a_pages_own_date_is_no_day_of_a_contact() -> None:
    for label in ("date 2025-09-11 ", "Published: 2025-09-11 - "):
        holds(contacts(HEADLINE, label + REPORT))


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_dir(), reason="the founding article lies beside the repository, in ../shared")
def test_the_founding_article() -> None:
    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8").strip()
    body = text[text.index("Defense Secretary") :]
    for title in (HEADLINE, LOOMING, text.split(". ")[0] + ".", body.split(". ")[0] + "."):
        holds(contacts(title, body))
        holds(contacts(title, text))
