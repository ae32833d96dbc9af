"""Rows an import could not read, as the lake keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wangjian.desk.monitoring.models import Import
from wangjian.lake.quarantine import NoSuchQuarantinedRow, QuarantinedRow
from wangjian.pipeline.home import open_lake

PAGE = 50


@dataclass(frozen=True, slots=True)
class QuarantinePage:
    rows: list[QuarantinedRow]
    total: int
    """Rows still open."""
    next_after: int | None


def page(job: Import, after: int) -> QuarantinePage:
    if not job.lake_import:
        return QuarantinePage([], 0, None)
    with open_lake() as lake:
        rows = lake.quarantine(job.lake_import, after=after, limit=PAGE + 1)
        total = lake.quarantine_count(job.lake_import)
    return QuarantinePage(rows[:PAGE], total, rows[PAGE - 1].id if len(rows) > PAGE else None)


def all_rows(job: Import) -> Iterator[QuarantinedRow]:
    after = 0
    while True:
        found = page(job, after)
        yield from found.rows
        if found.next_after is None:
            return
        after = found.next_after


def row(job: Import, row_id: int) -> QuarantinedRow | None:
    """The row if it belongs to this import."""
    with open_lake() as lake:
        try:
            found = lake.quarantined_row(row_id)
        except NoSuchQuarantinedRow:
            return None
    return found if found.import_id == job.lake_import else None
