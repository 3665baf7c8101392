"""What an item's wording adds to the contact that it mainly reports, and by which words.

Where the acts leave it open, the words lean towards a meeting, towards what was held, and towards whoever
took part. None of this says whether the item reports a contact: its reasons stand apart from the score's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from bot.core import participants, taking_part
from bot.core.candidate import Candidate
from bot.core.knowledge import Leaning, Wording
from bot.core.model import Contact, Level, Mode, Reason, Status
from bot.core.modes import may_be_in_person
from bot.core.precedence import is_planned_beside
from bot.core.retelling import Told
from bot.core.value import value
from bot.core.verdict import Mention
from bot.core.wording import Shown, Words, leans, strongest

LEAST_IN_PERSON = 1.0  # log-odds of the wording from which a mode that nothing else tells is in person
LEAST_HELD = 1.5  # log-odds of the wording from which a plan is read as held
ENOUGH = 40  # words without which the last who is named of a side stays, however the item is worded
PLAIN = 4.0  # log-odds of an act from which on what its own sentence says of it is believed
_MET_FOR = re.compile(
    r"\b(?:met|meet|meets|huddled|conferred|gathered|convened|sat down) [^.;]{0,80}?"
    r"\b(?:ahead of|before|prior to|(?:prepar|prepp|plann?|rehears|mapp?)(?:e|ed|es|ing)?(?: for| out)?)"
    r" [^.;]{0,40}$"
)
_BEFORE = 200  # characters before a plan in which the meeting that prepares for it is looked for
_PLANNED = (Status.SCHEDULED, Status.PROPOSED)
_HELD, _UNSPECIFIED, _IN_PERSON, _LEADER = Status.HELD, Mode.UNSPECIFIED, Mode.IN_PERSON, Level.LEADER


@value
class People:
    """Whom an item names: its officials, those of them who are parties of other contacts than the main one,
    and by which office each is called.
    """

    officials: Sequence[Mention]
    met_others: Set[str]
    offices: Mapping[str, str]


class Leanings:
    """What the words of one item lean towards."""

    def __init__(self, words: Words, wording: Wording) -> None:
        self._words, self._wording = words, wording

    def held_after_all(self, main: Told, acts: Sequence[Candidate]) -> Told:
        """The main contact, held where its act is read as a plan and the item is worded as on what was.

        `acts` are all of the item.
        """
        if not self._was_held(main, acts):
            return main
        return replace(main, candidate=replace(main.candidate, status=_HELD, tense="past"))

    def completed(self, contact: Contact, told: Candidate, people: People) -> Contact:
        """The main contact, with the mode that nothing else tells, whoever joined and without who did not
        take part.
        """
        mode = contact.mode
        if (
            mode is _UNSPECIFIED
            and may_be_in_person(told)
            and self._of(self._wording.in_person) > LEAST_IN_PERSON
        ):
            mode = _IN_PERSON
        joined, out = taking_part.judged(
            self._words, people.officials, _named(contact), self._wording.took_part
        )
        # No leader joins what others held: where one takes part, the contact is his.
        joined = [m for m in joined if contact.level is _LEADER or m.level is not _LEADER]
        joined = [m for m in joined if m.name not in people.met_others]
        if not joined and not out:
            return contact if mode is contact.mode else replace(contact, mode=mode)
        few = len(self._words.title) + len(self._words.body) < ENOUGH
        us, china = participants.judged(told, joined, out, people.offices, last_stays=few)
        return replace(contact, mode=mode, us=us, china=china)

    def reasons(
        self,
        by_acts: Contact,
        contact: Contact,
        read: Told,
        acts: Sequence[Candidate],
        officials: Sequence[Mention],
    ) -> tuple[Reason, ...]:
        """By which words the wording made a contact out of what the acts tell, whose main one was first
        `read` so.
        """
        shown, wording, found = self._words.shown, self._wording, list[Reason]()
        if contact.status is _HELD and self._was_held(read, acts):
            found.append(_reason("held", shown, wording.held))
        if contact.mode is not by_acts.mode:
            found.append(_reason("in_person", shown, wording.in_person))
        return (*found, *self._of_people(_named(by_acts), _named(contact), officials))

    def _of_people(
        self, named: Set[str], took_part: Set[str], officials: Sequence[Mention]
    ) -> Iterator[Reason]:
        if named == took_part:
            return
        for (name, _), (mention, shown) in taking_part.surroundings(self._words, officials, named).items():
            if (name in named) is (name in took_part):
                continue
            log_odds = leans((shown,), self._wording.took_part)
            around = taking_part.told_by(shown, self._wording.took_part, log_odds)
            rule = "worded:took_part" if name in took_part else "worded:left_out"
            yield Reason(rule, round(log_odds, 3), " \u00b7 ".join((mention.surface, *around)))

    def _was_held(self, main: Told, acts: Sequence[Candidate]) -> bool:
        """Whether a plan was held by the item's words, and these are not of another meeting that its sentence
        tells of ("Biden and Blinken met to prepare for talks with Xi") or that others held.

        A sentence that plainly says in words that it is to come ("asked for a call") is believed: only what
        follows can tell that it took place. In Chinese a plan is always told by a word of its own, not by a
        tense (计划, 同意).
        """
        told, held, doc = main.candidate, self._wording.held, self._words.doc
        if told.status not in _PLANNED or doc.lang == "zh" or self._of(held) < LEAST_HELD:
            return False
        if is_planned_beside(told, acts):
            return False
        if main.odds > PLAIN and "status firm" in told.signs:
            behind = self._words.since(doc.sentences[told.sentence].span.end)
            if leans(behind, held) < LEAST_HELD:
                return False
        end = told.trigger.start
        start = max(doc.sentences[told.sentence].span.start, end - _BEFORE)
        return _MET_FOR.search(doc.low[start:end]) is None

    def _of(self, leaning: Leaning) -> float:
        """Log-odds that the item's wording speaks for something; a bare headline has too few words to say."""
        doc = self._words.doc
        return leans(self._words.shown, leaning) if doc.first_body < len(doc.sentences) else 0.0


def _named(contact: Contact) -> set[str]:
    return {person.name for person in (*contact.us, *contact.china) if not person.by_role}


def _reason(what: str, shown: Shown, leaning: Leaning) -> Reason:
    log_odds = leans(shown, leaning)
    words = strongest(shown, leaning, log_odds)
    return Reason(f"worded:{what}", round(log_odds, 3), " \u00b7 ".join(words))
