"""Compile the core (`make native`): from `bot/core` to one library of machine code in the environment.

What `classify` reaches is compiled by mypyc, the compiler of mypy's own; `bot.native` takes it in the
source's place. Without a C compiler nothing is made, the source is used, and that is said.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError

from bot import native
from bot.lab.translating import Module, translated

ROOT = "assess"
"""The module from which `classify` begins."""
LIBRARY = "contactwatch"
_PACKAGE = "bot.core"
_UNREADABLE = {"@cached_property", "@record"}
_AT_RUN_TIME = {"value"}  # makes classes
_NOISE = "Treating generator comprehension as list"  # for `tuple(x for …)`: faster, and the same


def main() -> None:
    """Compile what has changed; exits with 1 and the compiler's words where the source cannot be compiled."""
    if native.is_fresh():
        return
    if missing := _missing():
        _say(f"no {missing} is here: the core is used as source, at two thirds of its speed")
        return
    _say("compiling the core, a minute or two …")
    modules = {path.stem: Module(path.stem, path.read_text("utf-8")) for path in native.SOURCE.glob("*.py")}
    shutil.rmtree(native.FOLDER, ignore_errors=True)
    log = io.StringIO()
    try:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            _write(modules)
            with contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
                _build([f"bot/core/{name}.py" for name in sorted(_reached(modules))])
    except (SystemExit, BaseError) as error:
        _say(
            f"the core was not compiled: {error}",
            *(line for line in log.getvalue().splitlines() if _NOISE not in line),
        )
        sys.exit(1)
    native.STAMP.write_text(native.digest())


def _missing() -> str:
    """What compiling needs and this machine has not, "" where it has all."""
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    header = Path(sysconfig.get_path("include"), "Python.h")
    has_all = shutil.which(compiler.split()[0]) and header.exists()
    return "" if has_all else f"C compiler ({compiler}) or no {header}"


def _say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201


def _reached(modules: Mapping[str, Module]) -> set[str]:
    """The modules that are compiled: all that the first one imports, and not those that mypyc reads wrongly.

    It takes `functools.cached_property` for a property, which would work out anew what is kept, and does not
    keep a field's exact type, by which the store makes a `record` from JSON.
    """
    found, left = set[str](), [ROOT]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += _imports(modules[name], modules)
    return {name for name in found - _AT_RUN_TIME if not _UNREADABLE & set(modules[name].text.split())}


def _imports(module: Module, modules: Mapping[str, Module]) -> list[str]:
    named = [node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom)]
    dotted = [f"{node.module}.{alias.name}" for node in named for alias in node.names]
    dotted += [str(node.module) for node in named]
    return [
        name
        for package, _, name in (d.rpartition(".") for d in dotted)
        if package == _PACKAGE and name in modules
    ]


def _write(modules: Mapping[str, Module]) -> None:
    """The whole core as the compiler shall read it, under the folder in which we stand."""
    core = Path("bot/core")
    core.mkdir(parents=True)
    Path("bot/__init__.py").touch()
    compiled = _reached(modules)
    for name, module in modules.items():
        text = translated(module, modules) if name in compiled else module.text
        (core / f"{name}.py").write_text(text, "utf-8")


def _build(paths: list[str]) -> None:
    extensions = mypycify(
        ["--ignore-missing-imports", "--cache-dir", os.devnull, *paths],
        opt_level="2",
        debug_level="0",
        multi_file=True,
        group_name=LIBRARY,
    )
    command = _OnAllCores(Distribution({"name": LIBRARY, "ext_modules": extensions}))
    command.build_lib = str(native.FOLDER)
    command.build_temp = "objects"
    command.ensure_finalized()
    command.run()


class _OnAllCores(build_ext):  # type: ignore[misc]  # setuptools has no types
    """Compiles the files of the one library side by side."""

    def build_extension(self, ext: Extension) -> None:
        compile_one = self.compiler.compile

        def compile_all(sources: list[str], **options: Any) -> list[str]:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                made = pool.map(lambda source: compile_one([source], **options), sources)
                return [object_file for objects in made for object_file in objects]

        self.compiler.compile = compile_all
        try:
            super().build_extension(ext)
        finally:
            self.compiler.compile = compile_one


if __name__ == "__main__":
    main()
