"""English nouns that are letters where it is said from whom to whom they go: "a note from the Pentagon to
China's defense ministry", "a reply from Xi reached the White House", as against "ended on a bright note".
"""

from __future__ import annotations

from bot.core.acts_en import Act, ActWord
from bot.core.channels_en import MAIL, NOTES
from bot.core.model import MentionKind, Mode, Side
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS
from bot.core.readers_en import readers
from bot.core.wordlist import words

NOTE = Act("letter", "letter", Mode.CORRESPONDENCE)

_PARTIES = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY)
_WRITTEN = NOTES | MAIL - words("mail")
_INTERNAL = words("memo memos email emails e-mail e-mails cable cables")  # most stay at home
_ANSWERS = words("reply replies answer answers response responses")
_REACHED = words("reached reaches arrived landed lands came")
_ADDRESSED = 9  # words behind a letter in which it is said to whom it goes
_WITHIN = 12  # words behind an answer in which it is said whom it reached


def _is_sent(line: Line, index: int) -> ActWord | None:
    """ "Two notes from the Pentagon", "Blinken's note to Wang", "Xi's reply reached"."""
    word, behind = line.words[index], line.words[index + 1 : index + 2]
    sent = behind in _SENDING and _party(line, index + 2) is not None
    if word in _ANSWERS:
        written = behind == ("from",) and sent
        written = written or (line.words[index - 1 : index] == ("'s",) and index > 1)
        sent = written and not _REACHED.isdisjoint(line.words[index + 1 : index + _WITHIN])
    if sent and behind == ("from",):
        whose, whom = _party(line, index + 2), _addressee(line, index + 3)
        sent = whom is not whose and (whom is not None or word not in _INTERNAL)
    return ActWord(NOTE, "noun", index, index + 1) if sent else None


_SENDING = (("from",), ("to",))


def _addressee(line: Line, first: int) -> Side | None:
    """The side of the party to whom something goes by the words behind a token."""
    for at in range(first, min(first + _ADDRESSED, len(line.words))):
        if line.words[at] == "to" and (side := _party(line, at + 1)):
            return side
    return None


def _party(line: Line, index: int) -> Side | None:
    """Of which of the two sides somebody or a body is that stands at a token or behind its article."""
    index += index < len(line.words) and line.words[index] in DETERMINERS
    mention = line.mentions[index] if index < len(line.words) else None
    known = mention is not None and mention.kind in _PARTIES and mention.side is not Side.THIRD
    return mention.side if mention is not None and known else None


READERS = readers((_WRITTEN | _ANSWERS, _is_sent))
"""At which nouns it is asked who sent them."""
