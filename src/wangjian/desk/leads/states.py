"""The life of a lead as a table: which act leads from which state to which, who does it, and whether a reason is owed.

Policies, the diagram on the help page and the tests of the whole matrix are made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from wangjian.desk.accounts.models import Role
from wangjian.desk.audit.events import AuditEvent


class LeadStatus(models.TextChoices):
    NEW = "NEW", "新线索"
    TRIAGED = "TRIAGED", "已研判"
    DISPATCHED = "DISPATCHED", "已交办"
    VERIFYING = "VERIFYING", "核查中"
    OUTCOME = "OUTCOME", "已有结果"
    CLOSED = "CLOSED", "已办结"


class LeadAct(models.TextChoices):
    """What a person can do with a lead. The value is the event in the time line."""

    TRIAGE = "TRIAGE", "研判通过"
    DISMISS = "DISMISS", "不予核查"
    DISPATCH = "DISPATCH", "交办"
    REDISPATCH = "REDISPATCH", "改派"
    TAKE = "TAKE", "接收"
    SEND_BACK = "SEND_BACK", "退回"
    EXTEND_CLOCK = "EXTEND_CLOCK", "延长期限"
    RECORD_OUTCOME = "RECORD_OUTCOME", "登记结果"
    RETURN_OUTCOME = "RETURN_OUTCOME", "退回补充核查"
    CLOSE = "CLOSE", "办结"
    REOPEN = "REOPEN", "撤销不予核查"


class SystemEvent(models.TextChoices):
    """What happens to a lead without a person."""

    OPENED = "OPENED", "发现线索"
    JOINED = "JOINED", "并入新发现"
    LINKED = "LINKED", "对应到经营者"


class Outcome(models.TextChoices):
    NOTHING_FOUND = "NOTHING_FOUND", "查无违法"
    GUIDANCE = "GUIDANCE", "行政指导"
    ORDER_TO_CORRECT = "ORDER_TO_CORRECT", "责令改正"
    NO_PENALTY_FIRST_OFFENCE = "NO_PENALTY_FIRST_OFFENCE", "首违不罚"
    CASE_FILED = "CASE_FILED", "立案"
    TRANSFERRED = "TRANSFERRED", "移送"
    ASSISTANCE = "ASSISTANCE", "协查"


BREACH_OUTCOMES = frozenset(
    {Outcome.GUIDANCE, Outcome.ORDER_TO_CORRECT, Outcome.NO_PENALTY_FIRST_OFFENCE, Outcome.CASE_FILED}
)
"""Outcomes that establish a breach by this operator and so count when the same is found again."""


@dataclass(frozen=True, slots=True)
class Transition:
    event: LeadAct
    source: LeadStatus
    target: LeadStatus
    role: Role
    needs_reason: bool
    audit_event: AuditEvent


def _row(
    event: LeadAct,
    source: LeadStatus,
    target: LeadStatus,
    role: Role,
    audit_event: AuditEvent,
    needs_reason: bool = False,
) -> Transition:
    return Transition(event, source, target, role, needs_reason, audit_event)


_A, _S, _R, _E = LeadAct, LeadStatus, Role, AuditEvent

TRANSITIONS: tuple[Transition, ...] = (
    _row(_A.TRIAGE, _S.NEW, _S.TRIAGED, _R.MONITOR, _E.LEAD_TRIAGED),
    _row(_A.DISMISS, _S.NEW, _S.CLOSED, _R.MONITOR, _E.LEAD_DISMISSED, needs_reason=True),
    _row(_A.DISMISS, _S.TRIAGED, _S.CLOSED, _R.MONITOR, _E.LEAD_DISMISSED, needs_reason=True),
    _row(_A.DISPATCH, _S.TRIAGED, _S.DISPATCHED, _R.MONITOR, _E.LEAD_DISPATCHED),
    _row(_A.REDISPATCH, _S.DISPATCHED, _S.DISPATCHED, _R.MONITOR, _E.LEAD_REDISPATCHED, needs_reason=True),
    _row(_A.TAKE, _S.DISPATCHED, _S.VERIFYING, _R.HANDLER, _E.LEAD_TAKEN),
    _row(_A.SEND_BACK, _S.DISPATCHED, _S.TRIAGED, _R.HANDLER, _E.LEAD_SENT_BACK, needs_reason=True),
    _row(_A.SEND_BACK, _S.VERIFYING, _S.TRIAGED, _R.HANDLER, _E.LEAD_SENT_BACK, needs_reason=True),
    _row(_A.EXTEND_CLOCK, _S.VERIFYING, _S.VERIFYING, _R.LEADER, _E.LEAD_EXTENDED, needs_reason=True),
    _row(_A.RECORD_OUTCOME, _S.VERIFYING, _S.OUTCOME, _R.HANDLER, _E.LEAD_OUTCOME_RECORDED, needs_reason=True),
    _row(_A.RETURN_OUTCOME, _S.OUTCOME, _S.VERIFYING, _R.MONITOR, _E.LEAD_OUTCOME_RETURNED, needs_reason=True),
    _row(_A.CLOSE, _S.OUTCOME, _S.CLOSED, _R.MONITOR, _E.LEAD_CLOSED),
    _row(_A.REOPEN, _S.CLOSED, _S.NEW, _R.MONITOR, _E.LEAD_REOPENED, needs_reason=True),
)


def transition(event: LeadAct, source: str) -> Transition | None:
    """The row for an act in a state; ``None`` where the act does not exist."""
    return next((row for row in TRANSITIONS if row.event == event and row.source == source), None)


def doer(event: LeadAct) -> Role:
    """The role that does an act, in whatever state it is possible."""
    return next(row.role for row in TRANSITIONS if row.event == event)


def needs_reason(event: LeadAct) -> bool:
    return any(row.needs_reason for row in TRANSITIONS if row.event == event)
