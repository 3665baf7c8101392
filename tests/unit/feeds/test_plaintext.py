"""HTML as plain text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.plaintext import from_markup, tidy


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("<p>Defense Secretary <b>Heg</b>seth</p><p>spoke</p>", "Defense Secretary Hegseth\nspoke"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
        ("a<script>alert(1)</script><style>p{}</style><!-- c -->b", "ab"),
        ("wrapped\n in   the\tsource <i>only</i>", "wrapped in the source only"),
        ("It&#39;s A&amp;B", "It's A&B"),
        ("It&amp;#39;s A&amp;amp;B", "It's A&B"),
        ("&lt;p&gt;It&amp;#39;s twice escaped&lt;/p&gt;", "It's twice escaped"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("中美&nbsp;两军<br>通话", "中美 两军\n通话"),
        ("soft\u00adhyphen zero\u200bwidth \u202eback\u202c", "softhyphen zerowidth back"),
        ("a\x00b\x1fc\ud800d", "abcd"),
        ("e\u0301", "\u00e9"),
        ("line\r\n\r\n \u2028next", "line\nnext"),
        ("<a href='javascript:x'>link</a> <img src=x onerror=y alt='no'>", "link"),
        ("&copy; &hellip; &#x4e2d; &bogus;", "© … 中 &bogus;"),
    ],
)
def test_what_a_reader_sees(markup: str, text: str) -> None:
    assert from_markup(markup) == text


PIECES = [
    "<p>",
    "</p>",
    "<br>",
    "<b",
    "&amp;",
    "&#39;",
    "&lt;",
    "<![CDATA[",
    "<!--",
    " \n",
    "\xa0",
    "中",
    "\ud800",
    "\0",
]
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)


@given(MARKUP)
def test_text_is_clean(markup: str) -> None:
    text = from_markup(markup)
    text.encode()
    assert unicodedata.is_normalized("NFC", text)
    assert "\n\n" not in text
    assert "  " not in text
    assert text == text.strip()
    assert not any(unicodedata.category(mark) in ("Cc", "Cs") for mark in text if mark != "\n")


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
