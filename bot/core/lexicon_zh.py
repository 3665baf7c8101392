"""Words of the Chinese press for parties: offices, side words, third countries in short, private people.

Language, not facts: who held an office is in the knowledge files. All terms are in simplified characters.
"""

from __future__ import annotations

from bot.core.model import Level, Side, Track
from bot.core.value import value

DEFENSE, DIPLOMATIC = Track.DEFENSE, Track.DIPLOMATIC


@value
class Title:
    """An office as Chinese news writes it.

    `us` and `china` begin the English office title that it stands for on either side: "*" is an office that
    no single person holds, "" one that the side has not. `plain` says whose it is where no country is said:
    "us", "china", "own" (the outlet's own country's), "third" (neither's), "" unknown.
    """

    term: str
    us: str
    china: str
    track: Track
    level: Level
    plain: str = ""

    def office(self, side: Side) -> str:
        """The English office title (or how it begins) on a side, "" where it is nobody's alone."""
        title = {Side.US: self.us, Side.CHINA: self.china}.get(side, "")
        return "" if title == "*" else title


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _table(rows: str, track: Track) -> dict[str, Title]:
    """Rows of `level; whose where plain; US office; China office; terms`."""
    table: dict[str, Title] = {}
    for row in rows.strip().splitlines():
        level, plain, us, china, terms = (part.strip() for part in row.split(";"))
        for term in terms.split():
            table[term] = Title(term, us, china, track, Level(level), plain)
    return table


_DIPLOMATIC_TITLES = """
leader; ; President; ; 总统 候任总统 当选总统
leader; ; Vice President; ; 副总统
leader; china; ; President; 国家主席 国家领导人
leader; china; ; Vice President; 国家副主席
leader; china; ; General Secretary; 总书记 中共总书记 中共中央总书记
leader; china; ; Premier; 国务院总理
leader; own; ; Premier; 总理
minister; own; ; *; 副总理
minister; china; ; *; 国务院副总理 国务院常务副总理 国务委员 政治局委员 中央政治局委员 中共中央政治局委员
leader; third; ; ; 首相 国王 王储 女王 天皇 教宗 大公
minister; third; ; ; 外相 外务大臣 外交大臣 财务相 财务大臣 经济产业大臣 经产相 官房长官 执委会主席 高级代表
minister; third; ; ; 秘书长 陆委会主委 外交部次长 行政院长
leader; ; *; *; 元首 领导人 最高领导人
leader; china; ; *; 全国人大常委会委员长 人大委员长 委员长 政治局常委 中央政治局常委 全国政协主席
minister; own; ; Foreign Minister; 外交部长 外长 外交部部长 首席外交官 最高外交官
minister; china; ; Director, Office; 中央外办主任 中央外事工作委员会办公室主任 中央外事办主任 外办主任
minister; us; Secretary of State; ; 国务卿
senior; us; Deputy Secretary of State; ; 副国务卿 常务副国务卿
senior; us; *; ; 助理国务卿 亚太助卿 亚太事务助理国务卿 助卿 代理助理国务卿 首席副助理国务卿
working; us; *; ; 副助理国务卿 亚太副助卿 副助卿
minister; ; Secretary of the Treasury; Minister of Finance; 财政部长 财长 财政部部长
minister; ; Secretary of Commerce; Minister of Commerce; 商务部长 商务部部长 商务卿
minister; us; US Trade Representative; ; 贸易代表 首席贸易代表 贸易谈判代表
senior; us; *; ; 贸易副代表 副贸易代表 助理贸易代表
senior; china; ; International Trade Representative; 国际贸易谈判代表 商务部国际贸易谈判代表
senior; china; ; *; 国际贸易谈判副代表
minister; us; National Security Advisor; ; 国家安全事务助理 总统国安助理 国安事务助理 国安助理
minister; us; National Security Advisor; ; 总统国家安全事务助理 国家安全顾问 国安顾问
minister; us; National Security Advisor; ; 白宫国安顾问
minister; us; *; ; 能源部长 农业部长 内政部长 国土安全部长 司法部长 劳工部长 国土安全部部长 白宫幕僚长
minister; us; Director of the CIA; ; 中情局局长 中情局长 中央情报局局长 中央情报局长
senior; us; *; ; 国家安全事务首席副助理 首席副国家安全顾问 国家安全事务副助理 副国家安全顾问 副国安顾问
senior; us; Director; ; FBI局长 联邦调查局局长 联邦调查局长
minister; china; ; Minister of Public Security; 公安部长 公安部部长
minister; ; *; *; 部长 环境部长 卫生部长 央行行长 央行总裁 教育部长 交通部长
minister; china; ; *; 文旅部部长 文化和旅游部部长 文旅部长 科技部部长 农业农村部部长 教育部部长 卫健委主任
minister; china; ; *; 交通运输部部长 工信部部长 司法部部长 应急管理部部长 中国人民银行行长 海关总署署长
minister; china; ; *; 国家发改委主任 生态环境部长 农业农村部长
senior; china; ; *; 文旅部副部长 科技部副部长 农业农村部副部长 公安部副部长 中联部副部长 生态环境部副部长
minister; china; ; *; 中联部部长 中联部长 发改委主任 生态环境部部长
minister; us; *; ; 美联储主席 联准会主席 环保署署长 环保局局长 总统特使 总统气候特使 气候特使 气候问题特使
minister; china; ; Special Envoy for Climate Change; 气候变化事务特使 气候变化事务特别代表
senior; own; ; *; 外交部副部长 商务部副部长 财政部副部长 外交部部长助理 副外长 副外交部长
senior; us; *; ; 助理商务部长 助理财政部长 助理财长 助理能源部长 助理农业部长 助理司法部长 助理国土安全部长
senior; us; *; ; 总统副助理 总统特别助理 总统助理 总统顾问 总统高级顾问
minister; china; ; *; 副委员长 人大常委会副委员长 人大副委员长 全国政协副主席 政协副主席
minister; china; ; *; 中央政法委书记 政法委书记 中央书记处书记 最高人民法院院长 最高法院长 最高检检察长
minister; china; ; *; 国家安全部部长 国安部长 科技部长 卫生部部长 环境保护部部长 环保部部长 统战部部长
minister; china; ; *; 国台办主任 港澳办主任 能源局局长 药监局局长 知识产权局局长 民航局局长 证监会主席
minister; us; *; ; 代理部长 代理国务卿 国家情报总监 卫生与公众服务部部长 卫生与公共服务部长 运输部长 教育部长
minister; us; *; ; 能源部部长 农业部部长 劳工部部长 运输部部长 内政部部长 国家经济委员会主任
senior; us; *; ; 国土安全部副部长 能源部副部长 农业部副部长 内政部副部长 劳工部副部长 缉毒局局长
senior; us; *; ; 海岸警卫队司令 海岸防卫队司令 财政部副部长帮办 国际开发署署长 食药监局局长
senior; ; *; *; 特使 特别代表 副部长 常务副部长 次长 副财长 部长助理
senior; ; *; *; 助理部长 次官 首席代表 谈判代表 副代表 总领事 公使 参赞 高官 资深官员 高级官员 副局长
senior; ; *; *; 高级主任
senior; ; *; *; 主席 副主席 行长 总裁 负责人 局长 署长
senior; us; *; ; 驻华使节 专利商标局局长 纽约联储行长 纽约联储总裁
senior; us; Ambassador to China; ; 驻华大使 驻北京大使 驻中国大使 驻华临时代办 驻华代办
senior; us; *; ; 驻港澳总领事 驻香港及澳门总领事 驻香港澳门总领事
senior; us; *; ; 驻港总领事 驻香港总领事 驻沪总领事 驻上海总领事 驻广州总领事 驻成都总领事 驻武汉总领事
senior; china; ; *; 驻港特派员 驻港公署特派员 驻澳特派员 特派员 驻港公署负责人
senior; china; ; Ambassador to the United States; 驻美大使 驻美国大使 驻华盛顿大使 驻美临时代办
senior; ; *; *; 大使 临时代办 代办 常驻联合国代表 州长 市长 常驻代表 副行长 省委书记 市委书记 省长
senior; china; ; *; 副主任委员 主任委员 人大外事委主任委员 人大外事委副主任委员
working; china; ; *; 美大司司长 北美大洋洲司司长 外交部司长
working; ; *; *; 司长 副司长 处长 主任 副主任 中国事务协调员 副助理部长
working; ; *; *; 官员 外交官 代表团 经贸团队 谈判团队 经贸代表团 贸易代表团 政府代表团 外交人员 工作组
working; ; *; *; 专家组
legislative; us; *; ; 众议员 联邦众议员 国会众议员 参议员 联邦参议员 国会参议员 国会议员 议员 众议院议长
legislative; us; *; ; 众院议长
legislative; us; *; ; 国会代表团 众议院代表团 参议院代表团 众院代表团 参院代表团 议员代表团 众议员代表团
legislative; us; *; ; 参议员代表团
legislative; us; *; ; 国会议员代表团 两党议员 跨党派议员 跨党派议员团 议员团 两党参议员代表团 众议员团
legislative; us; *; ; 参议员团
minister; us; *; ; 最高法院首席大法官 首席大法官 最高法院大法官 大法官 白宫办公厅主任 白宫科技政策办公室主任
senior; us; *; ; 白宫禁毒政策办公室主任 国家禁毒政策办公室主任 国安会中国事务主任 国安会中国主任
minister; us; Director of the CIA; ; CIA局长
senior; us; *; ; 国际发展金融公司总裁 NASA局长 宇航局局长 海关与边境保护局局长
senior; us; *; ; 疾控中心主任 疾病控制与预防中心主任 航空航天局局长 纽约联储主席 美联储副主席
minister; china; ; *; 司法部部长 最高人民检察院检察长 市场监管总局局长 应急管理部长 水利部部长 自然资源部部长
senior; china; ; *; 自然资源部副部长 水利部副部长 司法部副部长 应急管理部副部长
senior; china; ; *; 海关总署副署长 国家疾控局局长 国家航天局局长 国家林草局局长 国家海洋局局长
minister; china; ; *; 香港行政长官 香港特区行政长官 香港特首 澳门特首 澳门行政长官
minister; china; ; *; 香港政务司司长 香港财政司司长
senior; ; *; *; 副市长 副州长 副省长
"""

_DEFENSE_TITLES = """
minister; own; Secretary of Defense; Minister of National Defense; 国防部长 防长 国防部部长 防务部长
minister; third; ; ; 防卫大臣 防卫相 防相 国防大臣 国防部参谋总长 自卫队统合幕僚长 统合幕僚长
minister; us; Secretary of Defense; ; 战争部长 战争部部长 五角大楼负责人 五角大厦首长
minister; us; Secretary of Defense; ; 五角大楼首长 五角大楼掌门人 五角大楼掌门 五角大楼一把手 五角大厦掌门人
minister; china; ; *; 军委副主席 中央军委副主席
minister; ; Secretary of Defense; Minister of National Defense; 防务首长 防务负责人
senior; china; ; *; 军委委员 中央军委委员
senior; us; Chairman of the Joint Chiefs of Staff; ; 参联会主席 参谋长联席会议主席 参联会议主席
senior; us; Chairman of the Joint Chiefs of Staff; ; 参谋首长联席会议主席
senior; china; ; Chief, Joint Staff Department; 联合参谋部参谋长 军委联合参谋部参谋长 联参谋长
senior; china; ; Chief, Joint Staff Department; 中央军委联合参谋部参谋长
senior; ; *; *; 总参谋长 副总参谋长 参谋长 副参谋长 联合参谋部副参谋长 最高将领 高级将领 将领
senior; us; Commander; ; 印太司令部司令 印太总部司令 印太司令 太平洋司令部司令 印太司令部指挥官 印太军司令
senior; us; Commander; ; 太平洋舰队司令
senior; us; Chief of Naval Operations; ; 海军作战部长 海军军令部长
senior; us; Secretary of the Navy; ; 海军部长 海军部部长 代理海军部长
senior; us; Secretary of the Army; ; 陆军部长 陆军部部长
senior; us; Secretary of the Air Force; ; 空军部长 空军部部长
senior; ; *; *; 司令 司令员 副司令 副司令员 指挥官 陆军参谋长 空军参谋长 海军司令 海军司令员 陆军司令员
senior; ; *; *; 空军司令员
senior; china; ; *; 南部战区司令员 东部战区司令员 战区司令员 战区领导 战区指挥官
senior; us; *; ; 国防部副部长 副防长 国防部次长 助理国防部长 国防部助理部长 助理防长 国防次长 国防副部长
senior; us; *; ; 副国防部长
working; us; *; ; 助理部长帮办 国防部助理部长帮办 助理国防部长帮办
working; us; *; ; 副助理国防部长 国防部副助理部长 国防部副助理部长 助理国防部副部长 国防部首席副助理部长
senior; ; *; *; 将军 上将 中将 少将 海军上将 陆军上将 空军上将 海军中将 海军少将 大校
working; ; *; *; 武官 国防武官 驻华武官 驻美武官 军事代表团 军方代表团 防务官员 国防官员 军方官员 军事官员
working; ; *; *; 军官 军官代表团 军官团
senior; us; *; ; 驻日美军司令 驻韩美军司令 太空军作战部长 海军陆战队司令 国防部政策副部长 战争部副部长
senior; us; *; ; 西点军校校长 海军学院院长 海军战争学院院长 陆军战争学院院长 空军大学校长
senior; own; *; *; 国防大学校长
senior; ; *; *; 陆军司令 空军司令 舰队司令 舰队司令员
senior; china; ; *; 解放军国防大学校长 中国国防大学校长 军事科学院院长 武警部队司令员 武警司令员 火箭军司令员
working; china; ; *; 国际军事合作办公室主任 国际军事合作办公室副主任 国防部外事办公室主任
"""

# Whose governors, mayors and party secretaries are officials of a side: 艾奥瓦州州长, 广东省委书记.
US_STATES = _words(
    """
    阿拉巴马 阿拉斯加 亚利桑那 阿肯色 加利福尼亚 加 科罗拉多 康涅狄格 特拉华 佛罗里达 佛 佐治亚 乔治亚
    夏威夷 爱达荷 伊利诺伊 伊利诺 印第安纳 艾奥瓦 爱荷华 堪萨斯 肯塔基 路易斯安那 缅因 马里兰 麻 马萨诸塞
    密歇根 明尼苏达 密西西比 密苏里 蒙大拿 内布拉斯加 内华达 新罕布什尔 新泽西 新墨西哥 纽约 北卡罗来纳
    北卡 北达科他 俄亥俄 俄克拉何马 俄勒冈 宾夕法尼亚 宾 罗得岛 南卡罗来纳 南卡 南达科他 田纳西 得克萨斯
    德克萨斯 得 德 犹他 佛蒙特 弗吉尼亚 维吉尼亚 华盛顿 西弗吉尼亚 威斯康星 怀俄明
    """
)
US_CITIES = _words(
    """
    纽约 洛杉矶 芝加哥 休斯敦 休斯顿 旧金山 西雅图 波士顿 底特律 圣迭戈 费城 达拉斯 迈阿密 华盛顿 檀香山
    """
)
CHINA_PROVINCES = _words(
    """
    河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西
    甘肃 青海
    """
)
CHINA_CITIES = _words(
    """
    北京 上海 天津 重庆 广州 深圳 杭州 南京 武汉 成都 西安 青岛 苏州 厦门 大连 宁波 长沙 沈阳 哈尔滨 福州
    昆明
    """
)

CHINA_REGIONS = _words("新疆 西藏 内蒙古 广西 宁夏 香港 香港特区 澳门 澳门特区 港区 特区")
# Who acts for a province, a city or a region.
LOCAL = _words("政府 政府官员 政府代表团 官员 领导 外办 外事办 外事办公室 代表团 有关负责人 负责人")

TITLES = _table(_DIPLOMATIC_TITLES, DIPLOMATIC) | _table(_DEFENSE_TITLES, DEFENSE)

# Memberships that are named before the office that counts.
MEMBERSHIPS = _words(
    """
    政治局委员 中央政治局委员 中共中央政治局委员 国务委员 国务院副总理 副总理 政治局常委 中央政治局常委
    军委委员 中央军委委员 中央外办主任 中央外事工作委员会办公室主任 外交部长 商务部副部长 国际贸易谈判代表
    国家副主席 军委副主席 中央军委副主席
    """
)

# Groups, whose rank is that of the office named before them.
GROUPS = _words(
    """
    代表团 官员 外交官 高级官员 高官 工作组 将领 军官 谈判代表
    """
)

# Ranks that may follow a name: "李将军", "秦刚大使".
RANKS = _words(
    """
    将军 上将 中将 少将 大校 海军上将 陆军上将 空军上将 海军中将 海军少将 主席 总理 副总理 部长 外长 防长
    大使 主任 国务卿 国务委员 副部长 总统 议员 众议员 参议员 特使 司令 司令员 财长 先生 女士
    """
)

# Whoever speaks for an office is not the one who meets.
SPEAKERS = _words(
    """
    新闻发言人 发言人 新闻秘书 新闻局局长 新闻司司长 新闻局副局长 新闻司副司长 副发言人 首席发言人
    战略沟通协调员 通讯协调员
    """
)

# Side words. The capitals stand for their governments only where they are not a place.
US_WORDS = _words(
    """
    美国 美方 美军 美国政府 美国官方 特朗普政府 川普政府 拜登政府 奥巴马政府 美国军方 美国国会 美政府 美军方
    美官方 美舰 美军舰 美国军舰 美航母 美国航母 美战舰 美国战舰 美舰艇 美国舰艇 美海军 美国海军
    小鹰号 尼米兹号 里根号 列根号 蓝岭号 史坦尼斯号 斯坦尼斯号 黄蜂号 绿湾号 卡尔文森号 卡尔·文森号 本福德号
    美使馆 美国使馆 美领馆 美国领馆 美驻华使领馆 美国驻华使领馆 美两栖舰 美国两栖舰 美军两栖舰 美军航空母舰
    美国航空母舰 美国导弹驱逐舰 美军导弹驱逐舰 美国海军导弹驱逐舰 美海军舰艇 美国海军舰艇
    美驱逐舰 美国驱逐舰 美军驱逐舰 美护卫舰 美国护卫舰 美巡洋舰 美国巡洋舰 美登陆舰 美国登陆舰 美军航母
    """
)
# Offices that a plain name in the press of Taiwan gives to its own.
TAIWANS = ("国防部副部长", "外交部副部长", "经济部")
# China's naval ships that are called after no city.
SHIP_NAMES = _words(
    """
    辽宁 山东 福建 微山湖 青海湖 洪泽湖 鄱阳湖 太湖 千岛湖 查干湖 巢湖 东平湖 骆马湖 高邮湖 可可西里湖
    昆仑山 井冈山 长白山 沂蒙山 五指山 徐霞客 益阳 盐城 衡阳 黄山 潍坊 运城 临沂 邯郸 岳阳 柳州 三亚 洛阳 淮北
    淮南 石家庄 兰州 玉林 临汾 衡水 荆州 湘潭 银川 太原 呼和浩特 连云港 淮安 徐州 绵阳 大庆 日照 安阳
    """
)
CHINA_WORDS = _words(
    """
    中华人民共和国
    中国 中方 中共 解放军 共军 中国政府 中共军队 共军方面 中国军方 中国军队 中国大陆 大陆 陆方 北京当局
    中共当局 中国官方
    内地官员 内地执法部门 内地有关部门
    中国军舰 中国舰艇 中国海军舰艇 中国海军编队 中国海军舰艇编队 中国护卫舰 中国驱逐舰 中国补给舰 中国医院船
    中国训练舰 中国登陆舰 中国海警船 解放军军舰 解放军舰艇 郑和舰 戚继光舰 和平方舟号 和平方舟医院船
    深圳号编队
    省外办 市外办 自治区外办 省外事办 市外事办 省外事办公室 市外事办公室 粤外办 沪外办 京外办 津外办
    川外办 鄂外办 辽外办
    外交公署 中共军方 大陆方面 大陆国防部 大陆外交部 大陆商务部 大陆军方 中军方 中国人民解放军
    """
)
US_CAPITALS = _words(
    """
    华府 华盛顿 白宫 五角大楼 五角大厦
    """
)
CHINA_CAPITALS = _words(
    """
    北京 中南海
    """
)

JOINT_WORDS = _words(
    """
    中美 美中 中美两国 美中两国 中美双方 美中双方 中美两军 美中两军 中美元首 美中元首 中美两国元首
    美中两国元首 中美团队 美中团队
    中美经贸团队 美中经贸团队 陆美 美陆 中美国防部 美中国防部 中美军方 美中军方 中美军事 美中军事 京华 两大国
    """
)

# Both sides by the item's context only: they stand for whichever two countries the text speaks of.
PAIR_WORDS = _words(
    """
    两国元首 两国领导人 两国防长 两国外长 两军 两国 双方 两国国防部 两国军方 两国官员 两国防务部门
    两外长 两防长 两元首 两领导人 两位领导人 两位部长 两位防长 两位外长 两人 二人 彼此
    """
)

THIRD_WORDS = _words(
    """
    台湾 中国台湾 中国台湾地区 台湾地区 台方 台湾当局 我国 我方外交部 欧盟 北约 东盟 东协 联合国 以色列 伊朗
    俄罗斯 乌克兰 日本 韩国 南韩
    朝鲜 北韩 印度 澳大利亚 澳洲 英国 法国 德国 菲律宾 越南 新加坡 马来西亚 泰国 印尼 印度尼西亚 柬埔寨 老挝
    寮国 缅甸 加拿大 巴西 墨西哥 巴拿马 沙特 土耳其 欧洲 日方 克里姆林宫 莫斯科 东京 首尔 台北当局 新德里
    布鲁塞尔 平壤 德黑兰 基辅 堪培拉 马尼拉 台当局 赖政府 陆委会 海基会 行政院 立法院 总统府
    """
)

# Those of them that in an item without any third country are the two sides even if it names neither.
PAIR_ALONE = _words("两国元首 两国领导人 两国防长 两国外长 两军 两国国防部 两国军方 两国防务部门")

# One character for a leader or minister, in names of meetings such as 川习会, and whom they meet.
LEADER_SHORT: dict[str, str] = {
    "川": "Donald Trump",
    "特": "Donald Trump",
    "拜": "Joe Biden",
    "奥": "Barack Obama",
    "欧": "Barack Obama",
    "布": "Antony Blinken",
    "鲁": "Marco Rubio",
    "卢": "Marco Rubio",
    "贝": "Scott Bessent",
    "赫": "Pete Hegseth",
    "习": "Xi Jinping",
    "胡": "Hu Jintao",
    "王": "Wang Yi",
    "何": "He Lifeng",
    "董": "Dong Jun",
}
FUSED = (("川特拜奥欧", "习"), ("奥欧", "胡"), ("布鲁卢", "王"), ("贝", "何"), ("赫", "董"))
FUSED_BIG = "习川特拜"
FUSED_THIRD = "普金马莫泽尹岸石高文李蔡安菅朔默"
FUSED_FOLLOW = _words(
    """
    见面 会面 面谈 视讯 视频 视像 通电
    密谈 密会 茶叙 散步 夜谈 夜话 长谈 面对面 碰头 交锋 握手 对话 互动 闭门 热聊 晤谈 谈话 会商
    二会 三会 会 峰会 通话 热线 通电话 电话 会谈 会晤 视频会 视讯会 视频峰会 视讯峰会 再会 元首会
    """
)

# Countries by one character, as in 日防长, 中俄, 美菲. 中 and 美 themselves are added where pairs are made.
THIRD_SHORT = "日俄英法德韩朝印澳加菲越泰乌以伊欧台新巴阿沙土波荷意西匈芬瑞挪丹希埃南墨古委哈蒙缅老柬马苏叙黎"
# Those that may pair with 中 or 美 without making another word ("会谈中加强").
THIRD_PAIR = "日俄英法德韩朝印澳菲越泰欧巴乌台"
PAIR_FOLLOW = (
    r"(?=两国|两军|军方|海军|陆军|防务|海上|关系|双边|三国|三方|元首|领导人|外长|防长|首脑|总理|总统|会谈|"
    r"会晤|峰会|对话|磋商|首|战略|联合|联|军|同盟|"
    r"安保|贸易|经贸|互信|防务|[2二][加+]|\s|[,，。、])"
)

# Words that hold a side's name and are neither party nor place of it.
NEUTRAL = _words(
    """
    其中 新华社 新华网 人民日报 人民网 解放军报 环球时报 央视 财新 澎湃 美联社 美国之音 美国有线电视新闻网
    美媒 美国媒体 中国媒体 中媒 中国日报 中央社 中国新闻网
    中国青年报 中新社 中新网 中央电视台 中央广播 中国军网 中国国际电视台 北京日报 北京青年报 北京头条
    北京时间 北京大学 北京晨报 新京报 华盛顿邮报 华盛顿时间 华盛顿时报 美东时间 美国东部时间 美国时间
    当地时间 美元 美股 美债 美食 美丽 美好 完美 赞美 审美 美术 美洲 南美 北美 中美洲 拉美 欧美 亚美 美利坚
    中东 中亚 中欧班列 中国人民大学 中国社科院 中国问题 美国问题 东中国海 南中国海 中国海域 中国香港
    中国台北 中国驻日 中国驻俄 中国驻英 中国驻法 中国驻德 中国驻韩 中国驻澳 中美关系 美中关系 中美贸易战
    美中贸易战 中美竞争 美中竞争 中美博弈 美中博弈 中美对抗 美中对抗 中美三个联合公报
    中国特色 中国式 中国梦 美国梦 中国籍 美国籍 中国市场 美国市场 中国公民 美国公民
    中国游客 美国大选 中国制造 美国制造 美国大豆 美墨加 南华早报 德国之声 日本经济新闻 韩联社
    法新社 俄新社 路透社 日媒 韩媒 俄媒 英媒 法媒 台媒 港媒 德媒 印媒 日本海 日本媒体 英国广播公司
    英国金融时报 法国国际广播电台 自由亚洲电台 自由时报 北京申奥 华盛顿州 华盛顿特区 华盛顿号 北京奥运
    北京冬奥 高峰会 首相府 总理府 首相官邸 总理官邸
    """
)

# People and bodies without office: what they do with officials is no official contact.
PRIVATE = _words(
    """
    企业家 企业 公司 集团 商会 美国商会 美中贸委会 美中贸易全国委员会 贸委会 董事会
    工商界 商界 商界人士 企业界 企业高管 高管 首席执行官 执行长 行政总裁
    董事长 总裁 会长 创始人 联合创始人 共同创办人 董事会主席 教授 学者 专家 智库 分析师 评论员 研究员 记者
    主播 学生 留学生 青年 大学 高中生 议长夫人 律师 运动员 球队 友好人士 华人 华侨 侨胞 美商 台商 外商 外资
    投资者 农民 豆农 消费者 网民 民众 全国委员会 基金会 协会 理事会主席 普通公民 私人身份 CEO 校长 院士 歌手
    导演 演员 作家 前官员 退役将领 退役军官 友人 老朋友 老兵 校友 师生 中学生 小学生 小朋友 民间人士 有识之士
    专家组 飞虎队 遗属 后人 友协会长 乒乓球队 乐团 交响乐团 经济学家
    """
)

FORMER = _words(
    """
    前 前任 卸任 已故 已卸任 退休 退役 离任 曾任
    """
)

GLUE = _words(
    """
    兼 的 暨 及其 · - 兼任 新任 现任 代理 候任 时任 首席 常务 高级 资深
    """
)

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤景康施牛樊葛殷尚温柴庄欧申耿关兰焦俞左柳甘祝包宁符阮"
    "纪舒梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柯卜饶项祁宫车戚詹冷娄慕华乐邢安倪严齐洪解"
    "傅章房聂鲁费赖颜常瞿尤郁窦岳宗柏仇屈巩臧栾桂桑楼甄储晏邬闵阎阳仲隋蒲虞麦鲍丛伍佟裘辜喻匡敖邝荆穆蔺阙"
)

# A name ends before these: coverbs, particles and verbs that follow a subject.
NAME_STOP = frozenset(
    "与和同跟在率会将表说出应日一二三四五六七八九十就对向为也还再又已曾把被给让请见晤访赴到来去是的了于因从以称等并及或但不没未"
    "举主致电接指强重回答通谈陪参抵离前当昨今本上下星周月年先后分共当面一于及所都却仍则"
    "、，。：；,.:;!?！？ \n\"'()（）《》0123456789"
)

TRANSLITERATION = frozenset(
    "阿埃艾安奥巴拜班邦鲍贝本比彼宾波伯勃博布查茨达戴丹德登迪蒂丁东杜敦多恩尔法范菲费芬弗夫福盖甘高戈格根古哈海汉豪赫黑亨胡华怀霍基吉"
    "加贾简杰金卡凯坎康考柯科克肯库夸奎拉莱赖兰劳勒雷里利莉林琳留卢鲁吕伦罗洛马玛迈麦曼梅门蒙米密莫墨姆穆纳娜南内尼妮年纽诺欧帕潘庞"
    "佩彭皮平珀普齐奇乔琼丘若萨塞桑森沙山尚绍舍申圣施史斯苏索塔泰坦汤唐特腾提图托瓦万旺威韦维魏温沃乌武西希锡夏肖谢辛休许雅亚扬耶伊依易因"
    "英尤于约扎泽詹珍朱祖佐兹滋钦切什翰逊顿蓬路奎蕾薇赛狄铎丝露葛丽娅"
)
