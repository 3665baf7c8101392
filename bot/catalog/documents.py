"""YAML documents as typed values: finding a file, reading it, checking it, naming the line of a fault."""

from __future__ import annotations

import re
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from bot.errors import Fault

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"([1-9]\d{0,8})([smhd])")
_MESSAGES = {
    "extra_forbidden": "unknown key",
    "unexpected_keyword_argument": "unknown key",
    "missing": "missing",
}


class Entry(BaseModel):
    """The base of everything written in a YAML file: unknown keys are faults, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def parse_duration(text: object) -> timedelta:
    """`30s`, `15m`, `12h` or `7d` as a timedelta; at least one second, whole numbers only."""
    if isinstance(text, timedelta):
        return text
    match = _DURATION.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"expected a duration such as 30s, 15m, 12h or 7d, not {text!r}")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def parse_zone(name: object) -> str:
    """An IANA time zone name."""
    if isinstance(name, str):
        with suppress(KeyError, ValueError, OSError):  # unknown, ill-formed, a folder of zones
            return ZoneInfo(name).key
    raise ValueError(f"expected an IANA time zone such as Asia/Shanghai, not {name!r}")


Duration = Annotated[timedelta, BeforeValidator(parse_duration)]
Zone = Annotated[str, BeforeValidator(parse_zone)]


def spelled(pattern: str, expected: str) -> AfterValidator:
    """A check that a string matches a pattern as a whole; `expected` says so in words, with an example."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"expected {expected}, not {text!r}")
        return text

    return AfterValidator(check)


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month (`2016-02`) or a year (`2016`), as a file gives it, by its first and last day."""

    first: date
    last: date


def parse_period(value: object) -> Period:
    """Reads a day, a month or a year, written as YAML has them (a date, a string or a number)."""
    if isinstance(value, Period):
        return value
    if isinstance(value, date):
        return Period(value, value)
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", str(value))
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        raise ValueError(f"expected a date such as 2025-09-10, 2025-09 or 2025, not {value!r}")
    year, month = int(match[1]), int(match[2] or 12)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, int(match[2] or 1), 1), after - timedelta(days=1))


PeriodField = Annotated[Period, BeforeValidator(parse_period)]


class _Loader(yaml.CSafeLoader):
    """The safe loader, which also refuses a key written twice: the last one would win silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
        return mapping


@dataclass(frozen=True)
class Document:
    """A parsed file. `shown` is how faults call it."""

    path: Path
    shown: str
    content: object

    def line_of(self, keys: tuple[str | int, ...]) -> int | None:
        """The line (from 1) of the deepest part of `keys` that exists; reads the file once more."""
        node = yaml.compose(self.path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        line = None
        for key in keys:
            found = _child(node, key)
            if found is None:
                break
            line, node = found
        return line

    def fault(self, keys: tuple[str | int, ...], message: str) -> Fault:
        return Fault(self.shown, _shown_path(self.content, keys), message, self.line_of(keys))


def _child(node: yaml.Node | None, key: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line + 1, node.value[key]
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    return None


def _shown_path(content: object, keys: tuple[str | int, ...]) -> str:
    """`feeds[3] (scmp_china).poll_every`: the path, with the id of each list entry on the way."""
    shown = ""
    for key in keys:
        if not isinstance(key, int):
            shown += f".{key}" if shown else key
            content = content.get(key) if isinstance(content, dict) else None
            continue
        content = content[key] if isinstance(content, list) and key < len(content) else None
        name = content.get("id") or content.get("title") if isinstance(content, dict) else None
        shown += f"[{key}] ({name})" if isinstance(name, str) else f"[{key}]"
    return shown


_Model = TypeVar("_Model")


@dataclass
class Reader:
    """Reads the files of a folder, or of `fallback` where they are missing, and collects every fault."""

    folder: Path | None
    fallback: Path
    faults: list[Fault] = field(default_factory=list)
    origins: dict[str, Path] = field(default_factory=dict)

    def read(self, name: str, model: type[_Model]) -> tuple[_Model, Document] | None:
        """The file as `model`, or None where it has faults (recorded)."""
        path = self._find(name)
        self.origins[name] = path
        document = self._parse(path, name)
        if document is None:
            return None
        try:
            content = {} if document.content is None else document.content
            return TypeAdapter(model).validate_python(content), document
        except ValidationError as error:
            self.faults += [
                document.fault(_keys(detail["loc"]), _message(detail)) for detail in error.errors()
            ]
            return None

    def _find(self, name: str) -> Path:
        own = self.folder / name if self.folder else None
        return own if own and own.is_file() else self.fallback / name

    def _parse(self, path: Path, name: str) -> Document | None:
        try:
            content = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 -- a safe loader
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            self.faults.append(Fault(name, "", f"not valid YAML: {error.problem}", line))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            self.faults.append(Fault(name, "", f"cannot be read: {type(error).__name__}"))
        else:
            return Document(path, name, content)
        return None


def _keys(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    return tuple(key for key in location if key != "[key]")


def _message(detail: Any) -> str:
    message = _MESSAGES.get(detail["type"], detail["msg"]).removeprefix("Value error, ")
    value = detail.get("input")
    shows = detail["type"] not in ("value_error", *_MESSAGES) and isinstance(value, str | int | float)
    return f"{message}, not {value!r}" if shows else message
