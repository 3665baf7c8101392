"""People and offices of a government whom the Chinese press only calls by what they are of it.

军方代表, 使馆人员, 中国对口部门, 美国执法部门, 中方同行: no office of the lexicon, and yet they act
for their government. Behind a body or a word such as 中方 any of them will do; behind the bare name of a
country it has to be the state's business, as 美国团队 or 中国机构 may be anybody's.
"""

from __future__ import annotations

import re

_WHICH = r"(?:的|高级|资深|首席|主管|有关|相关|对口|对应|对等|具体|现场|驻地|先遣|[一两三四多数几]名)"
_WHO = (
    r"代表(?![团处性作着了过中美]|政府|国家|总统|主席)|(?:工作|谈判|随行|执法|专业|技术|领事)?人员|高层(?![次建])|"
    r"领导(?![人下力权]|小组|班子成员)|负责人|负责同志|团队|工作组|先遣组|专家组|小组|同行(?!的?[还有者业])|同事|"
    r"对[口应](?:部门|机构|单位)|幕僚|助手|副手"
)
_OF_A_BODY = re.compile(rf"{_WHICH}*(?:{_WHO})")
_BUSINESS = (
    r"(?:对[口应等]|有关|相关|主管|官方|政府|执法|海事|海关|移民|警务|禁毒|缉毒|安全|外交|国防|防务|监管|金融监管|"
    r"贸易|经贸|商务|卫生|环保|环境|气候|航空|民航|航天|情报|国安|边检|军控|农业|能源|财政|谈判|税务|检疫)"
)
_OF_A_COUNTRY = re.compile(
    rf"(?:的)?(?:{_BUSINESS}(?:主管|谈判|工作)?(?:部门|机构|当局|单位|团队|工作组|小组|代表(?![处性作])|人员)|"
    r"(?:官方|政府|军方|警方)?(?:同行(?!的?[还有者业])|对[口应等]官员|官方代表)|同事|警方|海关(?!数据|统计|总署)|检方|国安高层|海事局)"
)
_BARE = ("中国", "美国", "大陆", "中国大陆")


def end(norm: str, party: str, at: int) -> int:
    """Where the words for people of a party end that begin at `at`, or `at` where there are none."""
    match = (_OF_A_COUNTRY if party in _BARE else _OF_A_BODY).match(norm, at)
    return match.end() if match else at
