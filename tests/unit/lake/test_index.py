from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wangjian.lake.index import KEY, MERGE_AT, IndexFolder, Run, due_merge, sort_entries


def _entries(keys: list[int], content: int = 0) -> np.ndarray:
    count = len(keys)
    lines = [keys, [content] * count, [1] * count, [1] * count, list(range(count))]
    return sort_entries(np.array(lines, np.int64).reshape(5, count))


def test_find_gives_every_entry_of_a_key_over_all_runs(tmp_path: Path) -> None:
    index = IndexFolder(tmp_path)
    runs = [index.write("a", _entries([3, 3, 7], content=1)), index.write("b", _entries([3, 9], content=2))]

    found, positions = index.find(runs, np.array([3, 8, 9], np.int64))

    assert sorted(zip(positions.tolist(), found[1].tolist(), strict=True)) == [(0, 1), (0, 1), (0, 2), (2, 2)]


def test_find_in_no_runs_finds_nothing(tmp_path: Path) -> None:
    found, positions = IndexFolder(tmp_path).find([], np.array([1], np.int64))

    assert found.shape == (5, 0)
    assert positions.size == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=30), min_size=2, max_size=5))
def test_merge_holds_what_its_runs_held(tmp_path_factory, keys: list[list[int]]) -> None:
    index = IndexFolder(tmp_path_factory.mktemp("index"))
    runs = [index.write(str(number), _entries(some)) for number, some in enumerate(keys)]

    merged = index.merge("merged", runs)

    found, _ = index.find([merged], np.unique(np.concatenate([np.array(some, np.int64) for some in keys])))
    assert sorted(found[KEY].tolist()) == sorted(key for some in keys for key in some)
    assert merged.size == sum(len(some) for some in keys)


def test_merge_in_several_stretches_stays_sorted(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("wangjian.lake.index._MERGE_STEP", 10)
    random = np.random.default_rng(1)
    index = IndexFolder(tmp_path)
    runs = [index.write(str(n), _entries(random.integers(-(2**63), 2**63 - 1, 40).tolist())) for n in range(3)]

    index.merge("merged", runs)

    keys = np.load(tmp_path / "merged.npy")[KEY]
    assert keys.size == 120
    assert (np.diff(keys.astype(float)) >= 0).all()


def test_due_merge_waits_for_enough_runs_of_one_size() -> None:
    small = [Run(f"s{n}", 1000) for n in range(MERGE_AT - 1)]
    large = [Run("l", 1_000_000)]

    assert due_merge([*small, *large]) == []
    assert due_merge([*small, Run("one more", 1001), *large]) == [*small, Run("one more", 1001)]


def test_sweep_removes_only_what_is_not_named(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    index = IndexFolder(folder)
    index.write("kept", _entries([1]))
    index.write("left", _entries([2]))
    (folder / "half.npy.tmp").write_bytes(b"")

    index.sweep({"kept"})

    assert [path.name for path in folder.iterdir()] == ["kept.npy"]


def test_a_run_written_again_under_its_name_is_read_anew(tmp_path: Path) -> None:
    index = IndexFolder(tmp_path)
    run = index.write("a", _entries([1]))
    index.find([run], np.array([1], np.int64))

    run = index.write("a", _entries([2]))

    assert index.find([run], np.array([2], np.int64))[1].size == 1
