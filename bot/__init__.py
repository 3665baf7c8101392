"""ContactWatch: official US-China contacts, from news feeds to Slack."""

from bot import native

native.use()
