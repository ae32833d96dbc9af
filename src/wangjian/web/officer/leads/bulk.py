"""The same act on many leads: first what would happen, then the act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wangjian.desk.accounts.models import Organisation, Role, User
from wangjian.desk.leads import actions, policies
from wangjian.desk.leads.actions import BulkResult
from wangjian.desk.leads.clock import CLOCK
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters import LeadRow, lead_row
from wangjian.desk.leads.states import LeadAct
from wangjian.desk.policies import why_not
from wangjian.law.clocks import due
from wangjian.web.words import date_words


@dataclass(frozen=True, slots=True)
class BulkAct:
    event: LeadAct
    label: str
    role: Role


BULK_ACTS = {
    "triage": BulkAct(LeadAct.TRIAGE, "研判通过", Role.MONITOR),
    "dispatch": BulkAct(LeadAct.DISPATCH, "交办", Role.MONITOR),
}


@dataclass(frozen=True, slots=True)
class Ready:
    row: LeadRow
    consequence: str


@dataclass(frozen=True, slots=True)
class Refused:
    row: LeadRow
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    ready: list[Ready]
    refused: list[Refused]
    unplaced: int
    """Leads that go nowhere unless an office is chosen."""


def acts_of(user: User) -> dict[str, BulkAct]:
    return {name: act for name, act in BULK_ACTS.items() if user.has_role(act.role)}


def preview(act: BulkAct, leads: Sequence[Lead], by: User, on: date) -> Preview:
    """What the act would do to each lead, by the same policies that the act itself asks."""
    ready, refused = [], []
    unplaced = 0
    for lead in leads:
        if why := why_not(policies.check_can, act.event, by, lead):
            refused.append(Refused(lead_row(lead, on), why))
        else:
            ready.append(Ready(lead_row(lead, on), _consequence(act, lead, on)))
            unplaced += act.event == LeadAct.DISPATCH and lead.area is None
    return Preview(ready, refused, unplaced)


def perform(
    name: str, leads: Sequence[Lead], *, organisation: Organisation | None, note: str, by: User, at: datetime
) -> BulkResult:
    if name == "triage":
        return actions.bulk_triage(leads=leads, by=by, at=at)
    return actions.bulk_dispatch(leads=leads, organisation=organisation, note=note, by=by, at=at)


def refusals(result: BulkResult) -> dict[str, list[str]]:
    """Numbers of the leads that were not done, by the sentence why."""
    found: dict[str, list[str]] = {}
    for lead, sentence in result.refused:
        found.setdefault(sentence, []).append(lead.number)
    return found


def _consequence(act: BulkAct, lead: Lead, on: date) -> str:
    limit = date_words(due(CLOCK, on).due_on)
    if act.event == LeadAct.TRIAGE:
        return f"已研判,核查期限到{limit}"
    office = lead.area.bureau.short_name if lead.area and lead.area.bureau else ""
    return f"交{office},期限到{limit}" if office else "辖区待定:在上面选择承办单位才会交办"
