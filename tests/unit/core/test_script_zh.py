"""Chinese script: folding keeps offsets, clauses keep the text, names get their pinyin."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import script_zh
from bot.core.model import Span

CHINESE = st.text(alphabet=st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=200)


@given(st.one_of(CHINESE, st.text(max_size=200)))
def test_folding_keeps_the_length_and_is_done_after_one_pass(text):
    folded = script_zh.simplify(text)
    assert len(folded) == len(text)
    assert script_zh.simplify(folded) == folded


@given(st.integers(0, 0x10FFFF).map(chr))
def test_each_character_folds_to_one_that_does_not_fold(char):
    folded = script_zh.simplify(char)
    assert len(folded) == 1
    assert script_zh.simplify(folded) == folded


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("習近平", "习近平"),
        ("盧比歐", "卢比欧"),
        ("龐德偉", "庞德伟"),
        ("國務卿", "国务卿"),
        ("華府週三證實", "华府周三证实"),
        ("張又俠與蘇利文會晤後", "张又侠与苏利文会晤后"),
        ("「坦誠、深入」", '"坦诚、深入"'),
        ("解放軍參謀長劉振立應約同美軍參聯會主席視訊通話", "解放军参谋长刘振立应约同美军参联会主席视讯通话"),
    ],
)
def test_names_and_offices_of_taiwan_and_hong_kong_fold(traditional, simplified):
    assert script_zh.simplify(traditional) == simplified


def test_words_that_differ_by_region_stay_different():
    assert script_zh.simplify("寮國") == "寮国"


@given(CHINESE)
def test_clauses_stand_in_order_and_within_the_sentence(text):
    found = list(script_zh.clauses(text, Span(0, len(text)), headline=True))
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_space_parts_clauses_only_in_a_headline():
    title = "王毅会见伯恩斯 谈台湾问题"
    span = Span(0, len(title))
    assert [c.of(title) for c in script_zh.clauses(title, span, headline=True)] == [
        "王毅会见伯恩斯",
        "谈台湾问题",
    ]
    assert len(list(script_zh.clauses(title, span))) == 1


def test_the_enumeration_mark_keeps_the_members_of_a_party_together():
    words = "王毅、谢锋会见舍曼，谈了两小时"
    found = [c.of(words) for c in script_zh.clauses(words, Span(0, len(words)))]
    assert found == ["王毅、谢锋会见舍曼", "谈了两小时"]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("新华社北京10月27日电 外交部长王毅", "外交部长王毅"),
        ("(天津、华盛顿27日讯)美国副国务卿", "美国副国务卿"),
        ("【Now新闻台】国防部长", "国防部长"),
        ("中央社记者张某华盛顿15日电 美国国务院", "美国国务院"),
        ("〔记者王某/台北报导〕美国防长", "美国防长"),
        ("王毅27日同鲁比奥通电话，双方", "王毅27日同鲁比奥通电话，双方"),
        ("国防部长董军9日致电 美方", "国防部长董军9日致电 美方"),
    ],
)
def test_an_agency_s_dateline_is_left_out(text, report):
    assert text[script_zh.dateline_end(text, 0, len(text)) :] == report


@given(st.text(max_size=120))
def test_a_dateline_ends_within_any_text(text):
    assert 0 <= script_zh.dateline_end(text, 0, len(text)) <= len(text)


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("李永杰", "Li Yongjie"),
        ("欧阳明", "Ouyang Ming"),
        ("單偉", "Shan Wei"),
        ("蓝佛安", "Lan Fo'an"),
        ("王\U00020000", ""),
        ("王", ""),
    ],
)
def test_pinyin_has_the_family_name_first_and_is_empty_where_unknown(name, pinyin):
    assert script_zh.romanise(name) == pinyin
