"""The desk as it is run in earnest: set up and served by its own commands, in processes and a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen
from uuid import uuid4

from playwright.sync_api import Page
from tests.factories import PASSWORD

WANGJIAN = [sys.executable, "-c", "from wangjian.cli.main import main; main()"]
STARTS_WITHIN_SECONDS = 60

PEOPLE = {
    "monitor": ("示例监测员", "xc-amr", "MONITOR"),
    "yuzhou": ("示例禹州承办", "xc-yuzhou-amr", "HANDLER"),
    "changge": ("示例长葛承办", "xc-changge-amr", "HANDLER"),
    "leader": ("示例市局领导", "xc-amr", "LEADER"),
    "auditor": ("示例审计管理员", "", "AUDIT_ADMIN"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    address: str
    environment: dict[str, str]

    def run(self, *arguments: str) -> None:
        """A command of the product on this desk's data. Exit status 1 says that some rows were set aside."""
        done = subprocess.run([*WANGJIAN, *arguments], env=self.environment, capture_output=True, text=True)
        assert done.returncode in (0, 1), done.stderr

    def sign_in(self, page: Page, username: str) -> None:
        page.goto(f"{self.address}/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{self.address}/")

    def open(self, page: Page, path: str) -> None:
        page.goto(self.address + path)


@contextmanager
def served_desk(folder: Path) -> Iterator[Desk]:
    """City pack and people are there; the market is empty."""
    with set_up_desk(folder) as desk, _server(desk):
        yield desk


@contextmanager
def set_up_desk(folder: Path) -> Iterator[Desk]:
    """The same, not served: for what is done in the terminal alone."""
    environment = {**os.environ, "WANGJIAN_HOME": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    with _database(environment):
        desk = Desk(f"http://127.0.0.1:{_free_port()}", environment)
        desk.run("db", "init")
        for username, (name, organisation, role) in PEOPLE.items():
            office = ["--org", organisation] if organisation else []
            desk.run("db", "create-user", username, "--name", name, *office, "--role", role, "--password", PASSWORD)
        yield desk


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _server(desk: Desk) -> Iterator[None]:
    port = str(urlsplit(desk.address).port)
    server = subprocess.Popen([*WANGJIAN, "serve", "--port", port], env=desk.environment)
    try:
        _wait(desk.address, server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, "the desk ended before it answered"
        try:
            with urlopen(f"{address}/sign-in/", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the desk does not answer")


@contextmanager
def _database(environment: dict[str, str]) -> Iterator[None]:
    """On PostgreSQL a database of its own beside that of the other tests; SQLite has its file in the data folder."""
    url = environment.get("DATABASE_URL")
    if not url:
        yield
        return
    import psycopg

    name = f"desk_{uuid4().hex[:12]}"
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        environment["DATABASE_URL"] = urlunsplit(parts._replace(path=f"/{name}"))
        try:
            yield
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
