"""What a Chinese clause says of an act: held, coming, offered, refused, off or none; news or background.

Chinese verbs have no tense: adverbs before the act (将, 曾, 没有, 拒绝, 希望), particles and complements
behind it (了, 被拒, 推迟) and the noun that it becomes part of (会谈后, 会晤共识) carry all of it. Names are
left out of the words that are read, so that a 将 in 将军 or a 会 in a name says nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core import acts_zh as lexis
from bot.core import answers_zh, denials_zh, predicates_zh
from bot.core.acts_zh import Act, Frame
from bot.core.model import Mode, Status
from bot.core.value import value

_OBJECT_MARK = re.compile(r"将(?![于在向会要])")
_NEAR = 12  # characters before an act in which a negation or refusal still has it in its scope
_NEARER = 10  # the same for what calls it off
_BEHIND = 16  # characters after an act in which its predicate stands
_REQUEST = re.compile(r"(?:的)?(?:请求|要求|提议|邀请|建议|申请|提案)")
# 拒绝了安排在新加坡会面的请求, 撤回会晤邀请.
_TURNS_DOWN = re.compile(rf"{lexis.CANCELLED.pattern}|拒绝|婉拒|回绝|驳回|(?:没有?|未|不)批准?")
# 就两人会面进行商谈.
_IN_TALKS = re.compile(
    r"(?:的?事宜?|的?安排)?[正仍还]?在?(?:进行|展开)[^，,]{0,2}(?:商谈|磋商|商讨|协商|讨论|洽商)"
)
_COMPLETED = re.compile(r"了|过(?![去程于])")
_GUEST = re.compile(r"了?(?:到访|来访|正在[^，,]{0,6}访问)的")
_NO_NEWS = re.compile(r"的?(?:消息|信息|说法|情况)")
_ASKED = re.compile(r"[?？]|是否|能否|会否|何时|如何")
_OTHER_OBJECT = re.compile(r"(?:关税|制裁|管制|加征|措施|禁令|公告|出口|订单|采购)(?!$)|后(?!续|天)")
# "没有谈判", "并未通话" is a denial; "没有会面" between two who could have met is a refusal.
_TALK = frozenset({"negotiation", "call", "dialogue", "exchange", "letter", "phone"})
_COMMENT = re.compile(
    r"(?:(?:将|会)(?:检验|考验|攸关|牵动|左右|影响)|[^，,]{0,4}(?:为(?=[^，,]{1,8}(?:关系|方向|大局|世界|两国))|释放|传递|传出|有助|有利于|彰显|体现|表明|"
    r"标志着|意味|对[^，,]{1,10}(?:意义|影响)|"
    r"没有中断|保持畅通|意义)|(?:将|会)是(?![^，,]{0,8}(?:首|第|自|两)))"
)
_ONCE = re.compile(r"(?:时|中|上|里)?(?:就|也)?曾")
# 会谈没有取消 is on, 没有取消,只是推迟 is put off.
_NOT_OFF = re.compile(r"(?:并|还)?(?:没有?|未)被?(?:完全|真正)?(?:取消|叫停|推迟)")
# 中断三年的会谈8日举行: they are on again.
_OFF_UNTIL_NOW = re.compile(
    r"了?(?:长达|超过|近|逾|约|达|已)?[一二两三四五六七八九十半\d数几多]+个?多?(?:年|月|周|星期|天)[多半余]?(?:之久)?的"
)
_ONLY_POSTPONED = re.compile(r"[，,]?(?:只是|而是|但|仅)[^，,]{0,4}(?:推迟|延后|延期|押后)")
# A line that is still cut, or a contact that is in no hurry, is none.
_STILL_OFF = re.compile(r"(?:仍然?|尚|还|至今|一直)?(?:未能?|没有?)(?:恢复|重启|重开|接通)|不急")
# 美方在等中方来电, 不会先打给: who waits has asked for nothing.
_WAITS = re.compile(
    r"(?:[在正仍还只]|继续)等(?![到级于人])[待候着]?[^，,]{0,6}$|不会(?:先|主动|率先)[^，,]{0,4}$"
)
# 白宫内部正评估派耶伦访华: what one government only weighs.
_WEIGHED = re.compile(
    r"(?:(?<![双两][方国])[正在]|内部)[^，,]{0,4}(?:评估|研究|权衡|辩论|考虑)[^，,]{0,4}(?:派|让|是否)"
)
# 目前没有会谈: talks that are not going on, which nobody has refused.
_NONE_NOW = re.compile(
    r"(?:目前|现在|现时|迄今|眼下|暂时|当前)[^，,]{0,8}(?:没有?|未有?|无|不在)[^，,]{0,3}$"
)
_TALKS = frozenset({"talks", "negotiation", "discuss"})
# 未见两人交谈: who looked on saw none, which is no refusal.
_UNSEEN = re.compile(r"(?:[未没]见(?!成|上|着|到?面)|[没未]有?看[到见]|未传出|没有?传出)[^，,]{0,10}$")
_ANSWERED_NO = re.compile(r"不急|未安排|(?:没有|无|尚无)(?:行程|计划|安排|消息|规划)|无可奉告|没有可以?提供")
# 打电话给董军,对方没有接听.
_UNANSWERED = re.compile(
    r"[，,\s][^，,。]{0,6}(?:没有?|未|不|拒绝?|无人)(?:接听|接电话|接起|应答|接(?=$|[，,。]))"
)
# 29日会谈,双方同意重启谈判: what the talks have led to.
_AGREED = re.compile(r"(?:同意|商定|约定|约好|一致)[^，,]{0,10}$")
# 能否碰头未定: the question is left open.
_OPEN = re.compile(
    r"[^，,]{0,6}(?:尚不清楚|还不清楚|不得而知|不明朗|成谜|[未没](?:有)?(?:决定|确认|明朗|落实)|未定|待定|未知|难料|(?:引[发起]?)(?:外界)?关注|成(?:为)?(?:焦点|疑问|悬念|看点))"
)
# 特朗普称已通话 外交部:没有.
_CONTRADICTED = re.compile(
    r"[,，\s]*[^,，。:：]{0,4}(?:外交部|国防部|商务部|白宫|[中美陆官]方|北京|五角大楼)[^,，。:：]{0,4}[:：]"
    r"[\s\"]*(?:没有|并无|否认|不实|假|从未|未)"
)
# 没有会面安排: what there is not is the meeting, as in 没有安排会面.
_NO_PLAN = re.compile(r"的?(?:安排|计划|打算|日程)")
# 握手寒暄,没有实质交谈: they met all the same.
_NOT_IN_DEPTH = re.compile(r"实质性?|深入|进一步")
_SOME_TIME = re.compile(r"适当(?:的)?时候|适时")
_LIKELY = re.compile(r"有望|可望")
_TIME = re.compile(r"\d|[一二三四五六七八九十]月|[本下]周|[今明]年|下个?月|月底|年底")
# A journey that only looms over something else: 访美在即 市府清街.
_LOOMS = re.compile(r"(?:已|将)?在即[\s，,](?=.)")
_FRUIT = re.compile(r"(?:能够?|会)?(?:有(?:所)?|取得|带来|达成|成功|圆满|顺利)")
_HOPED = re.compile(r"希望|愿|盼|期待|期盼|呼吁")
# What somebody hopes for or thinks of, with nothing behind it but the act's own circumstances.
_IN_MIND = re.compile(
    r"(?:希望|(?<!期)盼望?|期待|期盼|期望|渴望|寄望|乐见|乐意|(?<![双中美])愿意?(?=[^景]|$)|(?<!无)有意(?![义思])|有兴趣|想要|很想|考虑)(?!已久|的)[^，,]{0,20}$|"
    r"内部[^，,]{0,4}(?:讨论|研究|评估|商议|权衡|辩论)[^，,]{0,20}$"
)
# 提出希望, 双方愿, 中方答复: the other side knows of it.
_TOLD_OTHERS = re.compile(
    r"邀|请(?!问)|提[出议]|建议|要求|向[中美对][方国]|函|信|转达|告知|通知|传话|[双两][方国]|接洽|洽商|商[定谈讨量]|安排|筹[备划]|定[于在下]|"
    r"同意|答应|答复|接受|婉拒|回绝|拒绝|没有?回应|未回应|应允|点头|不理|推[说托辞]|没空|接招|不肯|说不"
)
_APPROACH = re.compile(
    r"接洽|洽商|提议|邀请|[提发]出[^，,。]{0,24}(?:建议|请求|要求|邀)|(?:正式)?(?:请求|要求)(?:会[面晤见]|通话)|商[谈讨定]|安排|筹备|敲定|致函|收到"
)
_NOT_YET = re.compile(r"[没未无不][^，,。;；\s]{0,8}$")
_TURNED_DOWN = re.compile(
    r"不同意|说不|没空|不肯|不便|不应|摇头|不予|已读不回|拒[接听]|不[接理]|推[诿托]|搪塞|拒绝|被拒|遭拒|婉拒|回绝|没有?(?:同意|答应)|"
    r"时机(?:不[合适当对]|未到)|不是时候|不(?:太)?(?:方便|合适)|装聋作哑|石沉大海|冷处理|置之不理|没有?下文|不予(?:回应|答复|理[会睬]|安排)|(?<![尚还仍迟])(?:未予?|没有?)安排|(?:没有?|未|不)(?:接听|接电话|接起)|"
    r"(?:没有?|未能?|等不到)(?:等到|收到|得到|盼到)(?:任何|半点)?(?:答复|回[复应音]|音讯)|"
    r"(?<![尚还仍迟])未(?:同意|答应|获)|没成|落空|未果|闭门羹|未能|碰壁|推[迟拖]|拖延|避而不|只肯"
)
_HABIT = re.compile(r"多年|长年|长期|从来|历来|往往|总是")
# 会谈时谈及, 通话中要求: what was said in the talks is news of them.
_SPEAKS_ON = re.compile(
    r"(?:结束)?(?:之?后|上)[，,]?(?:[对向](?:记者|媒体|外|说|表示|透露)|告诉|说|表示|宣布|透露|称|发文|"
    r"发推|宣称|共?同见|(?:共同|联合)?举行(?:联合)?记者会)|"
    r"(?:时|中|期间|里)[，,]?(?:当面|直接|亲自|主动)?(?:问|承认|答称|回答|保证|解释|证实|邀|介绍|谈|说|表示|指|强调|称|提|要求|告|敦促|重申|警告|就|呼吁|双方|对|向|促|"
    r"承诺|同意|阐|讨论)"
)
# A clause that opens with calling off has all that it lists called off: 取消安排中美两军战区领导通话.
_CALLS_OFF = re.compile(
    rf"(?:[^，,]{{0,4}}?(?:决定|宣布|已|将|并|又|还|再|均|同时|暂时?))*(?:{lexis.CANCELLED.pattern})"
)
# What may be called off is not: 扬言取消, 可能推迟.
_THREATENED = re.compile(
    r"(?:扬言|威胁|或许?|可能|考虑|不排除|恐|是否)[^，,]{0,4}(?:取消|推迟|延后|中止|不(?=[会再去来访见与出参]))"
)
# 考虑下月会: a day makes no plan of what is only thought of.
_WHEN = re.compile(r"下周|下个?月|明[天日早年]|后天|本周末|月底|月内|年内|[近日]日起?")
_RUMOUR = re.compile(r"\s*(?:[^，,]{0,6}[/／])?(?:据|盛|谣)?传(?!统|召|达|真|播|递)")
# A visit to which the visitor looks forward on a day is agreed: 期待4月访问中国.
_AWAITED = re.compile(
    r"(?:期待|盼)(?:着|于|在)?(?:\d{1,2}月|\d{1,2}[日号]|下周|下个?月|明年|今年|本月)[^，,]{0,6}$"
)
# 3日继续会谈 is news of talks, 同意继续会谈 none yet.
_GOES_ON = re.compile(r"^[^将同愿应要会希促]*继续$")
# 已接受邀请, 邀请他访华,他已答应: a visit to which the guest has agreed.
_ACCEPTED = re.compile(r"(?<![不未没])(?:接受|答应)了?(?:对方|中方|美方|其|他的?)?$")
_ACCEPTS = re.compile(r"[，,\s][^，,。]{0,6}(?:(?:已经?|欣然|当场|也|愉快地?)(?:接受|答应)|(?:接受|答应)了)")
# 接受了...的会面邀请, 同意...的通话请求.
_TAKES_UP = re.compile(r"(?<![不没未])(?:接受|答应|同意|应允)了?[^，,。请求要]{0,8}$")
# 致信邀请, 发函提议: the letter is the offer.
_BIDDING = re.compile(r"了?(?:正式|再次|再度)?(?:邀(?!功)|请(?!问)|提议|建议|请求|要求)")
# 会议登场 美方缺席: who does not come has turned it down.
_STOOD_UP = re.compile(
    r"[，,\s][^，,。]{0,6}(?:缺席(?!者)|(?:没有?|未)(?:能)?(?:现身|露面|到场|上线|赴约|派员)|失约|爽约|放鸽子)"
)
_ABSENT = re.compile(r"(?:没有?|未)(?:能)?(?:现身|露面|到场|上线|赴约)|缺席|失约|爽约")
# 本应8月15日举行,因故押后: what was to be.
_WAS_TO = re.compile(r"[本原][应该要拟来打定订]|原本|原先|原计划")
# 中方拒「格林贝号」访港: whatever stands between.
_OPENS_REFUSED = re.compile(
    r"[^，,]{0,4}(?:拒绝?|婉拒|不批|不许|不准|不让|回绝)(?!证实|透露|置评|评论|公布)(?!.*(?:之说|传闻|报道))"
)
_BIDS = re.compile(r"邀|(?<!申)请")
# 为访华铺路, 访华的筹备工作: what other news leads to has still to come.
_AHEAD = re.compile(
    r"(?:一?事宜?|行程|日程|安排|时间|日期)?(?:[仍还尚正]在?(?:讨论|商讨|协商|安排|筹划|未定|未确定|未敲定)|保持(?:着|了)?(?:密切)?(?:沟通|联系|接触)|的?(?:筹备|准备|具体安排)|[作做]好?准备|铺路|打前站|搭[好建]|打(?:好|下)?基础|奠定|创造条件|"
    r"探路|暖身|热身|预热|造势)"
)
_IN_TOUCH = re.compile(r"(?:事宜)?正?保持(?:着|了)?(?:密切)?(?:沟通|联系|接触)")
_NEARS = re.compile(
    r"(?:下周|下个?月|明[天日年]|后天|本周末)[^，,了过]{0,10}(?:举行|登场|召开|开幕|开始|展开|揭幕)|.{0,8}[商约拟预]?[定订拟]于|.{0,6}(?:在即|原[定订拟]|倒数|将[于登举召上在]|敲定|有望)|今[日天]起?(?:举行|登场|展开|启动|开[始启])"
)


# 没有就关税进行磋商或谈判: what is denied of the one is denied of the other.
_COORDINATED = re.compile(
    r"(?:进行|举行|展开|开展)?(?:任何)?(?:磋商|谈判|会谈|会晤|会面|通话|对话|接触|沟通)[或和及、]$"
)
# 没有在和美方谈: it is not going on, which nobody has refused.
_NOT_DOING = re.compile(r"(?:没有?|未|不)(?:正)?在(?:[与同和跟就]|进行|$)")


@value
class Wording:
    """The words around an act, without names.

    `own` stands before it in its clause; `before` is that with the clause that lends the subject; `after` is
    the rest of the clause, `following` the mark that ends it and the beginning of the next. `asked_for`: the
    item says somewhere that the other side has been approached.
    """

    before: str
    own: str
    word: str
    after: str
    following: str
    asked_for: bool = False

    @property
    def near(self) -> str:
        return _COORDINATED.sub("", self.own)[-_NEAR:]

    @property
    def onward(self) -> str:
        """All that follows the act, but for how its object came to be there (会见到访的...)."""
        text = self.after + self.following
        guest = _GUEST.match(text)
        return text[guest.end() :] if guest else text

    def begun(self) -> Wording:
        """The same words of what has begun: 14日起 tells of nothing to come."""
        return replace(self, before=self.before.replace("日起", "日"), own=self.own.replace("日起", "日"))

    def giving(self) -> Wording:
        """The same words of what is handed over: 将遗骸移交 is no future, 将于周五移交 is one."""
        return replace(self, before=_OBJECT_MARK.sub("", self.before), own=_OBJECT_MARK.sub("", self.own))

    @property
    def asked(self) -> bool:
        """Whether its clause is a question."""
        return self.following.startswith(("?", "？"))


@value
class Mood:
    """Status and tense of an act; `marks` are the observations that the score may weigh.

    The tense is "none" where no word says whether the act is over. `denied` means that there was no contact.
    """

    status: Status
    tense: str
    marks: frozenset[str]
    denied: bool = False


def read(wording: Wording, act: Act) -> Mood:
    """The mood of an act."""
    marks = frozenset(_marks(wording, act))
    off = _off(wording, act)
    negated = lexis.NEGATED.search(wording.near) is not None and not _COMPLETED.match(wording.after)
    if _is_denied(wording, act, negated=negated) or (
        off is None and negated and act.name in _TALK and not _NO_PLAN.match(wording.after)
    ):
        return Mood(Status.HELD, "past", marks | {"denied"}, denied=True)
    if off is not None:
        return Mood(off, "none", marks)
    if negated:
        return _without(wording, marks)
    status, marked = _open(wording, act)
    if status is Status.PROPOSED and act.name != "invite" and answers_zh.is_accepted(wording.following):
        return Mood(Status.SCHEDULED, "future", marks - {"wish"})
    if status is Status.PROPOSED and _TURNED_DOWN.search(wording.following):
        habit = _HABIT.search(wording.following) is not None  # 多年不接电话 is no answer to it
        return Mood(Status.DECLINED, "none", marks | {"recalled"} if habit else marks)
    if status is Status.PROPOSED and act.status is Status.HELD and _is_only_hoped(wording, act):
        marks |= {"wish"}
    tense = "future" if status is not Status.HELD else "past" if marked else "none"
    return Mood(status, tense, marks)


def of_answer(following: str) -> Status:
    """What an offer has come to by the answer that follows it."""
    if answers_zh.is_accepted(following):
        return Status.SCHEDULED
    return Status.DECLINED if _TURNED_DOWN.search(following) else Status.PROPOSED


def _is_only_hoped(wording: Wording, act: Act) -> bool:
    """Whether one side has a contact in mind of which it has told the other nothing: 雷蒙多有意访华.

    Of the weak acts any hope is one (希望加强沟通). What is asked for, offered, or answered has been told.
    """
    if act.weak:
        return _HOPED.search(wording.before) is not None
    if wording.asked_for:
        return False
    mind = _IN_MIND.search(wording.own)
    return mind is not None and not _TOLD_OTHERS.search(wording.own + wording.after + wording.following)


def is_approached(norm: str) -> bool:
    """Whether a text says anywhere that one side has gone to the other with a plan: 双方已展开接洽."""
    return any(
        not _NOT_YET.search(norm, max(0, m.start() - _NEARER), m.start()) for m in _APPROACH.finditer(norm)
    )


def _without(wording: Wording, marks: frozenset[str]) -> Mood:
    """The mood of an act of which the text says that there was none, or none worth the name."""
    if _NOT_IN_DEPTH.search(wording.near):
        return Mood(Status.HELD, "past", marks | {"comment"})
    if _NO_PLAN.match(wording.after):
        return Mood(Status.DECLINED, "none", marks - {"peg"})
    return Mood(Status.DECLINED, "none", marks | {"negated"})


def _marks(wording: Wording, act: Act) -> list[str]:
    own, after, onward = wording.own, wording.after, wording.onward
    observed = {
        "peg": (lexis.PEG_AFTER.match(onward) and not _SPEAKS_ON.match(onward))
        or lexis.PEG_BEFORE.search(own)
        or _LOOMS.match(onward),
        "comment": _COMMENT.match(after),
        "recalled": lexis.RECALLED.search(own) or _ONCE.match(after),
        "question": wording.asked or _ASKED.search(own + after),
        "agreed": _AGREED.search(own),
        "wish": _SOME_TIME.search(own) or (act.name != "summon" and _is_wish(own, after)),
    }
    if act.name == "sign" or predicates_zh.is_dated(own, after):  # what is signed is no fruit of it
        observed["peg"] = None
    planned = act.frame is Frame.PLACE and _IN_TOUCH.match(onward)  # 就总统访华事宜保持沟通
    opening = own + ("继续" if wording.word.startswith("继续") else "")
    if planned or (
        opening.endswith("继续") and _GOES_ON.search(opening) and not lexis.PEG_AFTER.match(onward)
    ):
        observed["peg"] = None
    return [mark for mark, seen in observed.items() if seen]


def _is_wish(own: str, after: str) -> bool:
    """Whether an act is only wished for, debated or thought likely."""
    return lexis.WISH.search(own) is not None or _hopes_for_fruit(own, after) or _is_speculation(own, after)


def _is_speculation(own: str, after: str) -> bool:
    """有望再会: nobody has offered it, and no time is named for which it is planned."""
    return _LIKELY.search(own) is not None and not _TIME.search(own + after)


def _hopes_for_fruit(own: str, after: str) -> bool:
    """期待会晤有成果: what is hoped for is the outcome."""
    return _HOPED.search(own) is not None and _FRUIT.match(after) is not None


def _is_denied(wording: Wording, act: Act, *, negated: bool) -> bool:
    """Whether the text says that there was nothing: 否认, 还没谈过, 没有...的消息."""
    if lexis.DENIED.search(wording.own + wording.after) or (negated and _NO_NEWS.match(wording.after)):
        return True
    if negated and act.name in _TALKS and _NOT_DOING.search(wording.near):
        return True
    if negated and act.name in _TALKS and _NONE_NOW.search(wording.own) and not _NO_PLAN.match(wording.after):
        return True
    if (
        _UNSEEN.search(wording.own)
        or _WAITS.search(wording.own)
        or (not wording.asked_for and _WEIGHED.search(wording.own))
        or _STILL_OFF.match(wording.after)
        or _CONTRADICTED.match(wording.following)
        or denials_zh.is_denied(wording.own, wording.word, wording.after, wording.following)
    ):
        return True
    asked = wording.asked or _ASKED.search(wording.own)
    if asked and (_ANSWERED_NO.search(wording.following) or _OPEN.match(wording.after)):
        return True
    never = lexis.NEGATED.search(wording.near) or lexis.REFUSED.search(wording.near)
    return wording.word.endswith("过") and never is not None


def _off(wording: Wording, act: Act) -> Status | None:
    """Cancelled or declined, None where the act is on or over."""
    turned_down = _TURNS_DOWN.search(wording.own) and _REQUEST.match(wording.after)
    if turned_down or predicates_zh.is_turned_down(wording.own, wording.after):
        return Status.DECLINED
    if _is_cancelled(wording):
        return Status.CANCELLED
    unanswered = act.mode is Mode.PHONE and _UNANSWERED.match(wording.following)
    if unanswered or _STOOD_UP.match(wording.following) or _ABSENT.search(wording.own):
        return Status.DECLINED
    if _WAS_TO.search(wording.own) and lexis.CANCELLED.search(wording.after + wording.following):
        return Status.CANCELLED
    if act.frame is Frame.PLACE and _OPENS_REFUSED.match(wording.own):
        return Status.DECLINED
    refused = lexis.REFUSED.search(wording.near) or lexis.REFUSED_AFTER.search(wording.after[:_BEHIND])
    return Status.DECLINED if refused or act.status is Status.DECLINED else None


def _is_cancelled(wording: Wording) -> bool:
    """Called off: the word shortly before the act with nothing else as its object, or right behind it."""
    if kept := _NOT_OFF.match(wording.after):
        return _ONLY_POSTPONED.match(wording.after[kept.end() :] + wording.following) is not None
    if wording.asked or _THREATENED.search(wording.own):
        return False
    near = wording.own if _CALLS_OFF.match(wording.own) else wording.own[-_NEARER:]
    called_off = lexis.CANCELLED.search(near)
    over = lexis.RESUMED.search(wording.own) or (called_off and _OFF_UNTIL_NOW.match(near, called_off.end()))
    if called_off and not over and not _OTHER_OBJECT.search(near[called_off.end() :]):
        return True
    return lexis.CANCELLED_AFTER.match(wording.after) is not None or predicates_zh.is_off(
        wording.after, wording.following
    )


def _open(wording: Wording, act: Act) -> tuple[Status, bool]:
    """Held, scheduled or proposed, and whether a word says so: the last operator before the act decides."""
    if (settled := _settled(wording, act)) is not None:
        return settled, True
    status, marked = _last_operator(wording, act)
    if status is Status.SCHEDULED and _RUMOUR.match(wording.before):
        return Status.PROPOSED, True
    awaited = status is Status.PROPOSED and act.frame is Frame.PLACE and _AWAITED.search(wording.own)
    if awaited or wording.word.startswith("启程") or (not marked and _NEARS.match(wording.after)):
        return Status.SCHEDULED, True
    return status, marked


def _settled(wording: Wording, act: Act) -> Status | None:
    """What the words right beside the act say, whatever stands before them; None where they say nothing."""
    asked = _REQUEST.match(wording.after) and act.frame is not Frame.PLACE
    if asked or (_IN_TALKS.match(wording.after) and not act.weak):
        return Status.SCHEDULED if asked and _TAKES_UP.search(wording.own) else Status.PROPOSED
    accepts = _ACCEPTS.search(wording.following)
    accepted = act.name == "invite" and (accepts or _ACCEPTED.search(wording.own))
    if accepted or (act.frame is Frame.PLACE and accepts and _BIDS.search(wording.own)):
        return Status.SCHEDULED
    if act.mode is Mode.CORRESPONDENCE and _BIDDING.match(wording.after):
        return Status.PROPOSED
    if (told := predicates_zh.status(wording.own, wording.after, wording.following)) is not None:
        return told
    done = _COMPLETED.match(wording.after) or wording.word.endswith(("了", "过"))
    if done or act.status is Status.PROPOSED:
        return act.status
    on = _NOT_OFF.match(wording.after) or _is_ahead(wording)
    return Status.SCHEDULED if on or _THREATENED.search(wording.own) else None


def _is_ahead(wording: Wording) -> bool:
    """Whether other news leads to the act: 为访华铺路."""
    return _AHEAD.match(wording.after) is not None and not lexis.RECALLED.search(wording.own)


def _last_operator(wording: Wording, act: Act) -> tuple[Status, bool]:
    """What the last operator before the act says, the act's own status where there is none."""
    last = -1
    status: Status = act.status
    for pattern, meant in _OPERATORS:
        for match in pattern.finditer(wording.before):
            if match.start() > last and not (status is Status.PROPOSED and _WHEN.fullmatch(match.group())):
                last, status = match.start(), meant
    return status, last >= 0


_OPERATORS = (
    (lexis.OFFER, Status.PROPOSED),
    (lexis.COMING, Status.SCHEDULED),
    (lexis.DONE, Status.HELD),
)
