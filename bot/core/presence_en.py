"""Where a sentence puts people in the room: a predicate of presence, a place at the table told first, a
delegation and whom it counts.

Whoever sits, stands or is somewhere beside those who meet took part, whatever the word: the couch, the end of
the table, somebody's left. "Burns and Beran took notes", "To his left sat Burns", "The American team
comprised Burns and Beran", "received Blinken, Burns in tow". The words of presence are a closed class, and so
are the places of a room; who only spoke, waited or was elsewhere has none of them.
"""

from __future__ import annotations

import re

_HIM = (
    r"(?:him|her|them|(?:the|his|her|their) (?:[a-z-]+ ){0,3}?(?:secretary|minister|premier|president|envoy"
    r"|chief|leader|general|admiral|ambassador|senator|speaker|chairman|visitor|guest|host|boss|governor"
    r"|chairwoman|negotiator|diplomat|official|adviser|two|pair|principals?|ministers|leaders))"
)
_WHOM = rf"(?:{_HIM}|(?:[A-Z][\w.'-]+ ){{0,2}}[A-Z][\w'-]+)"
_SIDES = r"(?:U\.?S\.?|American|Chinese|Beijing|Washington|home|hosts'?|guests'?|visitors'?|other|opposite)"
_FURNITURE = r"(?:couch(?:es)?|sofas?|armchairs?|benche?s?|chairs?|seats?|places?)"
_BESIDE = r"(?:beside|behind|next to|alongside|near)"
_FACING = r"(?:opposite|across from|facing)"  # somebody named is another one's counterpart
_AT = (
    r"(?:(?:(?:to|on|at) (?:his|her|their|either|the \w+'s|[A-Z][\w-]+'s) (?:immediate )?"
    r"(?:left|right|side|elbow|flank)"
    rf"|(?:in|among) (?:his|her|their) (?:train|wake|entourage|party|team|retinue)"
    rf"|at (?:the|his|her|their|its) (?:[\w.'-]+ ){{0,2}}?(?:table|elbow|side|end of the table)"
    rf"|(?:at|on|around) the {_SIDES} (?:side|end)(?: of the table)?"
    r"|in (?:the room|tow|attendance)|on hand|on the line(?= too| as well)"
    r"|(?:a|one|two|three) seats? (?:from|away)|by (?:his|her|their) side|around the table"
    rf"|on the (?:\w+ )?{_FURNITURE}|(?:a|one|two) (?:step|steps|pace|row) behind|among those present"
    rf"|{_BESIDE} {_WHOM}|{_FACING} {_HIM})(?![\w'-]))"
)
_DOES = (
    r"(?:(?:is|are|was|were|will|would|to|be|set|due|expected|scheduled|all|both|also|each|then|later|briefly"
    r"|too) )*"
)
_MEETING = (
    r"(?:(?:the|their|that|this|his|her|an?) (?:[\w'-]+ ){0,3}?(?:talks|meetings?|sessions?|conversations?"
    r"|discussions?|dialogue|call(?! (?:for|to|on) )|round|negotiations|consultations"
    r"|dinner|lunch|banquet|summit|one)(?![\w'-]))"
)
_END = r"(?=[.,;]|$| (?:and|at|on|in|as|for|with|from|too|throughout|while|during|by)\b)"
_AFTER = re.compile(
    r"(?:,? (?:too|as well)|(?:, [^,.;]{2,70})?,)? "
    rf"(?:{_DOES}"
    r"(?:(?:s[ai]t|sits|sitting|stands?|stood|standing|seated|placed|positioned|listen(?:s|ed|ing)?) )?"
    rf"{_AT}"
    rf"|{_DOES}(?:sat|sits?|sitting|listen(?:ed|s|ing)?) (?:in|through)(?![\w-])(?! on (?:an?|his|her) )"
    rf"|{_DOES}"
    r"(?:look(?:ed|s|ing)? on(?! from| via| by)"
    r"|(?:took|takes?|taking) (?:notes|(?:an? )?(?:seats?|chairs?|places?)(?! on the)))"
    rf"(?: |{_END})"
    rf"|{_DOES}(?:flanked|flanks?|flanking|accompan(?:ied|y|ies|ying)|assist(?:ed|ing|s)?|escort(?:ed|ing)"
    rf"|join(?:ed|s|ing)?) {_WHOM}(?:{_END})(?! in (?:calling|urging|criti|condemn|oppos|demanding|sponsor))"
    rf"|{_DOES}join(?:ed|s|ing)?(?: in|(?: for| from| on)? {_MEETING}"
    rf"| (?:from|on|for) the {_SIDES} (?:side|end)| for (?:part|the (?:first|second)|dinner|lunch|some))"
    rf"(?: |{_END})"
    rf"|{_DOES}(?:c[ao]mes?|coming|arriv(?:ed|es|ing)|travel(?:l?ed|s)|flew|flies|fly(?:ing)?|went|going)"
    rf" (?:too|as well|along|with {_WHOM})(?:{_END})"
    rf"|{_DOES}"
    r"(?:attend(?:s|ed|ing)?|takes? part|taking part|took part|participat(?:ed|es|ing)|present)"
    rf" (?:(?:on|from|at|for) the {_SIDES}(?: (?:side|end|part))?(?:{_END}))"
    rf"|{_DOES}(?:kept|keeps?) {_WHOM} company"
    rf"|{_DOES}fac(?:es?|ed|ing) {_HIM}(?:{_END})|{_DOES}fill(?:s|ed|ing)? the {_SIDES} (?:side|end)\b"
    r"|(?:is|are|was|were) (?:also )?along(?=[.,;])|tag(?:s|ged) along"
    rf"|{_DOES}"
    r"(?:round(?:ed|s|ing)? (?:out|off)|mak(?:es?|ing) up|made up|complet(?:es?|ed|ing)|fill(?:ed|s)? out)"
    r" (?:it|(?:the|his|her|their) (?:[\w.]+ ){0,5}?"
    r"(?:party|team|delegation|side|group|quartet|trio|line-?up))"
    r"|(?:is|are|was|were|will be) (?:also |both |all )*"
    rf"(?:there|present|with {_WHOM})(?: too| as well)?(?:{_END})"
    rf"|{_DOES}(?:had|have|has) (?:also )?(?:an? )?(?:seats?|places?|chairs?)"
    r"(?: at the table|(?=[.,;])| too| as well)"
    rf"|{_DOES}stayed (?:for|through|throughout) (?:the|part|all|its)"
    rf"|{_DOES}represented "
    rf"(?:the {_SIDES} side|Washington|Beijing|China|the (?:US|U\.S\.|United States)) with)"
)
_NOUN = (
    r"(?:delegation|party|team|group|participants|line-?up|note-?takers|companions|entourage|retinue"
    r"|(?:those|others) (?:present|in (?:the room|attendance|(?:his|her|their) party)|at the table|attending)"
    r"|(?:the|his|her) others?(?: (?:Americans?|Chinese|officials|participants))?"
    r"(?: (?:at the table|in the room|there|present))?)"
)
_COUNTS = (
    r"(?:(?:also )?(?:include[sd]?|comprise[sd]?|counted|counts|featured|features|numbered|held)"
    r"|consist(?:s|ed) of|(?:(?:was|is|, ) ?)?(?:made up|composed) of|were|(?:was|were) filled by|:)"
)
_FRONT = (
    rf"(?:{_AT}|(?:with|behind|beside|next to|alongside|opposite|across from|facing|flanking|accompanying"
    rf"|joining) {_WHOM}(?: (?:in|at|around|into) [^,.;:]{{2,40}})?"
    r"|(?:also )?(?:present|there|seated|attending|in attendance|on hand|taking part"
    r"|at the table|in the room|along|travell?ing)"
    r"(?: (?:at|in|on|for|from|with|along|beside|around|during) [^,.;:]{2,40})?"
    r"|in the (?:[\w.-]+ )?(?:delegation|party|team|group|entourage|room)"
    rf"|(?:on|from|for) the {_SIDES} (?:side|end)(?: of the table)?"
    r"|among (?:the|his|her|their|those|its) (?:(?:party|team|entourage)|(?:[\w.-]+ ){0,2}(?:Americans|guests"
    r"|participants|visitors|officials|delegates)|(?:present|attending|at the table|in the room|who attended"
    r"|taking part)))"
)
_BEFORE = re.compile(
    rf"(?:(?:^|[.;:,] |\band |\bwhile )(?i:{_FRONT})(?:,? (?:also )?(?:was|were|are|is|sat|sits?|stood|came"
    r"|will be|walked)|:)"
    rf"|\b(?i:{_NOUN})(?: (?:also|on|from|for|of)(?: [\w.']+){{0,4}})?(?:,? (?:who )?| |(?=:)){_COUNTS}"
    r"|\b(?:delegation|party|team|group) of(?: \w+,)?"
    r"|,? and with (?:him|her|them)"
    rf"|\b(?:had|has) (?:also )?brought(?: along| with (?:him|her|them))?"
    r"|\b(?:brought|brings?|bringing|took|takes|taking) (?:along|with (?:him|her|them))"
    r"|\b(?:came|comes|arrived|arrives|walked|travel(?:l?ed|s)|appeared|turned up|showed up|flew|flies)"
    r"(?: (?:in|over|there|up))? (?:together )?with"
    r"|\b(?:in (?:the )?company of|in the presence of|accompanied by|flanked by|joined by|assisted by)"
    r"|\b(?:his|her|their|two|three|four|five) (?:[a-z]+ )?"
    r"(?:aides|deputies|colleagues|advisers|lieutenants),?"
    r") (?:the |his |her |their )?(?:[a-z]+ )?$"
)
# Whatever that finds ends so, which is told in an eighth of the time.
_BEFORE_ENDS = re.compile(
    r"(?:,|:|was|were|are|is|sat|sits?|stood|came|be|walked|included?|includes|comprise[sd]?|counted|counts"
    r"|featured|features|numbered|held|of|by|him|her|them|brought|along|with|aides|deputies|colleagues|advisers"
    r"|lieutenants) (?:the |his |her |their )?(?:[a-z]+ )?$"
)
_SET = re.compile(r"\b(?:had|has|have|with|took|takes|brought|brings) (?:the |his |her |their )?$")
_WITH_HIM = re.compile(
    rf"(?:, [^,.;]{{2,60}},)? (?:{_AT}|along(?! with)|with (?:him|her|them)(?![\w'-])"
    r"|to (?:the|his) (?:table|talks|meeting)|for company)"
)
_BROUGHT = re.compile(r"\b(?:had|has) (?:also )?brought (?:the |his |her |their )?$")
_STOPS = re.compile(r"(?:, [^,.;]{2,60})?[.,;]| with (?:him|her|them)\b| along\b")
_ELSEWHERE = re.compile(r" ?(?:when|as (?!well)|for the (?:signing|vote)|to (?:see|watch|hear|mark))\b")
_APPENDED = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|\bin [A-Z]\w+(?: [A-Z]\w+)?|\b(?:hours|minutes)),? (?:together |along |and )?with (?:the |his |her )?$"
)
_PAST = re.compile(
    r"\b(?:was|were|sat|stood|came|took|brought|had|joined|attended|accompanied|flanked|looked|went|flew|arrived"
    r"|included|participated|rounded|made|listened)\b"
)
BEHIND = 200
"""Characters behind a name that can say so."""
AHEAD = 110
"""Characters before a name that can."""


def until(norm: str, end: int, limit: int, *, coming: bool) -> int:
    """Where that ends what follows a name, or the last of several, and puts him in the room; 0 where nothing
    before `limit` does. Who was there is not of a contact that is `coming`.
    """
    found = _AFTER.match(norm, end, min(limit, end + BEHIND))
    if found is None or (coming and _PAST.search(found.group())) or _ELSEWHERE.match(norm, found.end()):
        return 0
    return found.end()


def is_put_there(norm: str, floor: int, start: int, end: int, *, coming: bool) -> bool:
    """Whether what stands before people, who reach from `start` to `end`, puts them there; no sentence
    begins before `floor`.
    """
    before = norm[floor:start]
    found = _BEFORE.search(before) if _BEFORE_ENDS.search(before) else None
    if found is None and (found := _SET.search(before)):
        found = found if _WITH_HIM.match(norm, end, end + BEHIND) else None
    elif found is None and (found := _BROUGHT.search(before)):
        found = found if _STOPS.match(norm, end) else None
    return found is not None and not (coming and _PAST.search(found.group()))


def is_appended(norm: str, floor: int, start: int) -> bool:
    """Whether people are only added to what was told: "met Wang in Beijing on Friday with Burns"."""
    return _APPENDED.search(norm, floor, start) is not None


def is_joined(norm: str, start: int) -> bool:
    """Whether people are told as those who join whoever the sentence opens with."""
    return norm.endswith(_JOINED_BY, 0, start)


def is_long_ago(norm: str, end: int, limit: int) -> bool:
    """Whether the sentence goes on to tell that it was another year's or month's meeting."""
    return _LONG_AGO.search(norm, end, min(limit, end + BEHIND)) is not None


_LONG_AGO = re.compile(
    r"\b(?:in (?:19|20)\d\d|ago|last (?:year|month|spring|summer|autumn|fall|winter)"
    r"|(?:years?|months?) before|before (?:him|her))\b"
)
_JOINED_BY = (", joined by ", ", accompanied by ", ", flanked by ")
