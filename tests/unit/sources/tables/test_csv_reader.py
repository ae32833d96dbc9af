"""Reading at once and reading record by record must agree, and a bad record must cost no good one."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wangjian.sources.opening import DamagedFile, UnreadableFile, open_file
from wangjian.sources.tables.csv_reader import CsvReader
from wangjian.sources.tables.reading import known_headings
from wangjian.sources.tables.records import LINE


class _CarefulReader(CsvReader):
    """Never takes the fast way."""

    def _fast(self, *_: Any) -> None:
        return None


def _read(path: Path, reader: type[CsvReader] = CsvReader, **options: Any) -> tuple[list[tuple[Any, ...]], list[Any]]:
    """(line, values…) of good rows, and broken rows."""
    rows: list[tuple[Any, ...]] = []
    broken: list[Any] = []
    with open_file(path) as file:
        opened = reader(file, score=known_headings, **options)
        for records in opened.records(lambda headings: headings):
            columns = [records.columns[name].to_pylist() for name in opened.headings]
            rows += zip(records.rows.tolist(), *columns, strict=True)
            broken += records.broken
            for position in range(records.count):
                raw = records.raw(position)
                expected = {n: c[position] for n, c in zip(opened.headings, columns, strict=True) if c[position]}
                assert raw == expected
    return rows, broken


def _write(tmp_path: Path, data: str | bytes) -> Path:
    path = tmp_path / "示例.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_lines_are_numbered_as_an_editor_shows_them(tmp_path: Path) -> None:
    path = _write(tmp_path, '编号,标题\n1,甲\n\n2,"两\n行"\n3,丙\n')

    assert _read(path)[0] == [(2, "1", "甲"), (4, "2", "两\n行"), (6, "3", "丙")]
    assert _read(path, _CarefulReader)[0] == _read(path)[0]


# A bare carriage return is left out: Python writes it without quotes, and then it ends a line for most readers.
_FIELD = st.text(st.sampled_from('甲乙a1 ,;"\n\t=+-'), max_size=6)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_FIELD, _FIELD), max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_both_ways_read_what_was_written(tmp_path_factory, rows, end: str, quote_all: bool) -> None:
    stream = io.StringIO(newline="")
    style = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(stream, lineterminator=end, quoting=style).writerows([("编号", "标题"), *rows])
    path = _write(tmp_path_factory.mktemp("csv"), stream.getvalue())

    fast, fast_broken = _read(path)
    careful, careful_broken = _read(path, _CarefulReader)

    assert fast == careful
    assert fast_broken == careful_broken == []
    written = [(a or None, b or None) for a, b in rows]
    assert [row for row in (r[1:] for r in fast) if any(row)] == [row for row in written if any(row)]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('甲a,"\n\r '), max_size=40))
def test_both_ways_agree_on_any_text(tmp_path_factory, body: str) -> None:
    path = _write(tmp_path_factory.mktemp("csv"), "编号,标题\n" + body)

    assert _read(path) == _read(path, _CarefulReader)


def test_small_chunks_give_the_same_rows(tmp_path: Path, monkeypatch) -> None:
    path = _write(tmp_path, "编号,标题\n" + "".join(f'{n},"标\n题{n}"\n' if n % 3 else f"{n},坏\n" for n in range(50)))
    whole = _read(path)
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.CHUNK_ROWS", 7)

    assert _read(path) == whole
    assert _read(path, _CarefulReader) == whole


def test_a_broken_byte_spoils_its_own_row_only(tmp_path: Path) -> None:
    path = _write(tmp_path, "编号,标题\n1,甲\n2,".encode() + b"\xe7\x94\n" + "3,丙\n".encode())

    rows, broken = _read(path)

    assert [row[1] for row in rows] == ["1", "3"]
    assert [(row.row, row.sentence) for row in broken] == [(3, "第3个字处有损坏的字节,不是UTF-8文字")]


def test_a_quote_that_never_closes_costs_its_own_line_only(tmp_path: Path) -> None:
    path = _write(tmp_path, '编号,标题\n1,"甲\n2,乙\n3,"丙"\n4,丁\n')

    rows, broken = _read(path)

    assert [row[1] for row in rows] == ["2", "3", "4"]
    assert [row.row for row in broken] == [2]
    assert broken[0].raw == {LINE: '1,"甲'}


def test_a_quote_open_to_the_end_of_a_long_file_is_given_up_at_its_line(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.MAX_LINES", 20)
    path = _write(tmp_path, '编号,标题\n1,"甲\n' + "".join(f"{n},乙\n" for n in range(2, 100)))

    rows, broken = _read(path)

    assert len(rows) == 98
    assert [row.row for row in broken] == [2]


@pytest.mark.parametrize("line", ["2,乙,多", "2", '"2"x,乙'])
def test_a_row_that_does_not_fit_the_headings_is_set_aside(tmp_path: Path, line: str) -> None:
    rows, broken = _read(_write(tmp_path, f"编号,标题\n1,甲\n{line}\n3,丙\n"))

    assert [row[1] for row in rows] == ["1", "3"]
    assert [row.row for row in broken] == [3]


def test_empty_columns_at_the_end_of_a_row_are_no_fault(tmp_path: Path) -> None:
    assert _read(_write(tmp_path, "编号,标题,,\n1,甲,,\n2,乙,,,,\n")) == ([(2, "1", "甲"), (3, "2", "乙")], [])


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_seen_from_the_headings(tmp_path: Path, delimiter: str) -> None:
    path = _write(tmp_path, f"编号{delimiter}标题\n1{delimiter}甲\n")

    assert _read(path)[0] == [(2, "1", "甲")]


def test_headings_below_a_title_are_found(tmp_path: Path) -> None:
    path = _write(tmp_path, "许昌市网店监测示例表,\n\n编号,标题\n1,甲\n")

    assert _read(path)[0] == [(4, "1", "甲")]


def test_formulas_are_text(tmp_path: Path) -> None:
    assert _read(_write(tmp_path, "编号,标题\n=1+1,@cmd\n"))[0] == [(2, "=1+1", "@cmd")]


def test_lines_ended_the_old_mac_way(tmp_path: Path) -> None:
    assert _read(_write(tmp_path, "编号,标题\r1,甲\r2,乙\r"))[0] == [(2, "1", "甲"), (3, "2", "乙")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "编号,标题\n" + "".join(f"{n},手工制作的钧瓷茶杯\n" for n in range(30))

    assert len(_read(_write(tmp_path, text.encode(encoding)))[0]) == 30


def test_a_line_longer_than_the_buffer_costs_itself_only(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.CHUNK_BYTES", 1000)
    monkeypatch.setattr("wangjian.sources.tables.csv_reader.MAX_RECORD", 300)
    path = _write(tmp_path, "编号,标题\n1,甲\n2," + "长" * 3000 + "\n3,丙\n4,丁\n")

    rows, broken = _read(path)

    assert rows == [(2, "1", "甲"), (4, "3", "丙"), (5, "4", "丁")]
    assert [row.row for row in broken] == [3]


def test_a_packed_file_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    whole = gzip.compress(("编号,标题\n" + "".join(f"{n},标题{n * n}\n" for n in range(20_000))).encode())
    path = tmp_path / "示例.csv.gz"
    path.write_bytes(whole[: len(whole) // 2])
    rows: list[int] = []

    with open_file(path) as file:
        chunks = CsvReader(file, score=known_headings).records(lambda headings: headings)
        rows += next(chunks).rows.tolist()
        with pytest.raises(DamagedFile):
            next(chunks)

    assert len(rows) > 1000


def test_a_file_without_anything_in_it_has_no_headings(tmp_path: Path) -> None:
    with open_file(_write(tmp_path, "\n\n")) as file, pytest.raises(UnreadableFile, match="没有表头"):
        CsvReader(file, score=known_headings)
