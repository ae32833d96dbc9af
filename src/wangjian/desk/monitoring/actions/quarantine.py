"""What people did with quarantined rows; the rows themselves are in the lake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.monitoring import policies
from wangjian.desk.monitoring.models import Import


@transaction.atomic
def note_retried(*, job: Import, row: int, corrected: Mapping[str, str], refused: str, by: User, at: datetime) -> None:
    """A corrected row was tried again; ``refused`` is the sentence why not, or empty."""
    policies.check_can_request_job(by)
    detail = {"row": row, "columns": sorted(corrected), "refused": refused}
    audit.record(AuditEvent.QUARANTINE_RETRIED, target=job, by=by, at=at, detail=detail)


@transaction.atomic
def note_dropped(*, job: Import, row: int, note: str, by: User, at: datetime) -> None:
    """A row was given up."""
    policies.check_can_request_job(by)
    detail = {"row": row, "note": note}
    audit.record(AuditEvent.QUARANTINE_DROPPED, target=job, by=by, at=at, detail=detail)
