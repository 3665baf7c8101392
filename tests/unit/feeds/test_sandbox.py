"""Reading in a process of its own."""

import os
import signal
import threading

import pytest

from bot.feeds.model import FailureKind
from bot.feeds.parse import read
from bot.feeds.sandbox import Sandbox
from tests.unit.feeds.bodies import CALL, rss, to_read

# feedparser looks for an e-mail address in this from each of its letters on
ENDLESS = rss(f"<author>{'a' * 400_000}</author><rating/>")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(cpu_seconds=1.0) as sandbox:
        yield sandbox


@pytest.mark.parametrize("body", [rss(CALL), rss(), "", "<html>", "{}", bytes(range(256)), "中" * 1_000])
def test_it_reads_what_the_reader_reads(sandbox: Sandbox, body: bytes | str) -> None:
    assert sandbox.read(to_read(body)) == read(to_read(body))


def test_a_body_that_takes_for_ever_is_given_up_and_the_next_is_read(sandbox: Sandbox) -> None:
    reading = sandbox.read(to_read(ENDLESS))
    assert (reading.failure, reading.reason) == (FailureKind.UNREADABLE, "reading it took more than 1 s")
    assert len(sandbox.read(to_read(rss(CALL))).items) == 1


def test_a_process_that_was_killed_is_replaced(sandbox: Sandbox) -> None:
    sandbox.read(to_read(rss(CALL)))
    process = sandbox._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert len(sandbox.read(to_read(rss(CALL))).items) == 1


def test_a_process_that_dies_over_a_body_is_reported(sandbox: Sandbox) -> None:
    sandbox.read(to_read(rss(CALL)))
    process = sandbox._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    timer = threading.Timer(0.3, os.kill, (process.pid, signal.SIGKILL))
    timer.start()
    reading = sandbox.read(to_read(rss(CALL)))
    assert (reading.failure, reading.reason) == (FailureKind.UNREADABLE, "the reader broke down over it")


def test_too_much_memory_is_a_reason_and_no_end(sandbox: Sandbox) -> None:
    reading = sandbox.read(to_read("<rss><channel>" + "<item><title>x</title></item>" * 1_500_000))
    assert reading.failure is FailureKind.UNREADABLE
    assert len(sandbox.read(to_read(rss(CALL))).items) == 1


def test_threads_may_share_it(sandbox: Sandbox) -> None:
    found: dict[int, str] = {}

    def work(number: int) -> None:
        body = rss(CALL.replace("Defense", f"Chief{number}"))
        found[number] = sandbox.read(to_read(body)).items[0].title

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"Chief{number} chiefs speak" for number in range(8)}


def test_closing_it_ends_the_process() -> None:
    with Sandbox() as sandbox:
        sandbox.read(to_read(""))
        process = sandbox._process
    assert process is not None
    assert process.returncode == 0
