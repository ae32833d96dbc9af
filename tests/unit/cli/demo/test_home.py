"""The demonstration fills and clears its own folder and no other."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from wangjian.cli.demo import home as demo_home
from wangjian.cli.demo.home import Marker, UnableToDemonstrate

READY = Marker(4110, "2026-11-24", finished=True)


@pytest.fixture(autouse=True)
def _no_shared_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_an_empty_or_missing_folder_holds_no_demonstration(home: Path) -> None:
    assert demo_home.finished_before(home, seed=None) is None
    assert demo_home.finished_before(home / "missing", seed=None) is None


def test_a_ready_demonstration_is_found_again(home: Path) -> None:
    demo_home.mark(home, READY)
    assert demo_home.finished_before(home, seed=None) == READY
    assert demo_home.finished_before(home, seed=4110) == READY


def test_one_that_was_broken_off_does_not_count(home: Path) -> None:
    demo_home.mark(home, Marker(4110, "2026-11-24"))
    assert demo_home.finished_before(home, seed=7) is None


def test_another_seed_is_refused_with_the_way_out(home: Path) -> None:
    demo_home.mark(home, READY)
    with pytest.raises(UnableToDemonstrate, match="--fresh"):
        demo_home.finished_before(home, seed=7)


def test_a_folder_with_other_data_is_neither_used_nor_cleared(home: Path) -> None:
    precious = home / "db.sqlite3"
    precious.write_text("cases")
    with pytest.raises(UnableToDemonstrate, match="不是演示目录"):
        demo_home.finished_before(home, seed=None)
    with pytest.raises(UnableToDemonstrate, match="不是演示目录"):
        demo_home.clear(home)
    assert precious.read_text() == "cases"


def test_clearing_leaves_nothing_of_a_demonstration(home: Path) -> None:
    demo_home.mark(home, READY)
    (home / "lake").mkdir()
    (home / "lake" / "part.parquet").write_text("x")
    demo_home.clear(home)
    assert list(home.iterdir()) == []


def test_a_shared_database_is_never_cleared(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    demo_home.mark(home, READY)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/real")
    with pytest.raises(UnableToDemonstrate, match="DATABASE_URL"):
        demo_home.clear(home)
    assert demo_home.finished_before(home, seed=None) == READY


def test_two_demonstrations_do_not_prepare_the_same_folder(home: Path) -> None:
    with demo_home.locked(home), pytest.raises(UnableToDemonstrate, match="另一个演示"), demo_home.locked(home):
        pass
    with demo_home.locked(home):
        pass


def test_the_folder_is_its_own_where_nobody_named_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WANGJIAN_HOME", raising=False)
    assert demo_home.folder_from_environment() == Path("var/demo").resolve()
    monkeypatch.setenv("WANGJIAN_HOME", "/somewhere")
    assert demo_home.folder_from_environment() == Path("/somewhere")


def test_a_port_in_use_is_told_before_anything_is_prepared() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UnableToDemonstrate, match="--port"):
            demo_home.check_port(port)
    demo_home.check_port(port)
