"""One step in the life of a lead: lock the row, check, change, tell the time line and the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.leads import policies
from wangjian.desk.leads.models import Lead, LeadEvent
from wangjian.desk.leads.states import LeadAct, LeadStatus, transition
from wangjian.desk.policies import UnableToAct

Change = Callable[[Lead], dict[str, Any]]
"""Changes the locked lead and answers with the detail for the time line."""


def nothing(lead: Lead) -> dict[str, Any]:
    return {}


@transaction.atomic
def step(act: LeadAct, lead: Lead, *, by: User, at: datetime, reason: str = "", change: Change = nothing) -> Lead:
    """Carry out an act and return the lead as it now is.

    ``lead`` is what the person saw; when somebody has moved it meanwhile, the refusal says who and when.
    """
    seen = lead.status
    lead = Lead.objects.select_for_update(of=("self",)).select_related("organisation", "area__bureau").get(pk=lead.pk)
    _check(act, lead, seen, by)
    row = transition(act, lead.status)
    assert row is not None
    if row.needs_reason:
        policies.check_reason(act, reason)
    before = lead.status
    detail = change(lead)
    lead.status = row.target
    lead.save()
    LeadEvent.objects.create(
        lead=lead,
        at=at,
        by=by,
        event=act,
        from_status=before,
        to_status=row.target,
        reason=reason.strip(),
        detail=detail,
    )
    noted = {"number": lead.number, "from": before, "to": str(row.target), "reason": reason.strip(), **detail}
    audit.record(row.audit_event, target=lead, by=by, at=at, detail=noted)
    return lead


def _check(act: LeadAct, lead: Lead, seen: str, by: User) -> None:
    try:
        policies.check_can(act, by, lead)
    except UnableToAct as refusal:
        moved = _who_moved(lead, seen)
        if moved and transition(act, lead.status) is None:
            raise type(refusal)(f"{moved}请刷新后再办理。") from refusal
        raise


def _who_moved(lead: Lead, seen: str) -> str:
    """Who changed the lead since the person saw it; empty when nobody did."""
    last = lead.events.exclude(from_status="").select_related("by").last()
    if lead.status == seen or last is None:
        return ""
    when = timezone.localtime(last.at)
    who = last.by.display_name if last.by else "系统"
    return (
        f"该线索已由{who}于{when.month}月{when.day}日 {when:%H:%M} {last.label},现为“{LeadStatus(lead.status).label}”。"
    )
