"""The acts of a lead's life, in their order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wangjian.desk.accounts.models import Area, AreaKind, Organisation, User
from wangjian.desk.leads import clock, policies
from wangjian.desk.leads.actions.step import step
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadAct, Outcome


def triage(*, lead: Lead, by: User, at: datetime, note: str = "") -> Lead:
    """The lead is worth verifying: the 15 working days of PROC 18 begin. Raises UnableToTriage."""

    def change(lead: Lead) -> dict[str, Any]:
        lead.triaged_at = at
        clock.start(lead, clock.day_of(at))
        return {"due_on": str(lead.due_on)}

    return step(LeadAct.TRIAGE, lead, by=by, at=at, reason=note, change=change)


def dismiss(*, lead: Lead, reason: str, by: User, at: datetime) -> Lead:
    """Close a lead that needs no verification, with the reason. Raises UnableToDismiss."""

    def change(lead: Lead) -> dict[str, Any]:
        lead.closed_at = at
        clock.stop(lead)
        return {}

    return step(LeadAct.DISMISS, lead, by=by, at=at, reason=reason, change=change)


def dispatch(
    *, lead: Lead, organisation: Organisation | None, note: str, by: User, at: datetime, area: Area | None = None
) -> Lead:
    """Hand a triaged lead to the bureau that verifies it; its 15 working days start anew.

    Without ``organisation`` it goes to the bureau of the lead's area. A lead whose area is not known gets ``area``, or
    the area its bureau handles. Raises UnableToDispatch.
    """
    return step(LeadAct.DISPATCH, lead, by=by, at=at, reason=note, change=_hand_over(organisation, area, at))


def redispatch(
    *, lead: Lead, organisation: Organisation, reason: str, by: User, at: datetime, area: Area | None = None
) -> Lead:
    """Hand a lead that nobody has taken yet to another bureau. Raises UnableToRedispatch, UnableToDispatch."""
    return step(LeadAct.REDISPATCH, lead, by=by, at=at, reason=reason, change=_hand_over(organisation, area, at))


def take(*, lead: Lead, by: User, at: datetime) -> Lead:
    """Begin to verify; whoever takes the lead becomes its handler. Raises UnableToTake."""

    def change(lead: Lead) -> dict[str, Any]:
        lead.handler, lead.taken_at = by, at
        return {}

    return step(LeadAct.TAKE, lead, by=by, at=at, change=change)


def send_back(*, lead: Lead, reason: str, by: User, at: datetime) -> Lead:
    """Return a lead to the city, as one for which the office is not competent. Raises UnableToSendBack.

    The city's clock runs on from the day of its triage; the office's own time has ended.
    """

    def change(lead: Lead) -> dict[str, Any]:
        office = lead.organisation.code if lead.organisation else ""
        lead.organisation = lead.handler = lead.dispatched_at = lead.taken_at = None
        lead.outcome, lead.outcome_note, lead.outcome_at = "", "", None
        lead.returned = True
        clock.start(lead, clock.day_of(lead.triaged_at or at))
        return {"organisation": office}

    return step(LeadAct.SEND_BACK, lead, by=by, at=at, reason=reason, change=change)


def extend_clock(*, lead: Lead, reason: str, by: User, at: datetime) -> Lead:
    """Fifteen more working days, granted once by the head of the office (PROC 18). Raises UnableToExtendClock."""

    def change(lead: Lead) -> dict[str, Any]:
        office = lead.organisation.short_name if lead.organisation else ""
        clock.extend(lead, granted_on=clock.day_of(at), granted_by=f"{office}负责人{by}")
        return {"due_on": str(lead.due_on)}

    return step(LeadAct.EXTEND_CLOCK, lead, by=by, at=at, reason=reason, change=change)


def record_outcome(*, lead: Lead, outcome: Outcome, note: str, by: User, at: datetime) -> Lead:
    """State what verification came to, and report it to the city. Raises UnableToRecordOutcome."""

    def change(lead: Lead) -> dict[str, Any]:
        lead.outcome, lead.outcome_note, lead.outcome_at = Outcome(outcome), note.strip(), at
        lead.returned = False
        return {"outcome": str(lead.outcome), "in_time": lead.due_on is None or clock.day_of(at) <= lead.due_on}

    return step(LeadAct.RECORD_OUTCOME, lead, by=by, at=at, reason=note, change=change)


def return_outcome(*, lead: Lead, reason: str, by: User, at: datetime) -> Lead:
    """The city does not accept the report: the office verifies further, within its old limit.

    Raises UnableToReturnOutcome.
    """

    def change(lead: Lead) -> dict[str, Any]:
        outcome = lead.outcome
        lead.outcome, lead.outcome_note, lead.outcome_at = "", "", None
        lead.returned = True
        return {"outcome": outcome}

    return step(LeadAct.RETURN_OUTCOME, lead, by=by, at=at, reason=reason, change=change)


def close(*, lead: Lead, by: User, at: datetime, note: str = "") -> Lead:
    """The city accepts the report and the file ends. Raises UnableToClose."""

    def change(lead: Lead) -> dict[str, Any]:
        lead.closed_at = at
        return {"outcome": lead.outcome}

    return step(LeadAct.CLOSE, lead, by=by, at=at, reason=note, change=change)


def reopen(*, lead: Lead, reason: str, by: User, at: datetime) -> Lead:
    """Undo a dismissal; the lead is new again. Raises UnableToReopen."""

    def change(lead: Lead) -> dict[str, Any]:
        lead.closed_at = lead.triaged_at = None
        return {}

    return step(LeadAct.REOPEN, lead, by=by, at=at, reason=reason, change=change)


def _hand_over(organisation: Organisation | None, area: Area | None, at: datetime) -> Any:
    def change(lead: Lead) -> dict[str, Any]:
        office = organisation or (area.bureau if area else None) or (lead.area.bureau if lead.area else None)
        policies.check_office(lead, office)
        assert office is not None
        lead.area = area or _area_under(office, lead.area)
        if lead.area is None:
            raise policies.UnableToDispatch(f"该线索辖区待定,请选择{office.short_name}的辖区。")
        lead.organisation, lead.dispatched_at, lead.returned = office, at, False
        clock.start(lead, clock.day_of(at))
        return {"organisation": office.code, "area": lead.area.code, "due_on": str(lead.due_on)}

    return change


def _area_under(office: Organisation, known: Area | None) -> Area | None:
    """Where the lead now counts: its known area, unless the office handles exactly one other."""
    areas = list(office.areas.exclude(kind=AreaKind.CITY)[:2])
    if len(areas) != 1 or (known and known.bureau_id == office.pk):
        return known
    return areas[0]
