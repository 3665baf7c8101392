"""Feeds: fetched politely, guarded against hostile hosts, read into items."""
