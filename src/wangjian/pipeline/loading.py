"""Parts of a run into the desk: each finding once, however often it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from wangjian.desk.leads.actions import NewFinding, load_findings
from wangjian.desk.monitoring.models import Run
from wangjian.engine.plan import is_shadow
from wangjian.pipeline.checkpoint import Checkpoint, parts
from wangjian.pipeline.heart import Heart

CHUNK = 2000


def load_parts(run: Run, place: Checkpoint, folder: Path, heart: Heart) -> None:
    """Load from the checkpoint on. Raises JobInterrupted, LeaseLost."""
    new = run.findings_new
    for index, path in enumerate(parts(folder)):
        if index < place.loaded_parts:
            continue
        for rows in chunks_of(path):
            heart.check()
            new += load_findings(run=run, rows=rows)
            heart.note(findings_new=new)
        place.loaded_parts = index + 1
        place.save(folder)


def chunks_of(path: Path) -> Iterator[list[NewFinding]]:
    """Findings of one part in pieces that fit a transaction."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=CHUNK):
            yield [_finding(row) for row in batch.to_pylist()]


def _finding(row: dict[str, Any]) -> NewFinding:
    # A shop row without a number of its own is known in the registry by the number of its observation.
    shop_id = row["shop_id"] or (row["observation_id"] if row["kind"] == "shop" else "")
    return NewFinding(
        finding_id=row["finding_id"],
        observation_id=row["observation_id"],
        kind=row["kind"],
        platform=row["platform"] or "",
        shop_id=shop_id if row["platform"] else "",
        violation=row["violation"],
        rule=row["rule"],
        rule_version=row["rule_version"],
        severity=row["severity"],
        score=row["score"],
        field=row["field"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        text=row["text"] or "",
        reason=row["reason"],
        laws=tuple(row["laws"]),
        exempt=row["exempt"] or "",
        shadow=is_shadow(row["rule_version"]),
        url=row["url"] or "",
        captured_at=row["captured_at"],
        evidence_id=row["evidence_id"] or "",
    )
