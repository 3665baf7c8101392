"""Walking along the hits of a text: what stands next, and whether it belongs to what was read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import gaps, titles
from bot.core.lexicon import Hit
from bot.core.news_verbs_en import NEWS_VERBS
from bot.core.phrase import LONGEST_GAP
from bot.core.vocabulary import Term

# What may stand between a side and its office, or an office and its holder, without changing either.
MODIFIERS = titles.words_of(
    """
    the a an new newly newly-appointed appointed minted top senior visiting outgoing incoming acting then
    current former ex embattled powerful retired longtime long time veteran chief special interim high
    ranking level most next first late serving seasoned lead national state communist party army fellow
    trusted hawkish main key highest central own presumptive permanent executive deputy ruling paramount
    second economic trade military naval civilian climate foreign political presidential two three four five
    six seven eight several some other both senate house congressional bipartisan republican democratic
    defense defence government unnamed counterpart opposite respective his her their recently just
    opposition indo pacific interagency
    """
)
# What an office of a body can be for, without a word of its being so: "the Pentagon counternarcotics chief".
# "Sanctions" is left to those whose staff are told: a country's may be a verb ("US sanctions police chief").
_PORTFOLIOS = MODIFIERS | titles.words_of(
    """
    counterterrorism counter terrorism terror antiterrorism anti nonproliferation non proliferation
    counterproliferation cyber nuclear arms control disarmament policy consular protocol human rights
    religious freedom climate energy narcotics counternarcotics drug drugs refugee refugees legal
    science health space intelligence planning peace environmental environment ocean oceans fisheries
    visa aviation affairs security technology monetary currency patent humanitarian verification
    compliance
    """
)
_OF_STAFF = _PORTFOLIOS | {"sanctions"}
# Words that part two phrases; others may stand between a side and its office ("China's ailing premier").
_BREAKS = titles.words_of(
    """
    and or to in of on for with at by as is was are were has have had will would says said say told tells
    tell that who which but from over after before during amid against about than into not may can could
    should be been meet meets met host hosts hosted visit visits visited see sees saw call calls called
    speak speaks spoke talk talks talked receive receives received join joins joined urge urges urged warn
    warns warned ask asks asked greet greets greeted welcome welcomes welcomed press presses pressed thank
    thanks thanked invite invites invited brief briefs briefed
    """
)
# What makes a group of people no officials: "American business leaders".
_PRIVATE = titles.words_of(
    """
    business tech technology corporate industry company companies civil religious faith thought labor labour
    union student academic academia farm church community banking financial media rights sports
    """
)

# A verb that tells of the side is no attribute of what follows: "China's drug watchdog takes FDA team".
_BREAKING = _BREAKS | {verb for verb in NEWS_VERBS if verb[-1:] == "s" and verb[-2:] != "ss"}
_BREAKING |= titles.words_of("took gave made went came hand hands handed lets led shows drew sets puts")
_MOST_STRANGE = 3  # words between a side and its office: "China's ailing premier"
TOO_LONG = "\n"  # stands for a gap that parts whatever stands on its sides
END = Hit(1 << 60, 1 << 60, (), 0)


class Cursor:
    """A place in a text, once it has begun somewhere.

    `at` is the number of the `next` hit, `end` is where the words read so far end.
    `gap` is the text between what was read and the next hit; `TOO_LONG` where nothing across it matters.
    The last of `hits` must be `END`s, which stand for nothing, so that one can always look two hits ahead.
    """

    def __init__(self, norm: str, hits: Sequence[Hit]) -> None:
        self.norm, self.hits = norm, hits

    def begin(self, at: int) -> None:
        """Stands before a hit, with nothing read."""
        self.at = at
        self.next = self.hits[at]
        self.start = self.end = self.next.start
        self.gap = ""

    def peek(self, sorts: int) -> Term | None:
        """The next hit's meaning of one of the sorts."""
        hit = self.next
        if hit.sorts & sorts:
            for term in hit.terms:
                if term.sort & sorts:
                    return term
        return None

    def stand(self, end: int, at: int) -> None:
        """Reads on, or goes back, to an offset and the hit that comes next there."""
        self.end, self.at = end, at
        self.next = self.hits[at]
        self.gap = self._gap(end, self.next.start)

    def take(self) -> Hit:
        """The next hit, read."""
        hit = self.next
        end = self.end = hit.end
        at = self.at = self.at + 1
        following = self.next = self.hits[at]
        self.gap = self._gap(end, following.start)
        return hit

    def _gap(self, end: int, start: int) -> str:
        """What stands between two offsets; nothing goes on from a title to the text below it."""
        gap = self.norm[end:start] if start - end <= LONGEST_GAP else TOO_LONG
        return TOO_LONG if TOO_LONG in gap else gap

    def adjoins(self, loosely: bool = False) -> bool:
        """Whether only modifiers part the next hit from what was read; `loosely` allows a few other words."""
        gap = self.gap
        if gap in gaps.CLOSE:
            return True
        if gap[-1:] not in (" ", "-") or " -" in gap or "- " in gap:
            return False
        words = gap.replace("-", " ").split()
        if gap.startswith("'s"):
            words = words[1:]
        elif gap[:1] not in (" ", "-"):
            return False
        strange = 0
        for word in words:
            low = word.lower()
            if low not in MODIFIERS:
                strange += 1
                if not loosely or strange > _MOST_STRANGE or low in _BREAKING or not _is_attribute(word):
                    return False
        return True

    def adjoins_by_portfolio(self, *, staff: bool = False) -> bool:
        """Whether what an office is for parts it from whose it is: "the State Department's cyber
        coordinator"; `staff` are somebody's own.
        """
        return is_portfolio(self.gap, staff=staff)


def is_portfolio(gap: str, *, staff: bool = False) -> bool:
    """Whether words only say what an office is for; nobody puts his own staff under "sanctions" ("two Obama
    sanctions aides").
    """
    if gap[-1:] != " " or not gap.startswith((" ", "'s ")) or " -" in gap or len(gap) > LONGEST_GAP:
        return False
    words = gap.removeprefix("'s").lower().replace("-", " ").split()
    return (_OF_STAFF if staff else _PORTFOLIOS).issuperset(words)


def _is_attribute(word: str) -> bool:
    return word.isalpha() and word not in _PRIVATE
