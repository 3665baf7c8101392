"""Politeness by host."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.hosts import HostPauses, HostQueues, host_of
from bot.feeds.model import FailureKind, FetchRequest, FetchResult, FetchStatus

HOST = "a.example:80"
OK = FetchResult("f", FetchStatus.NOT_MODIFIED, "http://a.example/", http_status=304)
MISSING = FetchResult(
    "f", FetchStatus.FAILED, "u", http_status=404, failure=FailureKind.HTTP_STATUS, reason="404"
)
BROKEN = FetchResult(
    "f", FetchStatus.FAILED, "u", http_status=500, failure=FailureKind.HTTP_STATUS, reason="500"
)
REFUSED = FetchResult("f", FetchStatus.FAILED, "u", failure=FailureKind.CONNECT, reason="connection refused")
SLOW = FetchResult("f", FetchStatus.FAILED, "u", failure=FailureKind.TIMEOUT, reason="slow")


def noted(*results: FetchResult, now: float = 0.0) -> HostPauses:
    pauses = HostPauses()
    for result in results:
        pauses.note(HOST, result, now)
    return pauses


@given(st.lists(st.integers(0, 4), max_size=30), st.integers(1, 3), st.randoms())
def test_every_request_is_taken_once_and_no_host_is_crowded(hosts: list[int], per_host: int, chance) -> None:
    requests = [FetchRequest(str(number), f"http://h{host}/{number}") for number, host in enumerate(hosts)]
    queues = HostQueues(requests, per_host)
    running: list[str] = []
    taken: list[str] = []
    while True:
        found = queues.take() if not running or chance.random() < 0.6 else None
        if found:
            host, request = found
            running.append(host)
            taken.append(request.feed_id)
            assert running.count(host) <= per_host
        elif running:
            queues.done(running.pop(chance.randrange(len(running))))
        else:
            break
    assert sorted(taken, key=int) == [request.feed_id for request in requests]


def test_hosts_are_told_apart_by_name_and_port() -> None:
    assert (
        host_of("https://a.example/x")
        == host_of("https://user:pw@A.example:443/y")
        != host_of("http://a.example/x")
    )
    assert host_of("file:///a.xml") == host_of("file:///b.xml")
    assert host_of("http://[::1") == ""


def test_an_unreachable_host_rests_after_three_failures() -> None:
    assert noted(REFUSED, REFUSED).standing(HOST, 0.0) is None
    pause = noted(REFUSED, REFUSED, REFUSED).standing(HOST, 0.0)
    assert pause is not None
    assert (pause.until, pause.failure) == (60.0, FailureKind.CONNECT)
    assert "connection refused" in pause.reason
    assert noted(REFUSED, REFUSED, REFUSED).standing(HOST, 61.0) is None


def test_rests_grow_while_the_host_stays_down_and_end_with_an_answer() -> None:
    pauses = noted(REFUSED, REFUSED, REFUSED)
    lengths = []
    now = 0.0
    for _ in range(8):
        pause = pauses.standing(HOST, now)
        assert pause is not None
        lengths.append(pause.until - now)
        now = pause.until + 1
        pauses.note(HOST, REFUSED, now)
    assert lengths[:3] == [60, 120, 240]
    assert lengths[-1] == 3600
    pauses.note(HOST, MISSING, now)
    assert pauses.standing(HOST, now) is None
    pauses.note(HOST, REFUSED, now)
    assert pauses.standing(HOST, now) is None


def test_single_bad_feeds_of_a_good_host_do_not_count_against_it() -> None:
    assert noted(*[SLOW] * 20).standing(HOST, 0.0) is None
    assert noted(*[MISSING] * 20).standing(HOST, 0.0) is None
    assert noted(*[BROKEN, OK] * 20).standing(HOST, 0.0) is None


def test_a_host_that_answers_nothing_but_errors_rests_without_blame_on_its_feeds() -> None:
    pause = noted(*[BROKEN] * 10).standing(HOST, 0.0)
    assert pause is not None
    assert pause.failure is None


def test_too_many_requests_is_believed_at_once() -> None:
    def answer(wait: timedelta | None) -> FetchResult:
        return FetchResult("f", FetchStatus.FAILED, "u", http_status=429, retry_after=wait)

    lengths = []
    for wait in (None, timedelta(seconds=5), timedelta(days=9)):
        pause = noted(answer(wait)).standing(HOST, 0.0)
        assert pause is not None
        lengths.append(pause.until)
    assert lengths == [60, 5, 3600]
