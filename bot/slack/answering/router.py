"""From what was typed to its answer: the first word is the command; else it is a question or a search."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot import texts_slack
from bot.core.question import small_talk
from bot.services.ports import Block
from bot.slack import actions
from bot.slack.answer import CONTROLS, Answer, told
from bot.slack.answering import desk, lists, people, single
from bot.slack.answering.questions import asked_in_words
from bot.slack.blocks import answers, kit, limits
from bot.slack.services import COMMAND, Request, Services
from bot.slack.text import mrkdwn

NEAR = 0.6
"""Of the optimal string alignment similarity (0..1): a word so much like a command may be meant for it."""

MAX_ASKED = 600
"""Characters of a question that its buttons can carry."""

Command = Callable[[Services, Request, str], Answer]


def _help(_services: Services, _request: Request, _rest: str) -> Answer:
    return answers.usage(COMMAND, texts_slack.COMMANDS)


COMMANDS: dict[str, Command] = {
    "latest": lists.latest,
    "search": lists.search,
    "who": people.who,
    "between": lists.between,
    "upcoming": lists.upcoming,
    "show": single.show,
    "why": single.why,
    "near-misses": desk.near_misses,
    "stats": desk.stats,
    "feeds": desk.feeds,
    "subscriptions": desk.subscriptions,
    "unsubscribe": desk.subscriptions,
    "mute": desk.mute,
    "audit": desk.audit,
    "help": _help,
}
OPENS_A_FORM = ("subscribe",)

_ALSO = {"near_misses": "near-misses", "nearmisses": "near-misses", "?": "help", "explain": "why"}
_CHANGES = ("mute",)
_IDS = ("show", "why")
"""What they are followed by has no spaces."""

_LISTS = ("latest", "upcoming")
"""What they are followed by, but for a number, narrows them: a search."""

_VERB = re.compile(
    r"(?:did|does|do|has|have|had|will|would|can|else|met|talked|spoke|called|visited)\b", re.IGNORECASE
)


def answer(services: Services, request: Request) -> Answer:
    """The answer with its buttons: where it goes on, and to show it to the channel."""
    found = _answer(services, request)
    return _with_controls(found, request)


def bare(services: Services, request: Request) -> Answer:
    """The answer as the channel sees it: without buttons for the reader, with who asked what."""
    found = _answer(services, request)
    asked = texts_slack.SHARED_BY.format(
        user=mrkdwn(request.user, 40), command=COMMAND, text=mrkdwn(request.text, 200)
    )
    note = kit.context(asked)
    return replace(
        found,
        blocks=(*found.blocks, note),
        plain=(*found.plain, note) if found.plain else (),
    )


def in_public(services: Services, request: Request) -> Answer:
    """The answer to a mention: everybody reads it, so it has no buttons to turn it."""
    return _without_form(request) or _answer(services, request)


def in_private(services: Services, request: Request) -> Answer:
    """The answer to a direct message."""
    found = _without_form(request) or _answer(services, request)
    return _with_controls(replace(found, shareable=False), request)


def _without_form(request: Request) -> Answer | None:
    """A form can only be opened by a command or a button."""
    word, _ = word_of(request.text)
    if word not in OPENS_A_FORM:
        return None
    return told(texts_slack.FORM_BY_COMMAND.format(command=COMMAND, word=word))


def word_of(text: str) -> tuple[str, str]:
    """The command's word, "" where the text begins with none, and what follows it."""
    first, _, rest = text.strip().partition(" ")
    word = _ALSO.get(first.lower(), first.lower())
    return (word, rest.strip()) if word in COMMANDS or word in OPENS_A_FORM else ("", text.strip())


def changes(text: str) -> bool:
    """Whether answering it changes something, so that it is not to be asked again by a button."""
    return word_of(text)[0] in _CHANGES


def _answer(services: Services, request: Request) -> Answer:
    word, rest = word_of(request.text)
    meant = small_talk(request.text) if request.text.strip() else "help"
    if meant:
        return COMMANDS[meant](services, request, "")
    if word in COMMANDS and not _is_sentence(word, rest):
        return COMMANDS[word](services, request, rest)
    if rest.startswith(("http://", "https://", "<http")):
        return single.why(services, request, rest)
    asked = asked_in_words(services, request)
    if asked is None and word and rest:
        return lists.search(services, request, rest)  # "latest trade talks", "show the summit"
    return asked or _search(services, request)


def _is_sentence(word: str, rest: str) -> bool:
    """Whether what begins with a command's word is a question all the same: "who did Dong Jun meet?"."""
    if word == "who":
        return bool(_VERB.match(rest))
    if word in _IDS:
        return " " in rest and not rest.startswith(("http", "<http"))
    return word in _LISTS and bool(rest) and not rest.isdigit()


def _search(services: Services, request: Request) -> Answer:
    """Bare text is searched for; a first word that is nearly a command is said to be so."""
    first, _, rest = request.text.strip().partition(" ")
    near = process.extractOne(
        first.lower(), [*COMMANDS, *OPENS_A_FORM], scorer=OSA.normalized_similarity, score_cutoff=NEAR
    )
    found = lists.search(services, request, request.text)
    if near is None or request.cursor:
        return found
    asked = f"{near[0]} {rest}".strip()
    question = texts_slack.DID_YOU_MEAN.format(word=mrkdwn(first, 40))
    buttons = answers.ask_buttons({f"{COMMAND} {asked}"[: limits.MAX_BUTTON_TEXT]: asked})
    hint = (kit.section(question), *((kit.actions(buttons),) if buttons else ()))
    room = limits.MAX_SIZE - CONTROLS - limits.size(hint)
    kept = limits.fit([limits.Part(block, rank=1) for block in found.blocks], room)
    return replace(found, blocks=(*hint, *kept))


def _with_controls(found: Answer, request: Request) -> Answer:
    buttons = _controls(found, request)
    if not buttons:
        return found
    row = kit.actions(buttons)
    return replace(
        found,
        blocks=(*found.blocks, row),
        plain=(*found.plain, row) if found.plain else (),
    )


def _controls(found: Answer, request: Request) -> list[Block]:
    if len(request.text) > MAX_ASKED:
        return []
    buttons = []
    if found.newer:
        buttons.append(kit.button(texts_slack.NEWER, actions.NEWER, f"{found.newer}|{request.text}"))
    if found.older:
        buttons.append(kit.button(texts_slack.OLDER, actions.OLDER, f"{found.older}|{request.text}"))
    if found.shareable and not changes(request.text):
        asked = f"{request.cursor}|{request.text}"
        buttons.append(kit.button(texts_slack.POST_TO_CHANNEL, actions.SHARE, asked))
    return buttons
