"""Every phrase that a person reads, in one place, so that another language is another file like this one.

Wording is neutral between the two sides: both are named in full or by country, in one fixed order, and what a
source claims is given as its claim. Templates take their values by name with `str.format`; values come ready
to show. Counted phrases hold the singular and the plural.
"""

from __future__ import annotations

from typing import Final

from bot.core.model import ChangeKind, Issuer, Level, Mode, Side, Status, Track

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
READOUT_AWAITED: Final = "{side}: awaited"
READOUT_PRESENT: Final = "{side}: {link}, {time}"
READOUT_PRESENT_UNDATED: Final = "{side}: {link}"
TRACK_AND_LEVEL: Final = "{track} · {level}"
FIRST_REPORTED: Final = "first reported {time}"
LAST_REPORTED: Final = "last {time}"
CONTACT_PAGE: Final = "Contact page"
ATTRIBUTION: Final = "— {outlet}"
UNKNOWN_OUTLET: Final = "unnamed source"
NEW_CONTACT: Final = "New contact report"

IN_THREAD: Final = "reply in the thread"
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
}
FROM_TO: Final = "{before} → {after}"
REPORTED_BY: Final = "{outlet}, {time}"
CHANGE_TEXT: Final = "{change}: {headline}"

# --- digests

BURST_TITLE: Final = ("{count} contact reported", "{count} contacts reported at once")
DAILY_TITLE: Final = ("Daily digest: {count} contact", "Daily digest: {count} contacts")
WEEKLY_TITLE: Final = ("Weekly digest: {count} contact", "Weekly digest: {count} contacts")
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
ABOUT_WHEN: Final = "{what} ({when})"
OCCASION_NOTE: Final = "A date of a forum. No contact between the two sides has been announced by this entry."
