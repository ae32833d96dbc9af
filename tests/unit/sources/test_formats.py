from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wangjian.sources.formats import Format, detect_format
from wangjian.sources.opening import UnreadableFile


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    return stream.getvalue()


def _workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def _parquet() -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table({"id": ["1"]}), stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", b"id,title\n", Format.CSV),
        ("a.txt", b'{"id": 1}\n', Format.CSV),
        ("a", b'{"id": 1}\n', Format.JSON_LINES),
        ("a.json", b' {"id": 1}\n', Format.JSON_LINES),
        ("a.jsonl.gz", gzip.compress(b'{"id": 1}\n'), Format.JSON_LINES),
        ("a.csv.gz", gzip.compress(b"id\n1\n"), Format.CSV),
        ("upload-1", b"PAR1....", Format.PARQUET),
        ("wrong-name.csv", _parquet(), Format.PARQUET),
        ("a.xlsx", _workbook(), Format.EXCEL),
        ("a.xls", b"\xd0\xcf\x11\xe0....", Format.EXCEL),
        ("export.xls", "编号\t标题\n1\t茶杯\n".encode("gb18030"), Format.CSV),
        ("a.html", b"plain words", Format.PAGE),
        ("a", b"\xef\xbb\xbf\n<!DOCTYPE HTML><html>", Format.PAGE),
        ("a.html.gz", gzip.compress(b"<html>"), Format.PAGE),
        ("a.warc", b"WARC/1.1\r\n", Format.WARC),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n"), Format.WARC),
        ("a.wacz", _zip("datapackage.json", "archive/data.warc.gz"), Format.WACZ),
    ],
)
def test_detect_format(tmp_path: Path, name: str, content: bytes, expected: Format) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert detect_format(path) is expected


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("导出.xls", b"<html><table><tr><td>1</td></tr></table>", "内容却是网页"),
        ("存档.mht", b"From: <Saved by Blink>\r\n", "是MHT网页存档"),
        ("数组.json", b'[{"id": 1}]', "是一个JSON数组"),
        ("打包.zip", _zip("a.csv"), "是ZIP压缩包"),
        ("打包.rar", b"Rar!\x1a\x07", "是RAR压缩包"),
    ],
)
def test_what_only_looks_like_data_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match=sentence) as refused:
        detect_format(path)

    assert name in str(refused.value)
