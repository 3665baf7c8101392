"""The Chinese lexicon of contact: the acts with their frames, and the words that bend their meaning.

All of it is data over simplified text. `contacts_zh` reads the frames, `modality_zh` the operators.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.model import Mode, Side, Status
from bot.core.value import value


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class Frame(StrEnum):
    """Where an act's two parties stand."""

    OBJECT = "object"  # A 会见 B
    WITH = "with"  # A 同 B 会谈, 中美会谈
    EITHER = "either"  # A 会晤 B, A 与 B 会晤
    TOWARD = "toward"  # A 向 B 提出交涉
    PLACE = "place"  # A 访华, A 访问中国
    BARE = "bare"  # A 会 B: one character, only between two parties
    SHUN = "shun"  # A 吃闭门羹: the other party is who shut the door


@value
class Act:
    """One kind of contact. `weak` ones also name mere hopes and mechanisms.

    `home` is the side whose soil a PLACE act names in itself.
    """

    name: str
    mode: Mode
    frame: Frame
    status: Status = Status.HELD
    weak: bool = False
    home: Side | None = None


MEET = Act("meet", Mode.IN_PERSON, Frame.OBJECT)
ENCOUNTER = Act("meet", Mode.IN_PERSON, Frame.EITHER)
BARE_MEET = Act("meet", Mode.IN_PERSON, Frame.BARE)
TALKS = Act("talks", Mode.IN_PERSON, Frame.WITH)
CALL = Act("call", Mode.PHONE, Frame.WITH)
PHONE = Act("phone", Mode.PHONE, Frame.OBJECT)
VIDEO = Act("video call", Mode.VIDEO, Frame.EITHER)
LINK_UP = Act("link up", Mode.VIDEO, Frame.EITHER)  # by telephone, where another word says so
SUMMIT = Act("summit", Mode.IN_PERSON, Frame.WITH)
NEGOTIATE = Act("negotiation", Mode.IN_PERSON, Frame.WITH, weak=True)
DIALOGUE = Act("dialogue", Mode.UNSPECIFIED, Frame.WITH, weak=True)
EXCHANGE = Act("exchange", Mode.UNSPECIFIED, Frame.WITH, weak=True)
DISCUSS = Act("discuss", Mode.UNSPECIFIED, Frame.WITH, weak=True)
LETTER = Act("letter", Mode.CORRESPONDENCE, Frame.OBJECT)
LETTERS = Act("letter", Mode.CORRESPONDENCE, Frame.WITH)
SPEAK = Act("speak", Mode.UNSPECIFIED, Frame.WITH)
AGAIN = Act("again", Mode.IN_PERSON, Frame.EITHER)
DISCOURSE = Act("talks", Mode.IN_PERSON, Frame.WITH)
SUMMON = Act("summon", Mode.IN_PERSON, Frame.OBJECT)
DEMARCHE = Act("summon", Mode.IN_PERSON, Frame.TOWARD)
VISIT = Act("visit", Mode.IN_PERSON, Frame.PLACE)
VISIT_CHINA = Act("visit", Mode.IN_PERSON, Frame.PLACE, home=Side.CHINA)
VISIT_US = Act("visit", Mode.IN_PERSON, Frame.PLACE, home=Side.US)
INVITE = Act("invite", Mode.IN_PERSON, Frame.OBJECT, Status.PROPOSED, weak=True)
MUTUAL = Act("exchange", Mode.IN_PERSON, Frame.WITH, weak=True)
REACH_OUT = Act("exchange", Mode.UNSPECIFIED, Frame.EITHER, weak=True)
CREDENTIALS = Act("meet", Mode.IN_PERSON, Frame.TOWARD)
JOINTLY = Act("sign", Mode.IN_PERSON, Frame.WITH)
ASK = Act("invite", Mode.UNSPECIFIED, Frame.OBJECT, Status.PROPOSED, weak=True)
TELL = Act("tell", Mode.UNSPECIFIED, Frame.TOWARD, weak=True)
CONFRONT = Act("tell", Mode.IN_PERSON, Frame.TOWARD)
REBUFF = Act("shun", Mode.IN_PERSON, Frame.SHUN, Status.DECLINED)
REFUSE_CALL = Act("shun", Mode.PHONE, Frame.SHUN, Status.DECLINED)
EXERCISE = Act("joint exercise", Mode.IN_PERSON, Frame.WITH, weak=True)


_TERMS: tuple[tuple[Act, str], ...] = (
    (
        MEET,
        """
        会见 会见了 接见 接见了 约见 约见了 拜会 拜会了 面见 会晤了 接待 接待了 宴请 设宴款待
        设国宴款待 国宴款待 见到 见到了
        见了 见过 见过了 碰到 拜访
        """,
    ),
    (MEET, "密会 先后会见 集体会见 分别会见 单独会见 亲自接见 面会 会了 晤了 拜见 接访"),
    (ENCOUNTER, "会晤 会面 晤面 面晤 相会 相见 再见面 首会 首晤"),
    (AGAIN, "再会 再谈 再晤 续谈"),
    (
        TALKS,
        """
        会谈 见面 碰面 碰头 面谈 晤谈 聚首 面对面 双边会 工作会晤 闭门会 闭门会谈 闭门会晤 双边会谈 双边会晤
        开会 召开会议
        见一面 见上一面 见了一面 见个面 会上一面 碰一面
        继续谈 碰过面 见过面 会过面 长谈 坐下来谈 坐下谈 面对面谈 当面谈 对坐 过招 交锋 密谈 畅谈 恳谈 会商
        """,
    ),
    (
        TALKS,
        """
        握手 寒暄 交谈 短暂交谈 攀谈 共进 共进晚餐 共进午餐 茶叙 小范围会 同台 举行会议 共同主持
        交换意见 碰了面 见上面
        """,
    ),
    (SPEAK, "聊了 聊过 谈了 谈过 讲了 讲过话 谈话 交谈过 交谈了 说过话 谈妥 谈到"),
    (SUMMIT, "峰会 首脑会谈 首脑会晤 元首会 元首会晤 元首会谈 首脑会 高峰会 二会 三会"),
    (
        CALL,
        """
        通话 通电话 通了电话 电话会谈 电话会议 电话交谈 电话沟通 电话联系 电话会晤 打电话 打了电话 通电 热线
        热线通话 热线电话 电话 通了话 通过话 通过电话 通个电话 通个话 通上电话 通上话
        """,
    ),
    (PHONE, "致电 去电 电话致意 致电给 打电话给 打了电话给 拨电话给 拨打电话给 拨电给 打给"),
    (CALL, "来电 打来的电话 打来电话 电话连线 通电联系 通上了电话 通起电话"),
    (
        VIDEO,
        """
        视频通话 视频会晤 视频会谈 视频会议 视频连线 视频对话 视频磋商 视频会 视频见面 视讯会谈 视讯会议
        视讯通话 视讯会 视讯会晤
        """,
    ),
    (
        VIDEO,
        """
        视讯 视频方式 视频形式 线上会 线上会谈 线上会晤 云会晤 视频电话 视频交谈 视像通话 视像会议
        视像会谈 视像会晤 视像会面 视像 视频峰会 视讯峰会
        """,
    ),
    (LINK_UP, "连线 隔空连线 隔屏会谈 隔屏会晤 隔屏对话"),
    (
        NEGOTIATE,
        """
        磋商 磋商会议 继续谈判
        谈判 经贸磋商 贸易谈判 经贸会谈 贸易会谈 贸易磋商 高级别会谈 高层会谈 对谈 协商 政策协调会谈
        战略沟通 协调会谈
        """,
    ),
    (
        NEGOTIATE,
        "次会议 轮会议 层级会议 级别会议 启动会议 启动会 闭门会议 工作组活动 "
        "工作组会议 小组会议 工作组会 小组会 机制会议 年度会议 专题会议 次会晤 轮磋商 轮会谈 轮谈判 轮对话 "
        "次对话 次磋商",
    ),
    (DISCUSS, "讨论 商讨 商谈 洽谈 探讨"),
    (DIALOGUE, "对话 战略对话 安全对话 政府间对话 州长论坛 省州长论坛 立法机关合作论坛 联委会 联合委员会"),
    (REACH_OUT, "接触 联络"),
    (EXCHANGE, "沟通 交流 联系 互动 交往 往来 深入沟通"),
    (
        LETTER,
        """
        致信 致函 去信 致贺电 致贺信 致慰问电 致唁电 复信 回信 写信 发贺电 致电祝贺 致电慰问 致电哀悼
        致信祝贺 递交信函 转交亲笔信
        """,
    ),
    (MUTUAL, "互访"),
    (
        LETTERS,
        "互致贺卡 互致新年贺卡 互致贺年卡 互致祝贺 互致贺电 互致贺信 互致信函 互致新年贺信 换函 "
        "互通信函 书信往来",
    ),
    (
        SUMMON,
        "急召 急召见 连夜召见 召见 召见了 紧急召见 传召 奉示约见 奉命约见 召到 召至 召来 紧急约见 "
        "叫到 叫去 叫来 召去 唤至",
    ),
    (CREDENTIALS, "递交国书 呈递国书 递交了国书"),
    (DEMARCHE, "提出严正交涉 提出交涉 严正交涉 严肃交涉 提出强烈抗议 提出严正抗议 进行交涉 交涉"),
    (
        VISIT_CHINA,
        """
        访华 来华 赴华 抵华 访陆 访中 访京 抵京 赴京 来京 访问中国 访问北京
        抵北京 抵上海 抵天津 抵广州 访北京 访天津 访广州 访深圳 访香港 访港 停靠香港 泊港 赴陆访问
        到访北京 前往北京 访沪 访问上海 赴陆
        """,
    ),
    (
        VISIT_CHINA,
        """
        抵沪 到访中国 到访上海 出访中国 前往中国 率团访华 率团赴华 组团访华 到北京
        北京行 中国行 上海行 北京之行 中国之行 上海之行 北京行程 中国行程
        登陆中国 赴北京 前来中国 前来北京 访港靠泊 启程访华 启程赴华
        """,
    ),
    (
        VISIT_US,
        """
        访美 来美 赴美 抵美 访问美国 访问华盛顿 访华盛顿 访华府 到访美国 到访华盛顿 前往美国
        率团访美 率团赴美 出访美国
        """,
    ),
    (
        VISIT_US,
        """
        华府行 华盛顿行 美国行 华府之行 华盛顿之行 美国之行
        前往华盛顿 到华盛顿 前来美国 前来华盛顿 启程访美 启程赴美 赴华盛顿 赴华府 抵华府 访问华府
        """,
    ),
    (
        VISIT,
        "国事访问 正式访问 访问 到访 来访 出访 造访 抵达 抵 到达 飞抵 飞到 飞往 飞赴 走访 驶抵 靠泊 停靠",
    ),
    (INVITE, "邀请 求见 邀见 邀晤"),
    (
        REBUFF,
        """
        吃闭门羹 吃了闭门羹 闭门羹 拒见 拒不见 不见 避见 避不见面 见不到 见不着 没见成 没见上 没见着 见不成
        求见被拒 热脸贴冷屁股 碰钉子 遭冷遇
        """,
    ),
    (
        REBUFF,
        """
        拒绝会见 拒绝会晤 拒绝会面 拒绝见面 拒会 婉拒会面 拒绝与会 无缘会面 晾在一边 已读不回 不予理睬
        拒绝接见 拒绝对话
        """,
    ),
    (
        REFUSE_CALL,
        """
        拒接 拒接电话 拒绝通话 不接电话 未接电话 没接电话 拒听 打不通 无人接听 拒绝接听 不接 没人接 无人接
        """,
    ),
    (EXERCISE, "联合演练 实兵演练 联合军演 研讨交流 人道主义救援减灾 桌面推演 联演 舰艇互访"),
)

ACTS: dict[str, Act] = {term: act for act, terms in _TERMS for term in terms.split()}
BARE: dict[str, Act] = {
    "会": BARE_MEET,
    "晤": BARE_MEET,
    "见": BARE_MEET,
    "密晤": BARE_MEET,
    "再会": BARE_MEET,
    "邀": ASK,
    "召": SUMMON,
}

# What a term must not stand in: the same characters in another word.
NOT_ACT = re.compile(
    r"(?<=[收接受感达遭得等提])到(?:北京|华盛顿|上海)|(?<=[周期拜十月初])[二三]会|[二三]会(?=[见晤谈])|(?<=香格里拉)对话|(?<=安全)对话会|对话会(?![谈晤见])|(?<=经济)对话会|峰会上|记者会|见面礼|会见厅|"
    r"通话记录|电话号码|打电话报警|对话框|(?<=亚太安全)对话|(?<=四方安全)对话|四方(?:安全)?对话|交流会|(?<=[未不没])同台|交流(?=活动|赛|营|展|项目|团)|"
    r"(?:[中美]国|北京|上海|华府|华盛顿)行(?=[业动政为使将长情径列驶人会号家李走文星进])|"
    r"(?<=[采专受走家])访[中美华]|视[频讯像]演[说讲]|视[频讯像](?:方式|形式|连线)(?=[^，,。会谈磋商话同与和]{0,16}(?:致[辞词贺]|演[讲说]|发表|讲话|发言|授课))|会见(?=记者|传媒|媒体)|[抵赴来访][美华](?=履新|赴任|就任|上任|任职|履职|到任)|联系人|联系汇率|(?<=发表)谈话|(?<=发表如下)谈话|(?<=书面)谈话|交涉(?=的(?:目标|目的|策略|方式|筹码))|交流电|(?<=大使)接见|谈判代表|热线电话投诉|电话簿|接触史|电话会议(?=记录)|"
    r"接待(?:能力|游客)|(?<=气候)峰会|(?<=二十国集团)峰会|(?<=G20)峰会|(?<=APEC)峰会|(?<=北约)峰会|"
    r"(?<=东亚)峰会|(?<=组织)峰会|(?<=金砖)峰会|(?<=会议)峰会|(?<=东盟)峰会|(?<=东协)峰会|(?<=民主)峰会|"
    r"(?<=七国集团)峰会|(?<=G7)峰会|(?<=四方)峰会|(?<=三方)峰会|(?<=安全)峰会|(?<=AI)峰会|(?<=集团)峰会"
)

# Behind an act's word: it is then the time, the ground or the fruit of something else.
PEG_AFTER = re.compile(
    r"[^，,\s]{0,2}(?:休战|停火|停战)?的?承诺(?:兑现|落[地实空])|"
    r"(?:甫|刚刚?|才刚?)一?(?:落幕|结束|收场|散场)[\s，,](?!双方|两|均|[^，,\s]{0,6}(?:称|说|表示|:))|"
    r"(?:结束|举行|落幕|登场|完成|行程|之行|之旅)?(?:[一二两三四五六七八九十数几半\d]+个?(?:多)?(?:月|周|星期|天|年|日|"
    r"小时)多?(?:后|来|前)|之后|过后|以后|后(?!续|天)|以来|之前|前夕|前(?!往|来|景|国|所)|前后|"
    r"期间|翌日|次日|隔[日天]|第二天|当天(?!上午|下午|晚)|不久|[\d一二三四五六七八九十]*周年|之际|(?<!何)时(?!间|候|长|隔|任)|"
    r"当中|一事|余温|提振|激励|鼓舞|利多|利空|乐观情绪|效应|红利|利好|的?内容|结果(?![是为显])|答问|答记者问|有关问题|打前站|探路|铺路|搭[好建]|打(?:好|下)?基础|奠定|创造条件|[作做]好?准备|暖身|热身|预热|造势|(?:的?(?:消息|信息)(?!人士))|保持(?:着|了)?(?:密切)?(?:沟通|联系|接触)|的?(?:重要|各项|历史性)?(?:共识|精神|成果(?!积极|丰|"
    r"显著|斐)|协议|协定|结果落实|安排(?!在)|余波|后续|影响|气氛|意义|前景|成效|内幕|可能性|看点|无关|有关|相关|"
    r"氛围|细节)|"
    r"达成的?(?:重要|框架|系列|各项|初步)?(?:共识|"
    r"协议|一致|成果)(?=的|后|，|,|$)|管道|热线(?!通话)|日期|机制(?!.{0,10}(?:会议|会晤|举行))|渠道|"
    r"(?:会)?上达成|作出的)"
)
PEG_BEFORE = re.compile(
    r"(?:自(?:从)?(?![己由身主愿行])|落实|根据|按照|遵循|继|距|执行|履行|贯彻|延续|兑现|基于)[^，,。]{0,16}$|"
    r"(?:影响|破坏|干扰|冲击|阻碍|妨碍|危及|牵动|左右|波及|拖累|损害|避免|防止|以免)[^，,。]{0,8}$|(?:^|[，,\s])随同?$|(?:被问[到及]|问[到及])[^，,。]{0,8}$|^就在(?!.{0,12}在)[^，,。]{0,16}$"
)
RECALLED = re.compile(
    r"此前|先前|稍早(?!先)|曾(?!经历|任|国)|曾经|去年|前年|上个?月|上次|当年|回顾|回忆|历史上|"
    r"过去(?:几|数|一|两|三|十)(?![天日])|多年来|近年|自[^，,]{1,12}以来|(?:19|20)\d\d年(?![内度])|\d+年前|"
    r"上世纪|前夜|(?:介绍|通报|提及|提到|回顾|讲述)了?[^，,]{0,16}的$|"
    r"第一任期(?:内)?|首个任期|前不久|不久前|才刚?|日前已"
)
WISH = re.compile(
    r"反对|消化|炒作|押宝|热[议评]|解读|点评|评析|瞩目|观望|静待|静候|押注|憧憬|关注|聚焦|看好|焦点|如果|若(?!干)|假如|一旦|不应|不该|不宜|应该|应当|"
    r"(?<![回反响相供效适呼答对顺因])应(?![约邀对急询付聘美中]|[^，,]{0,24}(?:邀请|之邀|请求|要求))|必须|呼吁|主张|敦促|"
    r"(?:希望|盼|期待)[^，,]{0,4}(?:适时|适当时|有朝一日|有机会|早日|尽早)"
)
OFFER = re.compile(
    r"不排除|希望|愿意?(?!景)|盼望?|期待|期望|期盼|可能|或许|或(?=将|会|于|在|访|与|同|下)|有望|可望|有意|"
    r"提出(?=举行|安排|见|谈|与|同|和|跟|让)|想(?:要|见|找|跟|"
    r"和|与|同)|争取|寻求|洽商|洽谈|商谈|商量|正在?谈|求(?=见|晤|会|通话|[与同和跟])|试图|考虑|拟议|提议|建议|请求|要求|(?<!应)(?<!接受)(?<!接受了)邀请|"
    r"(?<![应受])邀(?=[^函约请])|传|据报|力争|探讨|商讨|讨论|呼吁|喊话|欲|拟邀"
)
COMING = re.compile(
    r"(?<!少)(?<!军[上中])将(?!军|领|士|近|来(?![华访美京沪]))|原定|拟(?!议)|会(?=在|于|与|和|同)|预计|预期|计划(?![司署局委]|与政策)|定于|预定|料将|料|下周|下个?月|(?<!过去)本周(?![一二三四五六日天早初])(?=[^了过已]{0,12}$)|"
    r"明天|"
    r"明日|明早|后天|明年|今晚将|即将|准备|打算|敲定|商定|确认将|同意(?!美|中)|确定(?=$|再|将|会|于|在|下|明|访)|启程|(?:动身|起程)(?![^，,]{0,8}前)|倒数|"
    r"登场在即|(?:批准|允许|获准)(?=[^，,了]{0,16}$)|接受[^，,]{0,10}邀请|排定|未来[几数两三]?(?:个?月|周|天|日)|[数几]周内|本周末|周末将|筹备|(?<!寻求)(?<![请要]求)(?<!希望)(?<!试图)(?<![提建]议)(?<!争取)安排(?!在)|铺路|或将|(?<!昨)日起|离京(?!前)|在即|有序推进|近期将|近日将|"
    r"月底|月内|年内|等待|酝酿|(?<!悄悄)(?<!秘密)(?<![已曾])前往(?=.{0,12}(?:参加|出席|举行|同|与))"
)
DONE = re.compile(
    r"了|过(?![去程于])|已(?!读|经?(?:[确排]定|接受|同意|敲定|商定|确认|决定|安排|答应|[受获]邀))|曾|刚|结束|完成|昨|应约"
)
REFUSED = re.compile(
    r"拒绝?(?!证实|透露|置评|评论|公布)|婉拒|回绝|不愿|不肯|无意(?!间)|不会|不打算|(?:没有?|无|并无)(?:任何)?(?:计划|安排)|不安排|"
    r"未安排|未能(?!达成|取得)|没能|没有?(?:同意|答应|回应)|(?<![尚还仍迟])未(?:同意|答应|回应|获|接受)|不参加|不出席|无缘|不同意|不再|不理|"
    r"冷落|缺席|避(?=见|不|与|开)|谢绝|推辞|说不|没空|不接受|不准备|不考虑|无暇|错过"
)
REFUSED_AFTER = re.compile(
    r"被拒|遭拒|遭[^，,。]{0,8}(?:拒绝?|回绝|冷待|冷落|冷遇|冷处理)|遭婉拒|被[^，,。]{0,8}(?:拒|回绝)|未获(?:回应|答复|同意)|没成|落空|"
    r"告吹|未果|没能成行|未能成行|没(?:有)?(?:得到)?回应|无回应|不成(?!熟)|破局|请求(?:被|遭)|"
    r"吃(?:了)?闭门羹|未成"
)
NEGATED = re.compile(
    r"没有|没(?!收)|未(?!来)|并未|并无|无(?![人论法数缝])|从未|尚未|毫无|"
    r"不(?![排断久同少是仅但过得可])|勿"
)
DENIED = re.compile(
    r"否认|拒绝?(?:予以)?(?:证实|透露|置评)|不(?:予|愿|肯)(?:证实|置评|评论)|不实|并非事实|子虚乌有|不属实|假消息|辟谣|驳斥[^，,]{0,6}说法|没有(?:任何)?(?:进行)?(?:磋商|"
    r"谈判|通话|接触)|未进行|并未(?:进行|举行)?(?:磋商|谈判|通话)|无可奉告"
)
CANCELLED = re.compile(
    r"取消|喊停|暂不(?=[与和同向])|推迟|延后|延期|延迟|搁置|中止|暂停|叫停|停掉|停止|终止|中断|切断|喊卡|押后|改期|冻结|撤回|停摆|"
    r"关闭|断绝|断(?=了)"
)
CANCELLED_AFTER = re.compile(
    r"(?:被|遭|宣布|一事|行程|计划|的?安排|事宜|项目|活动|之行|一律|磋商|会谈|谈判|访问|突然|临时|或|将|已|再度|再次|无限期|也|均|全|因[^，,]{1,12}|"
    r"[一二两三四五六七八九\d]+(?:周|个月|天)|到?最后一刻|[上本]?周[末一二三四五六日]|$){0,4}(?:取消|推迟|延后|延期|延迟|搁置|中止|暂停|叫停|终止|喊停|告吹|作罢|"
    r"中断|喊卡|押后|改期|泡汤|停摆|冻结|(?:未能?|没能?|没有)(?:如期|按期)?(?:举行|召开|登场))"
)
RESUMED = re.compile(r"恢复|重启|重开|复谈|重新|重返")

# A market report, by its headline.
MARKET = re.compile(
    r"盘[前后中]|[收开早午尾]盘|[美台港陆亚欧日韩AB]股|股市|恒指|沪指|沪深|深成指|创业板|三大指数|[大小]盘|台指|加权指数|标普|恒生|科指|期[货市]|汇市|油价|金价|股价|道指|纳指|那指|费半|收[高低跌涨]|"
    r"大盘|投资[人者]"
)
# A text of opinion rather than of news, by its headline; what the two sides look back on is news.
ANALYSIS = re.compile(
    r"专访|社论|社评|评论|分析|解读|观点|专栏|时评|锐评|专家|学者|如何看|怎么看|深度|观察|前瞻|(?<!双方)(?<!两国)(?<!两军)(?:回顾|盘点)|"
    r"梳理|揭秘|一文|为什么|为何|谁(?:会|能|赢|更|先|怕|主导)|影响几何|启示|纪实|高光|年终|展望|述评|综述|随笔|读懂|"
    r"图说|图解|老照片|回眸|重温|时间[轴线]|年表|背景资料|历史瞬间|那些年|笔阵|自由广场|(?:论坛|开讲|视角|快评|短评|来论|漫谈|夜话|纵横|瞭望|有话说|微评|茶座)[/／|│:：】]|名家专论|星期专论|投书|看点|复盘|博弈|大事记|访谈|对谈录|走向何方|何去何从"
)

# The line that tells who wrote a column: (作者为某大学教授).
AUTHOR = re.compile(
    r"(?:本文)?作者(?:为|系|是|:)[^，,。]{0,24}(?:教授|学者|研究员|评论员|律师|博士|主编|院长|主任|顾问|作家|专家|大使|媒体人|主笔|所长)"
)

US_PLACES = _words(
    """
    华盛顿 华府 纽约 旧金山 夏威夷 檀香山 海湖庄园 佛罗里达 洛杉矶 芝加哥 安克雷奇 阿拉斯加 戴维营 西雅图
    加州 美国 白宫 五角大楼 迈阿密 休斯敦 休斯顿 蒙大拿 艾奥瓦 爱荷华 得州 德州 佛州 波士顿 底特律 费城
    亚特兰大 明尼苏达 犹他 内布拉斯加 堪萨斯 拉斯维加斯 俄亥俄 密歇根 国会山 圣迭戈 关岛 匹兹堡
    """
)
CHINA_PLACES = _words(
    """
    北京 上海 天津 深圳 广州 杭州 青岛 成都 武汉 西安 昆明 香港 三亚 南京 中国 大陆 苏州 厦门 重庆 内地 海南
    宁波 珠海 拉萨 西藏 新疆 济南 长沙
    沈阳 大连 哈尔滨 福州 义乌 郑州 合肥 贵阳 四川 云南 贵州 广东 浙江 江苏 山东 陕西 湖北 湖南 福建 辽宁
    中南海 钓鱼台 人民大会堂
    """
)

CAPITALS = frozenset(("北京", "华盛顿"))
