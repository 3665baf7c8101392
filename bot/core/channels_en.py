"""By what two who are apart speak or write to each other, in English: screens, phone lines, letters.

Each rule takes the classes that are certain where it looks: beside an act "remote" says how, in a sentence
without any it may be an island.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.wordlist import words

SETS = words("webcam webcams vtc vtcs svtc dvc")
"""What nothing else is held over than talks on screens."""
SCREENS = SETS | words(
    "screen screens on-screen video videolink video-link videoconference video-conference teleconference "
    "teleconferences zoom"
)
MONITORS, CAMERAS = words("monitor monitors"), words("camera cameras")
"""Screens by words that are also said of watching, and of the press."""
VIRTUAL = words("virtual virtually")
ONLINE = words("online remote remotely")
"""How two meet who meet on screens, and much else besides."""

HANDSETS = words("handset handsets receiver receivers")
LINES = HANDSETS | words("phone phones telephone telephones speakerphone")
HOTLINES = words("hotline hotlines")
"""Lines that are talked about more often than used."""
LINE = words("line")
"""A phone line, or one of many other things."""
RANG = words("phoned telephoned rang rung")
DIALLING = words("dial dials dialed dialled dialing dialling")

LETTERS = words("letter letters telegram telegrams missive missives")
MAIL = words("cable cables email emails e-mail e-mails mail")
"""Letters by words that are also said of what is hacked, read and broadcast."""
NOTES = words("note notes memo memos fax faxes telex")
"""Letters by words that are also said of other papers, and of what one remarks."""
WRITING = words("write writes wrote written penned cabled emailed e-mailed mailed faxed")
POST = words(
    "envelope envelopes stationery letterhead handwritten postmarked inbox inboxes mailbag mailbags postbag"
)
"""What shows a letter that is not called one."""


def one_of(channel: Iterable[str]) -> str:
    """A pattern of the words of a channel, the longest first."""
    return f"(?:{'|'.join(sorted(channel, key=lambda word: (-len(word), word)))})"
