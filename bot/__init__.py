"""ContactWatch: official US-China contacts, from news feeds to Slack."""
