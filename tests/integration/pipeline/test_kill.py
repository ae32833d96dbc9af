"""``kill -9`` in the middle of an import and of a run, then again: the same as without. With real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from tests.factories import PASSWORD
from tests.integration.pipeline.conftest import listings, write

from wangjian.lake.manifest import DONE
from wangjian.lake.store import Lake

ROWS = 30_000
PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder and a database of its own, reached only through the command line."""

    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        url = {"DATABASE_URL": self.database} if self.database else {}
        return kept | url | {"WANGJIAN_HOME": str(self.home), "WANGJIAN_USER": "monitor"}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", "from wangjian.cli.main import main; main()", *arguments]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def call(self, *arguments: str, status: int = 0) -> str:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == status, err
        return out

    def kill_when(self, process: subprocess.Popen[str], is_time: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not is_time():
            assert process.poll() is None, f"ended before it could be killed: {process.communicate()[1]}"
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate()

    def findings(self) -> list[dict[str, Any]]:
        out = self.home / "findings.jsonl"
        self.call("findings", "export", "--out", str(out))
        return sorted((json.loads(line) for line in out.read_text("utf-8").splitlines()), key=lambda f: f["finding_id"])

    def leads(self) -> list[dict[str, Any]]:
        lines = self.call("leads", "list", "--json", "--limit", "1000").splitlines()
        kept = ("number", "title", "score", "finding_count", "severity", "area")
        return [{name: json.loads(line)[name] for name in kept} for line in lines]


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Callable[[str], Installation]]:
    """Makes installations, on the kind of database these tests run on."""
    made: list[str] = []

    def make(name: str) -> Installation:
        home = tmp_path / name
        home.mkdir()
        database = ""
        if connection.vendor == "postgresql":
            made.append(f"kill_{uuid4().hex[:8]}")
            database = _create(made[-1])
        installation = Installation(home, database)
        installation.call("db", "init")
        installation.call(
            "db", "create-user", "monitor", "--name", "示例网监", "--org", "xc-amr", "--role", "MONITOR",
            "--password", PASSWORD,
        )  # fmt: skip
        return installation

    yield make
    for name in made:
        _execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _create(name: str) -> str:
    _execute(f'CREATE DATABASE "{name}"')
    server = settings.DATABASES["default"]
    query = f"?host={server['HOST']}" if server["HOST"].startswith("/") else ""
    host = "" if query else f"{server['HOST']}:{server['PORT']}"
    return f"postgresql://{server['USER']}:{server['PASSWORD']}@{host}/{name}{query}"


def _execute(statement: str) -> None:
    server = settings.DATABASES["default"]
    with psycopg.connect(
        host=server["HOST"], port=server["PORT"] or None, user=server["USER"], password=server["PASSWORD"],
        dbname="postgres", autocommit=True, **server["OPTIONS"],
    ) as link:  # fmt: skip
        link.execute(statement)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "很多商品.csv", listings(ROWS))


def test_killed_import_and_killed_run_end_like_undisturbed_ones(
    install: Callable[[str], Installation], file: Path
) -> None:
    calm, stormy = install("calm"), install("stormy")
    calm.call("import", str(file), "--kind", "listing")
    calm.call("run", "--kinds", "listing")

    process = stormy.start("import", str(file), "--kind", "listing")
    stormy.kill_when(process, lambda: any((stormy.home / "lake").glob("kind=listing/day=*/*.parquet")))
    with closing(Lake(stormy.home / "lake")) as lake:
        assert [record.status for record in lake.imports()] != [DONE]
    done = json.loads(stormy.call("import", str(file), "--kind", "listing", "--json"))
    assert (done[0]["status"], done[0]["rows_read"], done[0]["rows_quarantined"]) == ("DONE", ROWS, 0)

    process = stormy.start("run", "--kinds", "listing")
    stormy.kill_when(process, lambda: any((stormy.home / "runs").glob("*/part-*.parquet")))
    number = next((stormy.home / "runs").iterdir()).name
    resumed = json.loads(stormy.call("run", "--resume", number, "--json"))

    undisturbed = json.loads(calm.call("run", "--kinds", "listing", "--json"))
    assert resumed["observations_read"] == ROWS
    assert resumed["findings_found"] == undisturbed["findings_found"] > 0
    assert stormy.findings() == calm.findings()
    assert stormy.leads() == calm.leads()
    assert "逐条校验一致" in stormy.call("audit", "verify")
