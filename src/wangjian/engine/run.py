"""Drive a scan over any amount of input in bounded memory, and count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from wangjian.engine.backends import Backend

SLICE_ROWS = 16_384
SLICE_BYTES = 16 * 1024 * 1024
"""A batch is cut so that neither is exceeded; with the window of a backend this bounds memory whatever comes in."""


@dataclass(slots=True)
class Totals:
    """What a scan read and found."""

    read: int = 0
    """Rows."""
    texts: int = 0
    """Text columns of those rows that hold something."""
    findings: int = 0
    """Findings that are not exempt."""
    exempt: int = 0
    by_violation: Counter[str] = field(default_factory=Counter)
    """Findings that are not exempt, by violation."""

    def add(self, found: pa.RecordBatch) -> None:
        breaches = found.filter(pc.is_null(found.column("exempt"))).column("violation")
        self.findings += len(breaches)
        self.exempt += found.num_rows - len(breaches)
        self.by_violation.update(breaches.to_pylist())


def run_scan(
    batches: Iterable[pa.RecordBatch],
    backend: Backend,
    write: Callable[[pa.RecordBatch], None],
    progress: Callable[[Totals], None] = lambda totals: None,
    *,
    fields: Sequence[str] = (),
) -> Totals:
    """Scan every batch, hand findings to ``write`` in the order of the input, and tell ``progress`` after each.

    ``fields`` are the columns to count as texts.
    """
    totals = Totals()
    sizes: list[tuple[int, int]] = []

    def counted() -> Iterator[pa.RecordBatch]:
        for part in _slices(batches):
            sizes.append((part.num_rows, _texts(part, fields)))
            yield part

    for found in backend.findings(counted()):
        write(found)
        rows, texts = sizes.pop(0)
        totals.read += rows
        totals.texts += texts
        totals.add(found)
        progress(totals)
    return totals


def _texts(batch: pa.RecordBatch, fields: Sequence[str]) -> int:
    columns = (batch.column(name) for name in fields if name in batch.schema.names)
    return sum(len(column) - column.null_count for column in columns)


def _slices(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        row_bytes = max(1, batch.nbytes // max(1, batch.num_rows))
        rows = max(1, min(SLICE_ROWS, SLICE_BYTES // row_bytes))
        for offset in range(0, batch.num_rows, rows):
            yield batch.slice(offset, rows)
