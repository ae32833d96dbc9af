"""Ordering an import or a run. The order is a row; a worker, or the terminal itself, carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.monitoring import policies
from wangjian.desk.monitoring.models import Import, Run
from wangjian.desk.monitoring.queueing import enqueue
from wangjian.desk.monitoring.uploads import keep


def request_import(
    *,
    file: Path | UploadedFile,
    kind: str,
    by: User,
    at: datetime,
    options: dict[str, Any] | None = None,
    queue: bool = True,
) -> Import:
    """Take the file over and order its import. ``kind`` may be ``auto``.

    Without ``queue`` the caller carries the import out itself. Raises UnableToRequestJob, UnreadableUpload.
    """
    policies.check_can_request_job(by)
    kept = keep(file)
    with transaction.atomic():
        job = Import.objects.create(
            kind=kind,
            options=options or {},
            file_name=kept.name[:255],
            sha256=kept.sha256,
            size=kept.size,
            bytes_total=kept.size,
            requested_by=by,
            created_at=at,
        )
        detail = {"file": kept.name, "sha256": kept.sha256, "kind": kind, "size": kept.size}
        audit.record(AuditEvent.IMPORT_REQUESTED, target=job, by=by, at=at, detail=detail)
        if queue:
            enqueue(job)
    return job


@transaction.atomic
def request_run(*, kinds: Sequence[str], as_of: date | None, by: User, at: datetime, queue: bool = True) -> Run:
    """Order a monitoring run over the kinds (all when empty), by the law of ``as_of`` (today when ``None``).

    Raises UnableToRequestJob.
    """
    policies.check_can_request_job(by)
    day = as_of or timezone.localdate(at)
    run = Run.objects.create(number=uuid4().hex[:20], as_of=day, kinds=list(kinds), requested_by=by, created_at=at)
    run.number = f"JC-{timezone.localdate(at).year}-{run.pk:06d}"
    run.save(update_fields=["number"])
    detail = {"number": run.number, "kinds": list(kinds), "as_of": day.isoformat()}
    audit.record(AuditEvent.RUN_REQUESTED, target=run, by=by, at=at, detail=detail)
    if queue:
        enqueue(run)
    return run
