"""Where the feeds of the polling benchmark are: on many hosts, as feeds are."""

from __future__ import annotations

HOSTS = 50


def addresses(port: int, count: int) -> list[str]:
    """The feeds' addresses, spread over the hosts."""
    return [f"http://127.0.0.{number % HOSTS + 1}:{port}/feeds/{number}" for number in range(count)]
