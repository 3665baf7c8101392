"""What says of a Chinese act that nobody knows of it, or that there was none: 没有透露是否会见, 传闻不实."""

from __future__ import annotations

import re

# 没有透露是否会见: nothing is known of it.
_UNTOLD = re.compile(
    r"(?:[没未](?:有)?|拒绝?|不(?:愿|肯|予)?|避谈|回避)(?:透露|说明|证实|表明|回答|置评|确认|交代)[^，,]{0,6}(?:是否|会否|能否|有无)"
)
# 同场但没有交流: near each other, and no more.
_NO_MORE = re.compile(
    r"[，,\s]?(?:但|却|而)?(?:并)?(?:没有?|未)(?:有)?[^，,。]{0,4}(?:交流|交谈|互动|接触|会面|对话|握手)"
)
# 据传会面,官方否认.
_HEARSAY = re.compile(r"[谣盛外据]?传(?![统达召真播递])|传[言闻]|据报|有消息|风传|消息指")
_DENIED_THEN = re.compile(
    r"[，,\s][^，,。]{0,6}(?:否认(?=$|[，,。\s此该有])|辟谣|称?[并绝]?非(?:事实|属实)|不属实)"
)


def is_denied(own: str, word: str, after: str, following: str) -> bool:
    """Whether an act is left untold, did not go beyond being near, or is a rumour that is denied.

    `own` stands before it in its clause, `after` behind it, `following` behind the clause.
    """
    return bool(
        _UNTOLD.search(own)
        or (word.startswith("同") and _NO_MORE.match(after + following))
        or (_HEARSAY.search(own) and _DENIED_THEN.match(following))
    )
