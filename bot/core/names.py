"""The shape of people's names: given name first or family name first, where a name begins and ends.

Used for people whom the knowledge files do not have, and to tell namesakes from the officials they share a word with.
"""

from __future__ import annotations

import re

# The hundred most common family names of mainland China in pinyin, with those of officials outside that list.
_FAMILY_NAMES = frozenset(
    """
    ai an bai ban bao bi bian cai cao cen chai chang che chen cheng chi chong chu cui dai deng di diao ding dong dou du duan
    fan fang fei feng fu gai gan gao ge geng gong gu guan gui guo hai han hang hao he hong hou hu hua huang huo ji jia jian
    jiang jiao jin jing ju kang ke kong kuang lai lan lang lei leng li lian liang liao lin ling liu long lou lu luo lv ma man
    mao mei meng mi miao min mo mou mu nan nie ning niu ou pan pang pei peng pi ping pu qi qian qiao qin qiu qu quan ran rao
    ren rong ruan sha shan shang shao she shen sheng shi shu si song su sui sun tan tang tao teng tian tong tu wan wang wei
    wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang
    zeng zha zhai zhan zhang zhao zheng zhi zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang sima shangguan zhuge
    """.split()
)

_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u)"
)
_GIVEN_NAME = re.compile(f"(?:{_SYLLABLE})(?:['-]?{_SYLLABLE})?")

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f]*(?:['-][A-Z\u00c0-\u00de]?[\w\u00c0-\u024f]+)*"
_PARTICLE = r"(?:de|da|dos|del|van|von|der|den|al|bin|ibn|el|la|le|di)"
_INITIAL = r"(?:[A-Z]\.-?){1,3}"
_SUFFIX = r"(?:,? (?:Jr|Sr)\.?|,? I{2,3}(?!\w)|,? IV(?!\w))?"

NAME = re.compile(
    rf"(?:{_INITIAL}|{_WORD})(?: (?:{_INITIAL}|{_PARTICLE} |[\"'(]{_WORD}[\"')] )?{_WORD}| {_INITIAL}){{0,3}}{_SUFFIX}"
)
"""A run of capitalised words that can be a name, at most four words long, with initials, particles and suffixes."""

_MIDDLE = re.compile(r"(?<=\w) (?:[A-Z]\.)+(?= )| [\"'(][^\"')]+[\"')](?= )")


def is_chinese(name: str) -> bool:
    """Whether a name reads as a mainland Chinese one, family name first: "Li Yongjie", "Wang Yi"."""
    parts = name.lower().split()
    return (
        len(parts) == 2
        and parts[0] in _FAMILY_NAMES
        and "-" not in parts[1]
        and _GIVEN_NAME.fullmatch(parts[1]) is not None
    )


def is_given_name(word: str) -> bool:
    """Whether a word can be a Chinese given name in pinyin."""
    return _GIVEN_NAME.fullmatch(word.lower()) is not None


def is_family_name(word: str) -> bool:
    """Whether a word is a mainland Chinese family name in pinyin."""
    return word.lower() in _FAMILY_NAMES


def canonical(name: str) -> str:
    """A name as English news gives it: without middle initials and nicknames."""
    return _MIDDLE.sub("", " ".join(name.split()))
