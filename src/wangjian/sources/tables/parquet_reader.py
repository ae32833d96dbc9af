"""Parquet files: typed columns, written out as text and read as strictly as any other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wangjian.sources.opening import DamagedFile, OpenedFile, UnreadableFile
from wangjian.sources.tables.jsonl_reader import json_text
from wangjian.sources.tables.records import Choose, Records

CHUNK_ROWS = 20_000
_LARGEST_PACKED = 1 << 30


class ParquetReader:
    """A Parquet file. Rows are counted from 1. Raises UnreadableFile."""

    def __init__(self, source: OpenedFile) -> None:
        self._source = source
        self.notes: list[str] = []
        try:
            place: Any = io.BytesIO(source.read_all(_LARGEST_PACKED)) if source.packed else source.path
            self._file = pq.ParquetFile(place)
        except (pa.ArrowInvalid, OSError) as error:
            raise UnreadableFile(f"“{source.path.name}”不是完好的Parquet文件({str(error)[:80]})。") from None
        self.headings = list(self._file.schema_arrow.names)
        self._done = 0

    @property
    def place(self) -> int:
        rows = max(1, int(self._file.metadata.num_rows))
        return self._source.size * self._done // rows

    def records(self, choose: Choose) -> Iterator[Records]:
        wanted = choose(self.headings)
        batches = self._file.iter_batches(batch_size=CHUNK_ROWS, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowInvalid, OSError) as error:
                raise DamagedFile(f"Parquet文件从这里起损坏,之后的内容读不出({str(error)[:80]})") from error
            if batch is None:
                return
            yield self._as_records(batch, wanted)

    def _as_records(self, batch: pa.RecordBatch, wanted: list[str]) -> Records:
        columns: dict[str, pa.Array] = {}
        nested: dict[str, list[int]] = {}
        for name in wanted:
            columns[name], nested[name] = _text_column(batch.column(name))
        rows = np.arange(self._done + 1, self._done + batch.num_rows + 1, dtype=np.int64)
        self._done += batch.num_rows

        def raw(position: int) -> dict[str, Any]:
            row = batch.slice(position, 1)
            values = {name: _text_column(row.column(name))[0][0].as_py() for name in self.headings}
            return {name: value for name, value in values.items() if value is not None}

        return Records(columns, rows, raw, nested=nested)


def _text_column(column: pa.Array) -> tuple[pa.Array, list[int]]:
    """A column as text, and the positions of lists and structures in it."""
    type_ = column.type
    if pa.types.is_dictionary(type_):
        return _text_column(column.dictionary_decode())
    if pa.types.is_nested(type_):
        texts = [json_text(value) for value in column.to_pylist()]
        return pa.array(texts, pa.string()), [i for i, text in enumerate(texts) if text is not None]
    if pa.types.is_timestamp(type_):
        return _moments(column), []
    if pa.types.is_binary(type_) or pa.types.is_large_binary(type_):
        decoded = [None if v is None else v.decode("utf-8", "replace") for v in column.to_pylist()]
        return pa.array(decoded, pa.string()), []
    return column.cast(pa.string()), []


def _moments(column: pa.Array) -> pa.Array:
    """ISO text to the second; with a Z where the column has a zone, else left to be read as Asia/Shanghai."""
    zoned = column.type.tz is not None
    seconds = column.cast(pa.timestamp("s", "UTC" if zoned else None), safe=False)
    return pc.strftime(seconds, format="%Y-%m-%dT%H:%M:%S" + ("Z" if zoned else ""))
