"""Processes of the benchmarks: our own modules, spoken to in lines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import orjson


@dataclass(frozen=True)
class Server:
    """A running `feed_server`."""

    port: int
    process: subprocess.Popen[str]

    def ask(self, **command: Any) -> dict[str, Any]:
        """One command, and its answer."""
        tell(self.process, orjson.dumps(command).decode())
        answer = orjson.loads(hear(self.process))
        assert isinstance(answer, dict)
        return answer


@contextmanager
def serving(*arguments: str) -> Iterator[Server]:
    """The benchmarks' web, in a process of its own."""
    with child("-m", "bot.lab.bench.feed_server", *arguments) as process:
        yield Server(int(hear(process)), process)


@contextmanager
def child(
    *arguments: str, env: Mapping[str, str] | None = None, quiet: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """Our own interpreter with these arguments; it is to end when its input is closed. `quiet`: no logs."""
    logs = subprocess.DEVNULL if quiet else None
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=logs,
        text=True,
        env=env,
    ) as process:
        try:
            yield process
        finally:
            _pipe(process.stdin).close()
            if process.wait(30) and sys.exc_info()[0] is None:
                raise RuntimeError(f"{' '.join(arguments)} failed")


def tell(process: subprocess.Popen[str], line: str) -> None:
    pipe = _pipe(process.stdin)
    pipe.write(line + "\n")
    pipe.flush()


def hear(process: subprocess.Popen[str]) -> str:
    return _pipe(process.stdout).readline()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
