"""One line of a list of leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from wangjian.desk.accounts.models import Area
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.naming import source_words
from wangjian.desk.leads.presenters.clock_words import ClockWords, clock_words
from wangjian.desk.leads.states import LeadStatus, Outcome
from wangjian.law import violations

SEVERITIES = {1: "轻微", 2: "较轻", 3: "一般", 4: "较重", 5: "严重"}
AREA_UNKNOWN = "辖区待定"


@dataclass(frozen=True, slots=True)
class LeadRow:
    number: str
    title: str
    subject: str
    violation: str
    area: str
    office: str
    """Who has to act now."""
    handler: str
    clock: ClockWords
    status: str
    """Key for the pill's colour."""
    status_label: str
    severity: int
    severity_label: str
    score: int
    finding_count: int
    repeat_count: int
    returned: bool
    outcome_label: str
    opened_at: datetime


def lead_row(lead: Lead, on: date) -> LeadRow:
    """Reads only what :meth:`LeadQuerySet.with_names` has loaded."""
    return LeadRow(
        number=lead.number,
        title=lead.title,
        subject=subject_words(lead),
        violation=violations.title(lead.violation),
        area=area_words(lead.area),
        office=lead.organisation.short_name if lead.organisation else "市局网监" if lead.is_open else "",
        handler=str(lead.handler) if lead.handler else "",
        clock=clock_words(lead, on),
        status=lead.status,
        status_label=LeadStatus(lead.status).label,
        severity=lead.severity,
        severity_label=SEVERITIES[lead.severity],
        score=lead.score,
        finding_count=lead.finding_count,
        repeat_count=lead.repeat_count,
        returned=lead.returned,
        outcome_label=outcome_words(lead),
        opened_at=lead.opened_at,
    )


def subject_words(lead: Lead) -> str:
    """Who it is about: the operator, else the shop, else where it was seen."""
    if lead.operator:
        return lead.operator.name
    return str(lead.shop) if lead.shop else source_words(*lead.subject_key.split(":", 2)[1:])


def area_words(area: Area | None) -> str:
    return area.short_name if area else AREA_UNKNOWN


def outcome_words(lead: Lead) -> str:
    if lead.is_dismissed:
        return "不予核查"
    return Outcome(lead.outcome).label if lead.outcome else ""
