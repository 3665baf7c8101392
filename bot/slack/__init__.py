"""Slack: what a person reads and presses there, and how it gets there."""
