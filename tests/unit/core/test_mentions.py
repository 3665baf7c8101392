"""Who and what an English item names: pairs of texts that differ in one thing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import load
from bot.core import mentions
from bot.core.model import Item, Level, MentionKind, Side, Track
from bot.core.text import read
from bot.core.verdict import Mention

KNOWLEDGE = load(None).knowledge
MARCH_2022, JUNE_2023, SEPTEMBER_2025 = date(2022, 3, 10), date(2023, 6, 3), date(2025, 9, 10)


def found(summary: str, day: date | None = SEPTEMBER_2025, title: str = "") -> tuple[Mention, ...]:
    return mentions.find(read(Item("x", title, summary)), KNOWLEDGE, day)


def named(summary: str, day: date | None = SEPTEMBER_2025, title: str = "") -> list[str]:
    """The people of the two sides, in the order of the text."""
    people = [m for m in found(summary, day, title) if m.kind is MentionKind.PERSON]
    return [m.name for m in people if m.side in (Side.US, Side.CHINA) and m.name]


def shown(summary: str, day: date | None = SEPTEMBER_2025) -> list[tuple[str, str, str]]:
    """(kind, side, words) of every mention."""
    return [(m.kind.value, m.side.value if m.side else "both", m.surface) for m in found(summary, day)]


# Names and titles are one party ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Defense Secretary Pete Hegseth spoke.", "Defense Secretary Pete Hegseth", "Pete Hegseth"),
        ("U.S. Secretary of War Pete Hegseth spoke.", "U.S. Secretary of War Pete Hegseth", "Pete Hegseth"),
        (
            "China's Minister of National Defense, Admiral Dong Jun, spoke.",
            "China's Minister of National Defense, Admiral Dong Jun",
            "Dong Jun",
        ),
        ("Dong Jun, China's defence minister, spoke.", "Dong Jun, China's defence minister", "Dong Jun"),
        (
            "Gen. Dan Caine, the chairman of the Joint Chiefs of Staff, spoke.",
            "Gen. Dan Caine, the chairman of the Joint Chiefs of Staff",
            "Dan Caine",
        ),
        (
            "State Councilor and Foreign Minister Wang Yi spoke.",
            "State Councilor and Foreign Minister Wang Yi",
            "Wang Yi",
        ),
        (
            "A House group headed by Rep. Adam Smith spoke.",
            "House group headed by Rep. Adam Smith",
            "Adam Smith",
        ),
        (
            "Ely Ratner, assistant secretary of defense for Indo-Pacific security affairs, spoke.",
            "Ely Ratner, assistant secretary of defense for Indo-Pacific security affairs",
            "Ely Ratner",
        ),
        (
            "his Chinese counterpart, Foreign Minister Wang Yi, spoke.",
            "his Chinese counterpart, Foreign Minister Wang Yi",
            "Wang Yi",
        ),
        ("Trump's trade envoy Jamieson Greer spoke.", "Trump's trade envoy Jamieson Greer", "Jamieson Greer"),
        ("Secretary of State Marco A. Rubio spoke.", "Secretary of State Marco A. Rubio", "Marco Rubio"),
        (
            "Jake Sullivan, national security adviser to President Joe Biden, spoke.",
            "Jake Sullivan, national security adviser to President Joe Biden",
            "Jake Sullivan",
        ),
    ],
)
def test_a_name_and_its_office_are_one_mention(text: str, words: str, name: str) -> None:
    people = [m for m in found(text) if m.kind in (MentionKind.PERSON, MentionKind.ROLE)]
    assert [(m.surface, m.name) for m in people] == [(words, name)]


def test_two_offices_of_two_countries_are_two_mentions() -> None:
    assert shown("The US defense secretary, the Chinese foreign minister and Lavrov spoke.")[:2] == [
        ("role", "us", "US defense secretary"),
        ("role", "china", "Chinese foreign minister"),
    ]


def test_a_person_takes_no_office_of_the_other_side() -> None:
    assert [m.name or m.resolved for m in found("He told the Chinese foreign minister, Rubio said.")] == [
        "Wang Yi",
        "Marco Rubio",
    ]


# Surnames --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # who of a name is meant follows from the office, the day, and the others
        ("Blinken, Wang meet in Munich.", date(2024, 2, 18), ["Antony Blinken", "Wang Yi"]),
        ("Raimondo, Wang meet in Beijing.", date(2023, 8, 29), ["Gina Raimondo", "Wang Wentao"]),
        ("Hegseth, Dong hold call.", SEPTEMBER_2025, ["Pete Hegseth", "Dong Jun"]),
        ("US says Austin will meet China's Li.", JUNE_2023, ["Lloyd Austin", "Li Shangfu"]),
        ("Yellen meets China's Liu.", date(2023, 1, 18), ["Janet Yellen", "Liu He"]),
        ("Premier Li met Janet Yellen.", date(2022, 3, 1), ["Li Keqiang", "Janet Yellen"]),
        ("Premier Li met Janet Yellen.", date(2023, 7, 7), ["Li Qiang", "Janet Yellen"]),
        ("Defence Minister Li met nobody.", JUNE_2023, ["Li Shangfu"]),
        ("Defence Minister Li met nobody.", SEPTEMBER_2025, []),
        ("Secretary Blinken spoke.", date(2023, 1, 1), ["Antony Blinken"]),
        ("Ambassador Burns met Qin Gang.", date(2023, 5, 8), ["Nicholas Burns", "Qin Gang"]),
        ("Gen. Brown met Gen. Liu Zhenli.", date(2023, 12, 21), ["Charles Q. Brown Jr.", "Liu Zhenli"]),
        ("President Xi and President Trump spoke.", SEPTEMBER_2025, ["Xi Jinping", "Donald Trump"]),
        ("Trump-Xi summit set.", SEPTEMBER_2025, ["Donald Trump", "Xi Jinping"]),
        ("Rubio/Wang talks begin.", SEPTEMBER_2025, ["Marco Rubio", "Wang Yi"]),
    ],
)
def test_a_surname_stands_for_who_held_office(text: str, day: date, expected: list[str]) -> None:
    assert named(text, day) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Li Qiang met Li Shangfu in Beijing. Li said the US must act.", JUNE_2023, "Li Shangfu"),
        ("Li Shangfu met Li Qiang in Beijing. Li said the US must act.", JUNE_2023, "Li Qiang"),
    ],
)
def test_of_two_of_a_name_the_one_named_last_is_meant(text: str, day: date, expected: str) -> None:
    assert named(text, day)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wang Chuanfu of BYD met US officials in China.",
        "Pastor Wang Yi was jailed in China, the US says.",
        "A rally in Austin drew Chinese students from across the US.",
        "Officials from Austin, Texas, toured China and the US.",
        "Hunter Biden has business in China, US lawmakers say.",
        "Donald Trump Jr. spoke of China and the US.",
        "George Floyd's death was raised by China with the US.",
        "Naval power and hard work decide between the US and China.",
        "Kim Dong-jun, an engineer, left the US for China.",
        "Professor Li of Peking University spoke on US-China ties.",
        "Singapore's Wang Yi spoke of the US and China.",
        "The MA law on China was passed, a US court said.",
    ],
)
def test_namesakes_are_nobody(text: str) -> None:
    assert named(text) == []


def test_an_administration_is_a_body_and_not_its_president() -> None:
    assert ("body", "us", "Trump administration") in shown("The Trump administration met Chinese officials.")
    assert named("The Trump administration met Chinese officials.") == []


def test_he_is_a_vice_premier_only_where_no_pronoun_can_stand() -> None:
    assert named("Bessent met He Lifeng. He said the talks went well.") == ["Scott Bessent", "He Lifeng"]
    assert named("Bessent met He Lifeng, and He said the talks went well.")[-1] == "He Lifeng"
    assert named("Vice Premier He met Bessent.") == ["He Lifeng", "Scott Bessent"]


def test_a_given_name_used_as_a_surname_is_its_bearer() -> None:
    assert named("Sullivan met Wang Yi. Sullivan and Yi spoke for hours.", date(2023, 5, 11))[-1] == "Wang Yi"


# Spelling --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Defence Secretary Pete Hegsteh spoke.", "Pete Hegseth"),
        ("President Xi Jingping spoke.", "Xi Jinping"),
        ("Treasury Secretary Bessant spoke.", "Scott Bessent"),
        ("U.S. Treasury Secretary Rachel Bessen spoke.", "Scott Bessent"),
        ("Defence Secretary Hegseth spoke.", "Pete Hegseth"),
        ("Defense Secretary Hegseth spoke.", "Pete Hegseth"),
        ("Sec. of State: Marco Rubio spoke.", "Marco Rubio"),
        ("J.D. Vance spoke.", "JD Vance"),
        ("China\u2019s Xi Jinping spoke.", "Xi Jinping"),
    ],
)
def test_slips_and_spellings_of_known_names(text: str, expected: str) -> None:
    assert named(text) == [expected]


def test_one_letter_changed_is_another_name() -> None:
    assert "James Comey" not in named("House Oversight Chairman James Comer spoke about China.")
    assert "Liu Guozhong" not in named("Minister Kim met Liu Guohong of China.")


# People outside the files ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "side", "level"),
    [
        ("Vice Minister Fang Hongli spoke.", "Fang Hongli", Side.CHINA, Level.SENIOR),
        ("Rep. Tanya Whitcombe spoke in Beijing.", "Tanya Whitcombe", Side.US, Level.LEGISLATIVE),
        ("Sens. Walter Quimby and Tanya Whitcombe spoke.", "Walter Quimby", Side.US, Level.LEGISLATIVE),
        (
            "Rear Adm. Patrick J. Loomis, commander of Navy Region Southwest, spoke.",
            "Patrick Loomis",
            Side.US,
            Level.WORKING,
        ),
        ("Chinese Rear Admiral Fang Hongli spoke.", "Fang Hongli", Side.CHINA, Level.WORKING),
        ("Maj. Gen. Fang Hongli spoke.", "Fang Hongli", Side.CHINA, Level.WORKING),
        ("U.S. Ambassador Walter Quimby spoke.", "Walter Quimby", Side.US, Level.SENIOR),
        ("Fang Hongli, China's vice commerce minister, spoke.", "Fang Hongli", Side.CHINA, Level.SENIOR),
        (
            "Assistant Secretary for Oceans Affairs Walter Quimby spoke.",
            "Walter Quimby",
            Side.US,
            Level.SENIOR,
        ),
        ("The Assistant Secretary for Oceans Affairs spoke.", None, None, None),
    ],
)
def test_officials_outside_the_files(
    text: str, name: str | None, side: Side | None, level: Level | None
) -> None:
    people = [m for m in found(text) if m.kind is MentionKind.PERSON]
    assert [(m.name, m.side, m.level) for m in people][:1] == ([(name, side, level)] if name else [])


def test_members_of_congress_in_a_list() -> None:
    text = "Rep. Adam Smith met Dong Jun. The lawmakers include Ro Khanna, Walter Quimby and Tanya Whitcombe."
    assert named(text)[-2:] == ["Walter Quimby", "Tanya Whitcombe"]


@pytest.mark.parametrize(
    "text",
    [
        "China's Defense Minister Warns Hegseth on Taiwan",
        "Chinese Commanders Hold Talks With Hegseth",
        "US Defense Secretary Hosts Dong Jun",
    ],
)
def test_verbs_of_a_headline_are_no_names(text: str) -> None:
    assert set(named("", title=text)) <= {"Pete Hegseth", "Dong Jun"}


def test_a_stranger_is_met_again_by_surname() -> None:
    people = found("Rear Adm. Patrick Loomis received them. Loomis said so.")
    assert [m.name for m in people if m.kind is MentionKind.PERSON] == ["Patrick Loomis", "Patrick Loomis"]


# Roles -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "holder"),
    [
        ("China's defence minister spoke.", SEPTEMBER_2025, "Dong Jun"),
        ("China's defence minister spoke.", JUNE_2023, "Li Shangfu"),
        ("China's defense minister spoke.", MARCH_2022, "Wei Fenghe"),
        ("The U.S. defense secretary spoke.", SEPTEMBER_2025, "Pete Hegseth"),
        ("The US defence secretary spoke.", JUNE_2023, "Lloyd Austin"),
        ("The Pentagon chief spoke.", JUNE_2023, "Lloyd Austin"),
        ("The Chinese president spoke.", SEPTEMBER_2025, "Xi Jinping"),
        ("Washington's envoy to Beijing spoke.", SEPTEMBER_2025, "David Perdue"),
        ("The top US general spoke.", SEPTEMBER_2025, "Dan Caine"),
        ("The US treasury chief spoke.", SEPTEMBER_2025, "Scott Bessent"),
        ("China's defence minister spoke.", None, ""),
        ("China's former defence minister spoke.", SEPTEMBER_2025, ""),
    ],
)
def test_an_office_is_its_holder_on_the_day(text: str, day: date | None, holder: str) -> None:
    roles = [m for m in found(text, day) if m.kind is MentionKind.ROLE]
    assert [m.resolved for m in roles] == [holder]


def test_counterparts_hold_the_office_opposite() -> None:
    (role,) = [m for m in found("Hegseth called his Chinese counterpart.") if m.relative]
    assert (role.side, role.resolved, role.level, role.track) == (
        Side.CHINA,
        "Dong Jun",
        Level.MINISTER,
        Track.DEFENSE,
    )
    (role,) = [m for m in found("Wang Yi called his US counterpart.") if m.relative]
    assert (role.side, role.resolved) == (Side.US, "Marco Rubio")


def test_a_third_countrys_minister_has_counterparts_too() -> None:
    (role,) = [m for m in found("Australia's Richard Marles met his Chinese counterpart.") if m.relative]
    assert (role.side, role.resolved) == (Side.CHINA, "")
    (role,) = [m for m in found("Rubio met his Japanese counterpart.") if m.relative]
    assert role.side is Side.THIRD


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("US and Chinese defense chiefs spoke.", ["Pete Hegseth", "Dong Jun"]),
        ("The defence chiefs of the US and China spoke.", ["Pete Hegseth", "Dong Jun"]),
        ("US, China defense chiefs speak.", ["Pete Hegseth", "Dong Jun"]),
        ("The two leaders spoke.", ["Donald Trump", "Xi Jinping"]),
        ("US and Chinese officials spoke.", []),
        ("The two sides spoke.", []),
    ],
)
def test_both_sides_at_once(text: str, holders: list[str]) -> None:
    (joint,) = [m for m in found(text) if m.kind is MentionKind.JOINT]
    assert joint.side is None
    assert joint.plural
    assert [holder.name for holder in joint.holders] == holders


def test_three_countries_at_once_are_not_both_sides() -> None:
    (joint,) = [m for m in found("Leaders of the US, China and Russia spoke.") if m.kind is MentionKind.JOINT]
    assert joint.side is Side.THIRD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US officials spoke.", ("role", "us", "US officials")),
        ("A senior Chinese official spoke.", ("role", "china", "senior Chinese official")),
        ("White House officials spoke.", ("role", "us", "White House officials")),
        ("A House delegation met Xi Jinping.", ("role", "us", "House delegation")),
        ("The Pentagon spoke.", ("body", "us", "Pentagon")),
        ("The Department of War spoke.", ("body", "us", "Department of War")),
        ("The Chinese navy spoke.", ("body", "china", "Chinese navy")),
        ("Japanese officials spoke.", ("role", "third", "Japanese officials")),
        ("Taiwan's defence minister spoke.", ("role", "third", "Taiwan's defence minister")),
    ],
)
def test_groups_and_bodies_take_their_side_from_their_country(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert shown(text)[0] == expected


def test_business_people_are_no_officials() -> None:
    assert not [m for m in found("American business leaders met Xi Jinping.") if m.kind is MentionKind.ROLE]


def test_lawmakers_of_another_parliament_are_not_congress() -> None:
    assert not [
        m for m in found("Hong Kong disqualified lawmakers, the US says.") if m.level is Level.LEGISLATIVE
    ]
    assert [m for m in found("The US says lawmakers met Xi.") if m.level is Level.LEGISLATIVE]


# Countries -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He spoke in Beijing.", True),
        ("He will travel to China.", True),
        ("He arrived in Washington.", True),
        ("Talks with Beijing ended.", False),
        ("Beijing said no.", False),
        ("A message to Washington was sent.", False),
    ],
)
def test_a_capital_is_a_place_or_a_party(text: str, place: bool) -> None:
    (country,) = [m for m in found(text) if m.kind is MentionKind.COUNTRY]
    assert country.place is place


@pytest.mark.parametrize(
    "text",
    [
        "Ships sail the South China Sea.",
        "It told us so.",
        "The South China Morning Post said so.",
        "Bank of America said so.",
    ],
)
def test_names_that_hold_a_country_are_no_country(text: str) -> None:
    assert found(text) == ()


def test_third_parties_are_seen() -> None:
    assert shown("Lavrov and Japan's foreign minister met in Tokyo.") == [
        ("person", "third", "Lavrov"),
        ("role", "third", "Japan's foreign minister"),
        ("country", "third", "Tokyo"),
    ]


def test_a_surname_after_its_country_is_an_official_of_it() -> None:
    assert ("person", "third", "South Korea's Lee") in shown("South Korea's Lee met Xi Jinping in Beijing.")
    assert named("China's Wang Chuanfu met US officials.") == []


def test_an_official_with_titles_of_his_own_country_is_no_american() -> None:
    assert named("Deputy Prime Minister and Foreign Minister Senator Ishaq Darani met Wang Yi.") == [
        "Wang Yi"
    ]


def test_an_envoy_for_a_country_is_not_its_own() -> None:
    assert ("role", "us", "Washington's China envoy") in shown("Washington's China envoy met Wang Yi.")


def test_what_is_pro_or_anti_somebody_is_not_him() -> None:
    assert named("Pro-Trump Senator Steve Daines left Mar-a-Lago for China.") == ["Steve Daines"]


def test_a_third_countrys_official_is_seen_by_surname_too() -> None:
    assert shown("Lee and Xi Jinping met. President Lee Jae-myung left.")[0] == ("person", "third", "Lee")


# Former officials ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "former"),
    [
        ("Former Secretary of State Henry Kissinger spoke.", date(2023, 7, 18), True),
        ("Lloyd Austin spoke.", SEPTEMBER_2025, True),
        ("Lloyd Austin spoke.", JUNE_2023, False),
        ("Ex-president Donald Trump spoke.", date(2023, 7, 18), True),
        ("Donald Trump spoke.", SEPTEMBER_2025, False),
        ("Hong Lei spoke.", date(2019, 6, 1), False),  # between two posts known of him
        ("Cui Tiankai spoke.", date(2023, 6, 1), True),
        ("FedEx head Raj Subramaniam and Xi Jinping spoke.", SEPTEMBER_2025, False),
    ],
)
def test_former_officials(text: str, day: date, former: bool) -> None:
    people = [m for m in found(text, day) if m.kind is MentionKind.PERSON]
    assert [m.former for m in people] == [former] * len(people)
    assert people


# The filter ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Hegseth, Dong hold call", True),
        ("U.S. and China agree", True),
        ("Sino-American ties", True),
        ("Pentagon says PLA ships left", True),
        ("CHINA-US: talks", True),
        ("Apple sells phones in China", False),
        ("Senate passes US budget", False),
        ("Ships sail the South China Sea, the US Navy says", False),
        ("It made us think of china cups", False),
        ("鲁比奥会见王毅", True),
        ("魯比歐會見王毅", True),
        ("董军会见越南国防部长", False),
    ],
)
def test_only_what_can_concern_both_sides_is_read(text: str, passes: bool) -> None:
    assert mentions.may_concern(text, KNOWLEDGE) is passes


# Any text --------------------------------------------------------------------------------------------

_VOCABULARY = """
US China Chinese U.S. Beijing Secretary of State Rubio Wang Yi Gen. Adm. his counterpart and , . ' 's - ( )
the two sides defense ministers Xi Jinping Trump ambassador to Minister Li Japan's officials İ ß 中美
"""
_WORDS = st.sampled_from([*_VOCABULARY.split(), "\n", "\ud800"])


@given(
    st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=200), st.none() | st.just(SEPTEMBER_2025)
)
def test_mentions_of_any_text_are_sorted_and_apart(text: str, day: date | None) -> None:
    doc = read(Item("x", text, text))
    end = 0
    for mention in mentions.find(doc, KNOWLEDGE, day):
        assert end <= mention.span.start < mention.span.end <= len(doc.text)
        assert doc.lang == "zh" or mention.surface == mention.span.of(doc.text)
        end = mention.span.end
    mentions.may_concern(text, KNOWLEDGE)
