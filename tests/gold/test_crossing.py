"""Every construction of a status with every act, and every wording of a day at every place of a sentence.

A probe shows one sentence; what is crossed here is whole tables, so that a rule made for one act or one verb
is seen to hold for its neighbours. A cell that fails is named by its sentence. With each table go cells that
must not count: the same construction with a third country's minister, and what a "not" turns round.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.catalog import load
from bot.core.assess import assess
from bot.core.model import Contact, Precision
from bot.services.lines import item_of

KNOWLEDGE = load(None).knowledge
PUBLISHED = "2024-04-25"  # a Thursday
US, CHINA = "US Defense Secretary Lloyd Austin", "Chinese Defense Minister Dong Jun"
JAPAN = "Japanese Defense Minister Minoru Kihara"

# What is met over: with its article, alone, and how those who take part are together ("" where open).
ACTS = (
    ("a meeting", "meeting", "in_person"),
    ("talks", "talks", ""),
    ("a call", "call", "phone"),
    ("a video call", "video call", "video"),
    ("a phone conversation", "phone conversation", "phone"),
    ("a summit", "summit", "in_person"),
    ("consultations", "consultations", ""),
    ("a sit-down", "sit-down", "in_person"),
    ("a virtual meeting", "virtual meeting", "video"),
)
# X does it to Y: {a} an act with its article, {n} the act alone, {is} and {has} its verbs.
STATUSES = {
    "held": (
        "{X} held {a} with {Y} on Tuesday",
        "{X} and {Y} have held {a}",
        "{X}, {Y} wrap up {n}",
        "{X} emerged from {a} with {Y}",
        "{A} between {X} and {Y} took place on Tuesday",
        "{A} between {X} and {Y} got under way on Tuesday",
        "{X} and {Y} finally held the long-delayed {n}",
        "{X} and {Y} held the {n} that had been postponed in May",
        "{X} and {Y} went ahead with the {n} on Tuesday",
    ),
    "scheduled": (
        "{X} to hold {a} with {Y}",
        "{X} is due to hold {a} with {Y}",
        "{X} and {Y} are slated to hold {a}",
        "{X} and {Y} are on track for {a}",
        "{X} is set for {a} with {Y}",
        "{X} has accepted {a} with {Y}",
        "{X} agrees to {a} with {Y}",
        "{A} between {X} and {Y} {has} been confirmed for next week",
        "{A} between {X} and {Y} {is} pencilled in for next week",
        "{A} between {X} and {Y} {is} on the books for June",
        "{A} between {X} and {Y} {is} in the diary for June",
        "{A} between {X} and {Y} will go ahead next week",
        "{A} between {X} and {Y} won't be easy",
        "{X}, {Y} set date for {n}",
        "{X} gears up for {n} with {Y}",
    ),
    "proposed": (
        "{X} proposed {a} with {Y} on Tuesday",
        "{X} offered {Y} {a}",
        "{X} offers {n} to {Y}",
        "{X} suggested {a} with {Y}",
        "{X} suggests {n} with {Y}",
        "{X} pitches {n} to {Y}",
        "{X} extends offer of {n} to {Y}",
        "{X} has asked for {a} with {Y}",
        "{X} floats {n} with {Y}",
        "{X} seeks {n} with {Y}",
        "{X} makes request for {n} with {Y}",
    ),
    "declined": (
        "{X} refused to hold {a} with {Y}",
        "{X} won't hold {n} with {Y}",
        "{X} will not agree to {a} with {Y}",
        "{X} turns down {n} with {Y}",
        "{X} rules out {n} with {Y}",
        "{X} says no to {n} with {Y}",
        "{X} has no plans for {a} with {Y}",
        "{X} in no mood for {n} with {Y}",
        "{X} ignores {Y}'s request for {n}",
        "{X} snubs {Y}'s offer of {n}",
        "{Y}'s offer of {a} was met with silence from {X}",
        "No {n} planned with {Y}, {X} says",
    ),
    "cancelled": (
        "{X} calls off {n} with {Y}",
        "{X} scraps {n} with {Y}",
        "{X} pulls out of {n} with {Y}",
        "{X} puts {n} with {Y} on hold",
        "{X} no longer plans {n} with {Y}",
        "{X} will skip the {n} with {Y} after all",
        "{A} between {X} and {Y} {is} off",
        "{A} between {X} and {Y} {has} been shelved",
        "{A} between {X} and {Y} won't happen after all",
        "{A} between {X} and {Y} will no longer take place",
        "{A} between {X} and {Y} off, says {X}",
        "{N} with {Y} off, {X} says",
    ),
}
PAST = (
    ("on Tuesday", "2024-04-23"),
    ("late on Tuesday", "2024-04-23"),
    ("Tuesday evening", "2024-04-23"),
    ("yesterday", "2024-04-24"),
    ("this morning", "2024-04-25"),
    ("on April 23", "2024-04-23"),
    ("on 23 April", "2024-04-23"),
    ("on Tuesday, April 23", "2024-04-23"),
    ("last Friday", "2024-04-19"),
    ("earlier this month", None),
)
COMING = (
    ("on Friday", "2024-04-26"),
    ("next Tuesday", "2024-04-30"),
    ("tomorrow", "2024-04-26"),
    ("on May 3", "2024-05-03"),
    ("from May 3 to 5", "2024-05-03"),
    ("on Monday next week", "2024-04-29"),
    ("next month", None),
    ("in early May", None),
)
WANTED = (("on Friday", "2024-04-26"), ("on May 3", "2024-05-03"), ("next Tuesday", "2024-04-30"))
DAYS = {
    PAST: (
        "{X} met {Y} in Beijing {d}",
        "{X} held talks {d} with {Y} in Beijing",
        "{X} spoke by phone with {Y} {d}",
        "In a call {d}, {X} told {Y} that lines must stay open",
        "{X}'s meeting {d} with {Y} lasted two hours",
        "{X} met {Y} {d}, the Pentagon said on Thursday",
        "The Pentagon said on Thursday that {X} had met {Y} {d}",
        "{X}, who will fly to Manila on Friday, met {Y} {d}",
        "{X} met {Y} {d} and will go to Manila on May 2",
        "{X} met {Y} {d}, a day before he sees Japan's Minoru Kihara",
    ),
    COMING: (
        "{X} will meet {Y} in Beijing {d}",
        "{X} is due in Beijing {d} for talks with {Y}",
        "A call between {X} and {Y} is set {d}",
        "The Pentagon said on Wednesday that {X} will meet {Y} {d}",
        "{X} and {Y} agreed on Tuesday to meet {d}",
        "{X}, who arrived in Tokyo on Wednesday, will meet {Y} {d}",
        "{X} has offered to meet {Y} {d}",
    ),
    WANTED: (
        "{Y} will not meet {X} {d}",
        "{X} was to meet {Y} {d} but the meeting was called off",
        "{X} postponed a trip to Beijing that was due to begin {d}",
    ),
    (("on Wednesday", None),): (
        "{X} proposed a call with {Y} {d}",
        "{X} proposed {d} a call with {Y}",
        "{X} invited {Y} {d} to visit Washington",
        "{Y} refused {d} to meet {X}",
        "{X} called off a meeting with {Y} {d}",
    ),
}
# A day that several clauses have, a mode that the offer has and not the visit.
MODES = (
    ("{X} offered {Y} a visit to Washington in a phone call on Tuesday", "in_person"),
    ("{X} scraps visit to China", "in_person"),
    ("{X} spoke with {Y} by secure link", "video"),
    ("{X} and {Y} held virtual talks on Tuesday", "video"),
    ("{X} wrote to {Y} on Tuesday", "correspondence"),
    ("{X} was on the line with {Y} for an hour", "phone"),
)
# Turned round, or told of others: no contact of the two.
NONE = (
    "{X} denied that a call with {Y} took place",
    "{X} never held talks with {Y}, the Pentagon said",
    "No call with {Y} was ever held, {X} says",
    "{X}'s aides suggest that {Y} is weak",
)


def _read(title: str) -> tuple[bool, Contact | None]:
    line = {"id": "1", "title": title, "summary": "", "published": PUBLISHED, "lang": "en"}
    verdict = assess(item_of(line | {"url": "", "source": "AP"}), KNOWLEDGE, facts_only=True)
    return verdict.relevant, verdict.contacts[0] if verdict.contacts else None


def _filled(template: str, act: tuple[str, str, str], one: str, other: str) -> str:
    phrase, noun, _ = act
    plural = not phrase.startswith(("a ", "an "))
    cells = {"a": phrase, "A": phrase.capitalize(), "n": noun, "N": noun.capitalize()}
    verbs = {"is": "are" if plural else "is", "has": "have" if plural else "has"}
    return template.format(X=one, Y=other, **cells, **verbs)


def _both_ways(template: str) -> Iterator[tuple[tuple[str, str, str], str]]:
    for act in ACTS:
        yield act, _filled(template, act, US, CHINA)
        yield act, _filled(template, act, CHINA, US)


@pytest.mark.parametrize(
    ("status", "template"), [(status, row) for status, rows in STATUSES.items() for row in rows]
)
def test_a_construction_says_the_same_of_every_act(status: str, template: str) -> None:
    failing = []
    for (_, _, mode), title in _both_ways(template):
        relevant, contact = _read(title)
        told = (contact.status.value, contact.mode.value if mode else "") if relevant and contact else None
        if told != (status, mode):
            failing.append((title, told))
    assert not failing


@pytest.mark.parametrize("template", [row for rows in STATUSES.values() for row in rows])
def test_a_construction_with_a_third_country_is_no_contact(template: str) -> None:
    pairs = ((US, JAPAN), (JAPAN, US), (CHINA, JAPAN), (JAPAN, CHINA))
    titles = [_filled(template, act, *pair) for act in ACTS[:3] for pair in pairs]
    assert not [title for title in titles if _read(title)[0]]


@pytest.mark.parametrize(("days", "template"), [(days, row) for days, rows in DAYS.items() for row in rows])
def test_a_day_is_read_wherever_it_stands(days: tuple[tuple[str, str | None], ...], template: str) -> None:
    failing = []
    for phrase, day in days:
        title = template.format(X=US, Y=CHINA, d=phrase)
        relevant, contact = _read(title)
        when = contact.when if contact else None
        told = str(when.day) if when and when.precision is Precision.DAY else None
        if not relevant or told != day:
            failing.append((title, relevant, told))
    assert not failing


@pytest.mark.parametrize(("template", "mode"), MODES)
def test_the_mode_is_that_of_the_contact(template: str, mode: str) -> None:
    relevant, contact = _read(template.format(X=US, Y=CHINA))
    assert relevant
    assert contact
    assert contact.mode.value == mode


@pytest.mark.parametrize("template", NONE)
def test_what_is_denied_is_no_contact(template: str) -> None:
    assert not _read(template.format(X=US, Y=CHINA))[0]
