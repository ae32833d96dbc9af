"""How far a run is: written after every batch, so that a killed run goes on where it was.

A batch's findings are on the disk before the checkpoint counts it; a batch scanned twice writes the same part again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.lake.files import write_durably
from wangjian.pipeline.snapshot import save_json

_FILE = "checkpoint.json"


@dataclass(slots=True)
class Checkpoint:
    kind: int = 0
    """Index of the kind now read."""
    batches: int = 0
    """Batches of it that are done."""
    read: int = 0
    """Observations read, of all kinds."""
    found: int = 0
    exempt: int = 0
    scanned: bool = False
    loaded_parts: int = 0
    """Parts whose findings are in the desk."""

    def save(self, folder: Path) -> None:
        save_json(folder / _FILE, asdict(self))

    @classmethod
    def load(cls, folder: Path) -> Checkpoint:
        try:
            return cls(**json.loads((folder / _FILE).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return cls()


def write_part(folder: Path, kind: int, batch: int, found: pa.RecordBatch) -> None:
    """Put the findings of one batch on the disk; the name sorts in the order of scanning."""
    table = pa.Table.from_batches([found])
    path = folder / f"part-{kind:02d}-{batch:06d}.parquet"
    write_durably(path, lambda to: pq.write_table(table, to, compression="zstd"))


def parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("part-*.parquet"))
