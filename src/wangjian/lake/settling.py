"""The last step of an import: rows of many days, written as they came, are laid out by day.

While a file is read, a chunk whose rows spread over many days is one part; a part per day and chunk would cost
one sync each and leave more files than rows per file. Settling rewrites such parts, and small ones, some at a time. It
may be killed between any two of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wangjian.lake.index import UNDATED
from wangjian.lake.manifest import MIXED_DAYS, ImportRecord, Manifest, Part
from wangjian.lake.parts import days_of, write_part

ROWS_AT_ONCE = 200_000
SMALL_ROWS = 10_000


def settle(root: Path, manifest: Manifest, record: ImportRecord, import_day: date) -> Iterator[int]:
    """Rewrite what needs it, yielding the rows of each step."""
    for group in _groups(manifest.parts_of_import(record.no)):
        # ParquetFile: the folder names (kind=, day=) must not come back as columns.
        table = pa.concat_tables([pq.ParquetFile(root / part.name).read() for part in group])
        with manifest.transaction():
            # Written under the lock: an import that begins meanwhile sweeps away files that have no name yet.
            written = list(_write_by_day(root, group, table, import_day))
            manifest.drop_parts([part.name for part in group])
            for part in written:
                manifest.add_part(part)
        for part in group:
            (root / part.name).unlink(missing_ok=True)
        yield table.num_rows


def _groups(parts: list[Part]) -> Iterator[list[Part]]:
    """Parts of one kind to be rewritten together; a single part that already lies under its day stays."""
    group: list[Part] = []
    for part in [p for p in parts if p.day == MIXED_DAYS or p.rows < SMALL_ROWS]:
        full = group and (group[0].kind != part.kind or sum(p.rows for p in group) + part.rows > ROWS_AT_ONCE)
        if full:
            yield from _worth_it(group)
            group = []
        group.append(part)
    yield from _worth_it(group)


def _worth_it(group: list[Part]) -> Iterator[list[Part]]:
    if any(part.day == MIXED_DAYS for part in group) or len({part.day for part in group}) < len(group):
        yield group


def _write_by_day(root: Path, group: list[Part], table: pa.Table, import_day: date) -> Iterator[Part]:
    captured = pc.fill_null(table.column("captured_at").cast(pa.int64()), UNDATED).to_numpy()
    days = days_of(captured, import_day)
    first = group[0]
    stem = Path(first.name).stem + "-s"
    order = np.argsort(days, kind="stable")
    ordered, days = table.take(pa.array(order)), days[order]
    found, starts = np.unique(days, return_index=True)
    ends = [*starts[1:].tolist(), days.size]
    for day, start, end in zip(found, starts.tolist(), ends, strict=True):
        yield write_part(root, first.import_no, first.kind, str(day), stem, ordered.slice(start, end - start))
