"""The scan of a run: batches out of the lake through the engine into parts on the disk, always in the same order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from wangjian.engine.findings import FINDING_SCHEMA
from wangjian.engine.recipe import Recipe
from wangjian.lake.store import Lake
from wangjian.pipeline.checkpoint import Checkpoint, write_part
from wangjian.pipeline.heart import Heart
from wangjian.pipeline.snapshot import Snapshot
from wangjian.rules.model import RulePack

BATCH_ROWS = 16_384

PART_SCHEMA = pa.schema([*FINDING_SCHEMA, pa.field("text", pa.string()), pa.field("url", pa.string())])
"""Findings with the original text of their field, so that the desk can mark the quote without asking the lake."""


def scan_snapshot(
    lake: Lake, packs: tuple[RulePack, ...], snapshot: Snapshot, place: Checkpoint, folder: Path, heart: Heart
) -> None:
    """Scan what the snapshot names from the checkpoint on. Raises JobInterrupted, LeaseLost."""
    for number in range(place.kind, len(snapshot.kinds)):
        _scan_kind(lake, packs, snapshot, number, place, folder, heart)
        place.kind, place.batches = number + 1, 0
        place.save(folder)
    place.scanned = True
    place.save(folder)


def _scan_kind(
    lake: Lake,
    packs: tuple[RulePack, ...],
    snapshot: Snapshot,
    number: int,
    place: Checkpoint,
    folder: Path,
    heart: Heart,
) -> None:
    kind = snapshot.kinds[number]
    scan = Recipe(packs, kind, date.fromisoformat(snapshot.as_of)).scan()
    batches = lake.batches(kind, import_ids=snapshot.imports, latest=True, batch_size=BATCH_ROWS)
    for index, batch in enumerate(batches):
        if index < place.batches:
            continue
        heart.check()
        found = scan(batch)
        if found.num_rows:
            write_part(folder, number, index, with_text(found, batch))
        _count(place, batch, found)
        place.batches = index + 1
        place.save(folder)
        heart.note(
            observations_read=min(place.read, snapshot.total),
            findings_found=place.found,
            findings_exempt=place.exempt,
        )


def _count(place: Checkpoint, batch: pa.RecordBatch, found: pa.RecordBatch) -> None:
    exempt = found.num_rows - found.column("exempt").null_count
    place.read += batch.num_rows
    place.exempt += exempt
    place.found += found.num_rows - exempt


def with_text(found: pa.RecordBatch, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Findings with ``text`` (the whole original text of the field) and ``url`` of their observations."""
    rows = pc.index_in(found.column("observation_id"), batch.column("id"))
    texts: list[str | None] = [None] * found.num_rows
    fields = found.column("field").to_pylist()
    for name in set(fields):
        column = batch.column(name) if name in batch.schema.names else None
        if column is None or not pa.types.is_string(column.type):
            continue
        for place, field in enumerate(fields):
            if field == name:
                texts[place] = column[rows[place].as_py()].as_py()
    urls = batch.column("url").take(rows) if "url" in batch.schema.names else pa.nulls(found.num_rows, pa.string())
    return pa.RecordBatch.from_arrays([*found.columns, pa.array(texts, pa.string()), urls], schema=PART_SCHEMA)
