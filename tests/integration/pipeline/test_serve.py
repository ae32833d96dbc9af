"""``wangjian serve`` for real: pages answer, the worker beside works, both leave when told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import PASSWORD
from tests.integration.pipeline.conftest import listings, write

PATIENCE_SECONDS = 90
COMMAND = [sys.executable, "-c", "from wangjian.cli.main import main; main()"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """SQLite in a folder of its own, whatever these tests run on: it is the processes that are tried here."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    values = kept | {"WANGJIAN_HOME": str(tmp_path / "home"), "WANGJIAN_USER": "monitor"}
    call(values, "db", "init")
    call(values, "db", "create-user", "monitor", "--name", "示例网监", "--org", "xc-amr", "--role", "MONITOR",
         "--password", PASSWORD)  # fmt: skip
    return values


def call(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def test_serve_answers_works_off_the_queue_and_leaves_on_sigterm(environment: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    order = tmp_path / "order.py"
    order.write_text(ORDER.format(path=str(write(tmp_path / "商品.csv", listings(10)))), encoding="utf-8")
    server = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/sign-in/"))
        subprocess.run([sys.executable, str(order)], env=environment, check=True)
        until(
            lambda: (
                "DONE"
                in subprocess.run(
                    [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
                ).stdout
            )
        )
    finally:
        server.send_signal(signal.SIGTERM)
        _, told = server.communicate(timeout=PATIENCE_SECONDS)
    assert server.returncode == 0, told
    assert not workers_of(server.pid)


def workers_of(pid: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in listed if f"worker --parent {pid}" in line]


ORDER = """
import os, pathlib
os.environ["DJANGO_SETTINGS_MODULE"] = "wangjian.web.settings"
import django
django.setup()
from django.utils import timezone
from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring import actions
actions.request_import(
    file=pathlib.Path({path!r}), kind="listing",
    by=User.objects.get(username="monitor"), at=timezone.now(),
)
"""

ASK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "wangjian.web.settings"
import django
django.setup()
from wangjian.desk.monitoring.models import Import
print(list(Import.objects.values_list("status", flat=True)))
"""


def test_serve_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    values = os.environ | {"WANGJIAN_HOME": str(tmp_path / "empty")}
    values.pop("DATABASE_URL", None)
    (tmp_path / "empty").mkdir()
    done = subprocess.run([*COMMAND, "serve"], env=values, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "wangjian db init" in done.stderr
