"""Chinese contacts in minimal pairs: what changes when one thing in a sentence does."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import catalog
from bot.core.assess import assess
from bot.core.model import Item, Mode, Side, Status

KNOWLEDGE = catalog.load(None).knowledge


def verdict(title, summary="", day="2025-09-10"):
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return assess(Item("i", title, summary, published, lang="zh"), KNOWLEDGE)


def contact(title, summary="", day="2025-09-10"):
    found = verdict(title, summary, day)
    assert found.relevant, found.reasons
    return found.contacts[0]


def people(title, summary="", day="2025-09-10"):
    main = contact(title, summary, day)
    return {p.name for p in (*main.us, *main.china) if not p.by_role}


RUBIO_WANG = {"Marco Rubio", "Wang Yi"}


@pytest.mark.parametrize(
    "title",
    [
        "王毅同鲁比奥会谈",
        "王毅与美国国务卿鲁比奥在吉隆坡举行会谈",
        "王毅会见鲁比奥",
        "鲁比奥会晤王毅",
        "鲁比奥吉隆坡会王毅",
        "魯比奧晤王毅 談關稅",
        "王毅应约同鲁比奥通电话",
        "王毅、鲁比奥通话",
        "鲁比奥到访北京 获王毅接见",
        "外交部:王毅9日晚应约同鲁比奥通电话",
        "王毅當面對盧比歐說:不容干涉",
    ],
)
def test_each_frame_of_a_contact_is_read(title):
    assert people(title) == RUBIO_WANG


@pytest.mark.parametrize(
    ("us_china", "third"),
    [
        ("王毅同美国国务卿鲁比奥通电话", "王毅同俄罗斯外长拉夫罗夫通电话 谈美国关税"),
        ("外交部召见美国大使", "外交部召见日本大使 美方未评论"),
        ("国防部长董军会见美国防长赫格塞思", "国防部长董军会见俄罗斯国防部长别洛乌索夫 批评美国"),
        ("鲁比奥与王毅会谈", "鲁比奥与日本外相岩屋毅会谈 讨论中国"),
        ("中美防长会晤", "中俄防长会晤 批评美国"),
        ("川習會登場", "川普與蒲亭通話 談習近平"),
        ("两国元首通话 中美同意磋商", "美俄两国元首通话 谈及中国"),
    ],
)
def test_a_third_country_in_the_slot_makes_it_another_contact(us_china, third):
    assert verdict(us_china).relevant
    assert not verdict(third).relevant


@pytest.mark.parametrize(
    ("official", "private"),
    [
        ("何立峰会见美国财长贝森特", "何立峰会见苹果公司首席执行官库克"),
        ("王毅会见美国国务卿鲁比奥", "王毅会见美国前国务卿基辛格"),
        ("王文涛会见美国商务部长卢特尼克", "王文涛会见美国商会会长"),
        ("李强会见美国国会议员代表团", "李强会见美国企业家代表团"),
        ("美中防務對話登場", "美中「二軌」防務對話登場"),
    ],
)
def test_private_people_are_no_officials(official, private):
    assert verdict(official).relevant
    assert not verdict(private).relevant


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("王毅会见鲁比奥", Status.HELD),
        ("王毅将会见鲁比奥", Status.SCHEDULED),
        ("王毅下周会见鲁比奥", Status.SCHEDULED),
        ("王毅计划与鲁比奥会面", Status.SCHEDULED),
        ("鲁比奥提议与王毅会面", Status.PROPOSED),
        ("美方提议鲁比奥与王毅通话", Status.PROPOSED),
        ("特朗普邀请习近平访美", Status.PROPOSED),
        ("董军拒绝与赫格塞思会面", Status.DECLINED),
        ("赫格塞思求见董军被拒", Status.DECLINED),
        ("赫格塞思见不到董军 吃闭门羹", Status.DECLINED),
        ("董军拒接赫格塞思电话", Status.DECLINED),
        ("美方要求两国防长通话 中方已读不回", Status.DECLINED),
        ("鲁比奥没有计划会见王毅", Status.DECLINED),
        ("鲁比奥推迟访华", Status.CANCELLED),
        ("中方取消两军战区领导通话", Status.CANCELLED),
        ("中美经贸磋商延期", Status.CANCELLED),
    ],
)
def test_status_follows_the_words_around_the_act(title, status):
    assert contact(title).status is status


def test_a_day_ahead_is_still_to_come():
    told = "美国财政部说,贝森特9月14日至17日在马德里会见何立峰。"
    assert contact("贝森特马德里会何立峰", told, "2025-09-11").status is Status.SCHEDULED
    assert contact("贝森特马德里会何立峰", told, "2025-09-18").status is Status.HELD


def test_the_mood_of_the_first_clause_holds_for_the_next():
    assert contact("王毅将于下周访美 会见鲁比奥").status is Status.SCHEDULED


@pytest.mark.parametrize(
    "title",
    [
        "商务部否认中美正在谈判",
        "外交部:中美双方并未就关税进行磋商",
        "白宫:特朗普尚未与习近平通过话",
        "中方:没有中美元首会晤的消息",
    ],
)
def test_a_denial_is_no_contact(title):
    assert not verdict(title).relevant


@pytest.mark.parametrize(
    ("news", "background"),
    [
        ("特朗普与习近平通话 谈大豆", "特朗普与习近平通话后 大豆价格上涨"),
        ("董军与赫格塞思视频通话", "落实董军与赫格塞思通话共识 东部战区训练"),
        ("鲁比奥会见王毅", "鲁比奥曾会见王毅"),
        ("中美防长通话", "中美防长通话翌日 美军机飞越台海"),
        ("中美经贸磋商在马德里举行", "专家:中美若举行经贸磋商有助稳定"),
        ("川习会登场", "社论:川习会之后的两岸"),
    ],
)
def test_a_contact_recalled_or_used_as_a_peg_is_background(news, background):
    assert verdict(news).relevant
    assert not verdict(background).relevant


@pytest.mark.parametrize(
    ("contact_", "statement"),
    [
        ("中方就军售向美方提出严正交涉", "中方强烈谴责美方军售"),
        ("外交部召见美国驻华大使", "外交部敦促美国驻华大使谨言慎行"),
        ("王毅与鲁比奥会谈", "王毅批评鲁比奥言论"),
        ("中美两军舰艇编队举行联合演练", "中国军舰跟监美国军舰"),
    ],
)
def test_a_statement_is_no_contact(contact_, statement):
    assert verdict(contact_).relevant
    assert not verdict(statement).relevant


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("王毅同鲁比奥通电话", Mode.PHONE),
        ("王毅同鲁比奥视频通话", Mode.VIDEO),
        ("王毅與魯比奧視像會議", Mode.VIDEO),
        ("王毅與魯比歐視訊會談", Mode.VIDEO),
        ("王毅会见鲁比奥", Mode.IN_PERSON),
        ("习近平致电祝贺特朗普就任", Mode.CORRESPONDENCE),
        ("习近平致函特朗普", Mode.CORRESPONDENCE),
    ],
)
def test_mode_follows_the_act(title, mode):
    assert contact(title).mode is mode


def test_script_changes_nothing():
    simplified = contact("国防部长董军与美国国防部长赫格塞思视频通话")
    traditional = contact("國防部長董軍與美國國防部長赫格塞思視頻通話")
    assert (simplified.us, simplified.china, simplified.mode) == (
        traditional.us,
        traditional.china,
        traditional.mode,
    )


def test_taiwan_s_own_minister_meets_nobody_for_china():
    assert verdict("國防部長董軍會見美國眾議員史密斯").relevant
    assert not verdict("國防部長顧立雄會見美國眾議員史密斯 談共軍威脅").relevant


def test_swapping_the_sides_changes_who_asked_and_nothing_else():
    at_us_wish = contact("应美方邀请,何立峰赴美磋商")
    at_chinese_wish = contact("应中方邀请,贝森特赴华磋商")
    assert at_us_wish.initiator is Side.US
    assert at_chinese_wish.initiator is Side.CHINA


def test_who_calls_at_the_other_s_wish_did_not_ask():
    assert contact("王毅应约同鲁比奥通电话").initiator is Side.US


def test_names_of_a_joint_office_are_found_in_the_text():
    assert people("中美防长会谈 赫格塞思表达关切", "国防部长董军重申立场。", "2025-11-01") == {
        "Pete Hegseth",
        "Dong Jun",
    }


def test_a_subject_left_out_is_the_one_of_the_clause_before():
    told = "美国副国务卿舍曼周一先同外交部副部长谢锋会谈,再见国务委员兼外长王毅。"
    found = verdict("舍曼抵天津", told, "2021-07-27")
    assert {"Wendy Sherman"} <= {p.name for p in found.contacts[0].us}


def test_two_met_one_by_one_are_two_contacts():
    told = "美国副国务卿舍曼26日先同外交部副部长谢锋会谈,再会见国务委员兼外长王毅。"
    found = verdict("舍曼天津会王毅、谢锋", told, "2021-07-27")
    assert [{p.name for p in c.china} for c in found.contacts[:2]] == [{"Xie Feng"}, {"Wang Yi"}]


def test_a_recalled_contact_stands_beside_the_main_one_as_background():
    told = "王毅10日同鲁比奥通电话。两人7月曾在吉隆坡会面。"
    main, recalled = verdict("王毅同鲁比奥通电话", told).contacts
    assert (main.mode, main.primary) == (Mode.PHONE, True)
    assert (recalled.mode, recalled.primary) == (Mode.IN_PERSON, False)
    assert {p.name for p in (*recalled.us, *recalled.china)} == RUBIO_WANG


def test_a_visit_spoken_of_in_a_call_does_not_postpone_the_call():
    main = contact("特朗普与习近平通话", "特朗普24日同习近平通话,说他明年4月将访华。", "2025-11-25")
    assert (main.mode, main.status) == (Mode.PHONE, Status.HELD)


def test_who_was_also_there_takes_part():
    told = "刘鹤13日应约同莱特希泽通话。商务部部长钟山也参加了通话。"
    assert "Zhong Shan" in people("刘鹤应约同莱特希泽通话", told, "2019-08-13")


def test_a_bare_name_is_whom_the_text_introduced_by_it():
    told = "美国众议员史密斯(Adam Smith)率团访华,今天与国防部长董军会面。"
    assert people("董军见史密斯", told, "2025-09-22") == {"Dong Jun", "Adam Smith"}


def test_a_title_of_both_ministers_and_a_country_pair_of_others_differ():
    assert verdict("中美两军举行海上安全磋商").relevant
    assert not verdict("中越两军举行海上安全磋商 谈美国军舰").relevant


def test_what_neither_side_is_party_to_names_no_contact():
    assert not verdict("东盟外长会闭幕 王毅、鲁比奥均出席").relevant


def test_evidence_and_reasons_quote_the_item():
    title = "王毅會見魯比奧 談經貿"
    main = contact(title)
    assert "王毅會見魯比奧" in main.evidence.of(title + "\n")
    assert main.reasons
    assert all(r.quote in title for r in main.reasons)


PARTIES = ["王毅", "鲁比奥", "美国", "中方", "两国", "双方", "川习", "日本", "国防部长"]
ACTS = ["会见", "通话", "会", "访华", "应约", "提出严正交涉", "拒绝", "取消", "没有", "将", "后"]
MARKS = ["与", "、", ",", "。", " ", "(", ")", "「", "」", "9月9日"]
WORDS = st.lists(st.sampled_from(PARTIES + ACTS + MARKS), max_size=40).map("".join)


@given(WORDS, WORDS)
def test_any_order_of_the_words_gives_a_verdict_within_the_text(title, summary):
    found = verdict(title, summary)
    length = len(title) + 1 + len(summary)
    assert 0.0 <= found.score <= 1.0
    assert all(0 <= c.evidence.start <= c.evidence.end <= length for c in found.contacts)
