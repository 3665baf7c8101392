"""Every way of naming a party of one side that is no named person, with acts in both directions.

Members of a body, somebody's aides, groups, offices, bodies, local governments and counterparts are composed
of known things, so that a rule made for one is seen to hold for its neighbours. With each go cells that must
not count: the same words of a third country's, of private people or of those who left office.
"""

from __future__ import annotations

import pytest

from bot.catalog import load
from bot.core.assess import assess
from bot.core.model import Contact
from bot.services.lines import item_of

KNOWLEDGE = load(None).knowledge
PUBLISHED = "2023-02-10"  # a Friday

AMERICANS = (
    "a group of U.S. lawmakers",
    "a handful of American diplomats",
    "one of Biden's top aides",
    "members of the U.S. Senate",
    "members of Biden's cabinet",
    "officials from the Pentagon",
    "officials with the Drug Enforcement Administration",
    "staff at the American consulate in Shanghai",
    "Joint Staff officers",
    "Defense Department officials",
    "the Federal Aviation Administration",
    "the office of the U.S. Trade Representative",
    "an envoy of President Biden",
    "an aide to Jake Sullivan",
    "Blinken's deputy",
    "the U.S. ambassador's deputy",
    "the deputy chief of mission at the U.S. embassy",
    "five Democratic senators",
    "Utah's governor",
    "the government of the United States",
    "a U.S. interagency delegation",
)
CHINESE = (
    "a group of Chinese officials",
    "some of Beijing's top diplomats",
    "members of China's legislature",
    "members of the Chinese delegation",
    "officials at the foreign ministry in Beijing",
    "officers from the PLA's Southern Theater Command",
    "a team of Chinese negotiators",
    "a senior colonel from the PLA",
    "aides to Wang Yi",
    "a deputy of Wang Yi",
    "Wang Yi's deputy",
    "an emissary from President Xi",
    "the Ministry of Commerce of China",
    "the foreign ministry in Beijing",
    "the PBOC",
    "officials from the Chinese foreign ministry's North America department",
    "the director-general for North America at China's foreign ministry",
    "the deputy chief of the PLA's Joint Staff Department",
    "provincial leaders in Guangdong",
    "the provincial government of Guangdong",
    "a delegation from the PLA Navy",
)
OPPOSITE = (
    "several of their Chinese counterparts",
    "counterparts in the Chinese military",
    "counterparts at the Chinese foreign ministry",
    "counterparts from China's Ministry of Commerce",
    "their opposite numbers in Beijing",
    "their Chinese peers",
    "their peers in Beijing",
    "their Chinese hosts",
)
ACTS = (
    ("{X} met {Y} on Tuesday.", "held"),
    ("{X} held talks with {Y} in Geneva on Monday.", "held"),
    ("{X} telephoned {Y} last week.", "held"),
    ("{X} wrote to {Y} last week.", "held"),
    ("{X} and {Y} met in Honolulu on Wednesday.", "held"),
    ("{X} will meet {Y} next week.", "scheduled"),
    ("{X} called off a meeting with {Y}.", "cancelled"),
)
OTHERS = (
    "members of Japan's legislature",
    "officials at the foreign ministry in Moscow",
    "aides to Narendra Modi",
    "Lavrov's deputy",
    "an emissary from President Zelenskiy",
    "officers from Japan's Joint Staff",
    "the government of Japan",
    "provincial leaders in Alberta",
    "several of their Indian counterparts",
    "counterparts in the Indian military",
    "former aides to Wang Yi",
    "a former deputy of Wang Yi",
    "critics of Xi Jinping",
    "relatives of Xi Jinping",
    "executives from Huawei",
)
NONE = (
    "{X} denied meeting {Y}.",
    "{X} should meet {Y}, an analyst said.",
    "{X} did not meet {Y} in Geneva.",
    "{X} never held talks with {Y}.",
)
# Who stands for somebody took part in his stead.
NAMELESS = (
    "Aides to Antony Blinken met Chinese officials on Tuesday.",
    "A representative of Janet Yellen met Chinese officials on Tuesday.",
    "The office of Vice President Kamala Harris wrote to Chinese officials last week.",
    "An envoy of President Xi Jinping met U.S. officials on Tuesday.",
    "Wang Yi's deputy met U.S. officials on Tuesday.",
)


def _read(text: str) -> tuple[bool, Contact | None]:
    line = {"id": "1", "title": "News in brief", "summary": text, "published": PUBLISHED, "lang": "en"}
    verdict = assess(item_of(line | {"url": "", "source": "AP"}), KNOWLEDGE, facts_only=True)
    return verdict.relevant, verdict.contacts[0] if verdict.contacts else None


def _cell(template: str, one: str, other: str) -> str:
    text = template.format(X=one, Y=other)
    return text[0].upper() + text[1:]


def _failing(party: str, partner: str, *, back: bool = True) -> list[tuple[str, str | None]]:
    """The acts of a party with a partner, and of the partner with it, that are read as anything else."""
    found = []
    for template, status in ACTS:
        for one, other in ((party, partner), (partner, party))[: 2 if back else 1]:
            relevant, contact = _read(text := _cell(template, one, other))
            told = contact.status.value if relevant and contact else None
            if told != status:
                found.append((text, told))
    return found


@pytest.mark.parametrize("party", AMERICANS)
def test_americans_are_a_party_however_they_are_named(party: str) -> None:
    assert not _failing(party, "Chinese officials")


@pytest.mark.parametrize("party", CHINESE)
def test_chinese_are_a_party_however_they_are_named(party: str) -> None:
    assert not _failing(party, "U.S. officials")


@pytest.mark.parametrize("party", OPPOSITE)
def test_counterparts_are_of_the_other_side(party: str) -> None:
    assert not _failing("U.S. defense officials", party, back=False)


@pytest.mark.parametrize("party", OTHERS)
def test_others_are_no_party(party: str) -> None:
    texts = [_cell(template, *pair) for template, _ in ACTS[:3] for pair in _pairs(party)]
    assert not [text for text in texts if _read(text)[0]]


def _pairs(party: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("U.S. officials", party), (party, "U.S. officials")


@pytest.mark.parametrize("template", NONE)
def test_what_did_not_take_place_counts_for_nobody(template: str) -> None:
    texts = [_cell(template, one, other) for one, other in zip(AMERICANS, CHINESE, strict=True)]
    assert not [text for text in texts if _read(text)[0]]


@pytest.mark.parametrize("text", NAMELESS)
def test_whose_people_met_did_not(text: str) -> None:
    relevant, contact = _read(text)
    assert relevant
    assert contact
    assert not [*contact.us, *contact.china] or all(one.by_role for one in (*contact.us, *contact.china))
