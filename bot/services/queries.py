"""Questions to the record: what was reported, who met whom, what is coming, and why the program thinks so.

The same for Slack and for the web. Contacts that people have dismissed, or merged into others, are left out
everywhere but where one is asked for by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.catalog import Occasion
from bot.core import directory, search
from bot.core.knowledge import Knowledge, Office, Person
from bot.core.model import Item, Level, Mode, Precision, Side, Source, Status, Story, Track
from bot.core.period import EVER, Period
from bot.core.search import Asked, Search
from bot.core.urls import canonical
from bot.core.verdict import Verdict
from bot.store.audit import Deed
from bot.store.feeds import PolledFeed
from bot.store.near_misses import NearMiss
from bot.store.store import Store, Transaction
from bot.store.story_index import Order, Place, Slice
from bot.store.tallies import Company, Month, Tally

MOST_COUNTED = 1_000
"""Counting what was found ends here: nobody turns so many pages."""

AHEAD = (Status.SCHEDULED, Status.PROPOSED)
MOST_COMING = 40
FORGOTTEN = timedelta(days=31)
"""A contact to come whose day is not known, or only its month, is listed so long after its first day."""

BATCH = 500
"""Contacts read at once where all of them are wanted."""

COMPANY = 8
"""People listed of those whom somebody met, or who met most often."""

EXPLAINED = 3
"""Sources of a contact whose verdicts are shown."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where to go on in a list: beyond `at`, to the older ones unless `newer`."""

    at: int
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some contacts of a list, newest first, with where it goes on. `total` ends at `MOST_COUNTED`."""

    stories: tuple[Story, ...] = ()
    newer: Turn | None = None
    older: Turn | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody of the record. `person` is None for one whom the knowledge files do not have.

    `last` is the latest contact that was held, `coming` the next one that is to be.
    """

    name: str
    side: Side
    today: date
    person: Person | None = None
    contacts: int = 0
    counterparts: tuple[Company, ...] = ()
    last: Story | None = None
    coming: Story | None = None
    page: Page = field(default_factory=Page)

    @property
    def offices_now(self) -> tuple[Office, ...]:
        return self.person.offices_on(self.today) if self.person else ()


@dataclass(frozen=True, slots=True)
class Coming:
    """What lies ahead: contacts by their day, and the forums at which the two sides may meet."""

    contacts: tuple[Story, ...]
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """An item with its verdict; `again` where it was not kept and has been made once more."""

    item: Item
    verdict: Verdict
    again: bool = False


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over a period. The people are those who took part most often."""

    period: Period
    kinds: tuple[Tally, ...]
    months: tuple[Month, ...]
    us: tuple[Company, ...]
    china: tuple[Company, ...]

    @property
    def total(self) -> int:
        return sum(tally.count for tally in self.kinds)

    def by(self, field: Callable[[Tally], Track | Level | Mode | Status]) -> dict[str, int]:
        """Counts by one of the four, the largest first."""
        counts: dict[str, int] = {}
        for tally in self.kinds:
            counts[field(tally)] = counts.get(field(tally), 0) + tally.count
        return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


class Queries:
    """`assess` is the detector, `near_miss_score` the least score of a near miss."""

    def __init__(
        self,
        store: Store,
        knowledge: Knowledge,
        assess: Callable[[Item], Verdict],
        *,
        calendar: Sequence[Occasion] = (),
        near_miss_score: float = 0.2,
    ) -> None:
        self._store = store
        self._assess = assess
        self._calendar = calendar
        self._near_miss_score = near_miss_score
        self.directory = directory.of(knowledge)

    # --- lists of contacts

    def latest(self, count: int, turn: Turn | None = None) -> Page:
        """The contacts reported last."""
        return self._page(Search(), count, turn, Order.REPORT)

    def read(self, line: str, today: date) -> Asked:
        """A line of words and filters as a search; see `bot.core.search`."""
        return search.read(line, self.directory, today)

    def find(self, wanted: Search, count: int, turn: Turn | None = None) -> Page:
        """The contacts that a search finds, by their own day, newest first."""
        return self._page(wanted, count, turn, Order.DAY)

    def between(self, period: Period, count: int, turn: Turn | None = None) -> Page:
        return self.find(Search(period=period), count, turn)

    def _page(self, wanted: Search, count: int, turn: Turn | None, order: Order) -> Page:
        part = Slice(count)
        if turn:
            part = Slice(count, newer_than=turn.at) if turn.newer else Slice(count, older_than=turn.at)
        with self._store.read() as tx:
            places, more = tx.index.page(wanted, part, order)
            total = None if order is Order.REPORT else tx.index.count(wanted, MOST_COUNTED)
            stories = _in_order(tx, [place.story_id for place in places])
        return Page(stories, *_turns(places, turn, more=more), total)

    def every(self, wanted: Search) -> Iterator[Story]:
        """All contacts that a search finds, newest first, read in batches: a slow reader holds nothing up."""
        part: Slice | None = Slice(BATCH)
        while part:
            with self._store.read() as tx:
                places, more = tx.index.page(wanted, part, Order.DAY)
                stories = _in_order(tx, [place.story_id for place in places])
            yield from stories
            part = Slice(BATCH, older_than=places[-1].at) if more else None

    def version(self) -> str:
        """Another one whenever any contact has changed."""
        with self._store.read() as tx:
            return tx.stories.version()

    # --- single ones

    def story(self, story_id: str) -> Story | None:
        """The contact of this id; of one that was merged away the one that it went into."""
        with self._store.read() as tx:
            for _ in range(10):
                story = tx.stories.get(story_id)
                if story is None or not story.moved_to:
                    return story
                story_id = story.moved_to
        return story

    def like(self, story_id: str, most: int = 5) -> tuple[Story, ...]:
        """The contacts whose ids begin so."""
        with self._store.read() as tx:
            return _in_order(tx, tx.index.by_id_prefix(story_id, most)) if story_id else ()

    def why(self, story: Story) -> tuple[Explained, ...]:
        """What some of the contact's sources were found to say, the governments' own first."""
        with self._store.read() as tx:
            known = [tx.items.get(source.item_id) for source in _telling(story)]
        return tuple(self._explained(each.item, each.verdict) for each in known if each)

    def why_address(self, url: str) -> Explained | None:
        """What the item at a web address was found to say; None where no feed has brought it."""
        with self._store.read() as tx:
            known = tx.items.at_address(canonical(url))
        return self._explained(known.item, known.verdict) if known else None

    def _explained(self, item: Item, verdict: Verdict | None) -> Explained:
        return Explained(item, verdict or self._assess(item), again=verdict is None)

    # --- people

    def who(self, person: Person, count: int, today: date) -> Profile:
        mine = Search(choices=(search.people_choice([person]),))
        return self._profile(Profile(person.name, person.side, today, person), mine, count)

    def who_named(self, name: str, side: Side, count: int, today: date) -> Profile:
        """Somebody whom the knowledge files do not have."""
        return self._profile(Profile(name, side, today), Search(choices=(search.name_choice(name),)), count)

    def names_like(self, text: str, today: date, most: int = 8) -> list[tuple[str, Side]]:
        """Who bears all words of the text in the name, among the latest contacts that hold them."""
        words = text.lower().split()
        with self._store.read() as tx:
            places, _ = tx.index.page(self.read(text, today).search, Slice(50))
            found = tx.tallies.names([place.story_id for place in places])
        return sorted((n, s) for n, s in found if all(word in n.lower().split() for word in words))[:most]

    def _profile(self, who: Profile, mine: Search, count: int) -> Profile:
        held = search.narrowed(mine, (f"status:{Status.HELD}",), within=Period(None, who.today))
        ahead = tuple(f"status:{status}" for status in AHEAD)
        planned = search.narrowed(mine, ahead, within=Period(who.today, None))
        with self._store.read() as tx:
            last, _ = tx.index.page(held, Slice(1))
            coming, _ = tx.index.page(planned, Slice(1, newer_than=0))
            recent, more = tx.index.page(mine, Slice(count))
            total = tx.index.count(mine, MOST_COUNTED)
            ids = list(dict.fromkeys(place.story_id for place in (*last, *coming, *recent)))
            found = {story.id: story for story in _in_order(tx, ids)}
            contacts = tx.tallies.contacts_of(who.name, who.side)
            company = tuple(tx.tallies.counterparts(who.name, who.side, COMPANY))
        stories = tuple(found[place.story_id] for place in recent)
        return replace(
            who,
            contacts=contacts,
            counterparts=company,
            last=found[last[0].story_id] if last else None,
            coming=found[coming[0].story_id] if coming else None,
            page=Page(stories, *_turns(recent, None, more=more), total),
        )

    # --- what lies ahead, what was nearly one, how much there is

    def upcoming(self, today: date, statuses: Sequence[Status] = AHEAD) -> Coming:
        """Contacts of these statuses that are not over yet, and the forums of the calendar."""
        with self._store.read() as tx:
            found = _in_order(tx, tx.index.coming(today - FORGOTTEN, statuses, MOST_COMING))
        occasions = [each for each in self._calendar if (each.end or each.day) >= today]
        return Coming(
            tuple(story for story in found if _is_ahead(story, today)),
            tuple(sorted(occasions, key=lambda occasion: occasion.day)),
        )

    def near_misses(self, most: int, before: tuple[datetime, str] | None = None) -> list[NearMiss]:
        """Items that scored close to the threshold, the latest first."""
        with self._store.read() as tx:
            return tx.near_misses.latest(self._near_miss_score, most, before)

    def stats(self, period: Period = EVER) -> Stats:
        with self._store.read() as tx:
            people = tx.tallies.people(period, COMPANY)
            return Stats(
                period,
                tuple(tx.tallies.kinds(period)),
                tuple(tx.tallies.months(period)),
                tuple(people[Side.US]),
                tuple(people[Side.CHINA]),
            )

    def months(self, period: Period, status: Status) -> list[Month]:
        """How many contacts of a status fell into each month, by track; whole months."""
        with self._store.read() as tx:
            return tx.tallies.months(period, status)

    def feeds(self) -> list[PolledFeed]:
        with self._store.read() as tx:
            return tx.feeds.all()

    def audit(self, most: int, before: int | None = None) -> list[Deed]:
        """The last changes that people made, latest first; those before the one of this number."""
        with self._store.read() as tx:
            return tx.audit.latest(most, before)

    def reported_since(self, since: datetime, most: int) -> Iterator[Story]:
        """The contacts first reported from then on, the latest first, at most so many."""
        turn: Turn | None = None
        left = most
        while left > 0:
            page = self.latest(min(left, 100), turn)
            for story in page.stories:
                if story.first_published is None or story.first_published < since:
                    return
                yield story
            left -= len(page.stories)
            turn = page.older
            if turn is None:
                return


def _in_order(tx: Transaction, ids: Sequence[str]) -> tuple[Story, ...]:
    found = {story.id: story for story in tx.stories.load(ids)} if ids else {}
    return tuple(found[story_id] for story_id in ids if story_id in found)


def _turns(places: Sequence[Place], turn: Turn | None, *, more: bool) -> tuple[Turn | None, Turn | None]:
    """Where newer and older ones are, if there are any: a turn was made away from some."""
    if not places:
        return None, None
    has_newer = more if turn and turn.newer else turn is not None
    has_older = True if turn and turn.newer else more
    newer = Turn(places[0].at, newer=True) if has_newer else None
    return newer, Turn(places[-1].at) if has_older else None


def _telling(story: Story) -> list[Source]:
    order = {"us_readout": 0, "china_readout": 1}
    return sorted(story.sources, key=lambda source: order.get(source.issuer, 2))[:EXPLAINED]


def _is_ahead(story: Story, today: date) -> bool:
    """Whether its day, or the period in which it lies, is not over; without a day, it was just reported."""
    when = story.contact.when
    if when is None:
        return True
    if when.precision is Precision.DAY:
        return (when.end or when.day) >= today
    lengths = {Precision.WEEK: 7, Precision.MONTH: 31, Precision.YEAR: 366}
    return when.day + timedelta(days=lengths[when.precision]) > today
