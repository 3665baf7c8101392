"""Items that tell of two contacts: the one that is the news stands first, with its own people, day, mode and
status, whatever the other one is: recalled, to come, held beside it, with a third country.
"""

from __future__ import annotations

from itertools import product

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.model import Contact, Precision
from bot.services.lines import item_of

KNOWLEDGE = catalog.load().knowledge
PUBLISHED = "2024-04-25"  # a Thursday
SILENT = "Lines stay open despite tension over Taiwan"
BETWEEN = "Taiwan and safety at sea were on the agenda. "

# The news: title, lead, Americans, Chinese, status, mode ("" where open), day.
NEWS = {
    "officials met": (
        "U.S. defense officials meet Chinese counterparts in Honolulu",
        "U.S. defense officials met their Chinese counterparts in Honolulu on Tuesday, the Pentagon said. ",
        ((), (), "held", "in_person", "2024-04-23"),
    ),
    "officials called": (
        "US diplomats speak by phone with Chinese officials",
        "American diplomats spoke by telephone with officials of China's foreign ministry on Tuesday. ",
        ((), (), "held", "phone", "2024-04-23"),
    ),
    "officials are to meet": (
        "U.S. defense officials to meet Chinese counterparts in Honolulu",
        "U.S. defense officials will meet their Chinese counterparts in Honolulu on May 7, officials said. ",
        ((), (), "scheduled", "in_person", "2024-05-07"),
    ),
    "officials called it off": (
        "U.S. defense officials call off meeting with Chinese counterparts",
        "U.S. defense officials have called off a meeting with their Chinese counterparts, it said. ",
        ((), (), "cancelled", "in_person", None),
    ),
    "ministers met by video": (
        "Raimondo, Wang Wentao hold video call",
        "Commerce Secretary Gina Raimondo held a video call with Commerce Minister Wang Wentao on Tuesday. ",
        (("Gina Raimondo",), ("Wang Wentao",), "held", "video", "2024-04-23"),
    ),
    "a minister proposed it": (
        "Yellen proposes phone call with He Lifeng",
        "Treasury Secretary Janet Yellen proposed a phone call with Vice Premier He Lifeng on Tuesday. ",
        (("Janet Yellen",), ("He Lifeng",), "proposed", "phone", None),
    ),
}
# The other contact, with the status in which it stands second.
OTHERS = {
    "{U} had a video call with {C} earlier in the month.": "held",
    "In January {U} flew to Bangkok to see {C}.": "held",
    "It was the first such contact since {U} saw {C} in Bali in November 2022.": "",
    "It follows a phone call between {U} and {C} on April 2.": "held",
    "The step was agreed by {U} and {C} at a meeting in Woodside last year.": "",
    "It is meant to prepare a meeting between {U} and {C} in Singapore in June.": "scheduled",
    "The step comes ahead of a meeting between {U} and {C} in Singapore in June.": "scheduled",
    "{U} had a further meeting with {C} in New York.": "held",
    "Meanwhile, {U} held talks with {C} in Washington on Wednesday.": "held",
    "{U} met Japanese Defense Minister Minoru Kihara in Tokyo on Wednesday.": "",
    "Analysts say {U} should meet {C}.": "",
}
PAIRS = (
    ("Charles Q. Brown Jr.", "Liu Zhenli", "Gen. Charles Q. Brown", "Gen. Liu Zhenli"),
    ("Jake Sullivan", "Wang Yi", "national security adviser Jake Sullivan", "Foreign Minister Wang Yi"),
)
NEWS_ZH = (
    ("中美两军举行海上军事安全会议", "中美两军代表团23日在檀香山举行海上军事安全磋商会议。"),
    ("中美经贸工作组举行视频会议", "中美经贸工作组23日举行视频会议,讨论出口管制。"),
)
OTHERS_ZH = (
    "此前{U}上周五在吉隆坡同{C}举行会谈。",
    "这是自{U}2022年11月在巴厘岛会见{C}以来的首次。",
    "{C}4月2日曾同{U}通电话。",
    "{U}将于5月20日访华,届时会见{C}。",
    "{U}24日在东京会见日本防卫大臣木原稔。",
)


def _read(title: str, text: str, lang: str) -> list[Contact]:
    line = {"id": "1", "title": title, "summary": text, "published": PUBLISHED, "lang": lang}
    verdict = assess(item_of(line | {"url": "", "source": "AP"}), KNOWLEDGE, facts_only=True)
    return list(verdict.contacts)


def _names(contact: Contact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    us, china = ([p.name for p in party if not p.by_role] for party in (contact.us, contact.china))
    return tuple(us), tuple(china)


def _told(contact: Contact) -> tuple[object, ...]:
    when = contact.when
    day = str(when.day) if when and when.precision is Precision.DAY else None
    return (*_names(contact), contact.status.value, contact.mode.value, day)


OPEN = ("officials called it off", "Analysts say {U} should meet {C}.")  # what is off may be what they want


@pytest.mark.parametrize(("news", "other"), [cell for cell in product(NEWS, OTHERS) if cell != OPEN])
def test_the_news_stands_first_with_what_is_its_own(news: str, other: str) -> None:
    title, lead, expected = NEWS[news]
    failing: list[tuple[str, str, object]] = []
    for (us, china, american, chinese), headline, between in product(PAIRS, (title, SILENT), ("", BETWEEN)):
        told = other.format(U=american, C=chinese)
        found = _read(headline, lead + between + told[0].upper() + told[1:], "en")
        if not found or _told(found[0]) != expected:
            failing.append((headline, told, found and _told(found[0])))
            continue
        second = [c.status.value for c in found[1:] if us in _names(c)[0] and china in _names(c)[1]]
        if OTHERS[other] and second[:1] != [OTHERS[other]]:
            failing.append((headline, told, second))
    assert not failing


@pytest.mark.parametrize(("news", "other"), list(product(NEWS_ZH, OTHERS_ZH)))
def test_a_chinese_item_gives_unnamed_talks_nobody_of_another_contact(
    news: tuple[str, str], other: str
) -> None:
    told = other.format(U="美军参联会主席布朗", C="中央军委联合参谋部参谋长刘振立")
    found = _read(news[0], news[1] + told, "zh")
    assert found
    assert _names(found[0]) == ((), ())
    assert found[0].status.value == "held"


@pytest.mark.parametrize("other", list(OTHERS))
def test_talks_with_a_third_country_are_no_news_of_the_two(other: str) -> None:
    title = "U.S. defense officials meet Japanese counterparts in Honolulu"
    lead = (
        "U.S. defense officials met their Japanese counterparts in Honolulu on Tuesday, the Pentagon said. "
    )
    told = other.format(U="Gen. Charles Q. Brown", C="Japan's Gen. Yoshihide Yoshida")
    assert not _read(title, lead + told, "en")
