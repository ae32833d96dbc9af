"""The fast way in: Parquet whose columns and values are already as the lake would store them.

The strict reader writes every value out as text and reads it again, several times the cost of scanning it. Where a
batch holds anything that reader might change or refuse, this one stops, and the strict one goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wangjian.lake.fields import ESSENTIAL
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.sources.values.columns import MAX_ID, MAX_TEXT

_BATCH_ROWS = 65_536
_PLAIN_KINDS = frozenset({"listing", "message", "clause", "page", "segment"})
"""Kinds whose columns are text, counts, money and times only: no codes that need checking."""
_EARLIEST = datetime.fromisoformat("1900-01-01T00:00:00+00:00")
_LARGEST = 10**15


class CleanParquet:
    """A Parquet file read without conversion as far as it is clean."""

    def __init__(self, path: Path, kind: str, now: datetime) -> None:
        self._path, self._kind = path, kind
        # As the strict reader, which allows for clocks that are not right to the second.
        self._latest = now + timedelta(minutes=10)
        self.finished = False
        """Every row has been given out."""
        self.unknown: tuple[str, ...] = ()
        """Columns that the kind does not have."""
        self._read, self._rows = 0, 1

    @property
    def place(self) -> int:
        """Bytes read so far, by the share of rows."""
        return self._path.stat().st_size * self._read // self._rows

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Batches in the order of the file, up to the first that is not clean."""
        if self._kind not in _PLAIN_KINDS:
            return
        try:
            file = pq.ParquetFile(self._path)
        except (pa.ArrowInvalid, OSError):
            return  # the strict reader says what is wrong
        schema = KINDS[self._kind]
        names = [name for name in schema.names if name in file.schema_arrow.names]
        if not self._has_clean_schema(file.schema_arrow, names):
            return
        self._rows = max(1, file.metadata.num_rows)
        self.unknown = tuple(name for name in file.schema_arrow.names if name not in names)
        wanted = pa.schema([schema.field(name) for name in names])
        try:
            for batch in file.iter_batches(_BATCH_ROWS, columns=names):
                if not self._is_clean(batch):
                    return
                self._read += batch.num_rows
                yield _as_stored(batch, wanted)
        except (pa.ArrowInvalid, OSError):
            return
        self.finished = True

    def _has_clean_schema(self, found: pa.Schema, names: list[str]) -> bool:
        has_something = bool(set(names) & set(ESSENTIAL[self._kind]))
        return "id" in names and has_something and all(_fits(found.field(n), KINDS[self._kind].field(n)) for n in names)

    def _is_clean(self, batch: pa.RecordBatch) -> bool:
        try:
            batch.validate(full=True)
        except pa.ArrowInvalid:
            return False  # text that is not UTF-8
        return (
            batch.column("id").null_count == 0
            and not pc.any(_essentials_missing(batch, self._kind)).as_py()
            and all(self._is_clean_column(name, batch.column(name)) for name in batch.schema.names)
        )

    def _is_clean_column(self, name: str, column: pa.Array) -> bool:
        if pa.types.is_timestamp(column.type):
            low, high = pc.min_max(column).as_py().values()
            return low is None or bool(low >= _EARLIEST and high <= self._latest)
        if pa.types.is_integer(column.type):
            low, high = pc.min_max(column).as_py().values()
            return low is None or bool(low >= 0 and high < _LARGEST)
        if name in TEXT_FIELDS[self._kind]:
            return _longest(column) <= MAX_TEXT
        return _is_trimmed(column) and _longest(column) <= MAX_ID


def _longest(column: pa.Array) -> int:
    """Bytes of the longest value."""
    return int(pc.max(pc.binary_length(column)).as_py() or 0)


def _fits(found: pa.Field, wanted: pa.Field) -> bool:
    if pa.types.is_string(wanted.type):
        return bool(pa.types.is_string(found.type) or pa.types.is_large_string(found.type))
    if pa.types.is_timestamp(wanted.type):
        return pa.types.is_timestamp(found.type) and found.type.tz is not None
    return bool(pa.types.is_integer(wanted.type) and pa.types.is_integer(found.type))


def _essentials_missing(batch: pa.RecordBatch, kind: str) -> pa.Array:
    """Where every column that could say something is empty or blank."""
    missing = pa.repeat(pa.scalar(True), batch.num_rows)
    for name in set(ESSENTIAL[kind]) & set(batch.schema.names):
        text = batch.column(name)
        # Looks no further than the first character that is none, where trimming would copy the text.
        blank = pc.or_(pc.equal(pc.binary_length(text), 0), pc.utf8_is_space(text))
        missing = pc.and_(missing, pc.fill_null(blank, True))
    return missing


def _is_trimmed(column: pa.Array) -> bool:
    """No value is empty or has white space around it, which the strict reader would take off."""
    trimmed = pc.utf8_trim_whitespace(column)
    same = pc.and_(pc.equal(trimmed, column), pc.not_equal(trimmed, ""))
    return bool(pc.all(pc.fill_null(same, True)).as_py())


def _as_stored(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    columns = []
    for field in schema:
        column = batch.column(field.name)
        if pa.types.is_timestamp(field.type):
            column = column.cast(pa.timestamp("s", "UTC"), safe=False)
        columns.append(column.cast(field.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)
