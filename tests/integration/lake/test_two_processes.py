from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wangjian.lake import settling
from wangjian.lake.files import LakeIsBusy
from wangjian.lake.store import Lake
from wangjian.sources.importing import import_file

PROCESS = Path(__file__).with_name("importing_process.py")


def test_two_processes_importing_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    root = tmp_path / "lake"
    files = [tmp_path / f"{name}.csv" for name in ("甲", "乙", "丙")]
    for number, path in enumerate(files):
        # Each shares half its rows with the next file.
        rows = "".join(f"{n},标题{n},2026-09-{n % 9 + 1:02d}\n" for n in range(number * 200, number * 200 + 400))
        path.write_text(f"编号,标题,采集时间\n{rows}# {number},注,\n", encoding="utf-8")

    running = [subprocess.Popen([sys.executable, str(PROCESS), str(root), str(path)]) for path in files]

    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    lake = Lake(root)
    ids = [value for batch in lake.batches("listing") for value in batch.column("id").to_pylist()]
    assert len(ids) == len(set(ids)) == 803
    assert sum(record.tally.known for record in lake.imports()) == 400
    lake.close()


def test_one_file_is_imported_by_one_process_at_a_time(tmp_path: Path) -> None:
    asked = {
        "import_id": "a" * 24, "kind": "listing", "file": "甲.csv", "sha256": "", "size": 1, "options": "{}",
        "at": datetime(2026, 9, 21, tzinfo=UTC),
    }  # fmt: skip
    first, second = Lake(tmp_path / "lake"), Lake(tmp_path / "lake")

    with (
        first.open_import(**asked),
        pytest.raises(LakeIsBusy, match="“甲.csv”正由另一个进程导入"),
        second.open_import(**asked),
    ):
        pass


def test_an_import_that_begins_leaves_alone_what_another_is_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A beginning import removes files without a name in the manifest; it must wait for those just being written."""
    path = tmp_path / "甲.csv"
    path.write_text("编号,标题,采集时间\n1,甲,2026-09-01\n2,乙,2026-09-02\n", encoding="utf-8")
    lake, at = Lake(tmp_path / "lake"), datetime(2026, 9, 21, tzinfo=UTC)
    written: list[bool] = []
    real = settling.write_part

    def write_part_watched(*arguments: Any) -> Any:
        part = real(*arguments)
        written.append(lake._manifest.connection.in_transaction)
        return part

    monkeypatch.setattr(settling, "write_part", write_part_watched)

    import_file(lake, path, kind="listing", at=at)

    assert written == [True, True]
