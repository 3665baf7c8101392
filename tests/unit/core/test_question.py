from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import catalog
from bot.core import directory, question, search
from bot.core.model import Mode, Status
from bot.core.period import EVER, Period
from bot.core.question import Aim

TODAY = date(2026, 3, 18)
DIRECTORY = directory.of(catalog.load().knowledge)
Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "aim", "people", "modes"),
    [
        ("when did Hegseth last talk to Dong?", Aim.LAST, ["Pete Hegseth", "Dong Jun"], ()),
        (
            "When was the last call between rubio and wang yi",
            Aim.LAST,
            ["Marco Rubio", "Wang Yi"],
            (Mode.PHONE, Mode.VIDEO),
        ),
        ("who is Dong Jun?", Aim.WHO, ["Dong Jun"], ()),
        ("how often did Rubio meet Wang Yi?", Aim.COUNT, ["Marco Rubio", "Wang Yi"], (Mode.IN_PERSON,)),
        ("will Trump meet Xi Jinping", Aim.NEXT, ["Donald Trump", "Xi Jinping"], (Mode.IN_PERSON,)),
        (
            "Has Hegseth written a letter to Dong Jun?",
            Aim.WHETHER,
            ["Pete Hegseth", "Dong Jun"],
            (Mode.CORRESPONDENCE,),
        ),
        ("first video call of Hegseth and Dong Jun?", Aim.FIRST, ["Pete Hegseth", "Dong Jun"], (Mode.VIDEO,)),
        ("what did Hegseth and Dong Jun discuss", Aim.LIST, ["Pete Hegseth", "Dong Jun"], ()),
        ("last call Rubio Wang Yi", Aim.LAST, ["Marco Rubio", "Wang Yi"], (Mode.PHONE, Mode.VIDEO)),
        ("next Rubio Wang Yi", Aim.NEXT, ["Marco Rubio", "Wang Yi"], ()),
        ("who did Dong Jun meet in 2025?", Aim.LIST, ["Dong Jun"], (Mode.IN_PERSON,)),
        ("list all calls of Rubio", Aim.LIST, ["Marco Rubio"], (Mode.PHONE, Mode.VIDEO)),
        (
            "when did the US defense secretary last meet the Chinese defense minister?",
            Aim.LAST,
            ["Pete Hegseth", "Dong Jun"],
            (Mode.IN_PERSON,),
        ),
        (
            "董军上次什么时候同赫格塞思通话？",
            Aim.LAST,
            ["Dong Jun", "Pete Hegseth"],
            (Mode.PHONE, Mode.VIDEO),
        ),
        ("王毅和鲁比奥会晤了几次", Aim.COUNT, ["Wang Yi", "Marco Rubio"], (Mode.IN_PERSON,)),
    ],
)
def test_what_is_asked(text, aim, people, modes):
    asked = question.read(text, DIRECTORY, TODAY)
    assert (asked.aim, [who[0].name for who in asked.people], asked.modes) == (aim, people, modes)


def test_days_and_what_became_of_it():
    asked = question.read("Did Hegseth cancel a call with Dong Jun in 2025?", DIRECTORY, TODAY)
    assert (asked.aim, asked.statuses, asked.modes, asked.period) == (
        Aim.WHETHER,
        (Status.CANCELLED,),
        (Mode.PHONE, Mode.VIDEO),
        Y2025,
    )
    off = question.read("was the Hegseth Dong meeting called off?", DIRECTORY, TODAY)
    assert (off.statuses, off.modes) == ((Status.CANCELLED,), (Mode.IN_PERSON,))


@pytest.mark.parametrize(
    ("text", "aim", "choices", "words"),
    [
        ("what was the last military contact?", Aim.LAST, (("track:defense",),), ()),
        ("when did the US and China last hold MMCA talks?", Aim.LAST, (), ("mmca",)),
        ("how many diplomatic talks were there in 2025?", Aim.COUNT, (("track:diplomatic",),), ()),
    ],
)
def test_questions_that_name_nobody(text, aim, choices, words):
    asked = question.read(text, DIRECTORY, TODAY)
    assert (asked.aim, asked.search().choices, asked.words) == (aim, choices, words)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("what's new?", "latest"),
        ("any news", "latest"),
        ("What is coming up?", "upcoming"),
        ("show me upcoming meetings", "upcoming"),
        ("hello", "help"),
        ("Thanks!", "help"),
        ("what can you do?", "help"),
        ("hegseth", ""),
        ("high seas", ""),
    ],
)
def test_small_talk(text, command):
    assert question.small_talk(text) == command


@pytest.mark.parametrize("text", ["", "hello", "latest", "Hegseth", "when is lunch?", "the last call"])
def test_what_asks_nothing_of_known_people(text):
    assert question.read(text, DIRECTORY, TODAY) is None


def test_a_surname_of_several_means_any_of_them():
    asked = question.read("when did Rubio last meet Wang?", DIRECTORY, TODAY)
    assert "Wang Yi" in [person.name for person in asked.people[1]]
    assert len(asked.people[1]) > 1


def test_the_search_asks_for_all_of_it():
    asked = question.read("how many calls did Hegseth and Dong Jun hold in 2025", DIRECTORY, TODAY)
    wanted = asked.search()
    assert wanted.period == Y2025
    assert ("mode:phone", "mode:video") in wanted.choices
    assert "person:us_hegseth" in wanted.choices[0]


@given(st.text(max_size=120))
def test_any_text_is_read(text):
    question.read(text, DIRECTORY, TODAY)
    asked = search.read(text, DIRECTORY, TODAY)
    assert len(asked.search.words) <= search.MOST_WORDS
    assert asked.search.period == EVER or asked.search.period


@given(
    st.lists(
        st.sampled_from(
            ["track:", "status:held", "from:2025", "person:wang", "xyz:1", "hegseth", '"', "，", "美"]
        )
    )
)
def test_any_filters_are_read(parts):
    asked = search.read(" ".join(parts), DIRECTORY, TODAY)
    assert len(asked.unread) <= len(parts)
