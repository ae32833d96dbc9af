"""JSON lines: one object per line. A line that is no object is set aside with its number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from wangjian.lake.rows import Ints
from wangjian.sources.opening import DamagedFile, OpenedFile, UnreadableFile
from wangjian.sources.tables.encoding import NAMES, SAMPLE, Utf8Stream, detect_encoding, named_encoding
from wangjian.sources.tables.jsonl_fast import as_text, decode_line, float_text, read_plain_lines, simple_types
from wangjian.sources.tables.records import CHUNK_BYTES, CHUNK_ROWS, LINE, BrokenRow, Choose, Records

_Row = dict[str, Any]

MAX_LINE = 8 << 20
_RAW_KEPT = 4_000
_HEADING_LINES = 1_000


@dataclass(slots=True)
class _Stretch:
    rows: list[_Row] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)

    def records(self, headings: list[str]) -> Records:
        columns: dict[str, pa.Array] = {}
        nested: dict[str, list[int]] = {}
        for name in headings:
            values = [row.get(name) for row in self.rows]
            columns[name], nested[name] = _column(values, self.lines.__getitem__, name)
        return Records(columns, np.array(self.numbers, np.int64), self._raw, self.broken, nested)

    def lines_of(self, names: set[str]) -> list[_Row]:
        """Rows that hold one of the names, with numbers as numbers."""
        return [decode_line(self.lines[n]) for n, row in enumerate(self.rows) if names.intersection(row)][
            :_HEADING_LINES
        ]

    def _raw(self, position: int) -> _Row:
        return {name: text for name, value in self.rows[position].items() if (text := json_text(value)) is not None}


class JsonLinesReader:
    """A file of JSON objects. Its headings are the names met in the first thousand lines."""

    def __init__(self, source: OpenedFile, *, encoding: str | None = None) -> None:
        self._source = source
        sample = source.read(SAMPLE)
        source.rewind()
        self._encoding = named_encoding(encoding) if encoding else detect_encoding(sample, source.path.name)
        self._stream = Utf8Stream(source, self._encoding)
        self._buffer = b""
        self._ended = False
        self._damage: DamagedFile | None = None
        self._line = 1
        self._in_long_line = False
        self.notes = [] if self._encoding == "utf-8" else [f"文件编码:{NAMES[self._encoding]}"]
        self._fill()
        first_rows = _first_rows(self._buffer)
        self.headings = list(dict.fromkeys(name for row in first_rows for name in row))
        self._types = simple_types(first_rows)
        if not self.headings:
            raise UnreadableFile(f"“{source.path.name}”的前{_HEADING_LINES}行里没有一个JSON对象,每行应是一个{{…}}。")

    @property
    def place(self) -> int:
        return self._source.place

    def records(self, choose: Choose) -> Iterator[Records]:
        wanted = choose(self.headings)
        while self._fill():
            if self._in_long_line:
                self._leave_long_line()
                continue
            data = self._take()
            plain = self._plainly(data, wanted)
            if plain is None:
                stretch = self._carefully(data)
                if self._learn(stretch):
                    wanted = choose(self.headings)
                plain = stretch.records(wanted)
            self._line += data.count(b"\n")
            yield plain
        if self._damage is not None:
            raise self._damage

    def _plainly(self, data: bytes, wanted: list[str]) -> Records | None:
        filled = _filled_lines(data)
        table = read_plain_lines(data, filled.numbers.size, wanted, self._types)
        if table is None or not set(table.column_names) <= set(self.headings):
            return None

        def raw(position: int) -> _Row:
            row = decode_line(data[filled.starts[position] : filled.ends[position]])
            return {name: text for name, value in row.items() if (text := json_text(value)) is not None}

        columns = {name: as_text(table.column(name)) for name in wanted}
        return Records(columns, filled.numbers + self._line, raw)

    def _carefully(self, data: bytes) -> _Stretch:
        stretch = _Stretch()
        for number, line in enumerate(data.split(b"\n"), start=self._line):
            if line and not line.isspace():
                row = _read(line, self._encoding)
                if isinstance(row, str):
                    stretch.broken.append(BrokenRow(number, row, {LINE: _kept(line)}))
                else:
                    stretch.rows.append(row)
                    stretch.lines.append(line)
                    stretch.numbers.append(number)
        return stretch

    def _learn(self, stretch: _Stretch) -> bool:
        """Take in headings that come up for the first time; true when there are any."""
        late = set().union(*stretch.rows) - set(self.headings)
        self.headings += sorted(late)
        self._types |= {name: type_ for name, type_ in simple_types(stretch.lines_of(late)).items() if name in late}
        return bool(late)

    def _fill(self) -> bool:
        while len(self._buffer) < CHUNK_BYTES and not self._ended:
            try:
                data = self._stream.read(CHUNK_BYTES - len(self._buffer))
            except DamagedFile as damage:
                self._damage, data = damage, b""
            self._buffer += data
            self._ended = not data
        return bool(self._buffer)

    def _take(self) -> bytes:
        """Up to CHUNK_ROWS whole lines. A line longer than the buffer gives its beginning, and fails by its length."""
        end = len(self._buffer) if self._ended else self._buffer.rfind(b"\n") + 1
        if end == 0:
            self._in_long_line = True
            end = len(self._buffer)
        newlines = np.flatnonzero(np.frombuffer(self._buffer, np.uint8, end) == b"\n"[0])
        if newlines.size > CHUNK_ROWS:
            end = int(newlines[CHUNK_ROWS - 1]) + 1
        data, self._buffer = self._buffer[:end], self._buffer[end:]
        return data

    def _leave_long_line(self) -> None:
        end = self._buffer.find(b"\n") + 1
        self._in_long_line = end == 0 and not self._ended
        self._buffer = self._buffer[end:] if end else b""
        self._line += end > 0


@dataclass(frozen=True, slots=True)
class _Filled:
    """Lines of a stretch that are not blank: their numbers counted from 0, and where they lie."""

    numbers: Ints
    starts: Ints
    ends: Ints


def _filled_lines(data: bytes) -> _Filled:
    array = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(array == b"\n"[0])
    if not data.endswith(b"\n"):
        ends = np.append(ends, array.size)
    starts = np.concatenate(([0], ends[:-1] + 1))
    sizes = ends - starts
    blank = (sizes == 0) | ((sizes == 1) & (array[starts.clip(max=array.size - 1)] == b"\r"[0]))
    return _Filled(np.flatnonzero(~blank), starts[~blank], ends[~blank])


def _read(line: bytes, encoding: str) -> dict[str, Any] | str:
    """The object of a line, or a sentence why there is none. Numbers stay text, so that money stays exact."""
    if len(line) > MAX_LINE:
        return f"一行超过{MAX_LINE >> 20}兆字节,像是文件损坏"
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        place = len(line[: error.start].decode("utf-8", "replace")) + 1
        return f"第{place}个字处有损坏的字节,不是{NAMES[encoding]}文字"
    try:
        row = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            return f"JSON到第{len(text)}个字就断了,是半行"
        return f"第{error.pos + 1}个字处不是JSON"
    except RecursionError:
        return "JSON嵌套过深"
    return row if isinstance(row, dict) else "不是JSON对象,每行应是一个{…}"


_DECODER = json.JSONDecoder(parse_float=float_text, parse_int=str, parse_constant=lambda _name: None, strict=False)


def _first_rows(buffer: bytes) -> list[_Row]:
    lines = buffer.split(b"\n", _HEADING_LINES)[:_HEADING_LINES]
    return [decode_line(line) for line in lines if isinstance(_read(line, "utf-8"), dict)]


def _column(values: list[Any], line_of: Callable[[int], bytes], name: str) -> tuple[pa.Array, list[int]]:
    """A column of text, and the positions at which a list or an object stands, written out as JSON."""
    try:
        return pa.array(values, pa.string()), []
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        nested = [position for position, value in enumerate(values) if isinstance(value, list | dict)]
    texts = [json_text(value) for value in values]
    for position in nested:
        # Read once more with numbers as numbers, so that they are not written out as quoted text.
        texts[position] = json_text(decode_line(line_of(position))[name])
    return pa.array(texts, pa.string()), nested


def json_text(value: Any) -> str | None:
    """A value of JSON as text; lists and objects as JSON."""
    if value is None:
        return None
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False)
    # A lone half of a surrogate pair (\\ud83d) is no character and has no UTF-8.
    text: str = value.encode("utf-8", "replace").decode("utf-8")
    return text


def _kept(line: bytes) -> str:
    return line[:_RAW_KEPT].decode("utf-8", "replace").replace("\0", "")
