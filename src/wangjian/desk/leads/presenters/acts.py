"""现在可以做什么: every act of the table with whether it is possible now and, if not, the sentence why."""

from __future__ import annotations

from dataclasses import dataclass

from wangjian.desk.accounts.models import User
from wangjian.desk.leads import policies
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import TRANSITIONS, LeadAct, doer, needs_reason, transition
from wangjian.desk.policies import why_not

_MAIN = (LeadAct.TRIAGE, LeadAct.DISPATCH, LeadAct.TAKE, LeadAct.RECORD_OUTCOME, LeadAct.CLOSE)


@dataclass(frozen=True, slots=True)
class ActChoice:
    event: LeadAct
    label: str
    allowed: bool
    why_not: str
    """Empty when allowed."""
    needs_reason: bool
    is_main: bool
    """The act that carries the lead on."""


def possible_acts(lead: Lead, by: User) -> list[ActChoice]:
    """Acts of the person's roles, the main one first, possible ones before the others.

    Acts of other roles are shown only where the lead waits for exactly them, so that the person sees whose turn it is.
    """
    choices = [_choice(act, lead, by) for act in dict.fromkeys(row.event for row in TRANSITIONS)]
    shown = [choice for choice in choices if choice.allowed or _is_worth_showing(choice.event, lead, by)]
    return sorted(shown, key=lambda choice: (not choice.allowed, not choice.is_main))


def _choice(act: LeadAct, lead: Lead, by: User) -> ActChoice:
    refusal = why_not(policies.check_can, act, by, lead)
    return ActChoice(act, act.label, not refusal, refusal, needs_reason(act), act in _MAIN)


def _is_worth_showing(act: LeadAct, lead: Lead, by: User) -> bool:
    if act == LeadAct.REOPEN:
        return lead.is_dismissed and by.has_role(doer(act))
    if transition(act, lead.status) is not None:
        return True
    return by.has_role(doer(act)) and act in _MAIN and lead.is_open
