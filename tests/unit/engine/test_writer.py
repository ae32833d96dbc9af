"""Findings files appear whole or not at all."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wangjian.engine.backends.local import LocalBackend
from wangjian.engine.findings import FINDING_SCHEMA
from wangjian.engine.writer import FindingsFile, OutputUnwritable


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "out"
    path.mkdir()
    return path


@pytest.fixture
def findings(recipe):
    rows = [
        {"id": "1", "title": "國家級蜂蜜,最佳选择", "captured_at": None},
        {"id": "2", "title": "最佳", "captured_at": None},
    ]
    batch = pa.RecordBatch.from_pylist(rows)
    return next(iter(LocalBackend(recipe).findings([batch])))


def test_json_lines_hold_every_column_in_order(findings, folder):
    with FindingsFile(folder / "out.jsonl") as file:
        file.write(findings)
    lines = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [list(line) for line in lines] == [FINDING_SCHEMA.names] * 3
    assert [line["quote"] for line in lines] == ["國家級", "最佳", "最佳"]


def test_parquet_and_json_lines_agree(findings, folder):
    for name in ("out.jsonl", "out.parquet"):
        with FindingsFile(folder / name) as file:
            file.write(findings)
            file.write(findings)
    table = pq.read_table(folder / "out.parquet")
    assert table.schema.equals(FINDING_SCHEMA)
    lines = (folder / "out.jsonl").read_text("utf-8").splitlines()
    assert table.to_pylist() == [json.loads(line) for line in lines]


def test_scan_without_findings_still_writes_a_readable_file(folder):
    for name in ("out.jsonl", "out.parquet"):
        with FindingsFile(folder / name):
            pass
    assert pq.read_table(folder / "out.parquet").num_rows == 0
    assert (folder / "out.jsonl").read_bytes() == b""


def test_error_inside_leaves_the_old_file_and_nothing_else(findings, folder):
    path = folder / "out.jsonl"
    path.write_text("old")

    def write_and_fail():
        with FindingsFile(path) as file:
            file.write(findings)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert [entry.name for entry in folder.iterdir()] == ["out.jsonl"]
    assert path.read_text() == "old"


@pytest.mark.parametrize("name", ["out.csv", "out", "out.jsonl.gz"])
def test_unknown_suffix_is_refused_before_anything_is_written(folder, name):
    with pytest.raises(OutputUnwritable, match=r"请以 \.jsonl 或 \.parquet 结尾"):
        FindingsFile(folder / name)
    assert list(folder.iterdir()) == []


def test_folder_that_is_a_file_is_told(folder):
    (folder / "taken").write_text("")
    with pytest.raises(OutputUnwritable, match="不能写入"):
        FindingsFile(folder / "taken" / "out.jsonl")
