"""An import killed anywhere and asked for again ends with the same rows as one that was let be."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wangjian.lake.store import Lake

PROCESS = Path(__file__).with_name("importing_process.py")


def _run(lake: Path, file: Path, *step: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROCESS), str(lake), str(file), *map(str, step)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows of several days with a bad one, a duplicate and a conflict in each chunk or so."""
    lines = ["编号,标题,价格,采集时间"]
    for n in range(200):
        lines.append(f"{n},标题{n},{n}.5,2026-09-{n % 9 + 1:02d}")
        if n % 50 == 7:
            lines += [f"x{n},坏价格,很贵,2026-09-01", f"{n},标题{n},{n}.5,2026-09-{n % 9 + 1:02d}", f"{n},另一个,1,"]
    path = tmp_path_factory.mktemp("killed") / "九月.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _content(root: Path) -> dict[str, Any]:
    lake = Lake(root)
    rows = sorted((row for batch in lake.batches("listing") for row in batch.to_pylist()), key=lambda row: row["id"])
    tally = lake.imports()[0].tally
    content = {
        "rows": rows,
        "quarantine": [(q.row, q.field, q.sentence) for q in lake.quarantine(limit=1000)],
        "counts": (tally.read, tally.imported, tally.known, tally.quarantined),
        "origins": lake.origins("listing", [row["id"] for row in rows]),
    }
    named = {part.name for record in lake.imports() for part in lake._manifest.parts_of_import(record.no)}
    stored = {path.relative_to(root).as_posix() for path in root.glob("kind=*/day=*/*")}
    lake.close()
    assert stored == named, "no file is left that the manifest does not name"
    return content


@pytest.fixture(scope="module")
def undisturbed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], int]:
    root = tmp_path_factory.mktemp("undisturbed") / "lake"
    done = _run(root, file)
    assert done.returncode == 0, done.stderr
    return _content(root), int(done.stdout.split()[0])


def test_the_undisturbed_import_is_what_the_file_says(undisturbed: tuple[dict[str, Any], int]) -> None:
    content, steps = undisturbed

    assert content["counts"] == (212, 200, 4, 8)
    assert steps > 100


@pytest.mark.parametrize("part", range(10))
def test_killed_at_any_step_it_resumes_to_the_same_rows(
    file: Path, tmp_path: Path, undisturbed: tuple[dict[str, Any], int], part: int
) -> None:
    expected, steps = undisturbed
    root = tmp_path / "lake"
    # Odd distances, so that over the parts every kind of step is hit.
    step = 3 + part * (steps - 6) // 9

    killed = _run(root, file, step)
    assert killed.returncode == -signal.SIGKILL
    again = _run(root, file)

    assert again.returncode == 0, again.stderr
    assert _content(root) == expected


def test_killed_again_and_again_it_still_ends_well(
    file: Path, tmp_path: Path, undisturbed: tuple[dict[str, Any], int]
) -> None:
    root = tmp_path / "lake"
    for step in (40, 41, 60, 37):
        assert _run(root, file, step).returncode == -signal.SIGKILL

    done = _run(root, file)

    assert done.returncode == 0, done.stderr
    assert _content(root) == undisturbed[0]
