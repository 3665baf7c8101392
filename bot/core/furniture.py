"""What of an item is not the report: the outlet's name behind a headline, a byline, a dateline, a headline
copied into the text, teasers, captions and credits.

Feeds carry them because pages do. Left in, "(Xinhua)" names a Chinese body, and a byline takes the place of
the lead. All functions read normalised text (`text.normalise`).
"""

from __future__ import annotations

import re

from bot.core.wordlist import holds, words

# What parts a headline from the name of its outlet.
_BAR = re.compile(r" ?(?:[|\u2022\u00bb\uff5c]|::) ?")
_DASH = re.compile(r" (?:--?|\u2014) ?|--|\u2014|-(?=Xinhua|CGTN|China(?:daily| Daily|\.org)|People's Daily)")
_PARTS = (
    " -",
    "|",
    "--",
    "\u2014",
    "::",
    "_",
    "\u2022",
    "\u00bb",
    "\uff5c",
    *(f"-{n}" for n in "XCP"),
)  # one is there
_LONGEST_OUTLET = 60  # characters
_DASH_ZH = re.compile(r" *[-_\u2014]+ *(?=[^-_\u2014]*[\u4e00-\u9fff])")
# What is shorter is no headline with an outlet: "Opinion | The call".
_HEADLINE = re.compile(r"(?:\S+\s+){2}\S|.*[\u4e00-\u9fff]{6}")
# Names of desks behind a bar; "Opinion" and columnists stay, for they tell what the text is.
_SECTION = re.compile(
    r"(?:[A-Z][\w.]* )?(?:World|Politics|China|Asia(?: Pacific)?|Business|Economy|Diplomacy|International"
    r"|National|US|U\.S\.|Military|Defen[cs]e|Security|Americas|TechCrunch)"
)
_ACRONYMS = (
    "Reuters|AP|AFP|UPI|BBC|CNN|NPR|PBS|ABC|CBS|NBC|MSNBC|CNBC|FOX|Fox|Bloomberg|Politico|POLITICO|Axios|WSJ|NYT"
    "|FT|SCMP|VOA|RFA|RFI|DW|CNA|CGTN|CCTV|RT|TASS|Xinhua|Yonhap|Kyodo|Nikkei|Sputnik|Semafor|Forbes|Fortune"
    "|Stars and Stripes|Voice of America|Radio Free Asia|Time|TIME|Newsweek|Caixin|WION|NDTV|Al Jazeera"
    "|Sixth Tone|MarketWatch|Barron's|Vox|Slate|Quartz"
)
_PAPERS = (
    "Times|Post|News|Journal|Daily|Today|Herald|Tribune|Gazette|Telegraph|Guardian|Observer|Standard|Globe|Mail"
    "|Review|Magazine|Press|Radio|TV|Television|Weekly|Network|Online|Examiner|Monitor|Chronicle|Independent"
    "|Mirror|Express|Insider|Diplomat|Economist|Hill|Atlantic|Bulletin|Wire|Broadcasting|Agency|Media|Newspaper"
)
_SITES = r"(?:com|org|net|gov|mil|edu|cn|hk|tw|uk|au|in|sg|jp|kr|eu|info|tv|news|io|co)"
# A department's own site names itself in full, and a ministry with its country.
_OWN_SITES = (
    r"(?:U\.S\.|US|United States) (?:Department of \w+|Mission\b.*|Embassy\b.*)|The White House"
    r"|Ministry of [\w ]+ of the People's Republic of China|.* in the United States of America"
)
_PLACE = r"(?:[A-Z][\w.&'-]* (?:(?:of|and|the|for|in|[A-Z&][\w.&'-]*) ){0,3})?"
_OUTLET = re.compile(
    rf"(?:The )?(?:(?:[A-Z][\w.&'-]* )?(?:{_ACRONYMS})(?: (?:[A-Z]\w+|{_PAPERS})){{0,2}}"
    rf"|{_PLACE}(?:{_PAPERS})(?: (?:Online|Asia|of [A-Z]\w+))?"
    rf"|[\w-]+(?:\.[\w-]+)*\.{_SITES}|{_OWN_SITES})[.+]?"
    r"|(?:[\w.]{1,12} )?[\w.]{0,12}(?:网|报|社|新闻|中文|电视台?|在线|周刊|卫视|频道|之声)(?: ?[\w.]{1,8})?"
)

# A dateline: "WASHINGTON (Reuters) - ", "QINGDAO, China - ", "Paris, France - "; a day needs no dash.
_DATELINE = re.compile(
    r"(?:By [A-Z][\w.' ]{3,40} )?(?:[A-Z][A-Z.' ]{2,30}|[A-Z][a-z]+)(?:/[A-Z][A-Z ]+)?"
    r"(?:, ?[A-Z][\w. ]{1,25}){0,3}"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:--?|\u2014|>>|:) (?=[A-Z\"'])"
    r"|[A-Z][A-Z ]{3,30}, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d\d?,? (?=[A-Z])"
)
_DATELINE_SURE = re.compile(r"[A-Z]{4}|\(|, ")
# The label that archives keep in front of a text: "date 2025-09-11", "Published: 2025-09-11 -".
_DAY_LABEL = re.compile(
    r"(?:date|dated|published|posted|updated)(?: on)?:? \d{4}-\d\d-\d\d\b[:,|-]* ", re.IGNORECASE
)
_KIND_LABEL = re.compile(r"(?:VIDEO|Video|WATCH|Watch|PHOTOS?|Photos?) ?[:|] ?")
_LABELLING = frozenset("dDpPuUVW")  # what labels begin with
# A sentence of its own before the lead: who wrote it, or when the page was last touched.
_NAME = r"[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|de|van|von|der|al|bin)){1,3}"
_ROLE = (
    r"(?:[\w']+ ){0,3}(?:[Ww]riters?|[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?"
    r"|Reuters|AP|AFP|Press|News|Xinhua)"
)
_BYLINE = re.compile(
    rf"(?:By|BY|Written by|Reporting by) {_NAME}(?:(?:, | and | & |, and |/)(?:{_NAME}|{_ROLE}))*[.|:]?"
)
_TOUCHED = re.compile(
    r"(?:(?:last |first )?(?:updated|published|posted|modified)\b[^.]{0,40}\d[^.]{0,40}"
    r"(?:[ap]\.m\.)?[^.]{0,12}|\d+ min(?:ute)?s? read)\.?",
    re.IGNORECASE,
)
_LONGEST_LINE = 120  # characters of either
_LINE_ZH = re.compile(r"(?:原标题|来源|记者|作者|编辑|发布时间|时间)[:：/][^。]{1,60}")
# "【环球网报道 记者某某】", "（中央社记者某某华盛顿9日专电）", "据新华社报道，".
_OPENING_ZH = re.compile(
    r"(?:【[^】\n]{0,20}(?:报道|记者|讯|新闻|网|社|消息|视频)[^】\n]{0,20}】|[(（](?:中央社|法新社|路透社?|美联社|德新社)[^()（）\n]{2,30}(?:电|讯|报[道导])[)）]"
    r"|(?:据|综合)[\u4e00-\u9fff、《》A-Za-z]{2,20}(?:报道|消息)[,，:：])\s*"
)
_PARTING = " .!?:|\u2014-\n\u3002\uff01\uff1f\uff1a\uff0c"  # what parts a copied headline from what follows
_BULLET = re.compile(r"[\u2022\u00b7\u25aa\u25ba*#>\s]+")

# Sentences that belong to the page, not to the report: teasers, captions, credits, programme notes.
_TEASER = re.compile(
    r"\W*(?:read (?:more|also|the full|our)|see also|related(?: stories)?:|click here|sign up|"
    r"subscribe|continue reading|follow (?:us|live|the)|watch (?:live|the video)|more to come|share this|"
    r"get (?:our|the) |the post .{0,120} appeared first|source:|photo(?:graph)?s?:|image:|file photo|"
    r"video:|listen to|advertisement|download (?:the|our)|\[\u2026\])",
    re.IGNORECASE,
)
_TEASING = words("re se cl si su co fo wa mo sh ge th so ph im fi vi li ad do")  # with which it can begin
_CREDIT = re.compile(
    r"\((?:[^()]{0,40} via )?(?:AP|AFP|Reuters|Getty|EPA|Xinhua|Bloomberg)[^()]{0,40}"
    r"(?:photo|images|file|pool)\b"
    r"|/(?:AP|AFP|Reuters|Getty Images|EPA|Pool)\b.{0,40}\)\s*$"
    r"|\((?:photo|source|image)[^()]{0,60}\)\s*$",
    re.IGNORECASE,
)
# A photograph's caption ends in its day, and the agency's name follows: "in Osaka, June 29, 2019.(Reuters)".
_CAPTION = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?$")
_SIGNED = ("(", " (")
_AGENCY = re.compile(
    r"\s*\((?:[^()\n]{2,40}(?:/| via ))?(?:Reuters|AP|AFP|EPA|Getty|Getty Images|Xinhua|Bloomberg)"
    r"(?: via Getty Images)?\)"
)


def headline_end(title: str, source: str) -> int:
    """Where a headline ends, before the names of section and outlet; `source` is what the feed is called."""
    end = len(title)
    if not holds(title, _PARTS) and ("-" not in title or title.isascii()):
        return end
    while cut := _outlet_start(title[:end], source):
        end = cut
    return end


def _outlet_start(title: str, source: str) -> int:
    """Where the last name behind a headline begins, with what parts it; 0 where there is none."""
    begun = max(0, len(title) - _LONGEST_OUTLET)
    for mark in (_BAR, _DASH, _DASH_ZH):
        *_, last = (None, *mark.finditer(title, begun))
        if last is None or not _HEADLINE.match(title, 0, last.start()):
            continue
        name = title[last.end() :].strip()
        section = mark is _BAR and _SECTION.fullmatch(name)
        if name and (section or name.lower() == source.lower() or _OUTLET.fullmatch(name)):
            return last.start()
    return 0


def copied_headline(text: str, headline: str) -> int:
    """How much at the start of a text only says its headline again, with the outlet behind it."""
    bare = headline.strip(" .\n")
    start = len(text) - len(text.lstrip())
    end = start + len(bare)
    if not bare or text[start:end].lower() != bare.lower() or text[end : end + 1].isalnum():
        return 0
    rest = text[end:].lstrip(_PARTING)
    line, _, below = rest.partition("\n")
    if len(line) <= _LONGEST_OUTLET and _OUTLET.fullmatch(line.rstrip()):
        rest = below
    return len(text) - len(rest)


def is_heading(sentence: str) -> bool:
    """Whether a sentence before the lead only says who wrote it or when the page was changed."""
    if len(sentence) > _LONGEST_LINE:
        return False
    return any(line.fullmatch(sentence) for line in (_BYLINE, _TOUCHED, _LINE_ZH))


def opening(sentence: str) -> int:
    """How much of a text's first sentence only says when and where it was written."""
    line, newline, _ = sentence.partition("\n")
    begun = len(line) + 1 if newline and is_heading(line.rstrip()) else 0
    first = sentence[begun : begun + 1]
    for mark in () if first.isascii() and first.isalpha() else (_AGENCY, _BULLET, _OPENING_ZH):
        if found := mark.match(sentence, begun):
            begun = found.end()
    if sentence[begun : begun + 1] in _LABELLING and (label := _DAY_LABEL.match(sentence, begun)):
        return label.end()
    dateline = _DATELINE.match(sentence, begun)
    return dateline.end() if dateline and _DATELINE_SURE.search(dateline.group()) else begun


def day_label(title: str) -> int:
    """How much of a headline is the label of its day, or says that a film comes with it."""
    if title[:1] not in _LABELLING:
        return 0
    label = _DAY_LABEL.match(title) or _KIND_LABEL.match(title)
    return label.end() if label else 0


def is_boilerplate(norm: str, sentence: str, end: int) -> bool:
    """Whether a sentence that ends at an offset is the page's own, or describes a picture."""
    teases = not sentence[:1].isalnum() or sentence[:2].lower() in _TEASING
    if (teases and _TEASER.match(sentence)) or (")" in sentence and _CREDIT.search(sentence)):
        return True
    return norm.startswith(_SIGNED, end) and _is_signed(norm, end) and _CAPTION.search(sentence) is not None


def is_caption(norm: str, end: int) -> bool:
    """Whether the first sentence of a text, which ends at an offset, describes the picture above it.

    An agency signs a picture before the report begins, and a report where it ends.
    """
    return norm.startswith(_SIGNED, end) and len(norm) - end > _LONGEST_LINE and _is_signed(norm, end)


def _is_signed(norm: str, end: int) -> bool:
    """Whether an agency's name stands at an offset, where a bracket opens."""
    return _AGENCY.match(norm, end) is not None
