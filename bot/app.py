"""The composition root: every part made and connected, from the settings and the configuration."""

from __future__ import annotations

import gc
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import IO

import structlog
from fastapi import FastAPI
from rich.console import Console
from slack_bolt import App as Bolt
from sqlalchemy.exc import SQLAlchemyError

from bot import catalog, logs, sinks
from bot.catalog import Catalog
from bot.catalog.operation import BotConfig
from bot.cluster.dispatch import Dispatcher
from bot.cluster.engine import conninfo, install
from bot.cluster.jobs import Work
from bot.cluster.leader import Leadership
from bot.cluster.worker import Worker
from bot.core.assess import assess
from bot.core.model import Subscription
from bot.core.pacing import Pace, QuietSpan
from bot.errors import ConfigError, Fault
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchSettings, user_agent
from bot.feeds.readers import Readers
from bot.scheduler import Job, Scheduler
from bot.services.articles import ArticleReader
from bot.services.deliver import Deliverer, Drained, Terms
from bot.services.delivery_watch import DeliveryWatch
from bot.services.feed_watch import FeedWatch
from bot.services.housekeeping import tidy
from bot.services.ingest import AlertPolicy, Ingest
from bot.services.poll import Polled, Poller
from bot.services.ports import Messenger, Outlet
from bot.services.queries import Queries
from bot.services.readout_watch import Patience, note_missing
from bot.services.reindex import reindex
from bot.settings import Settings
from bot.slack import app as slack_app
from bot.slack import http as slack_http
from bot.slack import services as slack_services
from bot.slack.connection import SocketMode
from bot.slack.console import ConsoleMessenger
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store import migrate
from bot.store.channels import is_of_workspace
from bot.store.store import Store
from bot.web import app as web
from bot.web.server import WebServer

CONSOLE = Subscription(channel="console")
"""Hears everything where no token is set and no channel is configured: a first run shows its news."""

TICK = timedelta(seconds=1)
"""How often the service looks for feeds that are due."""

DELIVERY = timedelta(seconds=0.25)
"""How often it looks for messages to send: what an alert waits at most before it is on its way."""

HAND_OUT = timedelta(seconds=0.25)
"""How often the leader of a cluster looks for both. It is also its sign of life."""

ARTICLES = timedelta(seconds=10)
"""How often the service looks for headlines that are not enough."""

FEED_WATCH = timedelta(minutes=1)
"""How often the service looks for feeds that changed for the better or the worse."""

DELIVERY_WATCH = timedelta(minutes=1)
"""How often the service looks for channels that refuse everything and for messages given up."""

READOUT_WATCH = timedelta(minutes=1)
"""How often the service looks for readouts that have not come."""

POLL_ROUNDS = 8
"""Rounds that may be under way together: a host that keeps one waiting does not hold up the next."""

LOOKUP = 2
"""Seconds that a question about somebody of the workspace may take: people wait for an answer."""

LONGEST_STOP = 8.0
"""Seconds that the work in hand gets to finish when the service is stopped."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class App:
    """The program's parts. `stopping` is set when the work in hand is to be brought to an end."""

    settings: Settings
    catalog: Catalog
    store: Store
    poller: Poller
    articles: ArticleReader | None
    deliverer: Deliverer
    stopping: threading.Event
    clock: Callable[[], datetime]

    def poll(self, now: datetime) -> Polled:
        """One round over the feeds that are due."""
        return self.poller.run(now)

    def read_articles(self, now: datetime) -> int:
        """Reads the articles of headlines that are not enough; how many report a contact."""
        return self.articles.run(now) if self.articles else 0

    def watch_feeds(self, now: datetime) -> int:
        """Tells the operators which feeds fail, fell silent or are back; how many notices that took."""
        return FeedWatch(self.store, self.catalog.bot.operators_channel).run(now)

    def watch_deliveries(self, now: datetime) -> int:
        """Tells the operators what cannot be delivered; of how many channels."""
        return DeliveryWatch(self.store, self.catalog.bot.operators_channel).run(now)

    def note_missing_readouts(self, now: datetime) -> int:
        """Notes in the threads which readouts have not come in time; of how many contacts."""
        bot = self.catalog.bot
        return note_missing(self.store, Patience(bot.readout_notice_after, bot.alert_max_age), now)

    def deliver(self, wait: Callable[[float], bool] | None = None) -> Drained:
        """Sends what is due, and what is due soon; `wait` sleeps until then, or says to make an end."""
        return self.deliverer.drain_all(wait or self.stopping.wait)


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def opened(
    settings: Settings,
    alerts_to: IO[str] | None = None,
    clock: Callable[[], datetime] = _now,
    *,
    brings_config: bool = True,
) -> Iterator[App]:
    """The program, ready to work: database up to date, configured feeds and subscriptions in it.

    Alerts go to Slack where a token is set, else to `alerts_to` (stdout). Where it does not bring its
    configuration into the database, it works on what others brought. Raises ConfigError.
    """
    config = catalog.load(settings.bot_config_dir)
    stopping = threading.Event()
    with ExitStack() as stack:
        store = Store.at(settings.database_url.get_secret_value())
        stack.callback(store.close)
        migrate.upgrade(store.engine)
        fetching = FetchSettings(
            user_agent=user_agent(config.bot.public_url), allow_private=settings.bot_allow_private_feeds
        )
        fetcher = stack.enter_context(Fetcher(fetching))
        reader = stack.enter_context(Readers())
        if brings_config:
            _sync(store, config, settings, clock())
        ingest = _ingest(store, config)
        gc.freeze()  # the knowledge stays for life: nothing in it is to be looked through for garbage
        yield App(
            settings=settings,
            catalog=config,
            store=store,
            poller=Poller(
                *(store, fetcher, reader, ingest),
                poll_every=config.bot.poll_every,
                jitter=random.random,
                stopping=stopping,
            ),
            articles=_articles(store, ingest, fetching, config) if config.bot.read_articles else None,
            deliverer=_deliverer(store, config, settings, alerts_to, clock),
            stopping=stopping,
            clock=clock,
        )


def _sync(store: Store, config: Catalog, settings: Settings, now: datetime) -> None:
    """Brings the configuration into the database. A new start may have brought what a channel waited for."""
    subscriptions = config.subscriptions or (() if settings.slack_bot_token else (CONSOLE,))
    with store.begin() as tx:
        tx.feeds.sync(config.feeds)
        tx.subscriptions.sync(subscriptions, now)
        tx.channels.reopen_all()


def _ingest(store: Store, config: Catalog) -> Ingest:
    policy = AlertPolicy(config.bot.alert_max_age, config.bot.near_miss_score, config.bot.update_cooldown)
    return Ingest(store, partial(assess, knowledge=config.knowledge), policy)


def _articles(store: Store, ingest: Ingest, fetching: FetchSettings, config: Catalog) -> ArticleReader:
    bot = config.bot
    return ArticleReader(store, ingest, fetching, least=bot.near_miss_score, max_age=bot.alert_max_age)


def _deliverer(
    store: Store,
    config: Catalog,
    settings: Settings,
    alerts_to: IO[str] | None,
    clock: Callable[[], datetime],
) -> Deliverer:
    messenger, terms = _messenger(settings, alerts_to)
    public_url = config.bot.public_url or ""
    return Deliverer(
        store,
        messenger,
        SlackRenderer(config.knowledge, public_url),
        clock=clock,
        jitter=random.random,
        terms=terms,
        pace=_pace(config.bot) if settings.slack_bot_token or settings.bot_sinks else None,
        outlets=_sinks(config, settings),
    )


def _sinks(config: Catalog, settings: Settings) -> dict[str, Outlet]:
    """The channels beside Slack's. Raises ConfigError for an address that is wrong, or missing."""
    secret = settings.bot_webhook_secret
    made = sinks.outlets(
        {name: address.get_secret_value() for name, address in settings.bot_sinks.items()},
        secret.get_secret_value() if secret else "",
        config.knowledge,
        config.bot.public_url or "",
    )
    named = [subscription.channel for subscription in config.subscriptions]
    named += [config.bot.operators_channel] if config.bot.operators_channel else []
    unknown = [name for name in dict.fromkeys(named) if not is_of_workspace(name) and name not in made]
    if unknown:
        raise ConfigError(tuple(Fault("environment", sinks.variable(name), "missing") for name in unknown))
    return made


def _pace(bot: BotConfig) -> Pace:
    quiet = bot.quiet_hours
    return Pace(
        burst_limit=bot.burst_limit,
        daily_cap=bot.daily_cap,
        digest_at=bot.digest_at,
        quiet_hours=QuietSpan(quiet.start, quiet.end, quiet.tz) if quiet else None,
        quiet_hours_pass=bot.quiet_hours_pass,
    )


def _messenger(settings: Settings, alerts_to: IO[str] | None) -> tuple[Messenger, Terms]:
    if settings.slack_bot_token is None:
        return ConsoleMessenger(Console(file=alerts_to)), Terms(pace=timedelta())
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    return SlackMessenger(client), Terms()


def set_up_logs(settings: Settings) -> None:
    """Logs as the settings want them, without any of their secrets."""
    logs.set_up(settings.bot_log_format, settings.secrets)


def site(app: App, checks: Mapping[str, web.Check]) -> FastAPI:
    """The web application over the program's record."""
    config = app.catalog
    contents = web.Contents(queries(app), config.knowledge, app.clock, config.bot.public_url or "")
    return web.create(checks, contents)


def talks(app: App) -> Bolt | None:
    """What answers people in Slack; None where no transport is set by which they could ask."""
    settings = app.settings
    if not (settings.slack_signing_secret or settings.slack_app_token):
        return None
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    asking = web_client(token, settings.slack_api_url, timeout=LOOKUP)
    fetching = FetchSettings(allow_private=settings.bot_allow_private_feeds)
    services = slack_services.compose(app.store, app.catalog, asking, clock=app.clock, fetching=fetching)
    secret = settings.slack_signing_secret
    client = web_client(token, settings.slack_api_url)
    return slack_app.create(client, services, signing_secret=secret.get_secret_value() if secret else "")


def queries(app: App) -> Queries:
    """The questions that Slack and the web ask of the record."""
    config = app.catalog
    return Queries(
        app.store,
        config.knowledge,
        partial(assess, knowledge=config.knowledge),
        calendar=config.calendar,
        near_miss_score=config.bot.near_miss_score,
    )


def serve(app: App, stop: threading.Event) -> bool:
    """Runs the service until `stop` is set; whether all work in hand was finished in time."""
    if app.store.is_shared:
        return _serve_cluster(app, stop)
    poll = Job("poll", TICK, app.poll, POLL_ROUNDS)
    deliver = Job("deliver", DELIVERY, lambda _now: app.deliver())
    scheduler = Scheduler([poll, deliver, *_upkeep(app)])
    _run(app, scheduler, {}, stop)
    return scheduler.finish(LONGEST_STOP)


def _serve_cluster(app: App, stop: threading.Event) -> bool:
    """The same on a database that other processes may share: this one works, and leads if no other does."""
    info = conninfo(app.settings.database_url.get_secret_value())
    leadership = Leadership(info)
    with worker(app) as working:
        hand_out = Job("hand out", HAND_OUT, Dispatcher(app.store, leadership).run)
        scheduler = Scheduler([hand_out, *(_led(job, leadership) for job in _upkeep(app))])
        _run(app, scheduler, {"worker": lambda: "" if working.is_running else "not running"}, stop)
    end = time.monotonic() + LONGEST_STOP
    return scheduler.finish(LONGEST_STOP) and working.finish(max(end - time.monotonic(), 0))


def worker(app: App) -> Worker:
    """Takes polls and deliveries that the leader of the cluster hands out."""
    info = conninfo(app.settings.database_url.get_secret_value())
    install(info)
    work = Work(
        poll=lambda feeds: app.poller.run(app.clock(), feeds),
        deliver=lambda channel: app.deliverer.drain_channel(channel, app.stopping.wait),
    )
    return Worker(info, work)


def work(app: App, stop: threading.Event) -> bool:
    """Works for the cluster until `stop` is set; whether all work in hand was finished in time."""
    with worker(app) as working, _health_of(app, working):
        log.info("working")
        stop.wait()
        log.info("stopping")
        app.stopping.set()
    return working.finish(LONGEST_STOP)


def _health_of(app: App, working: Worker) -> WebServer:
    """A worker's health and metrics; where another process of the machine has the port, on a free one."""
    checks: dict[str, web.Check] = {
        "database": partial(_database_fault, app.store),
        "worker": lambda: "" if working.is_running else "not running",
    }
    pages, host, port = web.create(checks), app.settings.bot_http_host, app.settings.bot_http_port
    try:
        return WebServer(pages, host, port)
    except ConfigError:
        log.warning("another process has the port", port=port)
        return WebServer(pages, host, 0)


def _upkeep(app: App) -> list[Job]:
    """What one process does for all, now and then."""
    return [
        Job("articles", ARTICLES, app.read_articles),
        Job("feeds", FEED_WATCH, app.watch_feeds),
        Job("deliveries", DELIVERY_WATCH, app.watch_deliveries),
        Job("readouts", READOUT_WATCH, app.note_missing_readouts),
        Job("index", timedelta(hours=6), lambda now: reindex(app.store, now, app.stopping)),
        Job("housekeeping", timedelta(hours=6), lambda now: _tidy(app, now)),
    ]


def _led(job: Job, leadership: Leadership) -> Job:
    """The job, done only where this process leads."""
    return replace(job, run=lambda now: job.run(now) if leadership.is_held else None)


def _run(app: App, scheduler: Scheduler, checks: Mapping[str, web.Check], stop: threading.Event) -> None:
    """Serves HTTP and keeps the schedule until `stop` is set."""
    checks = {
        "database": partial(_database_fault, app.store),
        "scheduler": partial(_scheduler_fault, scheduler),
        **checks,
    }
    settings = app.settings
    pages = site(app, checks)
    with ExitStack() as stack:
        conversation = talks(app)
        if conversation and settings.slack_signing_secret:
            pages.include_router(slack_http.router(conversation))
        stack.enter_context(WebServer(pages, settings.bot_http_host, settings.bot_http_port))
        if conversation and settings.slack_app_token:
            stack.enter_context(SocketMode(conversation, settings.slack_app_token.get_secret_value()))
        stack.enter_context(scheduler)
        log.info("running", feeds=len(app.catalog.enabled_feeds))
        stop.wait()
        log.info("stopping")
        app.stopping.set()


def _tidy(app: App, now: datetime) -> None:
    tidied = tidy(app.store, app.catalog.bot.retention, now)
    log.info("tidied", items=tidied.items, messages=tidied.messages)


def _database_fault(store: Store) -> str:
    try:
        return "" if migrate.current(store.engine) == migrate.newest() else "the schema is not up to date"
    except SQLAlchemyError as error:
        return type(error).__name__


def _scheduler_fault(scheduler: Scheduler) -> str:
    return "" if scheduler.is_running else "not running"
