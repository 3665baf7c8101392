"""Block Kit for each surface, built purely from core values: `alert`, `reply`, `digest`.

`contact` holds the words for a contact, `kit` the blocks, `limits` what Slack accepts.
"""
