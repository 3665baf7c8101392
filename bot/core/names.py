"""The shape of people's names: given name first or family name first, where a name begins and ends.

Used for people whom the knowledge files do not have, and to tell namesakes from officials of the same
surname.
"""

from __future__ import annotations

import re

from bot.core.titles import words_of

# Family names of mainland China in pinyin.
_FAMILY_NAMES = words_of(
    """
    ai an bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chong chu cui dai deng di
    diao ding dong dou du duan fan fang fei feng fu gai gan gao ge geng gong gu guan gui guo hai han hang hao
    he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang ke kong kou kuang lai lan lang lei
    leng li lian liang liao lin ling liu long lou lu luo lv lyu lü ma man mao mei meng mi miao min mo mou mu
    nan nie ning niu ou pan pang pei peng pi ping pu qi qian qiao qin qiu qu quan ran rao ren rong ruan rui
    sha shan shang shao she shen sheng shi shu si song su sui sun tan tang tao teng tian tong tu wan wang wei
    wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan
    yue yun zang zeng zha zhai zhan zhang zhao zheng zhi zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang
    sima shangguan zhuge
    """
)

_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u)|er)"
)
_GIVEN_NAME = re.compile(f"{_SYLLABLE}(?:'?{_SYLLABLE})?")

# Given names that tell a namesake from an official of the same surname where every word has a capital.
_WESTERN_GIVEN = words_of(
    """
    aaron abigail abraham ada adam adrian alan albert alejandro alex alexander alfred alice allan alvin
    amanda amber amy andrew andy angela ann anna anne annette anthony antonio antony ariel arnold arthur
    ashley audrey barbara barron barry beau ben benjamin bernard bernie beth beverly bill billy bob bobby
    bonnie brad brandon brent brett brian bridget brooke bruce bryan bryce byron caitlin calvin cameron
    carl carla carlos carol caroline carolyn carrie catherine cathy cecilia cesar chad charlene charles
    charlie chelsea cheryl chris christian christina christine christopher chuck cindy claire clara
    clarence clark claudia clifford clint clyde cody colin colleen condoleezza connor constance cory craig
    curtis cynthia dale dan dana daniel danny daphne darren darryl daryl dave david dean debbie deborah
    debra denise dennis derek desmond diana diane dominic don donald donna dorothy doug douglas duane
    dustin dwight dylan earl ed eddie edgar edith edmund edward eileen elaine elbridge eleanor elena eli
    elias elisa elizabeth ella ellen elliot elliott ely emily emma enrique eric erica erik erin ernest
    esther ethan eugene eva evan evelyn felix fernando frances frank fred frederick gabriel gail gary
    gavin geoffrey george gerald geraldine gerard gilbert gina glenn gloria gordon grace greg gregory
    greta guillermo gus hannah harold harry heather hector heidi helen henry herman hilary hillary howard
    hugh hugo hunter ian ingrid irene irving isaac isabel ivan ivanka jack jackie jacob jaime jake jamal
    james jamie jane janet janice jared jasmine jason javier jay jeanne jedidiah jeff jeffrey jen jennifer
    jensen jeremiah jeremy jermaine jerome jerry jesse jessica jill jim jimmy joan joanna joanne jodi joe
    joel john johnny jon jonathan jordan jorge jose joseph josephine josh joshua joy joyce juan juanita
    judith judy jules julia julian julie julio justin karen karl karla kate katherine kathleen kathryn
    kathy katie kayla keith kelly kelsey ken kendra kenneth kevin kim kimberly kirk kirsten kristen
    kristin kristina kurt kyle lael lara larry laura lauren laurence laurie lawrence leah lee lena leo
    leon leonard leroy leslie lester lew lewis lillian linda lindsay lindsey lionel lisa lloyd logan lois
    lorenzo loretta lori lorraine louis louise lowell lucas lucia lucy luis luke luther lydia lynn
    madeleine malcolm manuel marc marcia marco marcus margaret maria marianne marie marilyn marisa
    marjorie mark marlene martha martin marvin mary matt matthew maureen maurice max maxine megan meghan
    melania melinda melissa melvin meredith merle michael michelle miguel mike mildred milton miranda
    miriam mitch moises molly monica monique morgan morris muriel myra myron nadia nancy naomi natalie
    natasha nathan ned neera neil nicholas nick nicole nina nisha noah noel nora norma norman octavia
    oliver olivia oscar otto pablo pamela pat patricia patrick paul paula pauline pedro peggy penelope
    peter phil philip phillip phyllis preston priscilla quentin rachel rafael ralph ramon ramona randall
    randy raul ray raymond rebecca reginald rene rex rhonda ricardo richard rick rita rob robert roberta
    roberto robin rochelle rodney roger roland ron ronald ronnie rose rosemary roxanne roy ruben rudolph
    rufus rupert russell ruth ryan sabrina salvador sam samantha samuel sandra sara sarah scott sean
    sergio seth seymour shane sharon shaun shawn sheila shelby sheldon shelley sherrod sheryl shirley
    sidney silvia simon sonya sophia stacy stan stanley stella stephanie stephen steve steven stuart sue
    susan sylvester sylvia tamara tammy tanya tara taylor ted terence teresa terrance terry thad thelma
    theodore theresa thomas tiffany tim timothy tina tod todd tom tommy toni tony tracy travis trent
    trevor tricia tyler tyrone ursula uzra valerie vanessa vedant vernon veronica vicki victor victoria
    vincent virginia vivian wallace walter wanda warren wayne wendell wendy wesley whitney wilbur will
    william winston xanthe xanthi yolanda yvette yvonne zach zachary zoe
    """
)

# Short forms of first names that do not begin like them.
_SHORT_FORMS = {
    "andy": "andrew", "bill": "william", "bob": "robert", "bobby": "robert", "charlie": "charles",
    "chuck": "charles", "dick": "richard", "harry": "harold", "hank": "henry", "jack": "john",
    "jim": "james", "jimmy": "james", "joe": "joseph", "johnny": "john", "larry": "lawrence",
    "mike": "michael", "rick": "richard", "steve": "stephen", "ted": "edward", "tom": "thomas",
    "tony": "anthony", "will": "william",
}  # fmt: skip

# Words with a capital, in headlines or at the start of a sentence, that are no part of a name.
_NOT_NAMES = words_of(
    """
    a about above accused accuses across addresses adds admits after again against ahead all also amid among
    an and announces answered answers any appears arrested arrests arrive arrived arrives as asks at attacks
    attend attended attends away back backs bans be became because becomes been before begin begins behind
    being believes between beyond bid blames blasts block blocks both boosts breaks bring brings briefed but
    by call called calls can cancel cancels caught chair chairs claims close comes conclude concludes
    condemned condemns confirm confirmed confirms continue continues could criticizes cuts dead decides
    declares defends democrat democrats delay delayed delays delivered delivers demand demands denied
    denies despite did die
    died dies discuss discussed discusses dismisses do does down draws drops due during early echoes eight
    embarks end ends enters even evening expected expects explains face faces fails fired first five flies
    for four friday from gave gets gives go goes grants greet greeted greets had hails has have he head
    headed heads hears heading held help helps her here highlighted his hits hold holding holds hopes host
    hosted hosting hosts how if impose imposes in inks insists interview into invites is issued issues it
    its join joined joins just keeps kicks kills land lands last later lashes launch launches lauds leads
    leave leaves led left less lets live look looks lost made make makes making may meet meeting meetings
    meets met might monday more most move moves mulls must named names near nears needs new news next nine
    no nominee not notes now of off offer offers on one only open opened opens opposes or orders our out
    over own pays pick picks plan planned plans pledges plots poised posted posts praises prepares presents
    press presses pushes put puts question questions quits raise raised raises reached reaches reacts
    receive received receives refuse refused refuses reiterates reject rejected rejects released releases
    remains replies reportedly reports responded responds retires return returned returns reveals ripped
    rips rules said saturday saw say says scheduled secures seek seeks seen sees sends sent set sets seven
    several shall share shares she should show shows sign signed signs since sit sits six slams snubs so
    some soon speak speaking speaks spoke stand stands starts statement stay stays still stops stresses
    strikes struck such sunday swears take takes talk talked talks team tell tells ten than that the their
    them then there these they this those threatens three through thursday till to today together told too
    took top tour toward traded travel travels trial tried tries trip tuesday two under underscores
    undergoes unlikely until up urge urged urges use used uses via video vie visit visited visiting visits
    voiced voices vowed vows wades wants warn warned warning warns was wednesday weighs welcomed welcomes
    well went were what when where which while who whose why will win wins with within without won would
    wraps wrote yesterday yet you your january february march april june july august september october
    november december
    """
)

# Verbs of headlines that are spelled like Chinese given names: "Trump and Xi Dine".
_SPELLED_LIKE_GIVEN = words_of(
    """
    are change cheer chide chiding cite dine dining echo facing file fire fume gain hope lose note pose
    raising rile ring ringing rule see seize sending shake shape shunning single touring wage wire wiring
    """
)

# What a name in capitals ends with that is an institution's, though a rank stands before it: the "Command and
# General Staff College".
_INSTITUTIONS = words_of(
    """
    academy agency association bureau center centre college command commission committee corps council
    department foundation headquarters institute institution ministry museum office school university
    """
)

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f]*(?:['-][\w\u00c0-\u024f]+)*"
_INITIALS = r"(?:[A-Z]\.-?){1,3}|[A-Z](?= )"
_LINKS = "(?:de|da|dos|del|della|van|von|der|den|al|bin|ibn|el|la|le|di|ter|bin)"
_LINK = f"(?:{_LINKS} )*"
_SUFFIX = r"(?:,? (?:Jr|Sr)\.?| I{2,3}(?!\w)| IV(?!\w))?"
_NICKNAME = r"(?:[\"'(][A-Z]\w+[\"')] )?"
_RUN = re.compile(rf"(?:{_INITIALS}|{_WORD})(?: {_NICKNAME}(?:{_INITIALS}|{_LINK}{_WORD})){{0,3}}{_SUFFIX}")
_FURTHER = re.compile(rf"[\w'-]|,? (?:[JS]r|[^\Wa-z_]|[\"'(]|{_LINKS} )")
_LONGEST = 120  # characters: no name is longer, and a run of hyphens or capitals may never end
_EASTERN = frozenset(
    {"kim", "lee", "park", "moon", "yoon", "choi", "nguyen", "pham", "phan", "tran", "tsai", "lai"}
)
_HYPHENATED = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w*")
_BEFORE_COMMA = re.compile(
    rf"(?:^|[^\w.'-])((?:{_INITIALS} )?{_WORD}(?: {_NICKNAME}(?:{_INITIALS}|{_LINK}{_WORD})){{1,3}}"
    r"(?:,? [JS]r\.?)?),? (?:(?:the|a|who is|who is the) )?$"
)
_ENDING = re.compile(rf"(?:^|[^\w.'-])({_WORD}(?: (?:{_INITIALS}|{_LINK}{_WORD})){{1,3}})$")
_PORTFOLIO = re.compile(  # of no day: "the CIA director on Monday, Foreign Minister Wang Yi" are two
    r"((?: (?:[A-Z]\.|(?!\w+day\b)[A-Z][\w'-]*|of|the|and|for|on|to|at|&|\([A-Z]+\)),?){3,17})"
)
_OF_DEPARTMENT = re.compile(
    r" of (?:the )?(?:Agriculture|Commerce|Defense|Defence|Education|Energy|Health and Human Services"
    r"|Homeland Security|Justice|Labor|State|Transportation|Treasury|War|Interior) (?!for\b|and\b)(?=[A-Z])"
)
_CLOSING = re.compile(rf"[\w),] ({_WORD}(?: [A-Z]\.)? {_WORD})(?![\w'-]| [A-Z])")
_MIDDLE = re.compile(r" (?:[A-Z]\.?)+(?= )| [\"'(][^\"')]+[\"')](?= )|,(?= [JS]r)")


def run(norm: str, start: int) -> str:
    """The words with capitals from an offset on that can be one name, "" for none."""
    found = _RUN.match(norm, start, start + _LONGEST)
    if found is None:
        return ""
    text = found.group()
    kept = len(text)
    start = 0
    for word in text.split(" "):
        if word.lower() in _NOT_NAMES:
            kept = start - 1
            break
        start += len(word) + 1
        if word.endswith("'s"):
            kept = start - 1
            break
    return text[: max(0, kept)].removesuffix("'s").rstrip(" ,")


def goes_on(norm: str, end: int) -> bool:
    """Whether a run that holds what ends at an offset can reach beyond it. A cheap test: a miss is final."""
    return _FURTHER.match(norm, end) is not None


def before_comma(norm: str, end: int, floor: int) -> tuple[int, str] | None:
    """The name of two words or more that a comma parts from what stands at `end`: (offset, name)."""
    found = _BEFORE_COMMA.search(norm, max(floor, end - 60), end)
    if found is None or not norm[found.end(1) : end].startswith(","):
        return None
    return _stripped(found)


def ending(norm: str, end: int, floor: int) -> tuple[int, str] | None:
    """The name of two words or more that ends at an offset: (offset, name)."""
    found = _ENDING.search(norm, max(floor, end - 60), end)
    return _stripped(found) if found else None


def closing(norm: str, start: int, limit: int) -> tuple[int, str] | None:
    """The name that a portfolio runs into: " for Democracy, Human Rights and Labor Michael Posner"; behind a
    department's name any will do: " of Commerce Priya Rao".
    """
    if department := _OF_DEPARTMENT.match(norm, start):
        name = run(norm, department.end())
        return (department.end(), name) if is_full(name) else None
    portfolio = _PORTFOLIO.match(norm, start, limit)
    if portfolio is None:
        return None
    for found in _CLOSING.finditer(norm, start, portfolio.end()):
        field = norm[start : found.start(1)]
        if is_person(found[1]) and not field.islower():  # "a representative of Janet Yellen" is not her
            return found.start(1), found[1]
    return None


def posted(norm: str, title: int, end: int) -> tuple[int, str] | None:
    """The name behind the city of a consul or an attaché, whose title reaches from `title` to `end`: "Consul
    General in Guangzhou Lisa Heller", "consul general in New York, Huang Ping": (offset, name).
    """
    if _AT_POST.search(norm, title, end) is None:
        return None
    for city in _CITIES:
        if (found := city.match(norm, end)) and is_person(name := run(norm, found.end())):
            return found.end(), name
    return None


_AT_POST = re.compile(r"(?:consul(?:[ -]general)?|attach[eé]|liaison officer)$", re.IGNORECASE)
_CITIES = tuple(
    re.compile(rf" in {city}(?:, [A-Z][\w']+(?=,))?,? ")
    for city in (r"[A-Z][\w']+", r"[A-Z][\w']+ [A-Z][\w']+")
)


def _stripped(found: re.Match[str]) -> tuple[int, str] | None:
    """The name without the words of a sentence before it."""
    start, words = found.start(1), found[1].split(" ")
    while words and words[0].lower() in _NOT_NAMES:
        start += len(words.pop(0)) + 1
    name = " ".join(words)
    return (start, name) if len(words) > 1 and is_name(name, ranked=False) else None


def is_name(text: str, ranked: bool) -> bool:
    """Whether words with capitals can be a person's name after a title; a rank vouches for a single word."""
    words = text.split(" ")
    if not text or any(word.lower() in _NOT_NAMES or _is_shouted(word) for word in words):
        return False
    if words[-1].lower() in _INSTITUTIONS:
        return False
    return len(words) > 1 or (len(text) > 2 and (ranked or not text.endswith("s")))


def is_person(name: str) -> bool:
    """Whether words with capitals can only be somebody's name: a common given name first, or Chinese."""
    return is_chinese(name) or (is_name(name, ranked=False) and is_western_given(name.partition(" ")[0]))


def _is_shouted(word: str) -> bool:
    """Whether a word is all capitals and no initials or nickname: "H.R.", "CQ" in quotes."""
    return word.isupper() and len(word) > 3 and sum(map(str.isalpha, word)) > 3


def is_full(name: str) -> bool:
    """Whether words with capitals can be a whole name: a Chinese one, or two words or more."""
    return is_chinese(name) or (" " in name and is_name(name, ranked=False))


def is_chinese(name: str) -> bool:
    """Whether a name reads as a mainland Chinese one, family name first: "Li Yongjie", "Wang Yi"."""
    parts = name.lower().split()
    return len(parts) == 2 and parts[0] in _FAMILY_NAMES and _reads_as_given(parts[1])


def is_hyphenated(name: str) -> bool:
    """Whether a name has the Korean or Taiwanese shape: "Jang Dong-hyeok", "Tsai Ing-wen"."""
    return _HYPHENATED.fullmatch(name) is not None


def surname(name: str) -> str:
    """The family name of somebody outside the knowledge: first in Korean and Vietnamese names, else last."""
    words = name.split()
    return words[0] if is_hyphenated(name) or words[0].lower() in _EASTERN else words[-1]


def is_given_name(word: str) -> bool:
    """Whether a word can be a Chinese given name in pinyin and is no English word of headlines."""
    low = word.lower()
    return low not in _NOT_NAMES and _reads_as_given(low)


def _reads_as_given(low: str) -> bool:
    return low not in _SPELLED_LIKE_GIVEN and _GIVEN_NAME.fullmatch(low) is not None


def is_family_name(word: str) -> bool:
    """Whether a word is a mainland Chinese family name in pinyin."""
    return word.lower() in _FAMILY_NAMES


def is_only_family_name(word: str) -> bool:
    """Whether a word is a Chinese family name and no word that sentences begin with."""
    return is_family_name(word) and word.lower() not in _NOT_NAMES


def is_western_given(word: str) -> bool:
    """Whether a word is a common given name of English."""
    return word.lower() in _WESTERN_GIVEN


def is_short_for(short: str, first: str) -> bool:
    """Whether a first name is the usual short form of another that begins otherwise, in small letters."""
    return _SHORT_FORMS.get(short) == first


def canonical(name: str) -> str:
    """A name as English news gives it: without middle initials and nicknames."""
    told = " ".join(name.split())
    return _MIDDLE.sub("", told).strip() if told.count(" ") > 1 or "," in told else told
