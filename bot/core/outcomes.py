"""What both sides agreed, signed or set up at a contact, in the item's own sentences.

Only what is told as done by the two together counts: not what one side asks for, hopes for or may agree to.
"""

from __future__ import annotations

import re

from bot.core.candidate import Candidate
from bot.core.model import Status
from bot.core.text import Document, Sentence

MOST = 3
LONGEST = 300
"""Characters of a sentence; a longer one is cut at a space."""

_REACH = 12  # sentences after the contact's own in which an item still tells what came of it
# The English ones read words in small letters.
_JOINT = (
    r"(?:both (?:sides|countries|nations|governments|leaders|presidents|ministers|militaries)"
    r"|the two(?: \w+){0,2}|the sides|they|(?:the )?(?:us|u\.s\.|united states|america|washington) and "
    r"(?:the )?(?:prc|china|beijing)|(?:china|beijing) and (?:the )?(?:us|u\.s\.|united states|washington)"
    r"|(?:the )?(?:two|us and chinese|chinese and us|chinese and american|american and chinese) "
    r"(?:militaries|leaders|presidents|ministers|officials|negotiators|delegations|teams))"
)
_DONE = (
    r"(?:(?:have |had |has |also |both |jointly |reportedly )*"
    r"(?:agreed(?! to disagree)|decided|pledged|committed|signed|established|resumed|finali[sz]ed"
    r"|announced (?:an?|the|that|plans?)"
    r"|concluded (?:an?|the) (?:\w+ ){0,3}(?:agreement|deal)"
    r"|reached (?:\w+[ -]){0,5}?(?:agreements?|consensus|understandings?|deal|framework|accord)))"
)
_ENGLISH = re.compile(rf"\b(?=[abctuw]){_JOINT}\b,? {_DONE}\b")
_CHINESE = re.compile(
    r"(?:双方|两国|中美|美中|两军|兩國|雙方|兩軍)[^。;;!?]{0,30}?"
    r"(?:一致同意|均同意|都同意|同意|商定|议定|約定|约定|决定|達成|达成|签署|簽署|宣布)"
)
_UNDONE = re.compile(
    r"\b(?:not|no|never|failed to|without|could|would|might|may|if|whether|unless|expected to|hopes?|hoped"
    r"|previously|last year|earlier this year)\b|未能|未|没有|尚未|若|如果|可能|希望|有望|此前|去年",
    re.IGNORECASE,
)


def find(doc: Document, candidate: Candidate) -> tuple[str, ...]:
    """The sentences that state what came of a contact held, in their order; none of any other contact."""
    if candidate.status is not Status.HELD:
        return ()
    stated = [
        sentence for sentence in doc.sentences if _is_near(sentence, candidate) and _states(doc, sentence)
    ]
    return tuple(_quote(doc, sentence) for sentence in stated[:MOST])


def _is_near(sentence: Sentence, candidate: Candidate) -> bool:
    return 0 <= sentence.index - candidate.sentence <= _REACH


def _states(doc: Document, sentence: Sentence) -> bool:
    words = doc.words(sentence.span)
    found = _CHINESE.search(words) if doc.lang == "zh" else _ENGLISH.search(doc.small(sentence.span))
    if found is None or words.rstrip().endswith(("?", "?")):
        return False
    start = max(words.rfind(mark, 0, found.start()) for mark in (",", ";", ",", ";"))
    return not _UNDONE.search(words[start + 1 : found.end()])


def _quote(doc: Document, sentence: Sentence) -> str:
    words = sentence.span.of(doc.text).strip()
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"
