"""What the compiler is given means what the source means, line by line."""

import ast
import sys
import types

import pytest

from bot import native
from bot.lab.translating import Module, translated

SOURCE = '''"""Travellers."""

from __future__ import annotations

from dataclasses import field

from bot.core.value import value

STOPS = ("Beijing", "Shanghai")
NIGHTS: dict[str, int] = {
    "Beijing": 2,
}
COUNT = 0
COUNT = COUNT + 1


@value
class Stop:
    """Where somebody stays."""

    city: str
    nights: int = 1

    def line_of_this(self) -> str:
        return self.city


@value
class Journey(Stop):
    """A stop, and what follows."""

    later: tuple[Stop, ...] = (
        Stop("Nanjing"),
    )
    notes: dict[str, str] = field(default_factory=dict)
    ref: str = field(default="", compare=False)


def nights(city: str) -> int:
    return NIGHTS.get(city, COUNT)
'''
CORE = {path.stem: Module(path.stem, path.read_text("utf-8")) for path in native.SOURCE.glob("*.py")}


def run(text, name):
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(text, name, "exec"), module.__dict__)
    return module


@pytest.fixture
def both():
    module = Module("travellers", SOURCE)
    names = ("as_source", "as_translated")
    yield [
        run(text, name)
        for text, name in zip((SOURCE, translated(module, {"travellers": module})), names, strict=True)
    ]
    for name in names:
        del sys.modules[name]


def test_values_are_made_compared_and_shown_alike(both):
    shown = []
    for told in both:
        one, other = told.Journey("Beijing", 2, ref="a"), told.Journey(city="Beijing", nights=2, ref="b")
        assert one == other, "what is not compared makes no difference"
        assert one != told.Journey("Beijing", 3)
        assert one.notes is not other.notes
        assert len({told.Stop("Wuhan"), told.Stop("Wuhan", 1)}) == 1
        shown.append((repr(one), told.nights("Beijing"), told.nights("Wuhan")))
    assert shown[0] == shown[1]


def test_constants_are_final_but_not_what_is_set_again():
    text = translated(Module("travellers", SOURCE), {})
    assert "STOPS: Final = (" in text
    assert "NIGHTS: Final[dict[str, int]] = {" in text
    assert "\nCOUNT = 0" in text


def test_a_class_without_a_line_for_its_init_is_named():
    crowded = SOURCE.replace("    nights: int = 1\n\n", "    nights: int = 1\n")
    with pytest.raises(ValueError, match="travellers, line 23: no empty line behind the fields of Stop"):
        translated(Module("travellers", crowded), {})


@pytest.mark.parametrize("name", sorted(set(CORE) - {"__init__", "value"}))
def test_every_line_of_the_core_keeps_its_place(name):
    def places(text):
        kinds = (ast.FunctionDef, ast.Return, ast.Raise, ast.Expr, ast.For, ast.If)
        found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
        return [(node.lineno, type(node)) for node in found if getattr(node, "name", "") != "__init__"]

    assert places(translated(CORE[name], CORE)) == places(CORE[name].text)
