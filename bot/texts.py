"""Every phrase that a person reads, in one place, so that another language is another file like this one.

Wording is neutral between the two sides: both are named in full or by country, in one fixed order, and what a
source claims is given as its claim. Templates take their values by name with `str.format`; values come ready
to show. Counted phrases hold the singular and the plural.
"""

from __future__ import annotations

from typing import Final

from bot.core.feed import Health
from bot.core.model import ChangeKind, CorrectionKind, FeedKind, Issuer, Level, Mode, Side, Status, Track
from bot.core.notice import NoticeKind
from bot.core.pacing import DigestKind

LOCALE: Final = "en"
"""The CLDR locale of this catalogue: how dates and lists are written."""

# --- the words of the field

SIDES: Final = {Side.US: "United States", Side.CHINA: "China", Side.THIRD: "Third country"}
SIDES_SHORT: Final = {Side.US: "US", Side.CHINA: "China", Side.THIRD: "third country"}
TRACKS: Final = {Track.DEFENSE: "Defense", Track.DIPLOMATIC: "Diplomatic"}
LEVELS: Final = {
    Level.LEADER: "leaders",
    Level.MINISTER: "ministers",
    Level.SENIOR: "senior officials",
    Level.WORKING: "working level",
    Level.LEGISLATIVE: "legislators",
}
MODES: Final = {
    Mode.PHONE: "phone call",
    Mode.VIDEO: "video call",
    Mode.IN_PERSON: "meeting",
    Mode.CORRESPONDENCE: "written message",
    Mode.UNSPECIFIED: "contact",
}
STATUSES: Final = {
    Status.HELD: "held",
    Status.SCHEDULED: "scheduled",
    Status.PROPOSED: "proposed",
    Status.DECLINED: "declined",
    Status.CANCELLED: "cancelled",
}
STATUS_SIGNS: Final = {
    Status.HELD: "🟢",
    Status.SCHEDULED: "🔵",
    Status.PROPOSED: "⚪",
    Status.DECLINED: "🟠",
    Status.CANCELLED: "🔴",
}
ACTS: Final = {(Mode.CORRESPONDENCE, Status.HELD): "sent", (Mode.UNSPECIFIED, Status.HELD): "reported"}
"""What became of a contact where it is not simply the word for its status."""

ISSUERS: Final = {
    Issuer.US_READOUT: "US readout",
    Issuer.CHINA_READOUT: "Chinese readout",
    Issuer.PRESS: "press report",
}

# --- who

NAMELESS: Final = {
    (Side.US, Track.DEFENSE): "US defense officials",
    (Side.US, Track.DIPLOMATIC): "US officials",
    (Side.CHINA, Track.DEFENSE): "Chinese defense officials",
    (Side.CHINA, Track.DIPLOMATIC): "Chinese officials",
}
NAMELESS_LEGISLATORS: Final = "Members of the US Congress"
NOT_NAMED: Final = "Not named"
BY_ROLE: Final = "{name} (named by office only)"
WITH_OFFICE: Final = "{name}, {office}"
AND_MORE: Final = "and {count} more"

# --- a contact

HEADLINE: Final = "{us} – {china}: {mode} {act}"
HEADLINE_OF_MECHANISM: Final = "US–China {mode} {act}"
ASIDE: Final = "{what} ({aside})"
MECHANISM_ROUND: Final = "{name}, round {round}"
WEEK_OF: Final = "week of {day}"
ZONED_DAY: Final = "{day} ({city} date)"
NOT_STATED: Final = "Not stated"
AT_REQUEST: Final = "{mode}, requested by {side}"
REQUESTERS: Final = {Side.US: "the United States", Side.CHINA: "China"}
CITIES: Final = {"Asia/Shanghai": "Beijing", "America/New_York": "Washington"}
"""The city by which a zone's calendar is called, where it is not the zone's own."""

# --- labels of an alert

WHEN: Final = "When"
WHERE: Final = "Where"
HOW: Final = "How"
STATUS: Final = "Status"
TOPICS: Final = "Topics"
READOUTS: Final = "Readouts"
SOURCES: Final = ("Source", "{count} sources")
ANNOUNCED: Final = "Announced by"
ANNOUNCED_FIRST: Final = "First announced"
READOUT_AWAITED: Final = "{side}: awaited"
READOUT_PRESENT: Final = "{side}: {source}"
TRACK_AND_LEVEL: Final = "{track} · {level}"
FIRST_REPORTED: Final = "first reported {time}"
LAST_REPORTED: Final = "last {time}"
LABELLED: Final = "{label}: {value}"
LISTED: Final = "• {what}"
CONTACT_PAGE: Final = "Contact page"
ATTRIBUTION: Final = "— {outlet}"
UNKNOWN_OUTLET: Final = "unnamed source"
NEW_CONTACT: Final = "New contact report"

IN_THREAD: Final = "reply in the thread"
IN_THREAD_OF: Final = "in the thread of {headline}"
UPDATED: Final = "updated"
REPLIES: Final = ("{count} reply", "{count} replies")

# --- buttons

DETAILS: Final = "Details"
WHY: Final = "Why?"
NOT_A_CONTACT: Final = "Not a contact"
MUTE_STORY: Final = "Mute this story"

# --- news on a known contact

CHANGES: Final = {
    ChangeKind.FIRST_REPORT: "First report",
    ChangeKind.STATUS: "Status changed",
    ChangeKind.US_READOUT: "US readout published",
    ChangeKind.CHINA_READOUT: "Chinese readout published",
    ChangeKind.PARTICIPANT: "Participants updated",
    ChangeKind.DATE: "Date updated",
    ChangeKind.PLACE: "Place updated",
    ChangeKind.DENIAL: "Contact denied by one side",
    ChangeKind.NEXT_CONTACT: "Next contact announced",
    ChangeKind.NO_READOUT: "No readout seen so far",
}
FROM_TO: Final = "{before} → {after}"
REPORTED_BY: Final = "{outlet}, {time}"
ANNOUNCED_BY: Final = "announced by {outlet}, {time}"
BOTH_READOUTS: Final = "Both readouts"
CHANGE_TEXT: Final = "{change}: {headline}"

# --- the clauses of a subscription

CLAUSES: Final = {
    "muted": "the mute",
    "tracks": "tracks",
    "levels": "levels",
    "statuses": "statuses",
    "modes": "means",
    "actors": "people",
    "topics": "topics",
    "langs": "languages",
    "min_score": "the least score",
}
"""By the names that `bot.core.routing` gives them."""

CLAUSE_HELD: Final = "held back by {clause}"
CLAUSES_PASSED: Final = "let pass by {clauses}"
CLAUSES_NONE: Final = "let pass: no filter is set"

# --- digests

DIGEST_TITLES: Final = {
    DigestKind.BURST: ("{count} contact reported", "{count} contacts reported at once"),
    DigestKind.HELD: ("{count} contact reported meanwhile", "{count} contacts reported meanwhile"),
    DigestKind.DAILY: ("Daily digest: {count} contact", "Daily digest: {count} contacts"),
    DigestKind.WEEKLY: ("Weekly digest: {count} contact", "Weekly digest: {count} contacts"),
}
PERIOD: Final = "{start} to {end}"
NOTHING_TO_TELL: Final = "No contacts were reported in this period."
COUNTED: Final = "{what} {count}"
MORE_IN_THREAD: Final = "{count} more in the thread"
CONTINUED: Final = "Continued: {first} to {last} of {count}"
SOURCE_AND_MORE: Final = "{link} and {count} more"

# --- answers to commands

COMMANDS: Final = {
    "latest [n]": "the contacts reported last",
    "help": "this list",
}
"""What can be typed behind the command, and what it gives."""

WHAT_CAN_BE_ASKED: Final = "What you can ask:"
NOTHING_FOUND: Final = "No contact was found."
WENT_WRONG: Final = "That did not work. The fault is in the log; please try again later."


def counted(forms: tuple[str, str], count: int, **values: object) -> str:
    """The singular or the plural of a counted phrase, filled in."""
    return forms[count != 1].format(count=count, **values)


# --- the demo

DEMO_PAGE: Final = "The record of this demo is at {address}"
DEMO_STEP: Final = (
    "{polls} feeds polled, {not_modified} unchanged, {failed} failed, {items} new items, {messages} messages"
)
DEMO_END: Final = (
    "{polls} polls ({not_modified} unchanged, {failed} failed) brought {items} items; "
    "{relevant} report a contact; {messages} messages were sent."
)
DEMO_STAYS: Final = "The recording has ended; the page stays until Ctrl-C."


# --- the web pages, the calendar and the feed

SITE_NAME: Final = "ContactWatch"
SITE_ABOUT: Final = (
    "Official defense and diplomatic contacts between the United States and China, from public news feeds."
)
ATOM_TITLE: Final = "US–China contacts"
CALENDAR_NAME: Final = "US–China contacts ahead"
CALENDAR_ABOUT: Final = (
    "Contacts that were announced or proposed, and forums at which the two sides may meet."
)
OCCASION_NOTE: Final = "A known date at which the two sides may meet. It announces no contact between them."

SKIP: Final = "Skip to the content"
NAV: Final = "Site"
NAV_TIMELINE: Final = "Timeline"
NAV_FEEDS: Final = "Feeds"
NAV_DATA: Final = "Data"
EXPORTS: Final = {
    "contacts.csv": "CSV",
    "contacts.jsonl": "PLOVER records (JSON lines)",
    "api/contacts": "JSON",
    "contacts.atom": "Atom feed",
    "upcoming.ics": "Calendar",
    "api/openapi.json": "API description",
}
"""Path below the site's root -> what it is called."""
FOOTER_ABOUT: Final = (
    "Each contact is what public sources report, with every source linked. Days are the contact's own; "
    "times are UTC."
)

TIMELINE_TITLE: Final = "US–China contacts"
CHART_TITLE: Final = "Contacts held per month"
CHART_SUM: Final = "{count} contacts were held in the months shown; the table below has every figure."
CHART_TEXT: Final = "{title}, {first} to {last}: {counts}"
CHART_TABLE: Final = "Figures"
MONTH: Final = "Month"
TRACK_COUNT: Final = "{count} {track}"
AHEAD_TITLE: Final = "Ahead"
NOTHING_AHEAD: Final = "No contact is announced."
OCCASION_MARK: Final = "known date, no contact announced"
SUBSCRIBE_CALENDAR: Final = "Subscribe in a calendar"

FILTERS: Final = "Filter the contacts"
FILTER_Q: Final = "Search"
FILTER_Q_HINT: Final = "words, people, places"
FILTER_PERSON: Final = "Person"
FILTER_PERSON_HINT: Final = "e.g. Wang Yi"
FILTER_TRACK: Final = "Track"
FILTER_FROM: Final = "From"
FILTER_TO: Final = "To"
FILTER_APPLY: Final = "Filter"
FILTER_CLEAR: Final = "Clear"
ANY: Final = "Any"
CONTACTS_FOUND: Final = ("{shown} contact", "{shown} contacts")
OR_MORE: Final = "{count} or more"
UNREAD: Final = "Not understood, and left out: {filters}."
NOTHING_FOUND_HINT: Final = "Try fewer filters, or a longer period."
PAGES: Final = "Pages"
NEWER: Final = "← Newer"
OLDER: Final = "Older →"
SOURCES_COUNTED: Final = ("{count} source", "{count} sources")
READOUTS_OUT: Final = {
    (True, True): "both readouts",
    (True, False): "US readout",
    (False, True): "Chinese readout",
}
"""(US, Chinese) readout published -> how that is said."""
BY_OFFICE_ONLY: Final = "named by office only"
DAY_NOT_STATED: Final = "Day not stated"
REPORTED_ON: Final = "reported {day}"
IN_UTC: Final = "{time} UTC"

AS_JSON: Final = "JSON"
DISMISSED: Final = "Marked as no contact: {reason}"
FIRST_SEEN: Final = "First reported"
LAST_SEEN: Final = "Last reported"
PUBLISHED_BY: Final = "Published by"
PUBLISHED: Final = "Published"
NO_READOUT: Final = "No readout seen"
NO_READOUTS: Final = "Neither government's readout has been seen."
TOPICS_BOTH: Final = "Both mention"
TOPICS_ONLY: Final = "Only this side mentions"
TONE: Final = "Words on the tone"
ASKED: Final = "Says it was requested by"
NOT_SAID: Final = "Not said"
LENGTH: Final = "Length in the feed"
CHARACTERS: Final = "{count} characters"
READOUT_OF: Final = {Side.US: "US", Side.CHINA: "Chinese"}
LAG: Final = "The {later} readout followed the {earlier} one by {time}."
LAG_NONE: Final = "Both readouts were published at the same time."
CONTRADICTIONS: Final = {
    "date": "The US readout dates it {us}, the Chinese one {china}.",
    "mode": "The US readout calls it a {us}, the Chinese one a {china}.",
    "place": "The US readout places it in {us}, the Chinese one in {china}.",
    "initiator": "By the US readout {us} asked for it, by the Chinese one {china}.",
}
MECHANISM: Final = "Mechanism"
OUTCOMES: Final = "What they say was agreed"
DATE_LINE: Final = "The date line between the two capitals accounts for it."
EVIDENCE: Final = "In the sources' words"
HISTORY: Final = "How it became known"
ALL_SOURCES: Final = "Sources"
UNTITLED: Final = "Untitled"
SAYS: Final = "says: {status}"
CORRECTIONS: Final = "Corrections"
CORRECTION_KINDS: Final = {
    CorrectionKind.NOT_A_CONTACT: "Marked as no contact",
    CorrectionKind.FACTS: "Facts corrected",
    CorrectionKind.MERGE: "Merged",
    CorrectionKind.SPLIT: "Split",
}
UNDONE: Final = "undone"
WHY_CONTACT: Final = "Why this counts as a contact"
SCORE: Final = "The best source reports a contact with a probability of {percent}."
NEARLY_CERTAIN: Final = "more than 99%"
REASONS_COUNTED: Final = ("{count} reason", "{count} reasons")
RULE: Final = "Rule"
WEIGHT: Final = "Log-odds"
WORDS: Final = "Words"

FEEDS_TITLE: Final = "Feeds"
FEEDS_ABOUT: Final = (
    "What is polled, how it does, and when it is due next. Only a healthy feed misses nothing."
)
FEED: Final = "Feed"
STATE: Final = "State"
SINCE: Final = "Since"
LAST_OK: Final = "Last answered"
NEXT_DUE: Final = "Next due"
ENTRIES: Final = "Entries"
NEVER: Final = "Never"
AT_ONCE: Final = "At once"
FAILURES: Final = ("{count} failure in a row", "{count} failures in a row")
NO_FEEDS: Final = "No feed is set up."
FEED_GROUPS: Final = {
    "trouble": "In trouble",
    "new": "Not polled yet",
    "healthy": "Healthy",
    "off": "Switched off",
}
HEALTHS: Final = {
    Health.OK: "healthy",
    Health.EMPTY: "empty",
    Health.STALE: "nothing new",
    Health.UNDATED: "no dates",
    Health.FAILING: "failing",
    Health.BLOCKED: "refused",
    Health.GONE: "gone",
    "new": "not polled yet",
    "off": "switched off",
}
FEED_KINDS: Final = {
    FeedKind.OFFICIAL_US: "US government",
    FeedKind.OFFICIAL_CHINA: "Chinese government",
    FeedKind.WIRE: "news agency",
    FeedKind.PRESS: "press",
    FeedKind.SPECIALIST: "specialist",
    FeedKind.AGGREGATOR: "aggregator",
}

FAULT_HEADINGS: Final = {
    404: "Not found",
    405: "Not possible here",
    422: "That could not be read",
    500: "Something went wrong",
}
FAULT_MESSAGES: Final = {
    404: "There is no such page, or no such contact any more.",
    405: "This address does not answer that kind of request.",
    422: "Part of the address is not as it should be.",
    500: "The fault is in the log. Please try again later.",
}
FAULT_OTHER: Final = ("Not answered", "The request could not be answered.")
BACK: Final = "To the timeline"
DATE_EXPECTED: Final = "expected a day as 2025-09-09, a month or a year"
DATES_CROSSED: Final = "the first day lies after the last one"
NO_CURSOR: Final = "not a cursor that this service gave out"
PARAMETERS: Final = {
    "q": "Words, people, places and days, with filters such as `level:minister`.",
    "track": "Defense or diplomatic contacts only.",
    "person": "A name in any usual spelling, or an id of config/actors.yaml.",
    "status": "Contacts that stand so now.",
    "from": "First day of the contacts: `2025-09-09`, `2025-09` or `2025`.",
    "to": "Last day of the contacts, in the same forms.",
    "limit": "How many contacts at most.",
    "cursor": "The `next_cursor` of the page before.",
}


# --- notices for the operators

NOTICE_TITLES: Final = {
    NoticeKind.FEEDS: "Feed health",
    NoticeKind.SIDE_SILENT: "No official feed from {side} brings anything",
    NoticeKind.SIDE_BACK: "Official feeds from {side} bring news again",
    NoticeKind.OUTAGE: "{count} of {total} feeds fail",
    NoticeKind.OUTAGE_OVER: "The feeds answer again",
    NoticeKind.DELIVERY: "Messages that cannot be delivered",
}
NOTICE_CHANNEL_REFUSES: Final = "{channel}: nothing can be posted, the reason is {reason}."
NOTICE_WORKSPACE: Final = "Slack"
NOTICE_CHANNEL_OPEN: Final = "{channel}: messages are taken again."
NOTICE_WAITING: Final = ("{count} message waits.", "{count} messages wait.")
NOTICE_DEAD: Final = (
    "{channel}: {count} message was given up: {reasons}.",
    "{channel}: {count} messages were given up: {reasons}.",
)
NOTICE_DELIVERIES: Final = "contactwatch deliveries list names them; deliveries retry sends them again."
NOTICE_SIDES: Final = {Side.US: "the United States", Side.CHINA: "China"}
NOTICE_FAILS: Final = "{name}: failing since {since}"
NOTICE_GONE: Final = "{name}: gone since {since}; it is asked once a day from now on"
NOTICE_SILENT: Final = {
    Health.EMPTY: "{name}: answers, but has held no entries since {since}",
    Health.STALE: "{name}: answers, but its newest entry is of {newest}",
    Health.UNDATED: (
        "{name}: answers, but has dated none of its entries since {since}; they cannot be told to be new"
    ),
}
NOTICE_BACK: Final = "{name}: in order again since {since}"
NOTICE_REASON: Final = "Reason: {reason}."
NOTICE_LAST: Final = "The last entry seen is of {newest}."
NOTICE_MISSING: Final = (
    "About {count} entry may be missing by now.",
    "About {count} entries may be missing by now.",
)
NOTICE_MISSED: Final = "Entries from {start} to {end} may have been missed."
NOTICE_MISSED_NONE: Final = "Its entries reach back to the last one seen before: nothing was missed."
NOTICE_SIDE_SILENT: Final = (
    "None of {total} official feeds has brought anything new since {since}. "
    "Readouts of this side may be missing."
)
NOTICE_SIDE_BACK: Final = "At least one of {total} official feeds is in order again."
NOTICE_OUTAGE: Final = (
    "So many at once point to this machine or its network. Single feeds are reported again when this is over."
)
NOTICE_OUTAGE_OVER: Final = (
    "{count} of {total} feeds still fail; those that go on failing are reported one by one."
)
NOTICE_MORE: Final = "and {count} more; the page of feeds has them all"
