"""Whether a person may do something with a lead in its present state; the refusal is the sentence she reads.

Each ``check_can_x(by, lead)`` reads the table of transitions, then asks what the table cannot know: whose office the
lead lies with, whether the reason or the area is there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wangjian.desk.accounts.models import Organisation, Role, User
from wangjian.desk.accounts.scope import scope_of
from wangjian.desk.leads.models import Finding, Lead, Verdict
from wangjian.desk.leads.states import LeadAct, LeadStatus, doer, transition
from wangjian.desk.policies import UnableToAct


class UnableToTriage(UnableToAct):
    """The lead cannot be triaged."""


class UnableToDismiss(UnableToAct):
    """The lead cannot be closed without verification."""


class UnableToDispatch(UnableToAct):
    """The lead cannot be handed to an office."""


class UnableToRedispatch(UnableToAct):
    """The lead cannot be handed to another office."""


class UnableToTake(UnableToAct):
    """The lead cannot be taken for verification."""


class UnableToSendBack(UnableToAct):
    """The lead cannot be sent back to the city."""


class UnableToExtendClock(UnableToAct):
    """The verification clock cannot be extended."""


class UnableToRecordOutcome(UnableToAct):
    """No outcome can be recorded."""


class UnableToReturnOutcome(UnableToAct):
    """The outcome cannot be returned for further verification."""


class UnableToClose(UnableToAct):
    """The lead cannot be closed."""


class UnableToReopen(UnableToAct):
    """A dismissal cannot be undone."""


class UnableToJudge(UnableToAct):
    """The finding cannot be judged."""


_REFUSALS: dict[LeadAct, type[UnableToAct]] = {
    LeadAct.TRIAGE: UnableToTriage,
    LeadAct.DISMISS: UnableToDismiss,
    LeadAct.DISPATCH: UnableToDispatch,
    LeadAct.REDISPATCH: UnableToRedispatch,
    LeadAct.TAKE: UnableToTake,
    LeadAct.SEND_BACK: UnableToSendBack,
    LeadAct.EXTEND_CLOCK: UnableToExtendClock,
    LeadAct.RECORD_OUTCOME: UnableToRecordOutcome,
    LeadAct.RETURN_OUTCOME: UnableToReturnOutcome,
    LeadAct.CLOSE: UnableToClose,
    LeadAct.REOPEN: UnableToReopen,
}

_WHO: dict[Role, str] = {
    Role.MONITOR: "由市局网监人员办理",
    Role.HANDLER: "由承办单位的承办人员办理",
    Role.LEADER: "须经承办单位负责人批准",
}

_OF_THE_OFFICE = frozenset({Role.HANDLER, Role.LEADER})
"""Roles that act only on what lies with their own office."""


def check_can(act: LeadAct, by: User, lead: Lead) -> None:
    """Raises the act's subclass of UnableToAct."""
    refusal = _REFUSALS[act]
    role = doer(act)
    if not by.is_active or not by.has_role(role):
        raise refusal(f"{act.label}{_WHO[role]}。")
    if role in _OF_THE_OFFICE and lead.organisation_id not in scope_of(by).organisations:
        raise refusal(_elsewhere(act, lead))
    if transition(act, lead.status) is None:
        raise refusal(f"线索现为“{LeadStatus(lead.status).label}”,不能{act.label}。")
    if further := _FURTHER.get(act):
        further(lead)


check_can_triage = partial(check_can, LeadAct.TRIAGE)
check_can_dismiss = partial(check_can, LeadAct.DISMISS)
check_can_dispatch = partial(check_can, LeadAct.DISPATCH)
check_can_redispatch = partial(check_can, LeadAct.REDISPATCH)
check_can_take = partial(check_can, LeadAct.TAKE)
check_can_send_back = partial(check_can, LeadAct.SEND_BACK)
check_can_extend_clock = partial(check_can, LeadAct.EXTEND_CLOCK)
check_can_record_outcome = partial(check_can, LeadAct.RECORD_OUTCOME)
check_can_return_outcome = partial(check_can, LeadAct.RETURN_OUTCOME)
check_can_close = partial(check_can, LeadAct.CLOSE)
check_can_reopen = partial(check_can, LeadAct.REOPEN)


def check_can_judge(by: User, finding: Finding) -> None:
    """City monitors and rule authors judge any finding, handlers those of leads with their office."""
    if by.has_role(Role.MONITOR) or by.has_role(Role.RULE_AUTHOR):
        return
    lead = finding.lead
    if by.has_role(Role.HANDLER) and lead and lead.organisation_id in scope_of(by).organisations:
        return
    raise UnableToJudge("评判发现由市局网监、规则编写人员或该线索的承办人员办理。")


def check_verdict(finding: Finding, verdict: Verdict, ground: str) -> None:
    if verdict == Verdict.LAWFUL and not ground.strip():
        raise UnableToJudge("认为不属于违法的,请写明理由。")


def check_reason(act: LeadAct, reason: str) -> None:
    """A return, a dismissal or an extension is owed a reason. Raises the act's subclass of UnableToAct."""
    if not reason.strip():
        raise _REFUSALS[act](f"{act.label}须写明理由。")


def check_office(lead: Lead, organisation: Organisation | None) -> None:
    """A lead goes to a bureau, and to another one when it is redispatched. Raises UnableToDispatch."""
    if organisation is None:
        raise UnableToDispatch("该线索辖区待定,请选择承办单位。")
    if not organisation.handles_leads:
        raise UnableToDispatch(f"{organisation.name}不承办线索,请选择市场监管部门。")


def _elsewhere(act: LeadAct, lead: Lead) -> str:
    where = lead.organisation.short_name if lead.organisation else "市局网监"
    return f"线索现由{where}办理,本单位不能{act.label}。"


def _check_not_extended(lead: Lead) -> None:
    if lead.extended:
        raise UnableToExtendClock("核查期限已延长过一次,依法不能再延长。")
    if lead.due_on is None:
        raise UnableToExtendClock("该线索没有正在计算的核查期限。")


def _check_dismissed(lead: Lead) -> None:
    if not lead.is_dismissed:
        raise UnableToReopen("线索已核查办结;再发现同类问题时另立新线索。")
    if Lead.objects.open().filter(subject_key=lead.subject_key, violation=lead.violation).exists():
        raise UnableToReopen("该主体同类问题已有新的未办结线索,请在新线索中办理。")


_FURTHER: dict[LeadAct, Callable[[Lead], None]] = {
    LeadAct.EXTEND_CLOCK: _check_not_extended,
    LeadAct.REOPEN: _check_dismissed,
}
