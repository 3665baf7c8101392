"""The names of what can be pressed, chosen and submitted: blocks carry them, listeners answer to them.

An id followed by `:` and a number is the same button, several times in one message.
"""

from __future__ import annotations

from typing import Final

# --- on a contact; the value is the story's id

DETAILS: Final = "contact_details"
WHY: Final = "contact_why"
NOT_A_CONTACT: Final = "contact_not"
MUTE_STORY: Final = "contact_mute"
UNMUTE_STORY: Final = "contact_unmute"
CORRECT: Final = "contact_correct"  # a menu; the values are `field|story id`

MAX_STORY_ID: Final = 255
"""A longer id would not come back whole in a button's value together with what else it may hold."""

MAX_OPTION: Final = 150
"""Characters of a menu option's value, by Slack's reference."""

WRONG_PERSON: Final = "person"
WRONG_DATE: Final = "date"
WRONG_STATUS: Final = "status"
MERGE: Final = "merge"
SPLIT: Final = "split"

UNDO: Final = "correction_undo"  # the value is the correction's id

# --- under an answer; the value is what was typed, with a cursor before a "|"

NEWER: Final = "answer_newer"
OLDER: Final = "answer_older"
SHARE: Final = "answer_share"
ASK: Final = "ask"  # the value is what to ask

# --- subscriptions and feeds; the value is the subscription's ref

SUBSCRIBE: Final = "subscription_new"
EDIT: Final = "subscription_edit"
REMOVE: Final = "subscription_remove"
TRY_OUT: Final = "subscription_try"
ADD_FEED: Final = "feed_new"
TEST_FEED: Final = "feed_test"

# --- what opens a page; nothing to do

OPEN_PAGE: Final = "open_page"

# --- fields with choices from the server

PEOPLE: Final = "choose_people"
STORY: Final = "choose_story"
ZONE: Final = "choose_zone"

# --- forms

SUBSCRIBE_FORM: Final = "form_subscribe"
DISMISS_FORM: Final = "form_dismiss"
CORRECT_FORM: Final = "form_correct"
MERGE_FORM: Final = "form_merge"
SPLIT_FORM: Final = "form_split"
FEED_FORM: Final = "form_feed"
