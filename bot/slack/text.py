"""Feed text made safe to show: it cannot ping, link, style or break the layout of a message.

Two forms: `plain` for places that read no markup (headers, buttons, rich text), `mrkdwn` for those that do.
Both take whatever a feed holds and give one line. Characters that mrkdwn would read as markup have no escape
in Slack, so they are shown by their nearest look-alikes; only & < > have entities. Lengths are in UTF-16
units, the strictest way in which Slack may count them.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.legible import address, disarmed, framed, shorten, visible, width

__all__ = ["address", "date_token", "link", "mrkdwn", "plain", "shorten", "width"]

_LOOKALIKES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_EMOJI_CODE = re.compile(r":(?=[\w+'-]+:)")


def plain(text: str, limit: int | None = None) -> str:
    """One line to be shown where no markup is read; at most `limit` long, "" where nothing can be seen."""
    return framed(disarmed(visible(text)), limit)


def mrkdwn(text: str, limit: int | None = None) -> str:
    """One line to be shown where mrkdwn is read; at most `limit` long with its entities."""
    line = disarmed(visible(text)).translate(_LOOKALIKES)
    line = _EMOJI_CODE.sub("∶", line)
    if line.startswith(">"):
        line = f"›{line[1:]}"  # at a line's start even the entity makes a quotation
    return framed(line.translate(_ENTITIES), limit)


def link(url: str, label: str, limit: int | None = None) -> str:
    """A mrkdwn link with a label from a feed; the label alone where the URL is no web address.

    `limit` is for what a reader sees, not for the URL.
    """
    shown, target = mrkdwn(label, limit), address(url)
    return f"<{target.translate(_ENTITIES)}|{shown}>" if target and shown else shown


def date_token(moment: datetime, form: str) -> str:
    """A moment in each reader's own zone; `form` is made of Slack's date placeholders.

    Where it cannot be shown so (notifications, other clients) it stands in UTC.
    """
    fallback = f"{moment:%Y-%m-%d %H:%M} UTC"
    return f"<!date^{int(moment.timestamp())}^{form}|{fallback}>"
