"""The opinion on how an item is worded: what it reads, and what it never outweighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot import catalog
from bot.core import mentions, wording
from bot.core.assess import assess
from bot.core.knowledge import Knowledge, Leaning, Wording
from bot.core.model import Item, Mode, Status
from bot.core.text import read

KNOWLEDGE = catalog.load().knowledge
DAY = datetime(2025, 9, 10, 12, tzinfo=UTC)


def _item(title: str, summary: str = "") -> Item:
    return Item("1", title, summary, DAY)


def _shown(title: str, summary: str = "", **kin: tuple[str, ...]) -> wording.Shown:
    doc = read(_item(title, summary))
    return wording.Words(doc, mentions.find(doc, KNOWLEDGE, DAY.date()), kin).shown


def _phrases(title: str, summary: str = "") -> set[str]:
    return set(_shown(title, summary)[0])


def _with(**phrases: float) -> Knowledge:
    named = {name.replace("_", " "): weight for name, weight in phrases.items()}
    reports = Leaning(0.0, named)
    return replace(KNOWLEDGE, wording=Wording(reports, outweighed_by=KNOWLEDGE.wording.outweighed_by))


def test_whoever_is_named_counts_as_his_kind_and_side_alone() -> None:
    assert _phrases("Rubio compares notes with Wang Yi") == _phrases("Hegseth compares notes with Dong Jun")
    assert "{us person} compares" in _phrases("Rubio compares notes with Wang Yi")
    assert "with {third person}" in _phrases("Rubio compares notes with Sergey Lavrov, Wang Yi says")


def test_what_stands_in_the_title_counts_once_more_as_such() -> None:
    found = _phrases("Rubio and Wang confer", "They compared notes.")
    assert {"confer", "title: confer", "compared notes"} <= found
    assert "title: compared" not in found


def test_words_around_two_names_of_the_two_sides_count_once_more_by_their_place() -> None:
    _, between, _ = _shown(
        "Aide says Rubio quietly phoned Wang Yi about Taiwan", "Talks with Wang Yi. Rubio left."
    )
    assert between == {"< aide", "< says", ". quietly", ". phoned", "> about", "> {third country}"}


def test_names_of_one_side_or_far_from_each_other_have_nothing_between_them() -> None:
    assert not _shown("Rubio phoned Hegseth")[1]
    assert not _shown("Rubio phoned home" + " and then went on" * 5 + " before Wang Yi came")[1]


def test_a_word_counts_as_its_kin() -> None:
    kin = {"huddled": ("~4", "~4.1"), "conferred": ("~4", "~4.2")}
    _, _, huddled = _shown("Rubio huddled with Wang Yi", "They conferred.", **kin)
    assert huddled == {"~4", "~4.1", "~4.2", "title: ~4", "title: ~4.1"}


def test_a_word_of_no_fit_speaks_by_its_class() -> None:
    kin = {word: found for word, found in KNOWLEDGE.kin.items() if word in ("met", "summoned")}
    assert len({found[-1] for found in kin.values()}) == 1, "classes as the vectors have them"
    met = Leaning(0.5, classes={kin["met"][-1]: 2.0})
    assert wording.leans(_shown("Wang Yi summoned Burns", **kin), met) == 2.5
    assert wording.leans(_shown("Wang Yi praised Burns", **kin), met) == 0.0, "knows nothing of it"


def test_both_scripts_are_worded_alike() -> None:
    assert _phrases("魯比歐同王毅會談") == _phrases("鲁比奥同王毅会谈")


def test_any_number_is_the_same_number() -> None:
    assert "on 0" in _phrases("Talks with Wang on 12 May")
    assert _phrases("Talks with Wang on 12 May") == _phrases("Talks with Wang on 3 May")


def test_wording_lifts_what_the_acts_leave_open_and_says_by_which_words() -> None:
    item = _item("Chemicals", "Beijing and Washington talk about the rules of chemicals, officials say.")
    without = assess(item, _with())
    lifted = assess(item, _with(chemicals=2.0, rules=-0.5))
    assert lifted.score > without.score
    quoted = {reason.rule: reason.quote for reason in lifted.reasons}
    assert quoted["wording"] == "chemicals"
    assert "wording" not in {reason.rule for reason in without.reasons}


def test_no_wording_speaks_for_what_a_sentence_denies() -> None:
    denied = _item("Rubio did not speak with Wang Yi on Thursday, State Department says")
    assert assess(denied, _with(speak=9.0)).score == assess(denied, _with()).score


def test_wording_speaks_against_what_a_sentence_denies() -> None:
    denied = _item("Rubio did not speak with Wang Yi on Thursday, State Department says")
    assert assess(denied, _with(speak=-2.0)).score < assess(denied, _with()).score


def test_a_contact_that_only_the_wording_believes_has_its_facts() -> None:
    item = _item(
        "Beijing meeting on fentanyl chemicals", "US and Chinese officials met on Tuesday in Beijing."
    )
    verdict = assess(item, _with(fentanyl=30.0))
    assert verdict.relevant
    assert verdict.contacts
    assert verdict.contacts[0].evidence


def test_no_text_can_pass_for_a_name() -> None:
    assert "{us person}" not in _phrases("{us person} met {china person}")


def test_what_the_acts_tell_plainly_needs_no_opinion() -> None:
    plain = _item("Hegseth meets Dong Jun in Kuala Lumpur", "The two met on Tuesday.")
    assert assess(plain, _with(met=-9.0)).score == assess(plain, _with()).score > 0.9


def test_wording_makes_nothing_likelier_than_what_is_told_plainly() -> None:
    item = _item("Chemicals", "Beijing and Washington talk about the rules of chemicals, officials say.")
    believed = assess(item, _with(chemicals=99.0))
    assert believed.relevant
    assert believed.score < 0.83
    assert believed.contacts[0].score == believed.score


TALKS = "The two sides discussed tariffs and chips."


def _leaning(**leanings: Leaning) -> Knowledge:
    return replace(KNOWLEDGE, wording=Wording(**leanings))


def test_how_talks_were_held_is_told_by_the_words_around_them() -> None:
    item = _item("Chinese and US officials hold talks on trade", f"{TALKS} Umbrellas dripped in the hall.")
    umbrellas = Leaning(0.0, {"umbrellas": 5.0})
    assert assess(item, _leaning()).contacts[0].mode is Mode.UNSPECIFIED
    assert assess(item, _leaning(in_person=umbrellas)).contacts[0].mode is Mode.IN_PERSON


def test_no_wording_speaks_against_a_mode_that_an_act_tells() -> None:
    item = _item("Chinese and US officials hold phone call on trade", f"{TALKS} Umbrellas dripped.")
    umbrellas = Leaning(0.0, {"umbrellas": 5.0})
    assert assess(item, _leaning(in_person=umbrellas)).contacts[0].mode is Mode.PHONE


def test_a_plan_is_held_where_the_item_is_worded_as_on_what_was() -> None:
    item = _item("Rubio to meet Wang Yi", f"{TALKS} Umbrellas dripped in the hall.")
    umbrellas = Leaning(0.0, {"umbrellas": 5.0})
    assert assess(item, _leaning()).contacts[0].status is Status.SCHEDULED
    assert assess(item, _leaning(held=umbrellas)).contacts[0].status is Status.HELD


def test_a_bare_headline_has_too_few_words_to_say_how() -> None:
    item = _item("Rubio to meet Wang Yi under umbrellas")
    assert (
        assess(item, _leaning(held=Leaning(0.0, {"umbrellas": 5.0}))).contacts[0].status is Status.SCHEDULED
    )


def _account(item: Item, knowledge: Knowledge) -> dict[str, tuple[float, str]]:
    reasons = assess(item, knowledge).contacts[0].reasons
    return {r.rule: (r.weight, r.quote) for r in reasons if r.rule.startswith("worded:")}


def test_what_the_wording_tells_of_a_contact_names_its_words() -> None:
    talks = _item("Chinese and US officials hold talks on trade", f"{TALKS} Umbrellas dripped in the hall.")
    plan = _item("Rubio to meet Wang Yi", f"{TALKS} Umbrellas dripped in the hall.")
    umbrellas = Leaning(0.0, {"umbrellas": 5.0, "dripped": 1.0, "hall": -1.0})
    told = {"worded:in_person": (2.887, "umbrellas \u00b7 dripped")}
    assert _account(talks, _leaning(in_person=umbrellas)) == told
    assert _account(plan, _leaning(held=umbrellas)) == {"worded:held": (2.887, "umbrellas \u00b7 dripped")}


def test_the_wording_accounts_for_nothing_that_the_acts_tell() -> None:
    met = _item("Rubio met Wang Yi in Munich", f"{TALKS} Umbrellas dripped in the hall.")
    umbrellas = Leaning(0.0, {"umbrellas": 5.0})
    assert _account(met, _leaning(in_person=umbrellas, held=umbrellas)) == {}


@given(st.text(max_size=400))
def test_any_text_has_an_opinion(words: str) -> None:
    doc = read(_item(words, words))
    found = mentions.find(doc, KNOWLEDGE, DAY.date())
    assert (
        -wording.DOUBT
        <= wording.opinion(wording.Words(doc, found, KNOWLEDGE.kin), (), KNOWLEDGE.wording)
        <= wording.TRUST
    )
