"""A database for a whole module of tests that only read."""

import shutil

import pytest

from bot.store.store import Store


@pytest.fixture(scope="module")
def module_store(sqlite_template, tmp_path_factory):
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("web") / "module.db")
    opened = Store.at(f"sqlite:///{path}")
    yield opened
    opened.close()
