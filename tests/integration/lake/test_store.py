from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from wangjian.kernel.errors import WangjianError
from wangjian.lake.store import Lake
from wangjian.sources.importing import import_file
from wangjian.sources.summary import ImportSummary

AT = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def add(lake: Lake, tmp_path: Path):
    def add(name: str, rows: str, kind: str = "listing", at: datetime = AT) -> ImportSummary:
        path = tmp_path / name
        path.write_text(rows, encoding="utf-8")
        return import_file(lake, path, kind=kind, at=at)

    return add


def _column(lake: Lake, name: str, kind: str = "listing", **options: object) -> list[object]:
    return [value for batch in lake.batches(kind, **options) for value in batch.column(name).to_pylist()]


def test_an_import_is_read_back_whole(lake: Lake, add) -> None:
    summary = add("九月.csv", "编号,标题,价格,采集时间\n1,钧瓷茶杯,5.5,2026-09-01 08:00\n")

    (row,) = next(iter(lake.batches("listing"))).to_pylist()

    assert summary.imported == lake.count("listing") == 1
    assert (row["id"], row["title"], row["price_fen"]) == ("1", "钧瓷茶杯", 550)
    assert row["captured_at"] == datetime(2026, 9, 1, tzinfo=UTC)


def test_the_same_file_twice_changes_nothing(lake: Lake, add) -> None:
    first = add("九月.csv", "编号,标题\n1,钧瓷茶杯\n")

    again = add("九月.csv", "编号,标题\n1,钧瓷茶杯\n", at=AT.replace(hour=9))

    assert again.already_imported
    assert not first.already_imported
    assert (again.import_id, again.imported) == (first.import_id, 1)
    assert lake.count("listing") == 1
    assert len(lake.imports()) == 1


def test_the_same_rows_in_another_file_are_known(lake: Lake, add) -> None:
    add("八月.csv", "编号,标题\n1,钧瓷茶杯\n2,腐竹\n")

    summary = add("九月.csv", "标题,编号\n腐竹,2\n花木,3\n")

    assert (summary.imported, summary.known) == (1, 1)
    assert lake.count("listing") == 3


def test_rows_come_by_day_whatever_the_order_of_import(lake: Lake, add) -> None:
    add("后.csv", "编号,标题,采集时间\n3,丙,2026-09-03\n2,乙,2026-09-02\n")
    add("前.csv", "编号,标题,采集时间\n1,甲,2026-09-01\n")

    assert _column(lake, "id") == ["1", "2", "3"]
    assert lake.days("listing") == ["2026-09-01", "2026-09-02", "2026-09-03"]
    folders = sorted(path.parent.name for path in lake.root.rglob("*.parquet"))
    assert folders == ["day=2026-09-01", "day=2026-09-02", "day=2026-09-03"]


def test_a_newer_capture_stands_before_the_older_one(lake: Lake, add) -> None:
    add("八月.csv", "编号,标题,采集时间\n1,最好的茶杯,2026-08-01\n2,腐竹,2026-08-01\n")
    summary = add("九月.csv", "编号,标题,采集时间\n1,茶杯,2026-09-01\n")

    assert summary.superseded == 1
    assert _column(lake, "title") == ["最好的茶杯", "腐竹", "茶杯"]
    assert _column(lake, "title", latest=True) == ["腐竹", "茶杯"]
    assert lake.rows_by_ids("listing", ["1"], columns=["title"]).to_pylist() == [{"title": "茶杯"}]


def test_an_older_capture_that_comes_later_is_kept_behind(lake: Lake, add) -> None:
    add("九月.csv", "编号,标题,采集时间\n1,茶杯,2026-09-01\n")
    add("八月.csv", "编号,标题,采集时间\n1,最好的茶杯,2026-08-01\n")

    assert _column(lake, "title", latest=True) == ["茶杯"]
    assert lake.rows_by_ids("listing", ["1"]).column("title").to_pylist() == ["茶杯"]


def test_a_newer_extract_of_a_register_stands_before_the_older_one(lake: Lake, add) -> None:
    add("八月.csv", "名称,统一社会信用代码,地址\n示例商贸,91330100799655058B,旧地址\n", "operator")
    later = AT.replace(hour=9)
    add("九月.csv", "名称,统一社会信用代码,地址\n示例商贸,91330100799655058B,新地址\n", "operator", later)

    assert _column(lake, "address", "operator", latest=True) == ["新地址"]
    assert lake.count("operator") == 2


def test_only_finished_imports_are_read(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.CHUNK_ROWS", 2)
    path = tmp_path / "九月.csv"
    path.write_text("编号,标题\n1,甲\n2,乙\n3,丙\n4,丁\n", encoding="utf-8")
    stops = iter([False, True])

    stopped = import_file(lake, path, kind="listing", at=AT, should_stop=lambda: next(stops))

    assert not stopped.finished
    assert stopped.imported == 2
    assert lake.count("listing") == 0
    assert lake.count("listing", import_ids=[stopped.import_id]) == 2
    assert import_file(lake, path, kind="listing", at=AT).finished
    assert _column(lake, "id") == ["1", "2", "3", "4"]


def test_chosen_columns_and_imports_are_read(lake: Lake, add) -> None:
    first = add("甲.csv", "编号,标题\n1,甲\n")
    add("乙.csv", "编号,标题\n2,乙\n")

    (batch,) = lake.batches("listing", import_ids=[first.import_id], columns=["title", "id"])

    assert batch.schema.names == ["title", "id"]
    assert batch.to_pylist() == [{"title": "甲", "id": "1"}]


def test_rows_by_ids_of_ids_that_are_not_held(lake: Lake, add) -> None:
    add("甲.csv", "编号,标题\n1,甲\n")

    assert lake.rows_by_ids("listing", ["1", "2"]).num_rows == 1
    assert lake.rows_by_ids("listing", []).num_rows == 0
    assert lake.rows_by_ids("shop", ["1"]).num_rows == 0


def test_origins_name_file_and_row(lake: Lake, add) -> None:
    summary = add("甲.csv", "编号,标题\n1,甲\n\n2,乙\n")

    assert lake.origins("listing", ["2"]) == {"2": (summary.import_id, "甲.csv", 4)}


def test_progress_is_told_up_to_the_end(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("编号,标题\n1,甲\n", encoding="utf-8")
    told: list[tuple[int, int, int]] = []

    import_file(lake, path, kind="listing", at=AT, progress=lambda *now: told.append(now))

    assert told[-1] == (path.stat().st_size, path.stat().st_size, 1)


def test_quarantine_is_paged(lake: Lake, add) -> None:
    summary = add("甲.csv", "编号,标题,价格\n" + "".join(f"{n},甲,坏\n" for n in range(5)))

    first = lake.quarantine(summary.import_id, limit=3)
    rest = lake.quarantine(summary.import_id, after=first[-1].id, limit=3)

    assert [row.row for row in first + rest] == [2, 3, 4, 5, 6]
    assert lake.quarantine_count(summary.import_id) == 5
    assert lake.quarantine("another import") == []


def test_unknown_kinds_and_imports_are_refused(lake: Lake) -> None:
    with pytest.raises(WangjianError, match="没有“goods”这一类数据"):
        lake.count("goods")
    with pytest.raises(WangjianError, match="没有编号为 x 的导入"):
        lake.count("listing", import_ids=["x"])


def test_a_month_of_days_leaves_one_part_a_day(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.CHUNK_ROWS", 20)
    path = tmp_path / "九月.csv"
    rows = "".join(f"{n},标题{n},2026-08-{n % 30 + 1:02d}\n" for n in range(200))
    path.write_text("编号,标题,采集时间\n" + rows, encoding="utf-8")

    import_file(lake, path, kind="listing", at=AT)

    assert len(list(lake.root.rglob("*.parquet"))) == 30
    assert sorted(_column(lake, "id"), key=int) == [str(n) for n in range(200)]
    assert lake.rows_by_ids("listing", ["7", "199"]).column("title").to_pylist() == ["标题199", "标题7"]


def test_more_ids_than_one_run_are_still_known(lake: Lake, add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.CHUNK_ROWS", 10)
    add("甲.csv", "编号,标题\n" + "".join(f"{n},标题{n}\n" for n in range(300)))

    again = add("乙.csv", "标题,编号\n" + "".join(f"标题{n},{n}\n" for n in range(300)))

    assert (again.imported, again.known) == (0, 300)
    assert len(list((lake.root / "index").iterdir())) < 10
