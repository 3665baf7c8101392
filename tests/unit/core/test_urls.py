"""One form for all addresses of a page."""

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.urls import canonical, is_plain, is_web, unwrapped, without_credentials

PAGE = "https://example.com/world/china-us-talks"
BING = "http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fexample.com%2fworld%2fchina-us-talks&c=1"


@pytest.mark.parametrize(
    "same",
    [
        PAGE,
        "http://www.example.com/world/china-us-talks/",
        "HTTPS://Example.COM:443/world/./china-us-talks",
        "http://example.com.:80/world/x/../china-us-talks#comments",
        "https://user:secret@example.com/world/china-us-talks",
        f"{PAGE}?utm_source=rss&utm_medium=feed",
        f"{PAGE}?fbclid=abc",
        f"{PAGE}?from=timeline&isappinstalled=0",
        f"{PAGE}?source=rss",
        f"{PAGE}/amp/",
        f"{PAGE}.amp.html",
        f"{PAGE}?outputType=amp",
        f"{PAGE}/index.html",
        "https://m.example.com/world/china-us-talks",
        "https://www.google.com/amp/s/www.example.com/world/china-us-talks/amp/",
        "https://example-com.cdn.ampproject.org/c/s/example.com/world/china-us-talks",
        "https://www.google.com/url?rct=j&sa=t&url=https://example.com/world/china-us-talks&ct=ga",
        BING,
        f"  {PAGE}\n",
    ],
)
def test_many_addresses_of_one_page(same: str) -> None:
    assert canonical(same) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a", "https://example.com/b"),
        ("https://example.com/a?id=1", "https://example.com/a?id=2"),
        ("https://example.com/a?ref=20250910", "https://example.com/a?ref=20250911"),
        ("https://example.com/a?source=pentagon", "https://example.com/a"),
        ("https://example.com/A", "https://example.com/a"),
        ("https://example.com/#!/a", "https://example.com/#!/b"),
        ("https://example.com:8080/a", "https://example.com/a"),
        (
            "https://news.google.com/rss/articles/CBMiA?oc=5",
            "https://news.google.com/rss/articles/CBMiB?oc=5",
        ),
        ("https://china.example.com/a", "https://example.com/a"),
        ("http://a.example/camp", "http://a.example/c"),
    ],
)
def test_pages_that_differ_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical("https://a.example/x?b=2&a=1") == canonical("https://a.example/x?a=1&utm_campaign=z&b=2")


def test_google_news_links_stay_what_they_are() -> None:
    link = "https://news.google.com/rss/articles/CBMiWkFVX3lxTE0"
    assert unwrapped(f"{link}?oc=5") == f"{link}?oc=5"
    assert canonical(f"{link}?oc=5") == link


def test_an_address_behind_a_redirecting_link_is_found() -> None:
    assert unwrapped(BING) == PAGE
    assert unwrapped("https://www.google.com/url?url=javascript:alert(1)").startswith(
        "https://www.google.com/"
    )


@pytest.mark.parametrize(
    "text", ["", "tag:example.com,2025:1", "urn:uuid:1", "mailto:a@example.com", "/relative/path"]
)
def test_what_is_no_web_address_is_kept(text: str) -> None:
    assert canonical(text) == text
    assert not is_web(text)


def test_a_host_keeps_two_names_at_least() -> None:
    assert canonical("https://www.gov.cn/a") == "https://gov.cn/a"
    assert canonical("https://m.cn/a") == "https://m.cn/a"


_TEXT = st.text(st.sampled_from("abwm.:/?#&=%@!+;[]2 \\\t\u4e2d\u00df\ud800é0"), max_size=40)
_URLS = st.one_of(
    st.text(max_size=60),
    st.builds("http://{}".format, _TEXT),
    st.builds("https://{}/{}?{}#{}".format, _TEXT, _TEXT, _TEXT, _TEXT),
    st.builds("https://www.m.example.com/{}/amp/index.html?utm_a=1&{}".format, _TEXT, _TEXT),
    st.builds("https://www.google.com/url?url=http://{}".format, _TEXT),
)


@given(_URLS)
@example("http://a/%2525")
@example("http://www.www.m.example.com/amp/amp//index.html/")
@example("http://[::1]:80/")
@example("http://a:99999/")
def test_the_canonical_form_is_its_own(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@example.com/a@b?c=d@e", "https://example.com/a@b?c=d@e"),
        ("https://user@example.com", "https://example.com"),
        ("https://a:b@c@example.com/", "https://example.com/"),
        ("https://example.com/@someone", "https://example.com/@someone"),
        ("http://user:secret@[::1/", "http://[::1/"),
        ("file:///feeds/a@b.xml", "file:///feeds/a@b.xml"),
    ],
)
def test_no_credentials_are_shown(url: str, shown: str) -> None:
    assert without_credentials(url) == shown


@given(
    # A host of hyphens alone is none, and its address stays as it is.
    st.from_regex(
        r"https?://[a-z0-9][a-z0-9-]{0,7}(\.[a-z0-9-]{1,8}){1,3}/[A-Za-z0-9._~/-]{0,20}", fullmatch=True
    )
)
@example("https://www.m.example/index.html/amp/")
@example("http://a.b/..//x/./y")
def test_plain_addresses_take_a_shorter_way_to_the_same_end(url: str) -> None:
    """What the library would have to look into comes to the same, and so does joining it."""
    assert canonical(url) == canonical(f"{url}?utm_source=rss")
    if is_plain(url):
        assert urljoin("https://other.example/feed", url) == url
