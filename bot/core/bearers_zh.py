"""Who is meant by a name or office on a day: terms of office decide between those who share it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.core.knowledge import Office, Person
from bot.core.lexicon_zh import RANKS, Title
from bot.core.model import Level, Side
from bot.core.people import has_left
from bot.core.terms_zh import Entry, Lexicon

# A person out of office for longer than this is a former official.
_GRACE = timedelta(days=45)
# Between an election or nomination and the oath somebody is already spoken to as an official.
_ELECT = timedelta(days=80)
_NO_RANK = 9
_RARE = 4  # characters of a transliterated surname that few bear


def bearer(entry: Entry, title: Title | None, day: date | None, *, former: bool) -> Person | None:
    """Who of those that bear a name is meant; None where nobody fits, or several do.

    `title` is the office that stands before the name; `former` that 前 stands there. A lone transliterated
    surname of somebody out of office means nobody: too many share it.
    """
    if len(entry.people) == 1 and not entry.short:
        return entry.people[0]
    if title is not None and title.term == "总统" and not any(map(_was_president, entry.people)):
        return None  # 里根总统, of whose name there is a minister
    serving = [person for person in entry.people if serves(person, day)]
    holding = [person for person in serving if day and any(_holds(o, day) for o in person.offices)]
    fitting = [p for p in holding if _fits(p, title, day)] or [p for p in serving if _fits(p, title, day)]
    if fitting:
        return _foremost(fitting, entry, day)
    if serving and (title is None or not _before_office(serving, day)):
        return _foremost(holding or serving, entry, day)
    alone = len(entry.people) == 1 and (former or entry.length > 2)
    if alone and serving and entry.length >= _RARE and title is not None and title.us:
        return entry.people[0]  # 国土安全部副部长马约卡斯, before he was its head
    return entry.people[0] if alone and not serving else None


def _was_president(person: Person) -> bool:
    return any(office.level is Level.LEADER for office in person.offices)


def holder(side: Side, office: str, terms: Lexicon, day: date | None) -> str:
    """Who alone held the office whose title begins so on a day, "" where nobody or several did."""
    if not office or day is None or side is Side.THIRD:
        return ""
    found = [person.name for person in terms.ever_in(office, side) if _held(person, office, day)]
    return found[0] if len(found) == 1 else ""


def fitting(people: Iterable[Person], title: Title, day: date | None) -> list[Person]:
    """Those who hold an office on a day that a title can mean."""
    return [
        person
        for person in people
        if day is not None
        and any(office.held_on(day) for office in person.offices)
        and _fits(person, title, day)
    ]


def is_called(person: Person, title: Title | None) -> bool:
    """Whether a text calls an official by an office, whatever the files know of a later one.

    Of American leaders and ministers the files know enough: 国务卿基辛格 is history.
    """
    if title is None or title.term in RANKS:
        return False
    return person.side is Side.CHINA or title.level in (Level.SENIOR, Level.WORKING)


def is_namesake(person: Person, spelt: str, title: Title | None, day: date | None) -> bool:
    """Whether another first name behind another office means somebody else: 高级主任约翰·史密斯."""
    given = spelt.rpartition("·")[0]
    known = [alias.rpartition("·")[0] for alias in person.zh_aliases if "·" in alias]
    if not given or title is None or not known or any(name[0] == given[0] for name in known):
        return False
    office, wanted = office_on(person, day), title.office(person.side)
    return not (wanted and office and office.title.startswith(wanted))


def serves(person: Person, day: date | None) -> bool:
    """Whether somebody is in office, or just out of it, on a day; before a first known office too."""
    if day is None or not person.offices:
        return True
    for office in person.offices:
        if office.start - _ELECT <= day and (office.end is None or day <= office.end + _GRACE):
            return True
    return not has_left(person, day)


def office_on(person: Person, day: date | None) -> Office | None:
    """The highest office held on a day, else the last one."""
    held = [office for office in person.offices if day is not None and _holds(office, day)]
    if held:
        return min(held, key=lambda office: office.level.rank)
    return person.offices[-1] if person.offices else None


def _holds(office: Office, day: date) -> bool:
    """Whether an office is held on a day; a president or vice president elect counts as one."""
    elect = office.level is Level.LEADER and office.start - _ELECT <= day < office.start
    return elect or office.held_on(day)


def _held(person: Person, office: str, day: date) -> bool:
    for term in person.offices:
        if (
            office in term.title
            and term.held_on(day)
            and term.title.removeprefix("Acting ").startswith(office)
        ):
            return True
    return False


def _before_office(people: Sequence[Person], day: date | None) -> bool:
    """Whether the day is before anything that is known of them: then another office means a namesake."""
    starts = [office.start for person in people for office in person.offices]
    return day is not None and bool(starts) and day < min(starts) - _ELECT


def _fits(person: Person, title: Title | None, day: date | None) -> bool:
    """Whether a person can bear a title: the same office, or at least its level."""
    office = office_on(person, day)
    if title is None or office is None:
        return True
    wanted = title.office(person.side)
    return office.level is title.level or bool(wanted and office.title.startswith(wanted))


def _foremost(people: Sequence[Person], entry: Entry, day: date | None) -> Person | None:
    """Of several: the only one to bear the name as it stands, or the one of the highest office."""
    own = [person for person in people if person in entry.people[: entry.own]]
    chosen = own or list(people)
    if len(chosen) == 1 or not entry.short:
        return chosen[0]
    ranks = [office.level.rank if (office := office_on(person, day)) else _NO_RANK for person in chosen]
    best = min(ranks)
    return chosen[ranks.index(best)] if ranks.count(best) == 1 else None
