"""Ordinary RSS is read as feedparser reads it, or left to it."""

import tarfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds import parse
from bot.feeds.rss import read_rss
from tests.unit.feeds.bodies import CALL, rss, to_read

SUITE = Path(__file__).parents[4] / "shared" / "feeds" / "feedparser-suite.tar.gz"


def is_read_here(request):
    body, content_type = parse._as_declared(request.body.lstrip(), request)
    return read_rss(body, content_type, request.url) is not None


def through_feedparser(request):
    body, content_type = parse._as_declared(request.body.lstrip(), request)
    return parse._through_feedparser(body, content_type, request)


WORDS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30),
    st.sampled_from(
        [
            *(
                "AT&T",
                "&amp;#8217;s call",
                "<p>a <b>b</b></p>",
                "caf\u00c3\u00a9",
                "\u0093odd\u0094",
                "  two \n lines ",
            ),
            *(
                "https://x.example/?a=1&b=2",
                "/relative",
                "http:///three",
                "tag:x,2025:1",
                "a&#233;b",
                "</div>",
                "&lt;",
            ),
            *(
                "Wed, 10 Sep 2025 12:00:00 GMT",
                "2025-09-10T12:00:00Z",
                "\u7f8e\u4e2d\u9632\u957f\u901a\u8bdd",
            ),
        ]
    ),
)
TAGS = st.sampled_from(
    [
        *("title", "link", "description", "pubDate", "content:encoded", "dc:date", "dc:creator", "category"),
        *("guid", 'guid isPermaLink="false"', 'guid isPermaLink="true"', 'source url="https://s.example/"'),
        *(
            "media:title",
            'media:thumbnail url="u"',
            "feedburner:origLink",
            "comments",
            "enclosure",
            "author",
            "b",
        ),
    ]
)
ELEMENTS = st.builds(lambda tag, text: f"<{tag}>{escape(text)}</{tag.split()[0]}>", TAGS, WORDS)
SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}


@given(
    st.lists(st.lists(ELEMENTS, max_size=8).map("".join), max_size=4),
    st.lists(ELEMENTS, max_size=2).map("".join),
)
def test_any_feed_reads_the_same_with_and_without_feedparser(items, channel):
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    request = to_read(rss(*items, channel=channel).replace("<rss ", f"<rss {names} "))
    assert parse.read(request) == through_feedparser(request)


@pytest.mark.shared
@pytest.mark.skipif(not SUITE.is_file(), reason=f"{SUITE} is not there")
def test_feedparsers_own_test_files_read_the_same():
    with tarfile.open(SUITE) as archive:
        files = [(m.name, archive.extractfile(m).read()) for m in archive if m.isfile()]
    requests = {name: to_read(body) for name, body in files}
    here = {name: request for name, request in requests.items() if is_read_here(request)}
    assert len(here) > 50
    assert [
        name for name, request in here.items() if parse.read(request) != through_feedparser(request)
    ] == []


def test_what_most_feeds_look_like_is_read_here():
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    full = f"{CALL}<dc:creator>A</dc:creator><content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
    assert is_read_here(
        to_read(rss(full, channel="<title>T</title><ttl>5</ttl>").replace("<rss", f"<rss {spaces}"))
    )


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + rss(CALL).split("?>")[1],
        rss(CALL).replace("<item>", "<item xml:base='https://other.example/'>"),
        rss(CALL).replace("2.0", "0.91"),
        rss(CALL)[:-20],
        rss(CALL + CALL),
        rss("<title>a <b>b</b></title>"),
        rss("<title>&nbsp;</title>"),
    ],
    ids=["document type", "base", "version", "broken", "twice", "markup", "entity"],
)
def test_what_is_out_of_the_ordinary_is_left_to_feedparser(body):
    assert not is_read_here(to_read(body))
