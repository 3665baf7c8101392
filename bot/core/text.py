"""An item as a document: normalised text, sentences with offsets, language.

Everything downstream reads `Document.norm`, which has exactly one character for each character of
`Document.text`, so that any span found in the one can be quoted from the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

import sentencex

from bot.core import furniture
from bot.core.model import Item, Span
from bot.core.script_zh import simplify
from bot.core.value import value
from bot.core.wordlist import holds, words

# Typographic variants that mean the same to every rule: quotes, spaces, hyphens, full-width letters.
_STRAIGHT = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys(
        [chr(c) for c in range(0x2000, 0x200B)] + ["\u00a0", "\u1680", "\u202f", "\u205f", "\u3000"], " "
    ),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # lone surrogates, which no automaton reads
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()},
}

# Entities that survive in archived feeds, with and without their ampersand (`#39;`, `quot;`), and stray tags.
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_APOSTROPHE = re.compile(r"#0?39|#x27|#821[67]|#x201[89]|apos|[rl]squo")
_QUOTE = re.compile(r"quot|[lr]dquo|#34|#822[01]|#x201[cd]", re.IGNORECASE)
_DASH = re.compile(r"[mn]dash|#821[12]|#x201[34]")
_ARTEFACT = re.compile(
    rf"(?:&(?:amp;)*)?(?:{_APOSTROPHE.pattern}|{_QUOTE.pattern}|{_DASH.pattern}|nbsp|#160);|&(?:amp;)+|&[lg]t;|"
    + _TAG.pattern
)
_ENTITY_ENDS = (
    *("39;", "27;", "pos;", "quo;", "uot;", "34;", "bsp;", "160;", "amp;", "lt;", "gt;", "ash;"),
    *("211;", "212;", "216;", "217;", "220;", "221;", "013;", "014;", "018;", "019;", "01c;", "01d;"),
)

_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]+)?\b")
_ACRONYMS = words(
    "US USA UN EU UK PRC PLA PLAN CCP NATO ASEAN APEC WTO IMF DOD DOJ FBI CIA NSC NSA CNO USTR AUKUS AI MND "
    "MFA INDOPACOM USINDOPACOM DPCT MMCA SCO BRICS ADMM DPRK FM MOU"
)
_SMALL = words("OF IN ON AT TO FOR AND OR BUT BY WITH FROM AS AFTER OVER INTO THE AN IS ARE BE NOT NO IT ITS")

_ASCII = bytes(range(0x80))
_FEW_KINDS = 32
_BREAK = re.compile(r"[.!?\n].", re.DOTALL)  # nowhere else does a sentence end within a text
_CHINESE_SENTENCE = re.compile(
    r"[^\u3002\uff01\uff1f\uff1b!?;\n]*(?:[\u3002\uff01\uff1f\uff1b!?;\n]+[\"')\uff09\u300d\u300f\u201d]*|$)"
)

# After these a sentence goes on even where the next word could open one ("Lt. Gen. He Lei").
_TITLES = "Mr|Mrs|Ms|Dr|Gen|Adm|Lt|Cmdr|Col|Maj|Capt|Sgt|Sen|Snr|Rep|Gov|Amb|Sec|Prof|v|vs"
_TITLE_ENDINGS = tuple(f"{title}." for title in _TITLES.split("|"))
_TITLE_ABBREVIATION = re.compile(rf"\b(?:{_TITLES})\.$")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_LATIN = re.compile(r"[A-Za-z]+")


@value
class Sentence:
    """One sentence of the report; `span` leaves out a dateline. Index 0 opens the title."""

    span: Span
    index: int
    in_title: bool


@value
class Document:
    """A normalised item. `title_end` is the offset of the newline between title and summary.

    `low` is `norm` in small letters, `starts` are where the sentences begin.
    """

    text: str
    norm: str
    low: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    lang: str
    title_end: int

    @property
    def first_body(self) -> int:
        """The number of the first sentence of the text, behind those of the title."""
        return bisect_left(self.starts, self.title_end)

    def words(self, span: Span) -> str:
        """The normalised words of a span."""
        return self.norm[span.start : span.end]

    def small(self, span: Span) -> str:
        """The words of a span in small letters."""
        return self.low[span.start : span.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, None for space and datelines between sentences."""
        place = bisect_right(self.starts, offset)
        if place and offset < (sentence := self.sentences[place - 1]).span.end:
            return sentence
        return None


def read(item: Item) -> Document:
    """Normalise an item's text and find its sentences and language. Linear in the text's length."""
    text = item.text
    lang = language(text, item.lang)
    norm = normalise(text, lang)
    title_end = len(item.title)
    headline = furniture.headline_end(norm[:title_end], item.source)
    if headline < title_end:  # an outlet is nobody that the headline names
        norm = norm[:headline] + "\n" * (title_end - headline) + norm[title_end:]
    if norm[:headline].isupper():  # all in capitals, which tell names from other words elsewhere
        norm = _CAPITALS.sub(_capitalised, norm[:headline]) + norm[headline:]
    sentences = tuple(_sentences(norm, title_end, lang))
    starts = tuple([sentence.span.start for sentence in sentences])
    return Document(text, norm, small(norm), sentences, starts, lang, title_end)


@lru_cache(maxsize=1)  # several steps in a row ask it of the same text
def strange(text: str) -> str:
    """The characters of a text that are not ASCII, in their order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def replaced(text: str, table: Mapping[str, str]) -> str:
    """Text with characters that are not ASCII replaced, one by one.

    News has few kinds of them, and each takes no time; many are replaced in one pass, so that a hostile text
    takes no longer than in proportion to its length.
    """
    kinds = table.keys() & strange(text)
    if len(kinds) > _FEW_KINDS:
        return text.translate({ord(kind): table[kind] for kind in kinds})
    for kind in kinds:
        text = text.replace(kind, table[kind])
    return text


def language(text: str, declared: str = "") -> str:
    """ "zh" where Han characters carry the text, else "en"; a declared one decides only for empty text."""
    if text.isascii():
        return "zh" if declared.startswith("zh") and not _LATIN.search(text) else "en"
    han = _count(_CJK, strange(text))
    return "zh" if han and han * 4 > _count(_LATIN, text) else "en"


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


@lru_cache(maxsize=1)  # the first test and the reading ask it of the same text
def normalise(text: str, lang: str = "en") -> str:
    """Text of the same length with straight quotes, plain spaces and hyphens, no entities or tags.

    Chinese text is in simplified characters afterwards.
    """
    norm = text.replace("\r", " ").replace("\t", " ")
    if not norm.isascii():
        norm = replaced(norm, _STRAIGHT).replace("`", "'")
    norm = without_artefacts(norm)
    return simplify(norm) if lang == "zh" else norm


def without_artefacts(text: str) -> str:
    """Text of the same length without entities and tags; most texts with a semicolon have none."""
    if ";" in text and holds(text, _ENTITY_ENDS):
        return _ARTEFACT.sub(_plain, text)
    return _TAG.sub(_plain, text) if "<" in text else text


def small(words: str) -> str:
    """Words in small letters, each where it stood: a letter that would grow into two stays as it is."""
    low = words.lower()
    if len(low) == len(words):
        return low
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in words)


def _capitalised(match: re.Match[str]) -> str:
    word = match.group()
    if word in _ACRONYMS:
        return word
    return word.lower() if word in _SMALL and match.start() else word.capitalize()


def _plain(match: re.Match[str]) -> str:
    """The character an artefact stands for, padded with spaces to the artefact's length."""
    raw = match.group()
    if raw.startswith("<") or "&lt" in raw or "&gt" in raw:
        return " " * len(raw)
    if _APOSTROPHE.search(raw):
        return "'".rjust(len(raw))
    if _QUOTE.search(raw):
        return '"'.rjust(len(raw))
    if _DASH.search(raw):
        return "-".ljust(len(raw))
    return ("&" if "amp" in raw else " ").ljust(len(raw))


def _sentences(norm: str, title_end: int, lang: str) -> Iterator[Sentence]:
    """The sentences of title and text, without what of them is the page's and not the report's."""
    index = 0
    headline = norm[:title_end]
    begin = title_end + 1 + furniture.copied_headline(norm[title_end + 1 :], headline)
    for first, part, in_title in ((0, headline, True), (begin, norm[begin:], False)):
        end, opens = first, True
        for piece in _pieces(part, lang):
            body = piece.strip()
            if not body:
                continue
            start = norm.index(body, end)
            end = start + len(body)
            if opens:
                if in_title:
                    start += furniture.day_label(body)
                elif furniture.is_heading(body) or furniture.is_caption(norm, end):
                    continue
                else:
                    start += furniture.opening(body)
                opens = False
            if start < end and not furniture.is_boilerplate(norm, norm[start:end], end):
                yield Sentence(Span(start, end), index, in_title)
                index += 1


def _pieces(part: str, lang: str) -> list[str]:
    """Consecutive pieces of `part`, one a sentence, together exactly `part`.

    English goes through sentencex as an ASCII shadow: the library panics on some multi-byte spaces.
    """
    if lang == "zh":
        return [piece for piece in _CHINESE_SENTENCE.findall(part) if piece]
    shadow = part if part.isascii() else _shadow(part)
    if _BREAK.search(shadow) is None:
        return [part] if part else []
    pieces = []
    start = end = 0
    for piece in sentencex.segment("en", shadow):
        end += len(piece)
        if end < len(part) and not _runs_on(part, end):
            pieces.append(part[start:end])
            start = end
    pieces.append(part[start:])
    return pieces


def _runs_on(part: str, end: int) -> bool:
    """Whether a break is none: after a title ("Lt. Gen. | He Lei") or inside "China-U.|S."."""
    if not part[end - 1].isspace():
        return part.startswith("U.S", end - 2)
    words = part[max(0, end - 12) : end].rstrip()
    return words.endswith(_TITLE_ENDINGS) and _TITLE_ABBREVIATION.search(words) is not None


def _shadow(part: str) -> str:
    kinds = set(strange(part))
    return replaced(part, {c: "." if c in "\u3002\u2026" else " " if c.isspace() else "X" for c in kinds})
