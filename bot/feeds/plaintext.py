"""HTML of feeds as plain text: what a reader would see, one line a block, nothing invisible."""

from __future__ import annotations

import html
import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

_UNSEEN = ["script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title"]
_BLOCKS = (
    "p,div,br,hr,li,ul,ol,dl,dt,dd,tr,td,th,table,h1,h2,h3,h4,h5,h6,"
    "blockquote,pre,section,article,header,footer,figure,figcaption"
)
_LONGEST_MARKUP = 200_000  # characters read; nesting makes the HTML parser slower than linear beyond
# Left after one reading only where the feed escaped its text twice.
_LEFT_TAG = re.compile(
    r"</?(?:p|br|a|b|i|em|strong|div|span|img|font|ul|ol|li|td|tr|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE
)
_LEFT_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8});")
# Controls, soft hyphens, zero-width and bidirectional marks, halves of surrogate pairs.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_SPACES = re.compile(r"[^\S\n\r\x0b\x0c\x85\u2028\u2029]{2,}|[^\S \n\r\x0b\x0c\x85\u2028\u2029]")
# Teasers that are nothing but a paragraph or two: most, and the HTML parser takes its time over each.
_WORDS = r"(?:[^<&\x00]|&(?:amp|quot|nbsp|#39|#8\d{3});)*+"
_PARAGRAPHS = re.compile(f"{_WORDS}(?:<p>{_WORDS}(?:<br ?/?>{_WORDS})*+</p>{_WORDS})*+")
_PARAGRAPH_TAG = re.compile(r"</?(?:p|br ?/?)>")


def from_markup(markup: str) -> str:
    """Text of an HTML fragment; entities are decoded once more where they were escaped twice."""
    text = _read(markup[:_LONGEST_MARKUP])
    if _LEFT_TAG.search(text):
        text = _read(text)
    if _LEFT_ENTITY.search(text):
        text = html.unescape(text)
    return tidy(text)


def tidy(text: str) -> str:
    """`text` in Unicode's composed form, without invisible characters, empty lines and doubled spaces."""
    text = text.strip()
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if text.isprintable():  # so there is no white space but single blanks
        return (_SPACES.sub(" ", text) if "  " in text else text).strip()
    lines = (line.strip() for line in _SPACES.sub(" ", text).splitlines())
    return "\n".join(filter(None, lines))


def one_line(text: str) -> str:
    return text.replace("\n", " ")


def _read(markup: str) -> str:
    if "<" not in markup:
        return html.unescape(markup)
    if _PARAGRAPHS.fullmatch(markup):
        return html.unescape(_PARAGRAPH_TAG.sub("\n", _LINE_ENDS.sub(" ", markup)))
    tree = LexborHTMLParser(_LINE_ENDS.sub(" ", markup))  # in HTML a line's end is a space
    tree.strip_tags(_UNSEEN)
    body = tree.body
    if body is None:
        return ""
    for block in body.css(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    return body.text() or ""
