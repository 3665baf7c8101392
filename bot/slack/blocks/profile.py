"""Who somebody is: offices now and before, contacts, counterparts, the last contact and the next."""

from __future__ import annotations

from collections.abc import Iterator

from babel.dates import format_skeleton

from bot import texts, texts_slack
from bot.core.knowledge import Office
from bot.core.model import Story
from bot.services.queries import Profile
from bot.slack.answer import Answer, said
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import View, day_words, headline_words, when_words
from bot.slack.blocks.entry import entry
from bot.slack.blocks.limits import Part
from bot.slack.blocks.table import Table
from bot.slack.text import mrkdwn

MAX_OFFICES = 8
MAX_FIELD = 600


def profile(who: Profile, view: View) -> Answer:
    """The whole card; its list of contacts goes on under `who.page`."""
    fields = [
        (texts_slack.OFFICE_NOW, _offices_now(who)),
        (texts_slack.OFFICES_BEFORE, "\n".join(_offices_before(who))),
        (texts_slack.CONTACTS, str(who.contacts)),
        (texts_slack.LAST_CONTACT, _contact_markup(who.last, view)),
        (texts_slack.NEXT_CONTACT, _contact_markup(who.coming, view) if who.coming else ""),
    ]
    parts = [
        Part(kit.header(who.name)),
        Part(kit.context(texts.SIDES[who.side])),
        Part(kit.fields(fields)),
        *(Part(entry(story, view), rank=1) for story in who.page.stories),
    ]
    return said(_fallback(who, view), *parts, table=_counterparts(who))


def _counterparts(who: Profile) -> Table | None:
    heads = (texts_slack.COUNTERPART, texts_slack.CONTACTS, texts_slack.LATEST_WITH)
    rows = tuple((each.name, each.count, day_words(each.latest)) for each in who.counterparts)
    return Table(heads, rows, frozenset({1})) if rows else None


def _offices_now(who: Profile) -> str:
    lines = [_office_markup(office) for office in who.offices_now]
    return limits.joined(lines, "\n", MAX_FIELD, MAX_OFFICES, texts.AND_MORE) or (
        texts_slack.NO_OFFICE_KNOWN if not who.person or not who.person.offices else texts.NOT_STATED
    )


def _offices_before(who: Profile) -> Iterator[str]:
    offices = who.person.offices if who.person else ()
    over = [office for office in offices if office.end and office.end < who.today]
    lines = [_office_markup(office) for office in reversed(over)]
    if lines:
        yield limits.joined(lines, "\n", MAX_FIELD, MAX_OFFICES, texts.AND_MORE)


def _office_markup(office: Office) -> str:
    start = format_skeleton("yMMM", office.start, locale=texts.LOCALE)
    term = texts_slack.TERM_NOW.format(start=start)
    if office.end:
        end = format_skeleton("yMMM", office.end, locale=texts.LOCALE)
        term = texts_slack.TERM.format(start=start, end=end)
    return texts_slack.OFFICE_TERM.format(office=mrkdwn(office.title, 200), term=term)


def _contact_markup(story: Story | None, view: View) -> str:
    if story is None:
        return texts_slack.NO_CONTACT_KNOWN
    headline = mrkdwn(headline_words(story.contact, view.names), MAX_FIELD)
    return f"{headline}\n{mrkdwn(when_words(story.contact.when))}"


def _fallback(who: Profile, view: View) -> str:
    office = next((office.title for office in who.offices_now), "")
    name = texts.WITH_OFFICE.format(name=who.name, office=office) if office else who.name
    last = headline_words(who.last.contact, view.names) if who.last else texts_slack.NO_CONTACT_KNOWN
    told = f"{name}. {texts_slack.CONTACTS}: {who.contacts}. {texts_slack.LAST_CONTACT}: {last}"
    return mrkdwn(told, limits.MAX_FALLBACK)
