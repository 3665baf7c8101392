import re
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.text import address, date_token, link, mrkdwn, plain, shorten, width

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&@#!|*_~`:/\\ \n\r\t\u202e\u2066\u200b\u200d\u0301\ufe0f🇺🇸👩‍🚀אع中"),
    ),
    max_size=300,
)
PHRASES = st.lists(
    st.sampled_from(
        [
            *("<!here>", "<!channel>", "@here", "@channel", "＠everyone", "<@U1>", "<#C1>", "<!subteam^S1>"),
            *("<https://evil.example|click>", "https://evil.example", "mailto:a@b.example", "&lt;!here&gt;"),
            *("*bold*", "_it_", "~s~", "`code`", "```\ncode\n```", ":fire:", ":+1:", "> quote", "中美"),
            "<!date^1^{date}|x>",
        ]
    ),
    max_size=8,
).map(" ".join)
ANY = HOSTILE | PHRASES


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Talks & <b>tea</b>", "Talks &amp; &lt;\u2060b&gt;tea&lt;/b&gt;"),
        ("<!here> look", "&lt;\u2060!here&gt; look"),
        ("@channel", "@\u2060channel"),
        ("＠here", "＠\u2060here"),
        ("*bold* _it_ ~gone~ `code`", "∗bold∗ ˍitˍ ∼gone∼ ˋcodeˋ"),
        ("at :fire: sale", "at ∶fire: sale"),
        ("> quoted", "› quoted"),
        ("see https://evil.example", "see https:\u2060//evil.example"),
        ("two\nlines\tand\x00nul", "two lines and nul"),
        ("abc\u202edef\u2066ghi\u200bjkl\ufeff", "abcdefghijkl"),
        ("Z̸̡̢̧̨̛a", "Z̸̡̢̧a"),
        ("Hegseth\u2019s call \u2014 \u201ccandid\u201d", "Hegseth\u2019s call \u2014 \u201ccandid\u201d"),
        ("两国防长视频通话", "两国防长视频通话"),
        ("دفاع", "\u2068دفاع\u2069"),
    ],
)
def test_mrkdwn_shows_text_and_nothing_else(text, shown):
    assert mrkdwn(text) == shown


def test_plain_keeps_the_characters_that_only_mrkdwn_would_read():
    assert plain("*AT&T* <said> `x`") == "*AT&T* <\u2060said> `x`"


@given(ANY)
def test_no_markup_survives(text):
    shown = mrkdwn(text)
    assert not set(shown) & set("<>*_~`\n\r\t")
    assert "&" not in re.sub("&(amp|lt|gt);", "", shown)
    assert not re.search(r"[@＠﹫](?=[^\s\u2060])", shown)
    assert not re.search(r":[\w+'-]+:", shown)
    assert "://" not in shown


@given(ANY)
def test_nothing_unseen_or_reordering_survives(text):
    shown = plain(text)
    for character in shown:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Co", "Zl", "Zp")
    directions = set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c\u2068\u2069")
    assert directions <= {"\u2068", "\u2069"}
    assert shown.count("\u2068") == shown.count("\u2069") <= 1
    shown.encode()


@given(ANY)
def test_made_safe_twice_is_made_safe_once(text):
    assert plain(plain(text)) == plain(text)


@given(ANY, st.integers(0, 120))
def test_lengths_are_kept_and_entities_stay_whole(text, limit):
    for made in (plain(text, limit), mrkdwn(text, limit)):
        assert width(made) <= limit
    assert "&" not in re.sub("&(amp|lt|gt);", "", mrkdwn(text, limit))


@given(
    st.lists(st.sampled_from(["e\u0301", "👩‍🚀", "🇺🇸", "👍🏽", "षि", "한", "中", "a"]), max_size=30),
    st.integers(1, 60),
)
def test_characters_are_not_parted(clusters, limit):
    text = "".join(clusters)
    kept = shorten(text, limit).removesuffix("…")
    starts = {len("".join(clusters[:n])) for n in range(len(clusters) + 1)}
    assert len(kept) in starts


def test_words_are_not_parted_where_that_costs_little():
    assert shorten("The two ministers spoke by telephone on Tuesday", 30) == "The two ministers spoke by…"
    assert shorten("a" * 40, 30) == "a" * 29 + "…"
    assert shorten("中美两国国防部长今天通电话", 8) == "中美两国国防部…"
    assert shorten("short", 5) == "short"
    assert shorten("short", 0) == ""


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://www.war.gov/a?b=1&c=2#d", "https://www.war.gov/a?b=1&c=2#d"),
        ("http://example.org/中文 页|x>", "http://example.org/%E4%B8%AD%E6%96%87%20%E9%A1%B5%7Cx%3E"),
        ("https://example.org/%E4%B8%AD", "https://example.org/%E4%B8%AD"),
        ("javascript:alert(1)", ""),
        ("ftp://example.org", ""),
        ("https://good.example@evil.example/", ""),
        ("https://[broken", ""),
        ("", ""),
        ("https://example.org/" + "x" * 3000, ""),
    ],
)
def test_addresses(url, safe):
    assert address(url) == safe


def test_links_show_the_label_and_fall_back_to_it():
    assert link("https://example.org/?a=1&b=2", "A|B <x>") == (
        "<https://example.org/?a=1&amp;b=2|A|B &lt;\u2060x&gt;>"
    )
    assert link("javascript:x", "Outlet *1*") == "Outlet ∗1∗"
    assert link("https://example.org", "\u200b") == ""


@given(ANY, ANY)
def test_a_link_has_exactly_one_pair_of_brackets(url, label):
    made = link("https://example.org/" + url, label)
    assert made.count("<") == made.count(">") == made.startswith("<")


def test_a_moment_is_shown_in_the_readers_zone_or_in_utc():
    moment = datetime(2025, 9, 11, 8, 30, tzinfo=UTC)
    assert date_token(moment, "{date_short_pretty} {time}") == (
        "<!date^1757579400^{date_short_pretty} {time}|2025-09-11 08:30 UTC>"
    )
