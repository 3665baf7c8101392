"""The State Department's press feed of one week in 2021, snapshot by snapshot."""

import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from werkzeug import Request, Response

from bot.app import opened
from bot.core.routing import DeliveryKind
from bot.settings import Settings

SNAPSHOTS = Path(__file__).parents[3] / "shared" / "feeds" / "state-gov-snapshots.tar.xz"
CALL = "Secretary Blinken’s Call with Politburo Member Yang"
"""The one contact among the week's 62 entries."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SNAPSHOTS.exists(), reason=f"{SNAPSHOTS} is not here"),
]


@pytest.fixture(scope="module")
def snapshots():
    """The feed's bodies, oldest first."""
    with tarfile.open(SNAPSHOTS) as archive:
        members = sorted((m for m in archive.getmembers() if m.isfile()), key=lambda m: m.name)
        return [archive.extractfile(member).read() for member in members]


class Publisher:
    """Answers with the current snapshot, or with 304 to whoever has it already."""

    def __init__(self, httpserver):
        self.body = b""
        httpserver.expect_request("/rss").respond_with_handler(self.answer)
        self.url = httpserver.url_for("/rss")

    def answer(self, request: Request) -> Response:
        response = Response(self.body, content_type="application/rss+xml")
        response.add_etag()
        return response.make_conditional(request)


@pytest.fixture
def publisher(httpserver):
    return Publisher(httpserver)


@pytest.fixture
def settings(tmp_path, publisher):
    (tmp_path / "feeds.yaml").write_text(
        f"feeds:\n- {{id: state, name: State, url: '{publisher.url}', publisher: State, country: US,"
        " lang: en, kind: official_us}\n"
    )
    (tmp_path / "bot.yaml").write_text("alert_max_age: 48h\n")
    return Settings(
        database_url=f"sqlite:///{tmp_path}/bot.db", bot_config_dir=tmp_path, bot_allow_private_feeds=True
    )


def test_the_weeks_one_contact_alerts_once(snapshots, publisher, settings, capsys):
    now = datetime(2021, 6, 7, 13, tzinfo=UTC)
    rounds, repeats = [], []
    with opened(settings) as app:
        for publisher.body in snapshots:
            now += timedelta(hours=2)
            rounds.append(app.poll(now))
            now += timedelta(minutes=15)
            repeats.append(app.poll(now))
        with app.store.read() as tx:
            messages = tx.outbox.messages()
            (story,) = tx.stories.load([messages[0].story_id])
    assert [round_.feeds for round_ in rounds] == [1] * len(snapshots)
    assert sum(round_.new_items for round_ in rounds) == 62
    assert sum(round_.failed for round_ in rounds) == 0
    assert [(round_.not_modified, round_.new_items) for round_ in repeats] == [(1, 0)] * len(snapshots)
    assert [message.kind for message in messages] == [DeliveryKind.ALERT]
    assert [source.title for source in story.sources] == [CALL]


def test_on_a_first_start_the_same_week_is_recorded_in_silence(snapshots, publisher, settings):
    publisher.body = snapshots[-1]
    with opened(settings) as app:
        first = app.poll(datetime(2021, 6, 20, tzinfo=UTC))
        assert first.new_items == 10
        assert first.alerts == 0
