"""Small parts of one import and day become one, before anybody reads them.

A file whose rows are spread over a year cuts each chunk into hundreds of slivers; without this a large import would
leave more files than rows per file.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.lake.manifest import ImportRecord, Manifest, Part
from wangjian.lake.parts import write_part

TARGET_ROWS = 100_000
SMALL_ROWS = 10_000


def merge_small_parts(root: Path, manifest: Manifest, record: ImportRecord) -> list[str]:
    """Rewrite slivers inside the caller's transaction; answer with the names of the files to delete after it."""
    gone: list[str] = []
    parts = [part for part in manifest.parts_of_import(record.no) if part.rows < SMALL_ROWS]
    for (kind, day), group in groupby(parts, key=lambda part: (part.kind, part.day)):
        for number, batch in enumerate(_loads(list(group))):
            if len(batch) < 2:
                continue
            names = [part.name for part in batch]
            # ParquetFile: the folder names (kind=, day=) must not come back as columns.
            table = pa.concat_tables([pq.ParquetFile(root / name).read() for name in names])
            merged = write_part(root, record.no, kind, day, f"{record.import_id}-m{number:05d}", table)
            manifest.drop_parts(names)
            manifest.add_part(merged)
            gone += names
    return gone


def _loads(parts: list[Part]) -> list[list[Part]]:
    loads: list[list[Part]] = [[]]
    for part in parts:
        if sum(p.rows for p in loads[-1]) + part.rows > TARGET_ROWS:
            loads.append([])
        loads[-1].append(part)
    return loads
