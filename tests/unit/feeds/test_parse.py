"""Bodies as items: every format, every flaw with its reason."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import FeedKind, Item
from bot.feeds.entries import MOST_ENTRIES
from bot.feeds.model import FailureKind, Reading
from bot.feeds.parse import read
from tests.unit.feeds.bodies import CALL, NOW, rss, to_read

NOON = datetime(2025, 9, 10, 12, tzinfo=UTC)


def items(body: bytes | str, **known) -> tuple[Item, ...]:
    reading = read(to_read(body, **known))
    assert reading.failure is None, reading.reason
    return reading.items


def item(entry: str, **known) -> Item:
    (found,) = items(rss(entry), **known)
    return found


def test_an_rss_entry_becomes_an_item() -> None:
    found = item(CALL)
    assert found == Item(
        id=found.id,
        title="Defense chiefs speak",
        summary="By video.",
        published=NOON,
        url="https://daily.example/1",
        source="The Daily",
        lang="en",
        feed_kind=FeedKind.PRESS,
    )
    assert found.id.startswith("daily:")


ATOM = """<feed xmlns='http://www.w3.org/2005/Atom'><title>Daily</title><entry><id>urn:1</id>
<title type='html'>Defense &lt;b&gt;chiefs&lt;/b&gt; speak</title><link href='/1' rel='alternate'/>
<updated>2025-09-10T12:00:00Z</updated><summary>Short.</summary>
<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>By <i>video</i>.</p>
<p>For an hour.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'
xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='x'><title>Daily</title></channel>
<item rdf:about='urn:1'><title>Defense chiefs speak</title><link>https://daily.example/1</link>
<dc:date>2025-09-10T12:00:00Z</dc:date><description>By video.
For an hour.</description></item></rdf:RDF>"""
JSON = orjson.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Daily",
        "items": [
            {
                "id": 1,
                "url": "https://daily.example/1",
                "title": "Defense chiefs speak",
                "content_html": "<p>By <i>video</i>.<p>For an hour.",
                "date_published": "2025-09-10T12:00:00Z",
            },
            "not an item",
        ],
    }
)


@pytest.mark.parametrize("body", [ATOM, RDF, JSON, b"\xef\xbb\xbf" + JSON, "\n\n \t" + RDF])
def test_other_formats_say_the_same(body: bytes | str) -> None:
    (found,) = items(body)
    assert (found.title, found.summary) == ("Defense chiefs speak", "By video.\nFor an hour.")
    assert (found.published, found.url) == (NOON, "https://daily.example/1")


@pytest.mark.parametrize(
    ("escaped", "title"),
    [
        ("It&#39;s A&amp;amp;B", "It's A&B"),
        ("It&amp;#39;s on", "It's on"),
        ("It&amp;amp;#39;s on", "It's on"),
        ("<![CDATA[US &amp; China: <b>talks</b>]]>", "US & China: talks"),
        ("5 &lt; 6", "5 < 6"),
        ("two\n lines", "two lines"),
    ],
)
def test_titles_are_decoded_once_or_as_often_as_they_were_escaped(escaped: str, title: str) -> None:
    assert item(f"<title>{escaped}</title>").title == title


def test_the_fullest_text_is_the_summary() -> None:
    entry = (
        "<title>t</title><description>Teaser only</description><c:encoded "
        "xmlns:c='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;The whole text.&lt;/p&gt;</c:encoded>"
    )
    assert item(entry).summary == "The whole text."


def test_ids_last_while_an_entry_is_edited() -> None:
    assert item(CALL).id == item(CALL.replace("speak", "spoke").replace("12:00", "13:00")).id
    without_guid = CALL.replace("<guid>1</guid>", "")
    assert item(without_guid).id == item(without_guid.replace("speak", "spoke")).id
    assert item(CALL).id != item(CALL, feed_id="other").id


def test_a_guid_or_link_for_all_tells_none_apart() -> None:
    first, second = CALL.replace(">1<", ">same<"), CALL.replace(">1<", ">same<").replace("speak", "meet")
    one, two = items(rss(first, second))
    assert one.id != two.id
    assert {one.id, two.id} == {found.id for found in items(rss(second, first))}
    assert len(items(rss(first, first))) == 1


def test_entries_that_lack_almost_everything() -> None:
    reading = read(
        to_read(rss("<title>Only a title</title>", "<description>Only text</description>", "<guid>9</guid>"))
    )
    titled, told = reading.items
    assert (titled.title, titled.summary, titled.published, titled.url) == ("Only a title", "", None, "")
    assert (told.title, told.summary) == ("Only text", "Only text")
    assert titled.id != told.id
    assert "1 entries without any text were left out" in reading.notes


def test_a_long_text_lends_its_first_words_as_title() -> None:
    found = item(f"<description>{'word ' * 100}</description>")
    assert len(found.title) <= 162
    assert found.title.endswith("word …")


@pytest.mark.parametrize("date", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 12 Sep 2025 12:00:01 GMT", "soon"])
def test_dates_that_cannot_be_are_none(date: str) -> None:
    reading = read(to_read(rss(CALL.replace("Wed, 10 Sep 2025 12:00:00 GMT", date))))
    assert reading.items[0].published is None
    assert any("date" in note for note in reading.notes)


def test_a_usable_second_date_stands_in_for_a_bad_first() -> None:
    unset = "<title>t</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
    body = rss(f"{unset}<a:updated>2025-09-10T12:00:00Z</a:updated>")
    body = body.replace("<rss ", "<rss xmlns:a='http://www.w3.org/2005/Atom' ")
    assert items(body)[0].published == NOON


def test_beijing_time_without_a_zone() -> None:
    entry = CALL.replace("Wed, 10 Sep 2025 12:00:00 GMT", "2025-09-10 20:00:00")
    assert item(entry, country="CN", lang="zh").published == NOON


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "/1", "mailto:x@y", "ftp://x/", "https://x/" + "a" * 3_000]
)
def test_links_that_people_should_not_follow(link: str) -> None:
    found = item(f"<title>t</title><link>{link}</link>")
    assert found.url in ("", "https://daily.example/1")


def test_links_are_unwrapped_and_free_of_credentials() -> None:
    wrapped = (
        "https://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fuser%3apw%40daily.example%2f1&amp;c=1"
    )
    assert item(f"<title>t</title><link>{wrapped}</link>").url == "https://daily.example/1"


def test_an_aggregator_names_its_source() -> None:
    entry = (
        "<title>Chiefs speak - Harbor Wire</title><source url='https://harbor.example'>Harbor Wire</source>"
    )
    found = item(entry, kind=FeedKind.AGGREGATOR)
    assert (found.title, found.source) == ("Chiefs speak", "Harbor Wire")
    assert item(entry).source == "The Daily"


def test_lengths_are_limited() -> None:
    found = item(f"<title>{'t' * 5_000}</title><description>{'d' * 50_000}</description>")
    assert (len(found.title), len(found.summary)) == (1_000, 20_000)


def dated(number: int) -> str:
    moment = datetime(2025, 9, 1, tzinfo=UTC) + timedelta(minutes=number)
    return f"<title>n{number}</title><pubDate>{moment:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"


def test_of_very_many_entries_the_newest_are_read() -> None:
    entries = [dated(number) for number in range(MOST_ENTRIES + 40)]
    for body in (rss(*entries), rss(*reversed(entries))):
        reading = read(to_read(body))
        assert len(reading.items) == MOST_ENTRIES
        assert f"n{MOST_ENTRIES + 39}" in {found.title for found in reading.items}
        assert f"only {MOST_ENTRIES} of {MOST_ENTRIES + 40} entries were read" in reading.notes


def test_the_publishers_wishes() -> None:
    channel = (
        "<ttl>30</ttl><skipHours><hour>0</hour><hour> 7 </hour><hour>24</hour><hour>99</hour></skipHours>"
    )
    reading = read(to_read(rss(CALL, channel=channel)))
    assert (reading.wait, reading.skip_hours) == (timedelta(minutes=30), (0, 7))
    assert read(to_read(rss(CALL, channel="<ttl>never</ttl>"))).wait is None


def test_an_empty_feed_is_well() -> None:
    assert read(to_read(rss(channel="<title>Daily</title>"))) == Reading(format="rss20", title="Daily")
    flawed = read(to_read(rss(channel="<title>Caf&eacute;</title>")))
    assert (flawed.failure, flawed.title) == (None, "Café")
    assert "undefined entity" in flawed.notes[0]


# What is no feed


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("", FailureKind.EMPTY_BODY, "no content"),
        (" \r\n\t", FailureKind.EMPTY_BODY, "no content"),
        ("{}", FailureKind.NOT_A_FEED, "JSON, but not a JSON Feed"),
        ("[1,", FailureKind.NOT_A_FEED, "JSON"),
        ('{"version": 1}', FailureKind.NOT_A_FEED, "JSON"),
        ("Service unavailable", FailureKind.NOT_A_FEED, "it begins with 'Service unavailable'"),
        ("<!DOCTYPE html><html><p>hi", FailureKind.NOT_A_FEED, "an HTML page, not a feed and announces none"),
        (bytes(range(256)), FailureKind.NOT_A_FEED, "not a feed"),
        ("<rss version='2.0'><channel><title>x", FailureKind.UNREADABLE, "broken XML"),
        ("<rss version='2.0'><channel><?<item></channel></rss>", FailureKind.UNREADABLE, "broken XML"),
    ],
)
def test_what_is_no_feed_has_its_reason(body: bytes | str, kind: FailureKind, words: str) -> None:
    reading = read(to_read(body))
    assert (reading.failure, reading.items) == (kind, ())
    assert words in reading.reason


def test_a_page_is_searched_for_its_feeds() -> None:
    page = """<!DOCTYPE html><html><head><link rel="stylesheet" href="x.css">
        <link rel="alternate" type="application/rss+xml" href="/world.xml">
        <link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
        <link rel="alternate" type="application/rss+xml" href="javascript:x">
        <link rel="alternate" hreflang="zh" href="/zh"></head><body>"""
    reading = read(to_read(page))
    assert reading.alternates == ("https://daily.example/world.xml", "https://other.example/atom")
    assert "it announces https://daily.example/world.xml" in reading.reason


def test_a_feed_cut_in_the_middle_gives_what_it_has() -> None:
    reading = read(to_read(rss(CALL, CALL.replace(">1<", ">2<"))[:-60]))
    assert reading.items[0].title == "Defense chiefs speak"
    assert reading.failure is None
    assert reading.notes[0].startswith("broken XML, read as far as possible:")


# Encodings

TITLE = "中美两军防长视频通话，就台湾和南海问题交换意见"


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "utf-8", "text/xml"),
        ("utf-8", "gb2312", "text/xml; charset=ISO-8859-1"),
        ("utf-8-sig", "utf-8", ""),
        ("gb18030", "gb2312", "application/xml"),
        ("gb18030", "utf-8", "application/xml"),
        ("gb18030", "utf-8", "text/xml; charset=gbk"),
        ("utf-16", "utf-16", "application/xml"),
        ("big5", "big5", "application/xml"),
    ],
)
def test_chinese_in_the_encodings_it_comes_in(encoding: str, declared: str, content_type: str) -> None:
    title = TITLE if encoding != "big5" else "中美防長視訊通話"
    body = rss(f"<title>{title}</title>").replace("utf-8", declared).encode(encoding)
    assert items(body, content_type=content_type, lang="zh", country="CN")[0].title == title


def test_one_broken_character_does_not_spoil_the_rest() -> None:
    body = rss(f"<title>{TITLE}</title><description>{TITLE * 3}</description>").encode()
    broken = body.replace("南".encode(), b"\xe5\x8d", 1)
    assert "中美两军" in items(broken)[0].title


# Hostile bodies


def test_entities_neither_grow_nor_reach_out(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    doctype = f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    reading = read(
        to_read(
            doctype + "<rss version='2.0'><channel><item><title>a &l11; &x;</title></item></channel></rss>"
        )
    )
    assert sum(len(found.text) for found in reading.items) < 10_000
    assert "SECRET" not in repr(reading)


def test_a_body_that_looks_like_a_path_is_not_opened(tmp_path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(CALL))
    assert read(to_read(str(path))).failure is FailureKind.NOT_A_FEED


PIECES = [
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<link",
    "<guid>",
    "<pubDate>",
    "<![CDATA[",
    "]]>",
    "&",
    ";",
    "<!DOCTYPE",
    "<feed>",
    "<entry>",
    "<a:b>",
    "'",
    '"',
    "{",
    "]",
    "\0",
    "\ud7ff",
    "2025",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join)
    | st.binary(max_size=200)
)
def test_any_body_is_read_or_refused(body: bytes | str) -> None:
    reading = read(to_read(body.encode("utf-8", "replace") if isinstance(body, str) else body))
    assert bool(reading.failure) == bool(reading.reason)
    for found in reading.items:
        found.text.encode()
        assert found.text.strip()
        assert found.published is None or found.published <= NOW + timedelta(days=1)
