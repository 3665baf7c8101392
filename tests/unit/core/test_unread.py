"""Contacts that no frame reads: taken from how an item is worded, and told of whom its opening names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot import catalog
from bot.core import assess
from bot.core.knowledge import Knowledge, Leaning, Wording
from bot.core.model import Item, Mode, Status

KNOWLEDGE = catalog.load().knowledge
BELIEVING = replace(KNOWLEDGE, wording=Wording(Leaning(2.8, {"captain": 0.1, "title: album": 0.1})))
SURE = replace(KNOWLEDGE, wording=Wording(Leaning(6.0, {"captain": 0.1, "title: album": 0.1})))
DOUBTING = replace(KNOWLEDGE, wording=Wording(Leaning(0.0, {"captain": 0.1, "title: album": 0.1})))
TITLE = "Wei Fenghe leafs through Patrick Shanahan's album"
BELOW = "The captain of a cutter had taken the pictures."


def _frames(title: str, summary: str, knowledge: Knowledge = BELIEVING) -> list[str]:
    item = Item("1", title, summary, datetime(2019, 6, 3, 12, tzinfo=UTC))
    seen = assess.evidence(item, knowledge)
    return [candidate.frame for candidate in seen.candidates] if seen else []


def test_an_item_worded_as_a_report_is_told_of_those_whom_it_names() -> None:
    item = Item("1", TITLE, BELOW, datetime(2019, 6, 3, 12, tzinfo=UTC))
    verdict = assess.assess(item, BELIEVING)
    assert verdict.relevant
    contact = verdict.contacts[0]
    assert [p.name for p in (*contact.us, *contact.china)] == ["Patrick Shanahan", "Wei Fenghe"]
    assert contact.status is Status.HELD
    assert contact.evidence


def test_what_is_not_worded_so_stays_unread() -> None:
    assert _frames(TITLE, BELOW, DOUBTING) == []


def test_a_bare_headline_has_too_few_words_to_go_by() -> None:
    assert _frames(TITLE + " of the captain", "") == []


def test_a_wording_that_leaves_no_doubt_needs_no_sentence_that_tells_of_company() -> None:
    bare = TITLE + " of the captain"
    apart = "A rebuke over the album for Patrick Shanahan from Wei Fenghe"
    assert _frames(bare, "", SURE) == _frames(apart, BELOW, SURE) == ["unread"]
    assert _frames("Wei Fenghe leafs through an album of the captain", "", SURE) == [], "names one side"


def test_the_headline_and_the_text_can_name_one_side_each() -> None:
    below = "Patrick Shanahan turned the pages. The captain of a cutter had taken the pictures."
    assert _frames("Wei Fenghe is lent an album", below) == ["unread"]
    assert _frames("Wei Fenghe is lent an album", below.replace("Patrick Shanahan", "Shinzo Abe")) == []


def test_what_one_does_about_the_other_from_home_brings_nobody_together() -> None:
    assert _frames("Pentagon imposes restrictions on the PLA's album", BELOW) == []
    assert _frames("Chinese embassy tells US to burn the album", BELOW) == []
    assert _frames("Captain shows album in wake of Shanahan-Wei Fenghe retreat", BELOW) == []
    assert _frames("A rebuke over the album for Patrick Shanahan from Wei Fenghe", BELOW) == []


def test_how_and_with_what_result_is_told_by_the_words_around() -> None:
    def contact(title: str) -> tuple[Mode, Status]:
        item = Item("1", title, BELOW, datetime(2019, 6, 3, 12, tzinfo=UTC))
        found = assess.assess(item, BELIEVING).contacts[0]
        return found.mode, found.status

    assert contact(TITLE) == (Mode.IN_PERSON, Status.HELD)
    assert contact("Wei Fenghe's album on a screen beside Patrick Shanahan") == (Mode.VIDEO, Status.HELD)
    assert contact("An album for Patrick Shanahan: Wei Fenghe lets it ring") == (Mode.PHONE, Status.DECLINED)
    assert contact("Album and letters from Wei Fenghe for Patrick Shanahan") == (
        Mode.CORRESPONDENCE,
        Status.HELD,
    )
    assert contact("Wei Fenghe drops plan for album of Patrick Shanahan")[1] is Status.CANCELLED


def test_a_sentence_of_one_side_tells_of_nobody_s_contact() -> None:
    assert _frames("Wei Fenghe leafs through an album", BELOW) == []


def test_what_is_said_of_somebody_brings_nobody_together() -> None:
    assert _frames("Wei Fenghe blasts Patrick Shanahan's album", BELOW) == []


def test_an_act_that_is_read_needs_no_such_help() -> None:
    assert "unread" not in _frames("Wei Fenghe meets Patrick Shanahan over album", BELOW)


def test_what_failed_to_happen_or_is_to_come_is_no_contact_held() -> None:
    def status(title: str) -> Status:
        item = Item("1", title, BELOW, datetime(2019, 6, 3, 12, tzinfo=UTC))
        return assess.assess(item, BELIEVING).contacts[0].status

    assert status("Wei Fenghe refuses to leaf through Patrick Shanahan's album") is Status.DECLINED
    assert status("Wei Fenghe will leaf through Patrick Shanahan's album") is Status.SCHEDULED


def test_third_countries_former_officials_and_private_people_are_no_parties() -> None:
    assert _frames("Sergey Lavrov leafs through albums of Patrick Shanahan and Wei Fenghe", BELOW) == []
    assert _frames("An American pianist leafs through Wei Fenghe's album", BELOW) == []
    assert _frames("Former president Jimmy Carter leafs through Wei Fenghe's album", BELOW) == []


def test_a_headline_with_hardly_a_text_is_not_enough() -> None:
    assert _frames("Pentagon leafs through Wei Fenghe's album", "Video") == []
