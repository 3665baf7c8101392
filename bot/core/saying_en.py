"""When somebody spoke of an act, as against when it was: "said on Wednesday", "promised together on Friday".

Who tells of what was over minutes before tells it on the day of the act.
"""

from __future__ import annotations

import re

from bot.core.attachment import REPORT_NOUN, REPORT_VERB
from bot.core.calendar_en import DatePhrase
from bot.core.model import Span
from bot.core.text import small
from bot.core.verdict import Mention
from bot.core.wordlist import holds

# All of these read words in small letters.
# What was said "that on Tuesday" took place is no day on which somebody spoke.
REPORTED = re.compile(
    rf"\b{REPORT_VERB}\b(?:(?!\bthat (?!aired|was|ran|is\b))[^,;.]){{0,40}}$"
    rf"|\b(?:according to|{REPORT_NOUN})\b[^,;.]{{0,15}}$"
)
# Who faces the press together has just met; who has met and agrees on something does so there.
_TOGETHER = re.compile(
    r"\b(?:joint (?:(?:press|news|media) (?:conference|briefing|availability|appearance)|appearance)"
    r"|(?:stood|standing|appear(?:ed|ing)|spoke|speaking) (?:side by side|together|beside|alongside|next to))"
    r"\b[^,;.]{0,60}$"
    r"|^(?:the (?:(?:two|both|u\.?s\.?|american|chinese|and) )*(?:[\w-]+ )?"
    r"(?:leaders|presidents|ministers|chiefs|envoys|men|sides|two|pair|countries|nations|governments)"
    r"|they|both (?:sides|countries)) (?:agreed|pledged|promised|vowed|committed) (?:on )?$"
)
# "Li Zhaoxing and Colin Powell promised on"
_PAIR_AGREED = re.compile(
    r"[^,;:]{4,120} and [^,;:]{4,120} (?:agreed|pledged|promised|vowed|committed)"
    r" (?:in [\w ]{3,25}? )?(?:on )?$"
)
_BESIDE = re.compile(
    r",? (?:(?:while )?(?:standing|sitting|seated|appearing|speaking) )?"
    r"(?:next to|beside|alongside|side by side with|at the side of) (?!the )"
)
_COMMENTED = re.compile(
    r"\b(?:made (?:the|his|her|these|those) (?:comment|remark|statement|appeal|assessment|pledge)s?"
    r"|(?:comments?|remarks?|statement|warning|appeal|pledge) (?:came|(?:was|were) made|follow(?:s|ed)))"
    r"(?: (?:in|during|at|after|following|as)\b[^.;]{0,60})?$"
)
# One of these is in whatever the first three of them find, and of the second in what the last does.
_JOINT = (
    *("joint", "side by side", "together", "beside", "alongside", "next to", "at the side of"),
    *("agreed", "pledged", "promised", "vowed", "committed"),
)
_WORDS = ("comment", "remark", "statement", "appeal", "assessment", "pledge", "warning")
_MARKET = re.compile(
    r"\b(?:stocks|shares|equities|markets?|futures|oil|crude|yuan|dollar|gold|yields)"
    r" (?:[\w-]+ ){1,4}(?:on )?$"
)
# Who tells reporters on a day what was over minutes before tells it on the same day.
_MOMENTS_AGO = re.compile(
    r"\b(?:(?:minutes|moments|an hour|hours|shortly|immediately)"
    r" (?:earlier|before(?:hand)?|ago|after|following)"
    r"|(?:within|in the) (?:minutes|moments|hours) (?:of|after)|fresh (?:from|off|out of)"
    r"|straight (?:from|after)"
    r"|(?:emerging|coming|stepping) (?:from|out of)|(?:had|have|has|'ve|having|i) just"
    r"|just (?:got|had|hung|finished))\b"
)
# "Had a very good call with Xi," he wrote on Tuesday.
_POSTED = re.compile(
    r"\W*(?:i |we |the president and i )?(?:(?:have )?just )?(?:had|got off|hung up|finished|concluded"
    r"|completed|held|spoke|met|wrapped up) [^.;]{0,60}"
)
# Who speaks somewhere on a day says nothing of the day of the act: "Speaking in Singapore on Saturday, he".
SPEAKING = re.compile(
    r"(?:^|[,\"] )(?:(?:speaking|talking|appearing|interviewed|asked|pressed|quizzed|questioned)"
    r"(?: (?:in|at|on|before|from|after|outside|aboard)\b(?! (?:the )?(?:tele)?phone| a call)"
    r"| to (?:reporters|journalists|the (?:press|media)))|addressing|briefing)[^,;]{0,50}$"
)
_TELLS_PRESS = re.compile(
    r"(?:told|briefed|spoke to|talked to|announced to) (?:the |state |local |foreign )?"
    r"(?:media|reporters|journalists|press|newsmen|correspondents|broadcasters?|lawmakers|congress|parliament)\b"
)
_LED = 80  # characters before a phrase in which the words that lead to it stand


def may_be_joint(low: str) -> bool:
    """Whether words can tell what both sides did or agreed together."""
    return holds(low, _JOINT)


def may_comment(low: str) -> bool:
    """Whether words have one for what somebody said."""
    return holds(low, _WORDS)


def is_together(low: str, phrase: DatePhrase) -> bool:
    """Whether a phrase dates what both sides did together: "told a joint news conference on Friday"."""
    if _BESIDE.match(low, phrase.span.end):
        return True
    return _TOGETHER.search(low[max(0, phrase.span.start - 160) : phrase.span.start]) is not None


def is_agreed_by(low: str, phrase: DatePhrase, *parties: tuple[Mention, ...]) -> bool:
    """Whether a phrase dates what both parties agreed together: "Li and Powell promised on Wednesday"."""
    led = low[: phrase.span.start]
    return bool(_PAIR_AGREED.match(led)) and all(
        any(word in led for each in party for word in small(each.name).split()) for party in parties
    )


def moves_market(low: str, phrase: DatePhrase) -> bool:
    """Whether a phrase dates what prices did: "Stocks surged on Tuesday after Trump said he will meet Xi"."""
    return _MARKET.search(low[max(0, phrase.span.start - _LED) : phrase.span.start]) is not None


def is_commented(low: str, act: Span) -> bool:
    """Whether an act only tells when something was said: "he made the comment after meeting Tang"."""
    return _COMMENTED.search(low[max(0, act.start - 100) : act.start]) is not None


def is_said(low: str, phrase: DatePhrase) -> bool:
    """Whether a phrase tells when somebody spoke."""
    return REPORTED.search(low[max(0, phrase.span.start - _LED) : phrase.span.start]) is not None


def tells(low: str, act: Span) -> bool:
    """Whether an act is that somebody told others of it: "told media on Tuesday"."""
    return _TELLS_PRESS.match(low, act.start) is not None


def is_just_over(low: str, since: int, act: Span) -> bool:
    """Whether what was told on a day was over that day: "Fresh from a call with Li, he said on Monday", "said
    on Tuesday that he had spoken with Li minutes earlier", "'Had a good call with Li,' he wrote on Friday".
    """
    if _MOMENTS_AGO.search(low, max(since, act.start - _LED), min(len(low), act.end + _LED)):
        return True
    return since == 0 and _POSTED.fullmatch(low, 0, act.start) is not None
