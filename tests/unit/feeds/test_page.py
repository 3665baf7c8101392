"""Pages without a feed, watched by their layout."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed import PageLayout
from bot.feeds.model import FailureKind
from bot.feeds.parse import read
from tests.unit.feeds.bodies import to_read

PAGE = """<html><head><title>外交部 </title></head><body><ul class="news">
<li><a href="./202509/t1.shtml">外交部长会见外宾</a> <span>2025-09-10</span></li>
<li><a href="/other/t2.shtml">例行记者会</a> <span>2025年9月9日</span></li>
</ul><a href="/about">About</a></body></html>"""
LAYOUT = PageLayout(item="ul.news li")


def watched(body, layout=LAYOUT, **known):
    return read(
        to_read(body, page=layout, url="https://ministry.example/news/", country="CN", lang="zh", **known)
    )


def test_each_element_is_an_entry_with_its_link_and_date():
    first, second = watched(PAGE).items
    assert (first.title, first.url) == ("外交部长会见外宾", "https://ministry.example/news/202509/t1.shtml")
    assert first.published == datetime(2025, 9, 9, 16, tzinfo=UTC)  # midnight in Beijing
    assert (second.url, second.published) == (
        *("https://ministry.example/other/t2.shtml", datetime(2025, 9, 8, 16, tzinfo=UTC)),
    )


def test_an_entry_keeps_its_id_while_the_page_changes_around_it():
    before = watched(PAGE).items[0].id
    grown = PAGE.replace('<ul class="news">', '<ul class="news"><li><a href="t3.shtml">新</a></li>')
    assert before in {item.id for item in watched(grown).items}


def test_parts_can_be_chosen_one_by_one():
    time = '<time datetime="2025-09-10T08:00Z">today</time>'
    page = f"<div class=r><h3>The title</h3><a href=x>more</a><a class=l href=/y>y</a>{time}</div>"
    layout = PageLayout(item="div.r", title="h3", link="a.l@href", date="time@datetime")
    (item,) = watched(page, layout).items
    assert (item.title, item.url) == ("The title", "https://ministry.example/y")
    assert item.published == datetime(2025, 9, 10, 8, tzinfo=UTC)


def test_a_page_that_no_longer_matches_is_a_failure_and_not_silence():
    reading = watched("<html><body><div>redesigned</div></body></html>")
    assert reading.failure is FailureKind.NOT_A_FEED
    assert "ul.news li" in reading.reason


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030"])
def test_chinese_pages_are_read_whatever_their_encoding(encoding):
    assert watched(PAGE.encode(encoding)).items[0].title == "外交部长会见外宾"


@given(st.binary(max_size=300), st.sampled_from(["li", "a@href", "*", "p:first-child"]))
def test_no_page_breaks_the_reader(body, item):
    watched(body, PageLayout(item=item.partition("@")[0], link="@href", date="span"))
