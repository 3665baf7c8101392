"""Recorded feeds played through the whole program against a loopback Slack."""

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import yaml

from bot.app import opened
from bot.demo import RecordedClock
from bot.feeds.replay import ReplayServer, load_recording
from bot.settings import Settings
from tests.loopback_slack import LoopbackSlack, Workspace

RECORDINGS = Path(__file__).parent / "recordings"
CHANNEL = "C0WATCH"


class Player:
    """Plays a recording step by step on one database; the program may be stopped and started in between."""

    def __init__(self, folder, recording, slack, server, clock):
        self.slack = slack
        self._folder = folder
        self._server = server
        self._clock = clock
        self._steps = len(recording.steps)

    def play(self, steps=None):
        """The next `steps` steps (all that are left without a number) with one run of the program."""
        with opened(self._settings(), clock=self._clock.now) as app:
            for _ in range(self._steps if steps is None else steps):
                self._clock.move_to(max(self._server.step.at, self._clock.now() + timedelta(minutes=1)))
                app.poll(self._clock.now())
                app.note_missing_readouts(self._clock.now())
                app.deliver(self._clock.wait)
                if not self._server.advance():
                    return

    def play_once_more(self, recording):
        """The whole recording from its first step, at the time that it is by now."""
        recorded = load_recording(recording)
        with ReplayServer(recorded) as server:
            _configure(self._folder, recorded, server)
            self._server = server
            self.play()

    def stories(self):
        with opened(self._settings(), clock=self._clock.now) as app, app.store.read() as tx:
            known = {message.story_id for message in tx.outbox.messages()}
            return tx.stories.load(sorted(known))

    def posts(self):
        """What stands in the channel, in order: (in the thread?, shown in the channel too?, first line)."""
        return [
            (
                message.get("thread_ts", message["ts"]) != message["ts"],
                message.get("subtype") == "thread_broadcast",
                first_line(message),
            )
            for message in self.slack.workspace.messages(CHANNEL)
        ]

    def _settings(self):
        return Settings(
            database_url=f"sqlite:///{self._folder}/bot.db",
            bot_config_dir=self._folder,
            slack_bot_token=self.slack.token,
            slack_api_url=self.slack.api_url,
            bot_allow_private_feeds=True,
        )


@contextmanager
def player(recording, folder):
    """A player of the recording with a database and a workspace of its own, at the first step."""
    folder.mkdir(exist_ok=True)
    recorded = load_recording(recording)
    clock = RecordedClock(recorded.steps[0].at)
    workspace = Workspace(clock=lambda: clock.now().timestamp(), paced=True)
    workspace.add_channel(CHANNEL)
    with LoopbackSlack(workspace) as slack, ReplayServer(recorded) as server:
        _configure(folder, recorded, server)
        yield Player(folder, recorded, slack, server, clock)


def _configure(folder, recorded, server):
    feeds = [
        {
            **feed.model_dump(mode="json"),
            "url": server.address(feed.id),
            "poll_every": "1s",
        }
        for feed in recorded.feeds
    ]
    (folder / "feeds.yaml").write_text(yaml.safe_dump({"feeds": feeds}, allow_unicode=True), "utf-8")
    (folder / "channels.yaml").write_text(f"channels:\n- channel: {CHANNEL}\n")


def first_line(message):
    """The header of an alert, the first section of a reply."""
    block = message["blocks"][0]
    return block["text"]["text"].replace("*", "")
