"""`explain`: why an item is, or is not, a contact."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.table import Table

from bot import catalog, settings
from bot.core.assess import assess
from bot.core.model import Contact, Item, Reason
from bot.core.urls import canonical
from bot.core.verdict import Mention, Verdict
from bot.services.lines import published_at, verdict_line
from bot.store import migrate
from bot.store.store import Store


def explain(
    url: Annotated[str, typer.Argument(help="Address of an item that the program has seen.")] = "",
    title: Annotated[str, typer.Option(help="Or the headline of any item,")] = "",
    summary: Annotated[str, typer.Option(help="its summary or text,")] = "",
    published: Annotated[str, typer.Option(help="its day or time, ISO 8601.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Everything as one JSON object.")] = False,
) -> None:
    """Mentions, contacts, rules, weights and quotes behind the verdict on one item."""
    if bool(url) is bool(title):
        raise typer.BadParameter("give the address of an item, or a --title")
    chosen = settings.load()
    item = _seen(chosen, url) if url else Item("explained", title, summary, published_at(published))
    verdict = assess(item, catalog.load(chosen.bot_config_dir).knowledge)
    if as_json:
        print(orjson.dumps(explanation(verdict, item), option=orjson.OPT_INDENT_2).decode())
    else:
        _print(verdict, item)


def _seen(chosen: settings.Settings, url: str) -> Item:
    """The stored item with this address, however it is written."""
    store = Store.at(chosen.database_url.get_secret_value())
    if migrate.current(store.engine) == migrate.newest():
        with store.read() as tx:
            if found := tx.items.at_address(canonical(url)):
                return found.item
    raise typer.BadParameter(f"no item with the address {url} was seen; --title explains any text")


def explanation(verdict: Verdict, item: Item) -> dict[str, Any]:
    """The verdict line, plus what it was read from; every `quote` stands in the item's own text."""
    line = verdict_line(verdict, item)
    for fields, contact in zip(line["contacts"], verdict.contacts, strict=True):
        fields |= {"score": contact.score, "reasons": [_reason_fields(reason) for reason in contact.reasons]}
    return line | {
        "lang": verdict.lang,
        "issuer": verdict.issuer,
        "reasons": [_reason_fields(reason) for reason in verdict.reasons],
        "mentions": [_mention_fields(mention) for mention in verdict.mentions],
    }


def _reason_fields(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "weight": reason.weight, "quote": reason.quote}


def _mention_fields(mention: Mention) -> dict[str, Any]:
    return {
        "quote": mention.surface,
        "start": mention.span.start,
        "kind": mention.kind,
        "side": mention.side,
        "name": mention.name or mention.resolved or None,
        "office": mention.office or None,
    }


def _print(verdict: Verdict, item: Item) -> None:
    console = Console(width=140, highlight=False)
    found = "a contact" if verdict.relevant else "not a contact"
    console.print(item.title, markup=False, style="italic")
    console.print(f"[bold]{found}[/bold], score {verdict.score:.2f} ({verdict.lang}, {verdict.issuer})")
    for number, contact in enumerate(verdict.contacts, start=1):
        _print_contact(console, number, contact, item)
    if not verdict.mentions:
        console.print("It does not name both sides, or tells of no act between anybody.")
        return
    console.print(_reason_table("why", verdict.reasons))
    console.print(_mention_table(verdict.mentions))


def _print_contact(console: Console, number: int, contact: Contact, item: Item) -> None:
    us, china = (
        ", ".join(person.name for person in side) or "nobody named" for side in (contact.us, contact.china)
    )
    when = (
        f"{contact.when.day} to the {contact.when.precision} ({contact.when.phrase!r})"
        if contact.when
        else "no date"
    )
    console.print(f"\n{number}. {us} with {china}", markup=False)
    facts = (
        contact.track,
        contact.level,
        contact.mode,
        contact.status,
        when,
        contact.location,
        *contact.topics,
    )
    console.print("   " + " · ".join(fact for fact in facts if fact), markup=False)
    console.print(f"   “{contact.evidence.of(item.text)}”", markup=False)
    console.print(_reason_table(f"why, score {contact.score:.2f}", contact.reasons))


def _reason_table(title: str, reasons: tuple[Reason, ...]) -> Table:
    table = Table("rule", "weight", "quote", title=title, title_justify="left")
    for reason in reasons:
        table.add_row(reason.rule, f"{reason.weight:+.2f}", _plain(reason.quote))
    return table


def _mention_table(mentions: tuple[Mention, ...]) -> Table:
    table = Table("at", "words", "kind", "side", "stands for", title="mentions", title_justify="left")
    for mention in mentions:
        stands_for = mention.name or mention.resolved or mention.office
        side = mention.side or "?"
        table.add_row(
            str(mention.span.start), _plain(mention.surface), mention.kind, side, _plain(stands_for)
        )
    return table


def _plain(text: str) -> str:
    return text.replace("[", r"\[")  # brackets of the news are not console markup
