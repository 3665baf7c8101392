"""What people read in answers, forms and App Home: the part of the catalogue that only Slack shows.

The rules are those of `bot.texts`: neutral between the two sides, values come ready to show.
"""

from __future__ import annotations

from typing import Final

from bot.core.model import CorrectionKind
from bot.services import curate, subscribe

# --- commands

COMMANDS: Final = {
    "latest [n]": "the contacts reported last",
    "search WORDS": "words, people, places, days; also `status:cancelled from:2026-01 person:Wang`",
    "who PERSON": "offices, contacts, counterparts and the last contact of somebody",
    "between FROM [TO]": "the contacts of a day, a month, a year, or from one day to another",
    "upcoming": "announced contacts, and forums at which the two sides may meet",
    "show ID": "everything about one contact",
    "why ID or URL": "why something counts as a contact, or does not",
    "near-misses": "items that nearly counted",
    "stats [PERIOD]": "counts, for example of `30d`, `2025` or `last month`",
    "feeds": "what is polled, and how each feed does",
    "subscribe": "choose what this channel hears, and try it out first",
    "subscriptions": "what this channel hears",
    "unsubscribe": "end one of them",
    "mute DURATION": "silence for this channel, for example `mute 2d`; `mute off` ends it",
    "audit": "who changed what, and why",
    "help": "this list",
}
"""What can be typed behind the command, and what it gives."""

WHAT_CAN_BE_ASKED: Final = "What you can ask:"
ASK_IN_WORDS: Final = (
    "Or mention me, or write to me, in plain words: _when did Hegseth last talk to Dong?_ "
    "What fits no command is searched for."
)
DID_YOU_MEAN: Final = "There is no command `{word}`; it was searched for. Did you mean:"
DID_YOU_MEAN_PERSON: Final = "Nobody is called “{name}” here. Did you mean:"
WHICH_OF_THEM: Final = "Several people are called “{name}”. Which one?"
NOBODY_OF_THIS_NAME: Final = "Nobody called “{name}” is in the knowledge files or in any contact."
WHOM: Final = "Say whose contacts you want, for example `who Wang Yi`."
WHICH_CONTACT: Final = "Say which contact, by its id, for example `show 2025-09-09-hegseth-dong-video`."
HEARD_HERE: Final = "For this channel: {why}"
WHY_WHAT: Final = "Say why what: the id of a contact, or the address of an article."
WHICH_DAYS: Final = "Say which days, for example `between 2025-09 2025-10`, `between last month`."
NO_SUCH_CONTACT: Final = "There is no contact with the id “{id}”."
SIMILAR_IDS: Final = "Ids that begin so:"
NO_SUCH_ADDRESS: Final = "No feed has brought this address: {url}"
NO_SUCH_PERIOD: Final = "“{text}” is not a period. Try `30d`, `2025`, `2025-09`, `last month` or `all`."

UNREAD_KEY: Final = "`{key}:` is no filter."
UNREAD_VALUE: Final = "`{key}:{value}` was left out."
UNREAD_NEAREST: Final = "Did you mean `{nearest}`?"

# --- lists

FOUND: Final = ("{count} contact, newest first", "{count} contacts, newest first")
FOUND_MANY: Final = "More than {count} contacts, newest first"
LATEST: Final = "Reported last"
BETWEEN: Final = "Contacts {period}"
FROM_ON: Final = "from {first} on"
UP_TO: Final = "up to {last}"
FROM_TO_DAYS: Final = "from {first} to {last}"
AT_ANY_TIME: Final = "at any time"
NEWER: Final = "Newer"
OLDER: Final = "Older"
POST_TO_CHANNEL: Final = "Post to channel"
SHARED_BY: Final = "Asked by <@{user}>: `{command} {text}`"

# --- people

OFFICE_TERM: Final = "{office}, {term}"
TERM: Final = "{start} to {end}"
TERM_NOW: Final = "since {start}"
NO_OFFICE_KNOWN: Final = "No office is known."
OFFICE_NOW: Final = "Now"
OFFICES_BEFORE: Final = "Before"
CONTACTS: Final = "Contacts"
LAST_CONTACT: Final = "Last contact"
NEXT_CONTACT: Final = "Next contact"
NO_CONTACT_KNOWN: Final = "No contact is on record."
COUNTERPARTS: Final = "Counterparts"
COUNTERPART: Final = "Counterpart"
LATEST_WITH: Final = "Latest"

# --- questions in plain words

THEY_LAST: Final = "The last contact on record: {headline}, {when}."
THEY_FIRST: Final = "The first contact on record: {headline}, {when}."
THEY_NEXT: Final = "The next contact announced: {headline}, {when}."
THEY_COUNT: Final = ("{count} contact is on record{period}.", "{count} contacts are on record{period}.")
THEY_NEVER: Final = "No such contact is on record{period}."
NONE_AHEAD: Final = "No such contact is announced."
YES_THEY: Final = "Yes. {answer}"
FORM_BY_COMMAND: Final = "That opens a form: type `{command} {word}`."
UNDERSTOOD_AS: Final = "Read as: {what}"
IN_PERIOD: Final = " {period}"

# --- ahead

COMING_CONTACTS: Final = "Announced or proposed contacts"
NONE_ANNOUNCED: Final = "No contact is announced."
COMING_FORUMS: Final = "Forums at which the two sides may meet"
OCCASION: Final = "*{when}*  {title}"
OCCASION_AT: Final = "*{when}*  {title}, {place}"
UNCERTAIN: Final = "{what} (date not certain)"

# --- one contact

CONTACT_ID: Final = "Id: `{id}`"
READOUT_COMPARISON: Final = "Both readouts"
ONLY_US: Final = "US readout only: {topics}"
ONLY_CHINA: Final = "Chinese readout only: {topics}"
BOTH_SAY: Final = "Both: {topics}"
CORRECTED_BY: Final = "{what} by <@{user}>, {time}: {reason}"
CORRECTED_WITHOUT_REASON: Final = "{what} by <@{user}>, {time}"
DISMISSED_NOTE: Final = "🚫 Not a contact, says <@{user}>: {reason}"
MOVED_NOTE: Final = "Part of another contact now: {headline} (`{id}`)"
MERGED_NOTE: Final = "🔀 Merged into another contact by <@{user}>: {reason}"
CHOICE_OF_CORRECTION: Final = "Correct"
WRONG_PERSON: Final = "Wrong person"
WRONG_DATE: Final = "Wrong date"
WRONG_STATUS: Final = "Wrong status"
MERGE: Final = "Merge into another"
SPLIT: Final = "Split off sources"
UNDO: Final = "Undo"

# --- why

IS_A_CONTACT: Final = "A contact, with a probability of {percent}"
IS_NO_CONTACT: Final = "Not a contact: a probability of {percent}"
ASSESSED_AGAIN: Final = "Assessed again just now."
NO_ITEM_KEPT: Final = "The items behind this contact are no longer kept; its sources are linked under `show`."
REASON: Final = "Rule"
WEIGHT: Final = "Weight"
WORDS: Final = "Words"
RULES: Final = {
    "act called": "what the act is called",
    "acts": "acts of contact in the text",
    "body": "the text names",
    "family": "kind of act",
    "family+link": "kind of act, and how it joins the sides",
    "frame": "build of the sentence",
    "half": "only one side beside the act",
    "in": "place in the report",
    "lang": "language",
    "lead": "the report begins with",
    "link": "how the act joins the sides",
    "mood": "asserted, hoped, denied",
    "pair": "who with whom",
    "private": "private people",
    "said": "form of the words",
    "speaker": "only a speaker",
    "stands": "kind of clause",
    "status": "status",
    "subject": "subject",
    "third": "a third party",
    "time": "day",
    "title": "the headline names",
    "visitor": "who travels",
    "weak": "who with whom, by a word of many senses",
    "worded": "the wording adds to the contact",
    "wording": "worded as reports are, or not",
    "zh": "Chinese wording",
}
"""What a rule looks at, by the first word of its name."""

WEIGHTS_NOTE: Final = "Weights are log-odds: what is above zero speaks for a contact."
ALSO_TOLD_BY: Final = "Other sources"
NEAR_MISSES: Final = "Items that nearly counted, the latest first"
NO_NEAR_MISSES: Final = "No item came near to the threshold."

# --- counts

STATS_OF: Final = "Contacts {period}: {count}"
MOST_OFTEN: Final = "Most often"
MONTH: Final = "Month"
TOTAL: Final = "Total"
COUNT: Final = "{what} {count}"
NO_CONTACTS_THEN: Final = "No contact is on record {period}."

# --- feeds

FEEDS_SUM: Final = ("{count} feed", "{count} feeds")
FEED: Final = "Feed"
STATE: Final = "State"
LAST_ANSWER: Final = "Last answer"
REMARK: Final = "Remark"
ADD_FEED: Final = "Add a feed"
NO_FEEDS: Final = "No feed is set up."

# --- subscriptions

NO_SUBSCRIPTIONS: Final = "This channel hears nothing yet."
CHANNEL_HEARS: Final = ("This channel has {count} subscription", "This channel has {count} subscriptions")
EVERYTHING: Final = "everything"
FILTERS: Final = {
    "tracks": "Track",
    "levels": "Level",
    "statuses": "Status",
    "modes": "How",
    "actors": "People",
    "topics": "Topics",
    "langs": "Language",
    "min_score": "At least",
}
DIGESTS: Final = {"instant": "at once", "daily": "daily digest", "weekly": "weekly digest"}
MENTIONS: Final = {"": "nobody", "here": "@here", "channel": "@channel"}
LANGUAGES: Final = {"en": "English", "zh": "Chinese"}
HEARS: Final = "*{digest}*: {filters}"
MENTIONING: Final = "mentions {whom}"
MUTED_UNTIL: Final = "muted until {time}"
FROM_CONFIG: Final = "from `channels.yaml`"
MADE_IN_SLACK: Final = "made in Slack"
EDIT: Final = "Edit"
REMOVE: Final = "Remove"
REMOVE_SURE: Final = "This channel will hear no more of what the subscription let pass."
SUBSCRIBE: Final = "Subscribe"
REMOVED: Final = "Removed. This channel no longer hears: {filters}"
SAVED: Final = "Saved. <#{channel}> hears: {filters}"
MUTED: Final = "Muted: this channel hears nothing new until {time}."
UNMUTED: Final = "This channel hears its subscriptions again."
HOW_LONG: Final = "Say for how long, for example `mute 2h`, `mute 3d`; `mute off` ends it."
STORY_MUTED: Final = "This channel hears no more of this contact."
STORY_UNMUTED: Final = "This channel hears of this contact again."
UNMUTE: Final = "Hear of it again"

SUBSCRIPTION_REFUSALS: Final = {
    subscribe.Refusal.NO_RIGHT: "Only members of the channel, and admins, may change what it hears.",
    subscribe.Refusal.UNKNOWN: "There is no such subscription here any more.",
    subscribe.Refusal.FROM_CONFIG: "It stands in `channels.yaml` and is changed there.",
}

# --- corrections

CURATION_REFUSALS: Final = {
    curate.Refusal.NO_RIGHT: "Only admins may correct contacts.",
    curate.Refusal.NO_STORY: "There is no such contact any more.",
    curate.Refusal.NO_SOURCES: "This contact comes from the list of known contacts and is corrected there.",
    curate.Refusal.SAME: "That is what the contact says already.",
    curate.Refusal.NOTHING_TO_SPLIT: "Choose some of the sources, but not all of them.",
    curate.Refusal.ALREADY: "That was done already.",
}
ASK_AN_ADMIN: Final = "You can ask {admins}."
DONE: Final = {
    CorrectionKind.NOT_A_CONTACT: "Marked as not a contact. The alerts on it are being changed.",
    CorrectionKind.FACTS: "Corrected. The alerts on it are being changed.",
    CorrectionKind.MERGE: "Merged. The alerts on both are being changed.",
    CorrectionKind.SPLIT: "Split: a contact of its own was made.",
}
TAKEN_BACK: Final = "Taken back. The alerts are being changed."

# --- the log of changes

DEEDS: Final = {
    "not_a_contact": "not a contact",
    "facts": "corrected",
    "merge": "merged",
    "split": "split",
    "undo": "undone",
    "subscribe": "subscribed",
    "change_subscription": "changed a subscription",
    "unsubscribe": "unsubscribed",
    "mute": "muted",
    "unmute": "unmuted",
    "mute_story": "muted a contact",
    "unmute_story": "unmuted a contact",
    "add_feed": "added a feed",
}
NO_DEEDS: Final = "Nobody has changed anything yet."
DEED_WHEN: Final = "When"
DEED_WHO: Final = "Who"
DEED_WHAT: Final = "What"
DEED_DETAIL: Final = "Details"

# --- forms

SAVE: Final = "Save"
CANCEL: Final = "Cancel"
CLOSE: Final = "Close"
TRY_OUT: Final = "Try it out"
TEST: Final = "Test"
OPTIONAL_ANY: Final = "Any"
REASON_WHY: Final = "Why"
REASON_HINT: Final = "Stands in the log of changes, beside your name."

SUBSCRIBE_TITLE: Final = "Subscribe a channel"
EDIT_TITLE: Final = "Edit a subscription"
SUBSCRIBE_ABOUT: Final = "What is left empty lets everything pass."
FIELD_CHANNEL: Final = "Channel"
FIELD_TRACKS: Final = "Tracks"
FIELD_LEVELS: Final = "Levels"
FIELD_STATUSES: Final = "Statuses"
FIELD_MODES: Final = "How they met"
FIELD_PEOPLE: Final = "People"
FIELD_TOPICS: Final = "Topics"
FIELD_LANGS: Final = "Languages of the reports"
FIELD_SCORE: Final = "How sure at least"
FIELD_DIGEST: Final = "How often"
FIELD_ZONE: Final = "Time zone of the digest"
FIELD_MENTION: Final = "Whom to mention"
PEOPLE_HINT: Final = "Type a name."
SCORES: Final = {
    0.0: "Whatever counts as a contact",
    0.6: "60 %",
    0.7: "70 %",
    0.8: "80 %",
    0.9: "90 %",
    0.95: "95 %",
}
TRIAL: Final = (
    "In the last {days} days this would have posted {count} of {looked_at} contacts:",
    "In the last {days} days this would have posted {count} of {looked_at} contacts:",
)
TRIAL_NONE: Final = "In the last {days} days this would have posted none of {looked_at} contacts."

DISMISS_TITLE: Final = "Not a contact"
DISMISS_ABOUT: Final = (
    "“{headline}” will be struck out wherever it was posted, and found no more. That can be undone."
)
CORRECT_TITLE: Final = "Correct a contact"
FIELD_US: Final = "For the United States"
FIELD_CHINA: Final = "For China"
FIELD_DAY: Final = "Day"
FIELD_UNDATED: Final = "No day is known"
FIELD_STATUS: Final = "Status"
FIELD_MODE: Final = "How"
FIELD_PLACE: Final = "Place"
MERGE_TITLE: Final = "Merge two contacts"
MERGE_ABOUT: Final = "All sources of “{headline}” go to the other contact. That can be undone."
FIELD_INTO: Final = "The contact that stays"
INTO_HINT: Final = "Type names, words or a day."
SPLIT_TITLE: Final = "Split off sources"
SPLIT_ABOUT: Final = "The sources that you choose become a contact of their own. That can be undone."
FIELD_SOURCES: Final = "Sources of the other contact"
FEED_TITLE: Final = "Add a feed"
FIELD_URL: Final = "Address"
FIELD_NAME: Final = "Name"
FIELD_PUBLISHER: Final = "Publisher"
FIELD_COUNTRY: Final = "Country code"
FIELD_LANG: Final = "Language"
FIELD_KIND: Final = "Kind"
COUNTRY_HINT: Final = "Two letters, for example US or CN; INT for none."
FEED_WORKS: Final = (
    "It works: {count} entry, the newest of {newest}.",
    "It works: {count} entries, the newest of {newest}.",
)
FEED_WORKS_UNDATED: Final = (
    "It works: {count} entry, without dates.",
    "It works: {count} entries, without dates.",
)
FEED_EMPTY: Final = "It answers, but holds no entries."
FEED_FAILS: Final = "It does not work: {reason}"
FEED_MOVED: Final = "It has moved to {url}"
FEED_ADDED: Final = "Added: {name} is polled from now on."
FEED_KNOWN: Final = "This address is polled already, as “{name}”."
FEED_NO_RIGHT: Final = "Only admins may change the feeds."
FAULTY_COUNTRY: Final = "Two capital letters, or INT"
FAULTY_URL: Final = "An address that begins with http:// or https://"
FAULTY_DAY: Final = "Choose a day, or say that none is known, not both"
NOTHING_CORRECTED: Final = "Change at least one of the fields"
WORKING: Final = "One moment …"
FORM_TOO_LATE: Final = "Slack took too long to open the form. Please try again."

# --- App Home, greetings

HOME_TITLE: Final = "ContactWatch"
HOME_ABOUT: Final = (
    "Official contacts between the United States and China, each one once, with both sides' readouts."
)
HOME_MINE: Final = "My subscriptions"
HOME_NONE_MINE: Final = "You have made none. `{command} subscribe` in a channel makes one."
HOME_HEARD: Final = "What my channels hear"
HOME_LATEST: Final = "Latest contacts"
HOME_AHEAD: Final = "Ahead"
HOME_FEEDS: Final = "Feeds"
HOME_FEEDS_SUM: Final = "{ok} of {count} feeds are healthy."
HOME_FEEDS_TROUBLE: Final = "In trouble: {names}"
HOME_HOW: Final = "How to ask"
IN_CHANNEL: Final = "<#{channel}>"
GREETING: Final = (
    "I post official contacts between the United States and China. `{command} subscribe` chooses what this "
    "channel hears; `{command} help` lists what you can ask."
)
REFUSED_HERE: Final = "Slack refuses posts of mine in this channel. Invite me to it first."

# --- `slack check`

CHECK_NOT_SET: Final = (
    "Not set. Create the app from config/slack-manifest.yaml at api.slack.com/apps, install it to the "
    "workspace, and put its Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN."
)
CHECK_KNOWN: Final = "Slack knows it: {user} in {team}."
CHECK_FAILED: Final = "Slack answered: {reason}."
CHECK_REFUSALS: Final = {
    "invalid_auth": "Slack does not know this token. Copy it again from “OAuth & Permissions”.",
    "not_authed": "No token reached Slack. Look for a proxy that takes headers away.",
    "account_inactive": "The app was removed from the workspace. Install it again.",
    "token_revoked": "The token was revoked. Install the app again, and copy the new one.",
    "token_expired": "The token has expired: switch token rotation off, or copy the new one.",
    "missing_scope": "The app lacks a scope. Take over the manifest again, then reinstall the app.",
    "not_allowed_token_type": "The wrong kind: the bot token begins with xoxb-, the app token with xapp-.",
    "channel_not_found": "No such channel, or a private one without the bot: type /invite @ContactWatch.",
    "user_not_found": "There is no such user: take the id from the person's profile (“Copy member ID”).",
    "socket_mode_not_enabled": "Socket Mode is off: switch it on under “Socket Mode”, or use HTTP.",
    "URLError": "Slack cannot be reached from here. Look at the network, and at SLACK_API_URL.",
}
CHECK_SCOPES: Final = "All {count} scopes of the manifest are granted."
CHECK_SCOPES_MISSING: Final = (
    "Missing: {scopes}. Take over the manifest again (“App Manifest”), then reinstall the app."
)
CHECK_SCOPES_UNKNOWN: Final = "Slack did not say which scopes are granted."
CHECK_CLOCK: Final = "Goes with Slack's."
CHECK_CLOCK_WRONG: Final = (
    "Differs from Slack's by {seconds} seconds; from five minutes on every request is refused. "
    "Set this machine's clock by NTP."
)
CHECK_CLOCK_UNKNOWN: Final = "Slack did not say what time it is."
CHECK_CHANNEL: Final = "#{name}: the bot is in it."
CHECK_CHANNEL_NOT_IN: Final = "#{name}: the bot is not in it. Type /invite @ContactWatch there."
CHECK_CHANNEL_ARCHIVED: Final = "#{name} is archived. Take it out of channels.yaml, or unarchive it."
CHECK_ADMIN_GONE: Final = "This user has left the workspace. Take the id out of bot.yaml."
CHECK_NO_TRANSPORT: Final = (
    "Alerts will be posted, but commands and buttons will not reach the program. Set SLACK_APP_TOKEN "
    "(Socket Mode, no public address needed) or SLACK_SIGNING_SECRET (HTTP)."
)
CHECK_SOCKET_MODE: Final = "Socket Mode works."
CHECK_SIGNATURE: Final = "{url} takes what is signed with it."
CHECK_SIGNATURE_REFUSED: Final = (
    "{url} refused a request signed with it: the running service has another secret. Copy it again from "
    "“Basic Information”, “App Credentials”, and restart the service."
)
CHECK_NO_EVENTS: Final = "{url} answered with status {status}, and not as the program would."
CHECK_NOT_RUNNING: Final = "Nothing listens at {url}: start the service, then check again."
CHECK_ALL_WELL: Final = "Everything is in order."
CHECK_FAULTS: Final = ("{count} thing to mend.", "{count} things to mend.")
