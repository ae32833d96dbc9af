"""Parquet parts: how rows lie on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.lake.files import write_durably
from wangjian.lake.index import UNDATED
from wangjian.lake.manifest import MIXED_DAYS, Part
from wangjian.lake.rows import PLACE_FIELD, Ints
from wangjian.lake.schemas import KINDS

ROW_GROUP = 8_192
"""Small groups let a single row be read for a page of the desk without reading its whole part."""

_DAY_US = 86_400_000_000
_SHANGHAI_US = 8 * 3_600_000_000


def days_of(captured: Ints, import_day: date) -> npt.NDArray[np.datetime64]:
    """Day in Asia/Shanghai of each capture; undated rows lie under the day of their import."""
    days = ((np.where(captured == UNDATED, 0, captured) + _SHANGHAI_US) // _DAY_US).astype("datetime64[D]")
    return np.where(captured == UNDATED, np.datetime64(import_day), days)


def part_name(kind: str, day: str, stem: str) -> str:
    return f"kind={kind}/day={day}/{stem}.parquet"


def write_part(root: Path, import_no: int, kind: str, day: str, stem: str, table: pa.Table) -> Part:
    """Write rows (columns of the kind and ``_row``) as one file that is there whole or not at all."""
    name = part_name(kind, day, stem)

    def save(path: Path) -> None:
        if day == MIXED_DAYS:
            # Rewritten before the import ends: packing it twice would only cost time.
            pq.write_table(table, path, compression="none", use_dictionary=False, write_statistics=False)
            return
        pq.write_table(
            table, path, compression="zstd", compression_level=1, row_group_size=ROW_GROUP,
            write_statistics=[PLACE_FIELD.name], use_dictionary=_repeating(table.schema),
        )  # fmt: skip

    write_durably(root / name, save)
    rows = table.column(PLACE_FIELD.name)
    numbers = rows.to_numpy()
    size = (root / name).stat().st_size
    return Part(name, import_no, kind, day, table.num_rows, int(numbers.min()), int(numbers.max()), size)


def read_part(path: Path, columns: Sequence[str], batch_size: int) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=batch_size, columns=list(columns), use_threads=False)


def stored_schema(kind: str) -> pa.Schema:
    return KINDS[kind].append(PLACE_FIELD)


def _repeating(schema: pa.Schema) -> list[str]:
    """Columns whose values repeat enough for a dictionary to pay; free text and ids do not."""
    repeating = {
        "platform",
        "shop_id",
        "category",
        "brand",
        "carrier",
        "province",
        "city",
        "status",
        "type",
        "document",
    }
    return [name for name in schema.names if name in repeating]
