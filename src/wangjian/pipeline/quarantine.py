"""Rows set aside by imports: looked at, corrected and tried again, or given up. Each act is in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wangjian.desk.accounts.models import User
from wangjian.desk.leads.actions.adopting import adopt_linked_shops
from wangjian.desk.monitoring import actions, policies
from wangjian.desk.monitoring.models import Import, JobStatus
from wangjian.desk.registry.actions import link_shops
from wangjian.lake.quarantine import QuarantinedRow
from wangjian.pipeline.home import open_lake
from wangjian.pipeline.registering import register_rows
from wangjian.sources import importing


def quarantined_rows(job: Import | None = None, *, after: int = 0, limit: int = 50) -> list[QuarantinedRow]:
    """A page of open rows, of one import or of all, in the order of their numbers."""
    with open_lake() as lake:
        return lake.quarantine(job.lake_import if job else None, after=after, limit=limit)


def quarantined_count(job: Import | None = None) -> int:
    with open_lake() as lake:
        return lake.quarantine_count(job.lake_import if job else None)


def quarantined_row(row: int) -> QuarantinedRow:
    """Raises NoSuchQuarantinedRow."""
    with open_lake() as lake:
        return lake.quarantined_row(row)


def job_of(row: QuarantinedRow) -> Import:
    """The latest order that imported the row's file."""
    found: Import = Import.objects.filter(lake_import=row.import_id).latest("pk")
    return found


def retry_row(*, row: int, corrected: Mapping[str, str], by: User, at: datetime) -> str:
    """Import a row with columns corrected; empty when it is in, else the sentence why it is still refused.

    Raises UnableToRequestJob, NoSuchQuarantinedRow, QuarantinedRowIsSettled.
    """
    policies.check_can_request_job(by)
    with open_lake() as lake:
        found = lake.quarantined_row(row)
        job = job_of(found)
        refused = importing.retry_quarantined(lake, row, dict(corrected), at=at)
        sentence = refused.sentence if refused else ""
        if not refused and register_rows(lake, found.import_id, {found.kind: 1}, job, None, at):
            link_shops()
            adopt_linked_shops(at=at)
        _recount(lake_import=found.import_id, open_rows=lake.quarantine_count(found.import_id))
    actions.note_retried(job=job, row=row, corrected=corrected, refused=sentence, by=by, at=at)
    return sentence


def drop_row(*, row: int, note: str, by: User, at: datetime) -> None:
    """Give a row up. Raises UnableToRequestJob, NoSuchQuarantinedRow, QuarantinedRowIsSettled."""
    policies.check_can_request_job(by)
    with open_lake() as lake:
        found = lake.quarantined_row(row)
        importing.drop_quarantined(lake, row, at=at, note=note)
        _recount(lake_import=found.import_id, open_rows=lake.quarantine_count(found.import_id))
    actions.note_dropped(job=job_of(found), row=row, note=note, by=by, at=at)


def _recount(*, lake_import: str, open_rows: int) -> None:
    """The job shows how many rows still wait."""
    jobs = Import.objects.filter(lake_import=lake_import)
    jobs.update(rows_quarantined=open_rows)
    if not open_rows:
        jobs.filter(status=JobStatus.DONE_WITH_PROBLEMS).update(status=JobStatus.DONE)
