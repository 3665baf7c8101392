"""`classify` as other programs use it: a filter between two pipes."""

import subprocess
import sys

import orjson
import pytest

ITEMS = [
    {"id": "a", "title": "Hegseth speaks with Chinese Defense Minister Dong Jun", "published": "2025-09-10"},
    {"id": "b", "title": "Rain expected in Geneva"},
]


@pytest.fixture(params=[(), ("--stories",)], ids=["plain", "with stories"])
def classify(request, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    command = [sys.executable, "-m", "bot", "classify", *request.param]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        yield running
        running.kill()


def test_each_item_is_answered_before_the_next_is_sent(classify):
    for item in ITEMS:
        classify.stdin.write(orjson.dumps(item) + b"\n")
        classify.stdin.flush()
        answer = orjson.loads(classify.stdout.readline())
        assert answer["id"] == item["id"]
        assert answer["relevant"] is (item["id"] == "a")


def test_a_line_may_arrive_in_pieces_and_the_last_without_an_end(classify):
    line = orjson.dumps(ITEMS[0])
    classify.stdin.write(line[:30])
    classify.stdin.flush()
    classify.stdin.write(line[30:] + b"\n" + orjson.dumps(ITEMS[1] | {"summary": "Rain. " * 30_000}))
    out, _ = classify.communicate()
    assert [orjson.loads(answer)["id"] for answer in out.splitlines()] == ["a", "b"]


def test_a_line_that_is_no_item_is_named_and_what_came_before_is_answered(classify):
    out, err = classify.communicate(orjson.dumps(ITEMS[0]) + b"\n\nnot json\n")
    assert classify.returncode == 2
    assert orjson.loads(out)["id"] == "a"
    assert err.decode().startswith("contactwatch: ")
    assert "line 3" in err.decode()
    assert "Traceback" not in err.decode()


def test_a_reader_that_leaves_ends_it_without_a_complaint(classify):
    classify.stdout.close()
    line = orjson.dumps(ITEMS[1]) + b"\n"
    classify.stdin.write(line * 3)
    classify.stdin.close()
    assert classify.stderr.read() == b""
    assert classify.wait() == 1
