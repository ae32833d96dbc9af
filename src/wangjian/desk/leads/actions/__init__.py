"""What people do with leads. Each action checks its policy on the locked row and is recorded with it or not at all."""

from wangjian.desk.leads.actions.absorbing import Absorbed, absorb_findings
from wangjian.desk.leads.actions.bulk import BulkResult, bulk_dispatch, bulk_triage
from wangjian.desk.leads.actions.judging import judge_finding
from wangjian.desk.leads.actions.life import (
    close,
    dismiss,
    dispatch,
    extend_clock,
    record_outcome,
    redispatch,
    reopen,
    return_outcome,
    send_back,
    take,
    triage,
)
from wangjian.desk.leads.actions.loading import NewFinding, load_findings

__all__ = [
    "Absorbed",
    "BulkResult",
    "NewFinding",
    "absorb_findings",
    "bulk_dispatch",
    "bulk_triage",
    "close",
    "dismiss",
    "dispatch",
    "extend_clock",
    "judge_finding",
    "load_findings",
    "record_outcome",
    "redispatch",
    "reopen",
    "return_outcome",
    "send_back",
    "take",
    "triage",
]
