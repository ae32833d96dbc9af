"""The verification clock of a lead: 15 working days, once 15 more (PROC 18).

It starts on the day the city finds the lead worth verifying (发现线索之日) and anew on the day a bureau receives it
(收到材料之日), as the limit binds the office that has to decide.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from wangjian.desk.leads.models import Lead
from wangjian.law.clocks import ClockResult, Extension, budget_at, due

CLOCK = "case.verify"
FIELDS = ("clock_started_on", "due_on", "clock_explanation", "extended")


def day_of(at: datetime) -> date:
    """The day of law of a moment, in Asia/Shanghai."""
    return timezone.localdate(at)


def start(lead: Lead, on: date) -> None:
    """Set the clock going on a day, whatever ran before."""
    lead.extended = False
    _show(lead, on, due(CLOCK, on))


def extend(lead: Lead, *, granted_on: date, granted_by: str) -> None:
    """Add the one extension the law allows. The lead's clock must be running."""
    assert lead.clock_started_on is not None
    right = budget_at(CLOCK, lead.clock_started_on).extension
    assert right is not None
    extension = Extension(right.days, granted_on, granted_by)
    lead.extended = True
    _show(lead, lead.clock_started_on, due(CLOCK, lead.clock_started_on, [extension]))


def stop(lead: Lead) -> None:
    """No clock runs: the lead is not being verified."""
    lead.clock_started_on, lead.due_on, lead.clock_explanation, lead.extended = None, None, {}, False


def _show(lead: Lead, on: date, result: ClockResult) -> None:
    lead.clock_started_on, lead.due_on = on, result.due_on
    lead.clock_explanation = result.explanation.to_json()
