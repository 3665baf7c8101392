"""Why an item is or is not a contact: the rules that spoke, their weights, the words that fired them."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts, texts_slack
from bot.core.model import Reason
from bot.core.verdict import Verdict
from bot.services.ports import Block
from bot.services.queries import Explained
from bot.slack import actions
from bot.slack.answer import Answer, said
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import moment_markup
from bot.slack.blocks.limits import Part
from bot.slack.blocks.table import Table
from bot.slack.text import link, mrkdwn, width
from bot.store.near_misses import NearMiss
from bot.wording import capitalised

MAX_REASONS = 14
MAX_QUOTE = 120
MAX_TITLE = 200
MAX_LINKED = 900


def explained(found: Sequence[Explained], heading: str = "", notes: Sequence[str] = ()) -> Answer:
    """The first item with all its reasons, the others in a line each; at least one. `notes` are our own."""
    first, *others = found
    parts = [
        *([Part(kit.header(heading))] if heading else []),
        Part(kit.section(_item_markup(first))),
        Part(
            kit.context(texts_slack.WEIGHTS_NOTE, texts_slack.ASSESSED_AGAIN if first.again else ""), rank=2
        ),
    ]
    if notes:
        parts.append(Part(kit.context(*notes), rank=2))
    if others:
        lines = "\n".join(_item_markup(each) for each in others)
        parts.append(
            Part(kit.section(f"*{texts_slack.ALSO_TOLD_BY}*\n{lines}"[: limits.MAX_SECTION]), rank=1)
        )
    verdict = first.verdict
    table = Table(
        (texts_slack.REASON, texts_slack.WEIGHT, texts_slack.WORDS),
        tuple(_reason_row(reason) for reason in _strongest(verdict.reasons)),
        frozenset({1}),
    )
    text = f"{verdict_words(verdict)}: {first.item.title}"
    return said(mrkdwn(text, limits.MAX_FALLBACK), *parts, table=table if table.rows else None)


def near_misses(found: Sequence[NearMiss], older: str) -> Answer:
    """Items with their scores and the rules that spoke most; each can be asked why."""
    if not found:
        return said(texts_slack.NO_NEAR_MISSES, Part(kit.section(texts_slack.NO_NEAR_MISSES)))
    parts = [
        Part(kit.context(texts_slack.NEAR_MISSES)),
        *(Part(_near_miss(miss, at), rank=1) for at, miss in enumerate(found)),
    ]
    lines = [f"{miss.verdict.score:.0%} {miss.item.title}" for miss in found]
    text = limits.joined(list(map(mrkdwn, lines)), "\n", limits.MAX_FALLBACK, len(lines), texts.AND_MORE)
    answer = said(text, *parts)
    return Answer(answer.text, answer.blocks, older=older)


def verdict_words(verdict: Verdict) -> str:
    form = texts_slack.IS_A_CONTACT if verdict.relevant else texts_slack.IS_NO_CONTACT
    return form.format(percent=f"{verdict.score:.0%}")


def _near_miss(miss: NearMiss, at: int) -> Block:
    strongest = ", ".join(
        f"{mrkdwn(rule_words(reason.rule), 80)} {reason.weight:+.1f}"
        for reason in _strongest(miss.verdict.reasons)[:3]
    )
    item = miss.item
    facts = [mrkdwn(item.source, 60), moment_markup(item.published or miss.assessed), strongest]
    title = f"*{miss.verdict.score:.0%}*  {_title_markup(item.url, item.title)}"
    asked = f"why {item.url}"
    has_address = item.url and width(asked) <= limits.MAX_VALUE
    button = kit.button(texts.WHY, f"{actions.ASK}:{at}", asked) if has_address else None
    return kit.section(f"{title}\n{' · '.join(filter(None, facts))}", button)


def _item_markup(each: Explained) -> str:
    title = _title_markup(each.item.url, each.item.title)
    source = mrkdwn(each.item.source, 60)
    return f"*{verdict_words(each.verdict)}*\n{' · '.join(filter(None, (title, source)))}"


def _title_markup(url: str, title: str) -> str:
    linked = link(url, title or texts.UNKNOWN_OUTLET, MAX_TITLE)
    return linked if width(linked) <= MAX_LINKED else mrkdwn(title, MAX_TITLE)


def _strongest(reasons: Sequence[Reason]) -> list[Reason]:
    return sorted(reasons, key=lambda reason: -abs(reason.weight))[:MAX_REASONS]


def rule_words(rule: str) -> str:
    """A rule as people read it: what it looks at, and what it found there."""
    kind, colon, found = rule.partition(":")
    looked_at = texts_slack.RULES.get(kind, kind)
    return capitalised(f"{looked_at}: {found}" if colon else looked_at)


def _reason_row(reason: Reason) -> tuple[str, str, str]:
    return (
        rule_words(reason.rule),
        f"{reason.weight:+.2f}",
        f"“{reason.quote[:MAX_QUOTE]}”" if reason.quote else "",
    )
