"""Who of the knowledge files is meant by a Latin name in Chinese text, or by another spelling of his name.

What the files' names are compared with is made once for a lexicon: a text can name thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.knowledge import Person
from bot.core.model import Side
from bot.core.people import is_familiar
from bot.core.script_zh import romanise
from bot.core.terms_zh import Lexicon
from bot.core.value import value

_ALIKE = 0.65
_FIRST_AND_LAST = 2  # words of a name whose first one may be cut short


@value
class _Names:
    """The names of a lexicon's people, folded: whole, and those of Americans by their last word."""

    exact: Mapping[str, Person]
    ending: Mapping[str, tuple[Person, ...]]


@value
class _Sounds:
    """How the names of Americans sound in Chinese, each with the place of who bears it alone, and the places
    of those who share one.
    """

    own: tuple[str, ...]
    bearers: tuple[int, ...]
    shared: Mapping[str, tuple[int, ...]]


def by_latin(name: str, lexicon: Lexicon) -> Person | None:
    """The person of a Latin name, also with the first name cut short (Sam Paparo); None for a stranger."""
    names, wanted = _names(lexicon), _plain(name)
    exact = [p for p in (names.exact.get(wanted), names.exact.get(f"={name}")) if p is not None]
    if exact:
        return min(exact, key=lexicon.people.index) if len(exact) > 1 else exact[0]
    words = wanted.split()
    familiar = names.ending.get(words[-1], ()) if len(words) == _FIRST_AND_LAST else ()
    return next((p for p in familiar if is_familiar(words, _plain(p.name).split())), None)


def sounding(spelt: str, lexicon: Lexicon) -> tuple[Person, ...]:
    """The Americans whose names another spelling may mean: 路特尼克, 卢特尼克.

    It has to sound just like one of the names that several people share (威尔什, 韦尔什).
    """
    sound = _sound(spelt)
    if not sound:
        return ()
    sounds = _sounds(lexicon)
    alike = process.extract(
        sound, sounds.own, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=None
    )
    found = {sounds.bearers[at] for _, _, at in alike}.union(sounds.shared.get(sound, ()))
    return tuple(lexicon.people[at] for at in sorted(found))


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> _Names:
    exact: dict[str, Person] = {}
    ending: dict[str, list[Person]] = {}
    for person in lexicon.people:
        name = _plain(person.name)
        exact.setdefault(name, person)
        for alias in person.aliases:
            exact.setdefault(f"={alias}", person)  # an alias is meant as it is written
        if person.side is Side.US and name:
            ending.setdefault(name.split()[-1], []).append(person)
    return _Names(exact, {last: tuple(people) for last, people in ending.items()})


@lru_cache(maxsize=4)
def _sounds(lexicon: Lexicon) -> _Sounds:
    own: list[tuple[str, int]] = []
    shared: dict[str, list[int]] = {}
    for at, person in enumerate(lexicon.people):
        if person.side is Side.US:
            own += [(sound, at) for alias in person.zh_aliases if (sound := _sound(alias))]
            for name in person.ambiguous:
                if not name.isascii():
                    shared.setdefault(_sound(name), []).append(at)
    places = {sound: tuple(found) for sound, found in shared.items()}
    return _Sounds(tuple(sound for sound, _ in own), tuple(at for _, at in own), places)


def _sound(name: str) -> str:
    return romanise(name.rpartition("·")[2]).replace(" ", "").replace("'", "").casefold()


def _plain(name: str) -> str:
    return name.casefold().replace(".", "")
