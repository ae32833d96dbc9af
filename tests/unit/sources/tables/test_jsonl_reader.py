"""Reading plain lines at once and line by line must agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wangjian.sources.opening import UnreadableFile, open_file
from wangjian.sources.tables.jsonl_reader import JsonLinesReader
from wangjian.sources.tables.records import LINE


class _CarefulReader(JsonLinesReader):
    """Never takes the fast way."""

    def _plainly(self, *_: Any) -> None:
        return None


def _read(path: Path, reader: type[JsonLinesReader] = JsonLinesReader) -> tuple[list[dict[str, Any]], list[Any]]:
    rows: list[dict[str, Any]] = []
    broken: list[Any] = []
    with open_file(path) as file:
        opened = reader(file)
        for records in opened.records(lambda headings: headings):
            columns = {name: column.to_pylist() for name, column in records.columns.items()}
            for position, number in enumerate(records.rows.tolist()):
                row = {name: values[position] for name, values in columns.items() if values[position] is not None}
                assert records.raw(position).keys() == row.keys()
                rows.append({LINE: number, **row})
            broken += records.broken
    return rows, broken


def _write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "示例.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return path


_ODD = (
    '{"id":"1"}', '{"id":2}', '{"id"', ":3}", "{}", "[]", "", '{"id":"a"}{"id":"b"}', "NaN", '{"id":NaN}',
    '{"id":1.50}', '{"id":"\\ud83d"}', '{"id":"a","id":"b"}', "\r", '{"x":{"id":1}}', '{"id":1e400}',
)  # fmt: skip
_VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.decimals(0, 100_000, places=2).map(float),
    st.text(max_size=5),
    st.lists(st.integers(0, 9), max_size=2),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["id", "title", "价格", "x"]), _VALUE, max_size=4), min_size=1, max_size=6
    ),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_both_ways_read_what_was_written(tmp_path_factory, rows: list[dict[str, Any]], end: str) -> None:
    text = end.join(json.dumps(row, ensure_ascii=False) for row in [{"id": "first"}, *rows])
    path = _write(tmp_path_factory.mktemp("jsonl"), text)

    fast, careful = _read(path), _read(path, _CarefulReader)

    assert fast == careful
    assert len(fast[0]) == len(rows) + 1


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_ODD), max_size=6))
def test_both_ways_agree_on_odd_lines(tmp_path_factory, lines: list[str]) -> None:
    path = _write(tmp_path_factory.mktemp("jsonl"), "\n".join(['{"id":"1"}', *lines]))

    assert _read(path) == _read(path, _CarefulReader)


def test_amounts_stay_exact_and_flags_are_words(tmp_path: Path) -> None:
    rows, _ = _read(_write(tmp_path, '{"id": "1", "价格": 12.10, "亮照": true, "编号": 12345678901234567890}\n'))

    assert rows == [{LINE: 1, "id": "1", "价格": "12.1", "亮照": "true", "编号": "12345678901234567890"}]


def test_lists_and_objects_are_written_out_and_pointed_at(tmp_path: Path) -> None:
    with open_file(_write(tmp_path, '{"id": "1"}\n{"id": ["a", 1.5]}\n')) as file:
        (records,) = JsonLinesReader(file).records(lambda headings: headings)

    assert records.columns["id"].to_pylist() == ["1", '["a", 1.5]']
    assert records.nested == {"id": [1]}


def test_headings_that_come_up_late_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.jsonl_reader._HEADING_LINES", 2)
    monkeypatch.setattr("wangjian.sources.tables.jsonl_reader.CHUNK_ROWS", 3)
    lines = ['{"id": "1"}'] * 5 + ['{"id": "6", "标题": "茶杯"}', '{"id": "7", "标题": "腐竹"}', '{"id": "8"}']

    rows, _ = _read(_write(tmp_path, "\n".join(lines)))

    assert [row.get("标题") for row in rows] == [None] * 5 + ["茶杯", "腐竹", None]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"id": "2", "tit', "JSON到第16个字就断了,是半行"),
        ('{"id": "2"', "JSON到第10个字就断了,是半行"),
        ('{"id": 2,}', "第10个字处不是JSON"),
        ("坏", "第1个字处不是JSON"),
        ('["2"]', "不是JSON对象,每行应是一个{…}"),
        ('{"a":' * 2000 + "1" + "}" * 2000, "JSON嵌套过深"),
    ],
)
def test_a_line_that_is_no_object_is_set_aside(tmp_path: Path, line: str, sentence: str) -> None:
    rows, broken = _read(_write(tmp_path, f'{{"id": "1"}}\n{line}\n{{"id": "3"}}\n'))

    assert [row["id"] for row in rows] == ["1", "3"]
    assert [(row.row, row.sentence) for row in broken] == [(2, sentence)]


def test_a_broken_byte_spoils_its_own_line_only(tmp_path: Path) -> None:
    rows, broken = _read(_write(tmp_path, b'{"id": "1"}\n{"id": "\xe7\x94"}\n{"id": "3"}\n'))

    assert [row["id"] for row in rows] == ["1", "3"]
    assert broken[0].row == 2
    assert "损坏的字节" in broken[0].sentence


def test_a_line_longer_than_the_buffer_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wangjian.sources.tables.jsonl_reader.CHUNK_BYTES", 500)
    monkeypatch.setattr("wangjian.sources.tables.jsonl_reader.MAX_LINE", 400)
    long = json.dumps({"id": "2", "标题": "长" * 2000}, ensure_ascii=False)

    rows, broken = _read(_write(tmp_path, f'{{"id": "1"}}\n{long}\n{{"id": "3"}}\n{{"id": "4"}}\n'))

    assert [(row[LINE], row["id"]) for row in rows] == [(1, "1"), (3, "3"), (4, "4")]
    assert [row.row for row in broken] == [2]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with open_file(_write(tmp_path, "甲,乙\n1,2\n")) as file, pytest.raises(UnreadableFile, match="没有一个JSON对象"):
        JsonLinesReader(file)
