"""By what two who are apart speak or write to each other, in Chinese: screens, phone lines, letters. Parts of
patterns, each an alternation of words.
"""

from __future__ import annotations

VIDEO = r"视[频讯像](?!平台|号)|线上(?!平台)|云端|隔屏"
"""What says that talks are on screens."""
SCREENS = r"屏幕|荧屏|[荧萤银]幕"
"""The screens themselves, which also show films."""
LINKED = r"连线"
"""On a line or on screens."""
CALLS = r"通话|通电话|电话"
"""Talks on a line, and what they are held over."""
LINES = r"热线|专线|听筒|来电|接线|拨通|挂断"
"""The line itself, and what is done with it."""
LETTERS = (
    r"亲笔信|信[函件]|书信|函件|[公来复回]函|[来回复]信(?![息心任号用])|手书|照会|国书|口信|短信|简讯|电报|邮件|节略"
    r"|贺[电信函]|唁[电函]|慰问[电信]"
)
"""What is sent, by all its names."""
WRITING = r"[致去]函|致信|另电"
"""What whoever writes does."""
