"""Every error of the program, in one tree.

    BotError                   what a person can be told; never carries a token
    ├── ConfigError            faults in config/, seeds/ or the environment, all of them at once
    └── BadLineError           a line of JSONL input that is no item

Expected outcomes (a feed that is down, a post that is refused) are values, not errors.
"""

from __future__ import annotations

from dataclasses import dataclass


class BotError(Exception):
    """The base: whatever derives from it has a message fit for a log and for an operator."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file: where it stands, what was expected.

    `key` is the path of keys down to it (`feeds[3].poll_every`), "" for the file as a whole; `line` counts
    from 1 and is None where it is not known.
    """

    file: str
    key: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.key, self.message) if part)


class ConfigError(BotError):
    """The YAML files cannot be used. `faults` holds every fault found, in the order of the files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class BadLineError(BotError):
    """A line of JSONL input cannot be read as an item. `number` counts from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number = number
        self.reason = reason
