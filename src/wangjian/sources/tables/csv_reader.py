"""CSV and TSV: fast where a stretch is clean, careful where it is not, with the same result.

A stretch is cut at record ends found by the parity of quotes. When every quote in it stands where RFC 4180 lets it
stand, pyarrow parses the stretch; otherwise each record is taken by Python's csv module, and a record that cannot be
taken is set aside with its line number while reading goes on at the next line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from wangjian.sources.opening import DamagedFile, OpenedFile, UnreadableFile
from wangjian.sources.tables.csv_cutting import Cut, cut_records, is_clean
from wangjian.sources.tables.encoding import NAMES, SAMPLE, Utf8Stream, detect_encoding, named_encoding
from wangjian.sources.tables.records import CHUNK_BYTES, CHUNK_ROWS, LINE, BrokenRow, Choose, Records, Score

DELIMITERS = ",\t;|"
MAX_RECORD = 2 << 20
HEADING_WITHIN = 10
MAX_LINES = 2_000
"""A record longer than this has lost its closing quote."""
_RAW_KEPT = 4_000

csv.field_size_limit(MAX_RECORD)


class CsvReader:
    """A CSV or TSV file. Raises UnreadableFile when it has no heading line, UndecidableEncoding."""

    def __init__(
        self, source: OpenedFile, *, score: Score, encoding: str | None = None, delimiter: str | None = None
    ) -> None:
        self._source = source
        sample = source.read(SAMPLE)
        source.rewind()
        self._encoding = named_encoding(encoding) if encoding else detect_encoding(sample, source.path.name)
        old_mac = b"\r" in sample and b"\n" not in sample
        self._stream = Utf8Stream(source, self._encoding, old_mac_lines=old_mac)
        self._buffer = b""
        self._ended = False
        self._damage: DamagedFile | None = None
        self._line = 1
        self._in_long_line = False
        self.notes = [] if self._encoding == "utf-8" else [f"文件编码:{NAMES[self._encoding]}"]
        self.headings = self._read_headings(score, delimiter)

    @property
    def place(self) -> int:
        return self._source.place

    def records(self, choose: Choose) -> Iterator[Records]:
        """The rows below the headings; blank lines are passed over."""
        headings = choose(self.headings)
        while self._fill():
            if self._in_long_line:
                self._leave_long_line()
                continue
            cut = cut_records(self._buffer, self._ended, CHUNK_ROWS)
            if cut is None or not is_clean(self._buffer[: cut.size], self._delimiter):
                yield self._carefully(headings)
                continue
            taken = self._fast(self._buffer[: cut.size], cut, headings)
            if taken is None:
                yield self._carefully(headings)
                continue
            self._buffer = self._buffer[cut.size :]
            self._line += cut.lines
            yield taken
        if self._damage is not None:
            raise self._damage

    # Headings ----------------------------------------------------------------------------------------------------

    def _read_headings(self, score: Score, delimiter: str | None) -> list[str]:
        """The first filled line, or the one among the first few that holds known headings, below a title."""
        self._fill()
        lines, size, candidates = 0, 0, list[tuple[int, int, list[str], str, int, int]]()
        while size < len(self._buffer) and len(candidates) < HEADING_WITHIN:
            text = self._buffer[size : size + _line_size(self._buffer, size)].decode("utf-8", "replace")
            separator = delimiter or max(DELIMITERS, key=text.count)
            taken, length = _take_record(self._buffer, size, separator)
            record = self._buffer[size : size + length].decode("utf-8", "replace").rstrip("\r\n")
            lines, size = lines + taken, size + length
            cells = [cell.strip() for cell in _cells(record, separator)]
            if any(cells):
                candidates.append((score(cells), -len(candidates), cells, separator, lines, size))
        if not candidates:
            raise UnreadableFile(f"“{self._source.path.name}”里没有表头,第一行应是列名。")
        _, _, headings, self._delimiter, lines, size = max(candidates, key=lambda c: c[:2])
        self._buffer = self._buffer[size:]
        self._line += lines
        while headings and not headings[-1]:
            headings.pop()
        return headings

    # Reading -----------------------------------------------------------------------------------------------------

    def _fill(self) -> bool:
        while len(self._buffer) < CHUNK_BYTES and not self._ended:
            try:
                data = self._stream.read(CHUNK_BYTES - len(self._buffer))
            except DamagedFile as damage:
                self._damage, data = damage, b""
            self._buffer += data
            self._ended = not data
        return bool(self._buffer)

    def _fast(self, data: bytes, cut: Cut, headings: list[str]) -> Records | None:
        rows = self._line + cut.row_lines
        invalid = False

        def refuse(_row: Any) -> str:
            nonlocal invalid
            invalid = True
            return "skip"

        names = _unique(self.headings)
        wanted = {name: names[self.headings.index(name)] for name in headings}
        try:
            table = pacsv.read_csv(
                pa.py_buffer(data),
                pacsv.ReadOptions(column_names=names, use_threads=False, block_size=len(data) + 1),
                pacsv.ParseOptions(delimiter=self._delimiter, newlines_in_values=True, invalid_row_handler=refuse),
                pacsv.ConvertOptions(
                    include_columns=list(wanted.values()),
                    column_types=dict.fromkeys(wanted.values(), pa.string()),
                    strings_can_be_null=True, null_values=[""],
                ),
            )  # fmt: skip
        except pa.ArrowInvalid:
            return None
        if invalid or table.num_rows != rows.size:
            return None
        columns = {name: _one(table.column(wanted[name])) for name in headings}
        return Records(columns, rows, lambda position: self._raw(data[cut.starts[position] : cut.ends[position]]))

    def _raw(self, record: bytes) -> dict[str, Any]:
        values = _cells(record.decode("utf-8").rstrip("\r\n"), self._delimiter)
        return _named(self.headings, values)

    def _carefully(self, headings: list[str]) -> Records:
        rows: list[list[str]] = []
        numbers: list[int] = []
        broken: list[BrokenRow] = []
        at = 0
        while at < len(self._buffer) and len(rows) + len(broken) < CHUNK_ROWS:
            lines, size = _take_record(self._buffer, at, self._delimiter)
            if at + size == len(self._buffer) and not self._ended and at > 0:
                break
            values = self._values(self._buffer[at : at + size])
            if isinstance(values, str):
                # Only the first line is given up: what follows may be good rows behind a lost quote.
                lines, size = 1, _line_size(self._buffer, at)
                broken.append(self._broken(self._buffer[at : at + size], values))
                self._in_long_line = at + size == len(self._buffer) and not self._ended
                lines -= self._in_long_line
            elif values:
                rows.append(values)
                numbers.append(self._line)
            at += size
            self._line += lines
        self._buffer = self._buffer[at:]
        return self._as_records(rows, numbers, broken, headings)

    def _values(self, record: bytes) -> list[str] | str:
        """Values of a record, or a sentence why there are none."""
        try:
            text = record.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            return _encoding_sentence(record, error, self._encoding)
        if not text.strip():
            return []
        if len(record) > MAX_RECORD or text.count("\n") >= MAX_LINES:
            return "引号没有收尾,或一行过长"
        try:
            values = next(csv.reader([text], delimiter=self._delimiter, strict=True))
        except csv.Error:
            return "引号没有收尾或位置不对,这一行无法按列拆开"
        while len(values) > len(self.headings) and not values[-1].strip():
            values.pop()
        if len(values) != len(self.headings):
            return f"有{len(values)}列,表头是{len(self.headings)}列"
        return values

    def _leave_long_line(self) -> None:
        """Pass over the rest of a line that was set aside for its length."""
        end = self._buffer.find(b"\n") + 1
        self._in_long_line = end == 0 and not self._ended
        self._line += end > 0
        self._buffer = self._buffer[end:] if end else b""

    def _broken(self, record: bytes, sentence: str) -> BrokenRow:
        text = record[:_RAW_KEPT].decode("utf-8", "replace").rstrip("\r\n").replace("\0", "")
        return BrokenRow(self._line, sentence, {LINE: text})

    def _as_records(
        self, rows: list[list[str]], numbers: list[int], broken: list[BrokenRow], headings: list[str]
    ) -> Records:
        columns = {}
        for name in headings:
            position = self.headings.index(name)
            columns[name] = pa.array([row[position] or None for row in rows], pa.string())
        names = self.headings
        return Records(
            columns,
            np.array(numbers, np.int64),
            lambda position: _named(names, rows[position]),
            broken,
        )


def _named(headings: list[str], values: list[str]) -> dict[str, Any]:
    """Filled columns by their headings; of columns with one heading the first."""
    named: dict[str, Any] = {}
    for name, value in zip(headings, values, strict=False):
        named.setdefault(name, value)
    return {name: value for name, value in named.items() if value}


def _take_record(buffer: bytes, at: int, delimiter: str) -> tuple[int, int]:
    """(lines, bytes) of the record at a place; a record whose quote never closes is as long as the limits allow."""
    lines = 0
    end = at
    is_open = False
    while end < len(buffer):
        start, end = end, buffer.find(b"\n", end) + 1 or len(buffer)
        lines += 1
        # A line without quotes neither opens nor closes a field.
        if buffer.find(b'"', start, end) >= 0:
            is_open = _is_open(buffer[at:end], delimiter)
        if not is_open or lines >= MAX_LINES or end - at > MAX_RECORD:
            break
    return lines, end - at


def _is_open(record: bytes, delimiter: str) -> bool:
    """Whether a record goes on in the next line: a quote that opened a field has not been closed."""
    try:
        next(csv.reader([record.decode("utf-8", "replace")], delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _cells(text: str, delimiter: str) -> list[str]:
    """Values of a record as far as it can be taken apart."""
    try:
        return next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:
        return [text]


def _line_size(buffer: bytes, at: int) -> int:
    end = buffer.find(b"\n", at)
    return (len(buffer) if end < 0 else end + 1) - at


def _encoding_sentence(record: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    place = len(record[: error.start].decode("utf-8", "replace")) + 1
    return f"第{place}个字处有损坏的字节,不是{NAMES[encoding]}文字"


def _unique(headings: list[str]) -> list[str]:
    """Headings under which pyarrow can tell all columns apart."""
    return [f"{index}:{name}" for index, name in enumerate(headings)]


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
