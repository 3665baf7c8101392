"""The names of what can be pressed: the blocks carry them, the listeners answer to them."""

from __future__ import annotations

from typing import Final

DETAILS: Final = "contact_details"
WHY: Final = "contact_why"
NOT_A_CONTACT: Final = "contact_not"
MUTE_STORY: Final = "contact_mute"

MAX_STORY_ID: Final = 255
"""A longer id would not come back whole in a button's value together with what else it may hold."""
