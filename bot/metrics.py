"""What the program counts about itself, for Prometheus. `docs/operations.md` says what to watch."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

POLLS = Counter("contactwatch_polls", "Feeds polled, by what came of it.", ["outcome"], registry=REGISTRY)
POLL_SECONDS = Histogram(
    "contactwatch_poll_round_seconds",
    "Time of one round over the feeds that were due.",
    buckets=(0.1, 0.5, 1, 5, 15, 30, 60, 120, 300),
    registry=REGISTRY,
)
NEW_ITEMS = Counter("contactwatch_new_items", "Items never seen before.", registry=REGISTRY)
RELEVANT_ITEMS = Counter("contactwatch_relevant_items", "Items that report a contact.", registry=REGISTRY)
ALERTS = Counter("contactwatch_alerts", "Stories queued for a channel for the first time.", registry=REGISTRY)
SENT = Counter("contactwatch_messages_sent", "Messages that stand in their channel.", registry=REGISTRY)
DEAD = Counter("contactwatch_messages_dead", "Messages given up.", registry=REGISTRY)
JOB_FAILURES = Counter(
    "contactwatch_job_failures", "Runs of a scheduled job that ended in an error.", ["job"], registry=REGISTRY
)
LEADING = Gauge(
    "contactwatch_leading", "Whether this process hands out the cluster's work.", registry=REGISTRY
)
JOBS_RECOVERED = Counter(
    "contactwatch_jobs_recovered", "Jobs of workers that gave no more sign of life.", registry=REGISTRY
)
