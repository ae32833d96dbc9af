"""``wangjian demo`` from an empty folder, as a person runs it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WANGJIAN = Path(sys.executable).with_name("wangjian")
STATES = {"新线索", "已研判", "已交办", "核查中", "已有结果", "已办结"}


def _demo(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WANGJIAN_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [WANGJIAN, "demo", "--no-serve", "--json", *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def first(folder: Path) -> dict[str, Any]:
    done = _demo(folder, "--shops", "160", "--listings", "2000")
    assert done.returncode == 0, done.stderr
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def _rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "db.sqlite3") as database:
        return database.execute(query).fetchall()


def _counts(folder: Path) -> list[int]:
    return [
        _rows(folder, f"select count(*) from {table}")[0][0] for table in ("leads_lead", "leads_finding", "audit_entry")
    ]


def test_every_state_and_every_kind_of_clock_is_there(first: dict[str, Any]) -> None:
    assert set(first["leads_by_status"]) == STATES
    assert first["overdue"] > 0
    assert first["due_today"] + first["due_soon"] > 0


def test_there_is_an_account_for_each_role_and_each_supervision_unit(first: dict[str, Any]) -> None:
    roles = [account["role"] for account in first["accounts"]]
    assert set(roles) == {
        "MONITOR", "HANDLER", "LEADER", "RULE_AUTHOR", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"
    }  # fmt: skip
    assert roles.count("HANDLER") == 9


def test_passwords_are_kept_nowhere_in_clear(folder: Path, first: dict[str, Any]) -> None:
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    passwords = [account["password"] for account in first["accounts"]]
    assert len(set(passwords)) == len(passwords)
    assert [password for password in passwords if password.encode() in kept] == []


def test_the_quarantine_holds_the_rows_that_were_spoilt(first: dict[str, Any]) -> None:
    assert first["quarantined"] == 9


def test_captures_of_the_second_run_join_open_leads(folder: Path, first: dict[str, Any]) -> None:
    assert _rows(folder, "select count(*) from leads_leadevent where event = 'JOINED'")[0][0] > 0
    open_leads = _rows(folder, "select subject_key, violation from leads_lead where status != 'CLOSED'")
    assert len(set(open_leads)) == len(open_leads)


def test_the_log_tells_the_story_in_order(folder: Path, first: dict[str, Any]) -> None:
    times = [at for (at,) in _rows(folder, "select at from audit_entry order by seq")]
    assert len(times) > 100
    assert times == sorted(times)


def test_running_again_changes_nothing_and_shows_no_password(folder: Path, first: dict[str, Any]) -> None:
    before = _counts(folder)
    again = _demo(folder)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["accounts"] == []
    assert _counts(folder) == before


def test_another_seed_is_refused_in_one_sentence(folder: Path, first: dict[str, Any]) -> None:
    refused = _demo(folder, "--seed", "7")
    assert refused.returncode == 2
    assert "--fresh" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_folder_with_other_data_is_left_alone(home: Path) -> None:
    (home / "cases.txt").write_text("real")
    refused = _demo(home, "--fresh")
    assert refused.returncode == 2
    assert [path.name for path in home.iterdir() if path.name != "demo.lock"] == ["cases.txt"]
