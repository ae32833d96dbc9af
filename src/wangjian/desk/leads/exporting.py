"""Rows that leave the desk: only what the person may see, and never without an entry in the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.leads.finding_set import FindingFilter
from wangjian.desk.leads.lead_set import LeadFilter
from wangjian.desk.leads.models import Finding, Lead


def export_findings(*, chosen: FindingFilter, reason: str, by: User, at: datetime) -> Iterator[Finding]:
    """Findings of the filter in the order in which they were stored, streamed."""
    rows = Finding.objects.visible_to(by).filter_by(chosen).with_verdict().order_by("pk")
    _note("findings", rows.count(), reason, by, at)
    return rows.select_related("shop", "operator", "lead", "run", "area").iterator(chunk_size=2000)


def export_leads(*, chosen: LeadFilter, reason: str, by: User, at: datetime) -> Iterator[Lead]:
    """Leads of the filter, highest score first, streamed."""
    rows = Lead.objects.visible_to(by).filter_by(chosen).order_by("-score", "-pk")
    _note("leads", rows.count(), reason, by, at)
    return rows.with_names().iterator(chunk_size=2000)


@transaction.atomic
def _note(what: str, number: int, reason: str, by: User, at: datetime) -> None:
    detail = {"what": what, "rows": number, "reason": reason}
    audit.record(AuditEvent.ROWS_EXPORTED, target=None, by=by, at=at, detail=detail)
