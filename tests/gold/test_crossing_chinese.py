"""Chinese text: every kind of party with every kind of act, every wording of status, day and mode.

Parties are named as the press of the mainland, Hong Kong and Taiwan names them, mostly without a person's
name. Each row is read in both directions; with a third country or people without office in the same place it
is no contact.
"""

from __future__ import annotations

import pytest

from bot.catalog import load
from bot.core.assess import assess
from bot.core.model import Contact, Precision
from bot.services.lines import item_of

KNOWLEDGE = load(None).knowledge
PUBLISHED = "2025-09-10"  # a Wednesday
US, CHINA = "美国国防部长赫格塞思", "中国国防部长董军"

AMERICANS = (
    "美国国会议员代表团",
    "美军官员",
    "美国国务院高级官员",
    "美国务院团队",
    "美国驻华使馆临时代办",
    "美国对口部门",
    "美方对等官员",
    "美国执法官员",
    "美国多名参议员",
    "美国助理商务部长",
    "犹他州政府官员",
    "鲁比奥的副手",
    "贝森特团队",
    "美国贸易代表办公室",
    "五角大厦官员",
)
CHINESE = (
    "中方官员",
    "中国军方代表",
    "商务部工作组",
    "驻美使馆",
    "中国驻美外交官",
    "中国对口部门",
    "中方同行",
    "上海市政府官员",
    "广东省领导",
    "国家移民管理局官员",
    "中国海事部门",
    "财政部副部长",
    "外交部副部长级官员",
    "王毅的助手",
    "陆方官员",
)
ACTS = (
    "{a}9日与{b}举行会谈",
    "{a}9日会见{b}",
    "{a}与{b}通了电话",
    "{a}将于下周与{b}会面",
    "{a}婉拒与{b}会面",
    "{a}9日接待了{b}一行",
)
NO_PARTIES = (
    "日方官员",
    "印度军方代表",
    "英驻美公使",
    "日本驻美外交官",
    "法国官员",
    "东京都政府官员",
    "中国医疗专家组",
    "中国经济学者",
    "上海企业代表",
    "中国商会代表团",
)
STATUSES = {
    "held": (
        "{a}9日应{b}要求与其会面",
        "{a}与{b}9日重启对话",
        "在9日与{b}的会谈中,{a}谈到芬太尼",
        "{a}9日到访。{b}与其举行会谈",
    ),
    "scheduled": (
        "{a}计划15日与{b}会晤",
        "{a}同意15日与{b}会面",
        "{a}接受了{b}的会面邀请",
        "{a}与{b}同意重启对话",
        "应{b}邀请,{a}将于15日启程前往访问",
        "{a}明会{b}",
    ),
    "proposed": ("{a}向{b}提出会面请求", "{a}邀{b}通话", "{a}促与{b}会面", "{a}提议与{b}通话"),
    "declined": (
        "{a}打电话给{b},对方没有接听",
        "{a}要求会见{b},对方未予安排",
        "{a}自上任以来一直未能与{b}通上话",
        "{a}拒绝了{b}的通话请求",
    ),
    "cancelled": (
        "{a}原定15日会见{b},但行程取消",
        "{a}与{b}的对话被迫中止",
        "{a}中止与{b}的谈判",
        "{a}取消原定15日与{b}的会晤",
    ),
}
DAYS = (
    ("{a}10日说,他前一天与{b}通了电话", "2025-09-09"),
    ("{a}9日结束了与{b}为期两天的会谈", "2025-09-08"),
    ("{a}9日结束与{b}的两天会谈", "2025-09-08"),
    ("{a}预计15日同{b}磋商", "2025-09-15"),
    ("{a}九月八日会见{b}", "2025-09-08"),
    ("{a}上星期五会见{b}", "2025-09-05"),
)
MODES = (
    ("{a}9日向{b}当面表达关切", "in_person"),
    ("{a}9日向{b}面交亲笔信", "in_person"),
    ("在9日的通话中,{a}向{b}表示关切", "phone"),
    ("{a}9日以视讯方式会晤{b}", "video"),
    ("{a}9日去信{b}", "correspondence"),
)
NONE = (
    "{a}需要与{b}对话",
    "{a}是否会见{b}尚不清楚",
    "{a}没有透露是否会见{b}",
    "有传言说{a}与{b}会面,官方否认",
    "{a}与{b}同场但没有交流",
    "{a}驳斥{b}的说法",
    "{a}没有在和{b}谈关税",
    "{a}敦促{b}停止军售",
)


def _read(title: str, summary: str = "") -> tuple[bool, Contact | None]:
    line = {"id": "1", "title": title, "summary": summary, "published": PUBLISHED, "lang": "zh"}
    verdict = assess(item_of(line | {"url": "", "source": "要闻"}), KNOWLEDGE, facts_only=True)
    return verdict.relevant, verdict.contacts[0] if verdict.contacts else None


def _both_ways(template: str, one: str, other: str) -> tuple[str, str]:
    return template.format(a=one, b=other), template.format(a=other, b=one)


def _in_text(sentence: str) -> tuple[bool, Contact | None]:
    return _read("要闻简讯", f"{sentence}。")


@pytest.mark.parametrize("party", AMERICANS)
def test_an_american_party_is_one_in_every_act(party: str) -> None:
    cells = [cell for act in ACTS for cell in _both_ways(act, party, "中国外交部官员")]
    assert not [cell for cell in cells if not _in_text(cell)[0]]


@pytest.mark.parametrize("party", CHINESE)
def test_a_chinese_party_is_one_in_every_act(party: str) -> None:
    cells = [cell for act in ACTS for cell in _both_ways(act, party, "美国国务院官员")]
    assert not [cell for cell in cells if not _in_text(cell)[0]]


@pytest.mark.parametrize("party", NO_PARTIES)
def test_another_country_or_people_without_office_are_none(party: str) -> None:
    cells = [cell for act in ACTS for cell in _both_ways(act, party, "美国国务院官员")]
    assert not [cell for cell in cells if _in_text(cell)[0]]


@pytest.mark.parametrize(("status", "template"), [(s, row) for s, rows in STATUSES.items() for row in rows])
def test_a_wording_says_the_same_of_both_sides(status: str, template: str) -> None:
    failing = []
    for sentence in _both_ways(template, US, CHINA):
        relevant, contact = _in_text(sentence)
        told = contact.status.value if relevant and contact else None
        if told != status:
            failing.append((sentence, told))
    assert not failing


@pytest.mark.parametrize("template", [row for rows in STATUSES.values() for row in rows])
def test_a_wording_of_a_third_country_is_no_contact(template: str) -> None:
    cells = [cell for side in (US, CHINA) for cell in _both_ways(template, side, "日本防卫大臣中谷元")]
    assert not [cell for cell in cells if _in_text(cell)[0]]


@pytest.mark.parametrize(("template", "day"), DAYS)
def test_a_day_is_that_of_the_contact(template: str, day: str) -> None:
    failing = []
    for sentence in _both_ways(template, US, CHINA):
        _, contact = _in_text(sentence)
        when = contact.when if contact else None
        told = str(when.day) if when and when.precision is Precision.DAY else None
        if told != day:
            failing.append((sentence, told))
    assert not failing


@pytest.mark.parametrize(("template", "mode"), MODES)
def test_the_mode_is_that_of_the_contact(template: str, mode: str) -> None:
    contacts = [_in_text(sentence)[1] for sentence in _both_ways(template, US, CHINA)]
    assert [contact.mode.value for contact in contacts if contact] == [mode, mode]


@pytest.mark.parametrize("template", NONE)
def test_what_nobody_tells_or_somebody_only_wants_is_none(template: str) -> None:
    assert not [cell for cell in _both_ways(template, US, CHINA) if _read(cell)[0]]
