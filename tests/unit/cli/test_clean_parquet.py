"""What the fast way takes, and what it leaves to the strict reader."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wangjian.cli.clean_parquet import CleanParquet

NOW = datetime(2026, 11, 24, tzinfo=UTC)
GOOD = {"id": "1", "title": " 蜂蜜 ", "price_fen": 100, "captured_at": NOW}


def read(tmp_path, *rows, kind="listing", schema=None):
    path = tmp_path / "in.parquet"
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), path)
    clean = CleanParquet(path, kind, NOW)
    return clean, list(clean.batches())


def test_clean_file_is_given_out_as_it_stands(tmp_path):
    clean, [batch] = read(tmp_path, GOOD, {**GOOD, "id": "2", "title": "腐竹"})
    assert clean.finished
    assert batch.column("title").to_pylist() == [" 蜂蜜 ", "腐竹"]


def test_unknown_columns_are_left_out_and_named(tmp_path):
    clean, [batch] = read(tmp_path, {**GOOD, "说明": "x"})
    assert clean.unknown == ("说明",)
    assert "说明" not in batch.schema.names


def test_times_are_kept_to_the_second_as_the_strict_reader_does(tmp_path):
    _, [batch] = read(tmp_path, {**GOOD, "captured_at": datetime(2026, 1, 1, 8, 0, 0, 999, tzinfo=UTC)})
    assert batch.column("captured_at").to_pylist() == [datetime(2026, 1, 1, 8, tzinfo=UTC)]


@pytest.mark.parametrize(
    "spoilt",
    [
        {"id": None},
        {"id": ""},
        {"id": " 1"},
        {"id": "x" * 201},
        {"title": None},
        {"title": "  "},
        {"title": "蜂" * 400_000},
        {"price_fen": -1},
        {"price_fen": 10**15},
        {"captured_at": NOW + timedelta(days=1)},
        {"captured_at": datetime(1800, 1, 1, tzinfo=UTC)},
        {"platform": " 甲"},
    ],
)
def test_batch_with_anything_odd_is_left_to_the_strict_reader(tmp_path, spoilt):
    clean, batches = read(tmp_path, {**GOOD, "platform": "甲", **spoilt})
    assert batches == []
    assert not clean.finished


@pytest.mark.parametrize(
    "field",
    [pa.field("price_fen", pa.string()), pa.field("captured_at", pa.timestamp("us")), pa.field("id", pa.int64())],
)
def test_file_with_other_types_is_left_to_the_strict_reader(tmp_path, field):
    fields = {"id": pa.field("id", pa.string()), "title": pa.field("title", pa.string()), field.name: field}
    clean, batches = read(tmp_path, {"title": "蜂蜜"}, schema=pa.schema(fields.values()))
    assert batches == []
    assert not clean.finished


def test_kind_with_codes_to_check_is_left_to_the_strict_reader(tmp_path):
    assert read(tmp_path, {"id": "1", "shop_name": "示例店"}, kind="shop")[1] == []


def test_bytes_that_are_no_text_are_left_to_the_strict_reader(tmp_path):
    broken = pa.array([b"\xff\xfe"], pa.binary()).view(pa.string())
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"id": ["1"], "title": broken}), path)
    clean = CleanParquet(path, "listing", NOW)
    assert list(clean.batches()) == []
    assert not clean.finished
