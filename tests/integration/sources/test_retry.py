from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from wangjian.kernel.errors import WangjianError
from wangjian.lake.store import Lake
from wangjian.sources.importing import drop_quarantined, import_file, retry_quarantined

AT = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def row_id(lake: Lake, tmp_path: Path) -> int:
    """A listing set aside for its price and its date."""
    path = tmp_path / "九月.csv"
    path.write_text("编号,标题,价格,采集时间\n1,钧瓷茶杯,5,2026-09-01\n2,腐竹,面议价,2027-09-01\n", encoding="utf-8")
    import_file(lake, path, kind="listing", at=AT)
    return lake.quarantine()[0].id


def test_a_corrected_row_joins_its_import(lake: Lake, row_id: int) -> None:
    refused = retry_quarantined(lake, row_id, {"价格": "12.5", "采集时间": "2026-09-01"}, at=AT)

    assert refused is None
    (row,) = lake.rows_by_ids("listing", ["2"]).to_pylist()
    assert (row["title"], row["price_fen"]) == ("腐竹", 1250)
    assert lake.quarantine() == []
    assert lake.quarantined_row(row_id).status == "RETRIED"
    (record,) = lake.imports()
    assert (record.tally.imported, record.tally.quarantined, record.tally.read) == (2, 0, 2)
    assert lake.origins("listing", ["2"])["2"][2] == 3


def test_a_correction_by_field_name_wins_over_the_column(lake: Lake, row_id: int) -> None:
    assert retry_quarantined(lake, row_id, {"price_fen": "1250", "captured_at": "2026-09-01"}, at=AT) is None
    assert lake.rows_by_ids("listing", ["2"]).column("price_fen").to_pylist() == [1250]


def test_a_correction_that_is_not_enough_leaves_the_row_open_with_what_is_left(lake: Lake, row_id: int) -> None:
    refused = retry_quarantined(lake, row_id, {"价格": "12.5"}, at=AT)

    assert refused is not None
    assert refused.field == "captured_at"
    row = lake.quarantined_row(row_id)
    assert (row.status, row.attempts, row.field) == ("OPEN", 1, "captured_at")
    assert lake.count("listing") == 1


def test_a_settled_row_cannot_be_settled_again(lake: Lake, row_id: int) -> None:
    drop_quarantined(lake, row_id, at=AT, note="重复报送")

    assert lake.quarantined_row(row_id).note == "重复报送"
    with pytest.raises(WangjianError, match="已放弃"):
        retry_quarantined(lake, row_id, {"价格": "1"}, at=AT)
    with pytest.raises(WangjianError, match="已放弃"):
        drop_quarantined(lake, row_id, at=AT)


def test_a_row_that_does_not_exist(lake: Lake) -> None:
    with pytest.raises(WangjianError, match="没有编号为 99 的隔离行"):
        retry_quarantined(lake, 99, {}, at=AT)


def test_a_line_that_could_not_be_taken_apart_is_given_its_columns(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "九月.jsonl"
    path.write_text('{"id": "1", "title": "钧瓷茶杯"}\n{"id": "2", "ti', encoding="utf-8")
    import_file(lake, path, kind="listing", at=AT)
    (row,) = lake.quarantine()

    assert retry_quarantined(lake, row.id, {"id": "2", "title": "腐竹"}, at=AT) is None
    assert lake.count("listing") == 2


def test_a_duplicate_id_is_mended_with_another_id(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "九月.csv"
    path.write_text("编号,标题,价格\n1,钧瓷茶杯,5\n1,腐竹,6.5\n", encoding="utf-8")
    import_file(lake, path, kind="listing", at=AT)
    (row,) = lake.quarantine()

    assert retry_quarantined(lake, row.id, {"id": "2"}, at=AT) is None
    assert lake.rows_by_ids("listing", ["2"]).column("price_fen").to_pylist() == [650]


def test_resuming_an_import_after_a_row_of_it_was_corrected_loses_no_chunk(
    lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.CHUNK_ROWS", 10)
    path = tmp_path / "九月.csv"
    path.write_text("编号,标题,价格\nx,坏,坏\n" + "".join(f"{n},标题{n},1\n" for n in range(50)), encoding="utf-8")
    stops = iter([False, False, True])
    import_file(lake, path, kind="listing", at=AT, should_stop=lambda: next(stops))
    retry_quarantined(lake, lake.quarantine()[0].id, {"价格": "1"}, at=AT)

    summary = import_file(lake, path, kind="listing", at=AT)

    assert summary.finished
    assert lake.count("listing") == 51
