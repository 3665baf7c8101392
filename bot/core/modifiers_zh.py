"""What follows a Chinese word for a party and makes it a modifier: 美国问题, 两国人民, 中美贸易.

Or makes it one of its government's agencies: 美国人口普查局.
"""

from __future__ import annotations

import re

from bot.core.model import Span

TOPIC = re.compile(
    r"(?:问题|海峡|议题|事务|局势|半岛|危机|战争|战事|冲突|和平|独立|海域|海空|市场|经济|企业|公民|游客|人民|货币|"
    r"出口|进口|商品|大豆|产品|媒体|记者|学者|专家|智库|时间|籍|人(?![民员权工士道口力])|政策|关系|关税|股市|国债|大选|"
    r"选民|留学|民众|社会|文化|岛礁|驻(?![华美]))"
)
# 中美贸易额, not 中美贸易谈判: their trade is nothing that the two do together.
_TRADE = re.compile(r"贸易(?!谈判(?!代表)|会谈|磋商|对话|会议|会晤|会面|副?代表|副手|官员|团队|工作组|谈)")
# 两国人民, 中美企业家, 中美论坛: the public of both, and what it meets in, hold no official talks.
_PUBLIC = re.compile(
    r"(?:各[地界]的?|两国的?|的)?(?:人民|民众|百姓|民间|青年|青少年|少年|学生|留学|大学|高校|学界|学者|智库|媒体|记者|"
    r"企业|工商|商界|业界|侨|友好人士|有识之士|文化界|艺术|公民|游客|投资者|球|选手|运动员|科学家|老兵)|"
    r"[\u4e00-\u9fff]{0,2}(?<!州长)(?<![省立])(?:论坛|研讨会|基金会|协会|商会|学会|学院|研究所|研究院|中心)(?![^，,。]{0,16}(?:[省州]长|部长))"
)
# 美国联邦航空局与中国民航局: an agency that no file knows is its government's all the same.
AGENCY = re.compile(
    r"(?!(?:奥|足|篮|体育|残|作家|企业|贸促|国际贸易促进|友好|职业|大学)[^，,。]{0,8})[\u4e00-\u9fff]{1,12}?"
    r"(?:总局|总署|局|署|管理委员会|监督委员会|交易委员会|证监会|舰队|司令部|边检|海关|检察院|最高法院)"
    r"(?![长的面势部限域名]|副[局署]长|数据|学会)"
)
CONFERENCE = re.compile(r"(?:会(?![见谈晤面员])|扩大会|会议|论坛|级|热线|磋商|对话|通话|会晤|会谈|会面)")

# 美国军事官员: what a group of officials is about, not 美国化学家代表团, who come for their trade.
_FIELD = re.compile(r"[^\W\d_会访见谈与和同向对到的派率在了将邀请推取停延拒止撤]{2,4}")
_TRADES = re.compile(
    r"(?:[学作专画评]?家|[教律]师|医[生师护]|[学留]生|青年|少年|妇女|大学|高校|校长|文化|艺术|体育|球|商|企业|民间|友好|宗教|记者|"
    r"新闻|媒体|侨|智库)$"
)


def is_business(gap: str) -> bool:
    """Whether what stands between a country and its officials says what they are there for."""
    return _FIELD.fullmatch(gap) is not None and not _TRADES.search(gap)


# 与外长会谈: somebody whom one meets, where 外长会 alone is what they all come to.
_MET = re.compile(r"会[谈晤面](?![期上]|机制)|通话|磋商|对话(?!会)")
_COVERBS = ("同", "与", "和", "跟", "向", "对")


def is_conference(norm: str, office: Span) -> bool:
    """Whether an office of no country names what its holders come to: 外长会, not 将与商务部代表团会谈."""
    meant = CONFERENCE.match(norm, office.end)
    joined = norm[office.start - 1 : office.start] in _COVERBS
    return meant is not None and not (joined and _MET.match(norm, office.end))


def is_no_party(norm: str, end: int) -> bool:
    """Whether a word for both sides that ends there names what is no party to talks: 中美贸易, 两国人民."""
    return _TRADE.match(norm, end) is not None or _PUBLIC.match(norm, end) is not None
