"""One time line of everything that happened to a lead, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wangjian.desk.accounts.models import Organisation
from wangjian.desk.leads.models import Lead, LeadEvent
from wangjian.desk.leads.states import LeadStatus, Outcome


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    at: datetime
    who: str
    label: str
    text: str
    reason: str
    status_label: str
    """The state it led to; empty where the state stayed as it was."""


def timeline(lead: Lead) -> list[TimelineEntry]:
    """Two queries, however long the story."""
    events = list(lead.events.select_related("by__organisation").order_by("-pk"))
    codes = {event.detail["organisation"] for event in events if event.detail.get("organisation")}
    offices = dict(Organisation.objects.filter(code__in=codes).values_list("code", "short_name"))
    return [_entry(event, offices) for event in events]


def _entry(event: LeadEvent, offices: dict[str, str]) -> TimelineEntry:
    moved = event.from_status != event.to_status
    return TimelineEntry(
        at=event.at,
        who=_who(event),
        label=event.label,
        text=_text(event, offices),
        reason=event.reason,
        status_label=LeadStatus(event.to_status).label if moved else "",
    )


def _who(event: LeadEvent) -> str:
    if event.by is None:
        return "系统"
    office = event.by.organisation.short_name if event.by.organisation else ""
    return f"{event.by} {office}".strip()


def _text(event: LeadEvent, offices: dict[str, str]) -> str:
    detail, parts = event.detail, []
    if office := detail.get("organisation"):
        parts.append(offices.get(office, office))
    if outcome := detail.get("outcome"):
        parts.append(Outcome(outcome).label)
    if due_on := detail.get("due_on"):
        year, month, day = due_on.split("-")
        parts.append(f"期限至{year}年{int(month)}月{int(day)}日")
    if findings := detail.get("findings"):
        parts.append(f"{findings} 处发现")
    if run := detail.get("run"):
        parts.append(f"监测 {run}")
    return " · ".join(parts)
