"""A module of the core, said so that the compiler (mypyc) makes fast code of it, and the same in meaning.

Two things are dear in mypyc as they stand in the source. A constant of a module is looked up in a dict each
time it is read, unless it is `Final`. And a class made by our own `value` stays a Python class, whose fields
are looked up by name; a data class with an `__init__` of its own is a struct. Both are edits of the text that
keep every line in its place, so that a traceback names the line of the source.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

_FUTURE = "from __future__ import annotations"
_VALUE = "value"
_AS_STRUCT = "dataclass(init=False, unsafe_hash=True)"
_NO_CONSTANTS = ("TypeVar", "NewType", "TypeAlias", "Union", "Literal", "Callable")
"""Names at the right of an assignment, or in its annotation, that make a type of it."""


@dataclass(frozen=True, order=True)
class Edit:
    """New text for what stands between two places; lines from 1, columns in bytes, as `ast` counts."""

    line: int
    column: int
    last_line: int
    last_column: int
    text: str


@dataclass(frozen=True)
class Field:
    """A field of a value class, as its class says it: its type and its default in the source's words."""

    name: str
    annotation: str
    default: ast.expr | None
    node: ast.AnnAssign


class Module:
    """One module's source."""

    def __init__(self, name: str, text: str) -> None:
        """Raises SyntaxError where the text is no Python."""
        self.name = name
        self.text = text
        self.tree = ast.parse(text)

    @cached_property
    def values(self) -> Mapping[str, ast.ClassDef]:
        """The classes made by `value`, by name."""
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)]
        return {node.name: node for node in classes if any(map(_is_value, node.decorator_list))}

    def fields(self, node: ast.ClassDef) -> list[Field]:
        """A value class's own fields, in order."""
        return [
            Field(part.target.id, self.said(part.annotation), part.value, part)
            for part in node.body
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
        ]

    def said(self, node: ast.expr) -> str:
        """An expression in the source's words, on one line."""
        return " ".join((ast.get_source_segment(self.text, node) or ast.unparse(node)).split())


def translated(module: Module, modules: Mapping[str, Module]) -> str:
    """The text for the compiler; `modules` are all of the package, where classes find those they extend.

    Raises ValueError where a class leaves no line for the `__init__` that it needs.
    """
    constants = [*_constants(module)]
    structs = [edit for node in module.values.values() for edit in _struct(module, node, modules)]
    imports = [
        *(["from typing import Final"] if constants else []),
        *(["from dataclasses import dataclass"] if structs else []),
    ]
    text = _edited(module.text, [*constants, *structs])
    if imports and _FUTURE not in text:
        raise ValueError(f"{module.name}: needs the line `{_FUTURE}`")
    return text.replace(_FUTURE, "; ".join((_FUTURE, *imports)), 1)


def _constants(module: Module) -> Iterator[Edit]:
    """Every name in capitals that the module sets once, at its own level, becomes `Final`."""
    names = [node for node in ast.walk(module.tree) if isinstance(node, ast.Name)]
    stored = [name.id for name in names if isinstance(name.ctx, ast.Store)]
    for node in module.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name) as target]) if not _is_type(node.value):
                found = [_behind(target, ": Final")]
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.expr()) if not _is_type(
                kind
            ):
                found = [Edit(*_start(kind), *_start(kind), "Final["), _behind(kind, "]")]
            case _:
                continue
        if name.isupper() and stored.count(name) == 1:
            yield from found


def _start(node: ast.expr | ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _end(node: ast.expr | ast.stmt) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


def _behind(node: ast.expr | ast.stmt, text: str) -> Edit:
    return Edit(*_end(node), *_end(node), text)


def _is_type(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id in _NO_CONSTANTS for part in ast.walk(node))


def _struct(module: Module, node: ast.ClassDef, modules: Mapping[str, Module]) -> Iterator[Edit]:
    """A value class as a data class whose fields have no defaults, and an `__init__` that has them.

    The `__init__` stands in one line, in the place of the empty one behind the fields.
    """
    decorator = next(filter(_is_value, node.decorator_list))
    yield _instead(decorator, _AS_STRUCT)
    own = module.fields(node)
    for field in own:
        if field.default is not None:
            kept = _keywords(field.default)
            yield _instead(field.node, f"{field.name}: {field.annotation}{kept}")
    last = own[-1].node.end_lineno or 0
    if module.text.split("\n")[last].strip():
        raise ValueError(f"{module.name}, line {last + 1}: no empty line behind the fields of {node.name}")
    yield Edit(last + 1, 0, last + 1, 0, _init([*_inherited(node, modules), *own]))


def _inherited(node: ast.ClassDef, modules: Mapping[str, Module]) -> list[Field]:
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
    found = [(m, m.values[base]) for base in bases for m in modules.values() if base in m.values]
    return [f for home, base in found for f in (*_inherited(base, modules), *home.fields(base))]


def _init(fields: Sequence[Field]) -> str:
    parameters, settings = ["self"], []
    for field in fields:
        default, given = field.default, field.name
        factory = _argument(default, "default_factory") if default else None
        if factory is not None:
            parameters.append(f"{field.name}: {field.annotation} | None = None")
            given = f"{ast.unparse(factory)}() if {field.name} is None else {field.name}"
        elif default is not None:
            default = _argument(default, "default") or default
            parameters.append(f"{field.name}: {field.annotation} = {ast.unparse(default)}")
        else:
            parameters.append(f"{field.name}: {field.annotation}")
        settings.append(f"self.{field.name} = {given}")
    return f"    def __init__({', '.join(parameters)}) -> None: {'; '.join(settings)}"


def _argument(default: ast.expr, name: str) -> ast.expr | None:
    """An argument of `field(…)`, where a default is one."""
    keywords = default.keywords if _is_field(default) else []
    return next((keyword.value for keyword in keywords if keyword.arg == name), None)


def _keywords(default: ast.expr) -> str:
    """What else `field(…)` says of a field than its default, as for `compare=False`."""
    keywords = default.keywords if _is_field(default) else []
    rest = [k for k in keywords if k.arg not in ("default", "default_factory")]
    return f" = field({', '.join(map(ast.unparse, rest))})" if rest else ""


def _is_field(node: ast.expr) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "field"


def _is_value(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == _VALUE


def _instead(node: ast.expr | ast.stmt, text: str) -> Edit:
    """A node's text replaced, with as many lines as it had."""
    lines = "\n" * (_end(node)[0] - node.lineno)
    return Edit(*_start(node), *_end(node), text + lines)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    lines = [line.encode() for line in text.split("\n")]
    for edit in sorted(edits, reverse=True):  # from the end, so that places before it still hold
        before = lines[edit.line - 1][: edit.column]
        behind = lines[edit.last_line - 1][edit.last_column :]
        lines[edit.line - 1 : edit.last_line] = (before + edit.text.encode() + behind).split(b"\n")
    return b"\n".join(lines).decode()
