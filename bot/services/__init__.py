"""Use cases: each is a few verbs over the core, the feeds and the store."""
