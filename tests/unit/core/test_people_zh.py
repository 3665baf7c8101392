"""Who is named in Chinese text: sides, offices by tenure, shared names, unknown officials, private people."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import catalog
from bot.core import people_zh, text
from bot.core.model import Item, Level, MentionKind, Side, Track

KNOWLEDGE = catalog.load(None).knowledge
DAY = date(2025, 9, 10)


def mentions(words, day=DAY):
    return people_zh.find(text.read(Item("i", words, lang="zh")), KNOWLEDGE, (), day)


def named(words, day=DAY):
    return [m.name for m in mentions(words, day) if m.name and m.kind is MentionKind.PERSON]


def only(words, day=DAY):
    found = mentions(words, day)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "spelling", ["鲁比奥", "卢比奥", "魯比奧", "盧比歐", "马尔科·鲁比奥", "国务卿鲁比奥", "美国国务卿魯比奧"]
)
def test_one_person_has_many_spellings(spelling):
    assert named(f"王毅与{spelling}通话") == ["Wang Yi", "Marco Rubio"]


def test_offices_body_and_name_are_one_mention():
    words = "中央军委委员、军委联合参谋部参谋长刘振立同美军参联会主席布朗视频通话"
    chinese, american = mentions(words, date(2023, 12, 21))
    assert (chinese.name, chinese.surface) == ("Liu Zhenli", "中央军委委员、军委联合参谋部参谋长刘振立")
    assert (american.name, american.track) == ("Charles Q. Brown Jr.", Track.DEFENSE)


@pytest.mark.parametrize(
    ("words", "day", "holder"),
    [
        ("美国国防部长发言", date(2023, 6, 1), "Lloyd Austin"),
        ("美国国防部长发言", date(2025, 9, 10), "Pete Hegseth"),
        ("美防长发言", date(2025, 9, 10), "Pete Hegseth"),
        ("美国战争部长发言", date(2025, 11, 1), "Pete Hegseth"),
        ("中国国防部长发言", date(2023, 6, 1), "Li Shangfu"),
        ("中国防长发言", date(2025, 9, 10), "Dong Jun"),
        ("美国驻华大使发言", date(2023, 6, 1), "Nicholas Burns"),
        ("中国驻美大使发言", date(2025, 9, 10), "Xie Feng"),
        ("美财长发言", date(2025, 9, 10), "Scott Bessent"),
    ],
)
def test_an_office_is_whoever_held_it_on_the_day(words, day, holder):
    mention = only(words, day)
    assert (mention.kind, mention.name, mention.resolved) == (MentionKind.ROLE, "", holder)


def test_a_third_country_s_office_is_seen_as_that():
    for words in (
        "俄罗斯国防部长别洛乌索夫",
        "日防长小泉",
        "韩国外长",
        "法国总统马克龙",
        "菲律宾国防部长特奥多罗",
    ):
        assert [m.side for m in mentions(words)] == [Side.THIRD], words


def test_a_third_country_s_office_before_a_shared_name_makes_a_namesake():
    assert named("英国外交大臣布朗会见王毅", date(2024, 1, 1)) == ["Wang Yi"]
    assert named("美军参联会主席布朗会见王毅", date(2024, 1, 1)) == ["Charles Q. Brown Jr.", "Wang Yi"]


def test_a_country_within_a_longer_word_is_no_side():
    assert not [m for m in mentions("其中美味佳肴最受欢迎") if m.kind is MentionKind.JOINT]
    assert not [m for m in mentions("路透社与美联社报道") if m.side is Side.US]
    assert "Wilbur Ross" not in named("俄罗斯宣布", date(2018, 1, 1))


def test_what_only_names_a_topic_is_no_party():
    assert not mentions("就台湾问题、朝鲜半岛局势")


def test_plain_ministry_is_the_outlet_s_own():
    assert only("国防部表示关切").side is Side.CHINA
    taiwan = people_zh.find(text.read(Item("i", "國防部表示共軍動態均在掌握", lang="zh")), KNOWLEDGE, (), DAY)
    assert taiwan[0].side is Side.THIRD


@pytest.mark.parametrize(
    ("words", "name", "level"),
    [
        ("外交部副部长陈晓东会见", "Chen Xiaodong", Level.SENIOR),
        ("商务部副部长李永杰会见", "Li Yongjie", Level.SENIOR),
        ("中国国家林草局局长刘国洪会见", "Liu Guohong", Level.SENIOR),
    ],
)
def test_an_unknown_chinese_official_gets_pinyin_and_the_office_s_rank(words, name, level):
    mention = next(m for m in mentions(words) if m.kind is MentionKind.PERSON)
    assert (mention.name, mention.side, mention.level) == (name, Side.CHINA, level)


def test_an_unknown_official_is_known_again_by_the_bare_name():
    assert named("外交部副部长陈晓东会见康达。陈晓东说", date(2024, 1, 1)).count("Chen Xiaodong") == 2


def test_a_minister_of_the_same_title_who_is_not_the_holder_is_another_country_s():
    mention = next(m for m in mentions("外交部长陈大明会见美国众议员") if m.office)
    assert (mention.side, mention.name) == (Side.THIRD, "")


def test_latin_in_brackets_names_an_unknown_american():
    mention = next(m for m in mentions("美国国会众议员鲍姆加特纳(Michael Baumgartner)率团") if m.name)
    assert (mention.name, mention.side, mention.level) == ("Michael Baumgartner", Side.US, Level.LEGISLATIVE)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("美国众议员史密斯", "Adam Smith"),
        ("美国国防部副助理部长史密斯", "Alvaro Smith"),
    ],
)
def test_the_office_tells_two_of_one_name_apart(words, name):
    assert named(words, date(2025, 12, 16)) == [name]


def test_a_former_official_is_marked():
    for words in ("前国务卿布林肯", "美国前财长耶伦"):
        assert only(words).former, words
    assert not only("美国国务卿布林肯", date(2023, 6, 18)).former


def test_a_person_is_former_once_out_of_office():
    assert only("布林肯").former
    assert not only("布林肯", date(2024, 4, 5)).former
    assert only("崔天凯", date(2023, 6, 1)).former


def test_a_chinese_official_between_two_posts_serves():
    assert not only("洪磊", date(2019, 6, 1)).former


def test_who_is_elect_bears_the_name_before_a_namesake_in_office():
    assert named("王岐山致电祝贺哈里斯", date(2020, 11, 25))[-1] == "Kamala Harris"


@pytest.mark.parametrize(
    "words", ["苹果公司首席执行官库克", "美国商会会长", "马斯克", "美国学者", "美国前官员"]
)
def test_private_people_have_no_side(words):
    assert all(m.former or m.office == people_zh.PRIVATE for m in mentions(words)), mentions(words)


def test_a_spokesperson_is_marked():
    assert only("外交部发言人毛宁").office == people_zh.SPOKESPERSON


def test_a_fused_word_names_both_leaders():
    assert named("川習會登場", date(2025, 10, 30)) == ["Donald Trump", "Xi Jinping"]
    assert named("拜习会登场", date(2023, 11, 15)) == ["Joe Biden", "Xi Jinping"]
    assert [m.side for m in mentions("習普會登場")] == [Side.THIRD]


def test_a_fused_word_needs_both_in_office():
    assert named("川习会登场", date(2023, 11, 15)) == ["Xi Jinping"]


def test_family_name_and_rank_mean_the_one_named_before():
    assert named("国防部长李尚福发言。李将军说", date(2023, 6, 1)).count("Li Shangfu") == 2


@pytest.mark.parametrize("words", ["王毅会见布林肯", "川習會", "美防长抵京", "两军通话"])
def test_the_test_before_all_else_lets_contacts_through(words):
    assert people_zh.may_concern(text.simplify(words), KNOWLEDGE)


@pytest.mark.parametrize("words", ["习近平会见普京", "国务院常务会议", "日本首相访问印度"])
def test_the_test_before_all_else_stops_what_names_no_american(words):
    assert not people_zh.may_concern(text.simplify(words), KNOWLEDGE)


HAN = st.text(
    alphabet=st.sampled_from(
        "美国中防部长王毅布林肯会见同与和、兼的·()前发言人川习李将军日俄台湾 一月9XA驻华大使"
    ),
    max_size=80,
)


@given(HAN)
def test_mentions_are_sorted_and_apart_in_any_text(words):
    found = mentions(words)
    assert all(m.span.of(text.read(Item("i", words, lang="zh")).norm) == m.surface for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
