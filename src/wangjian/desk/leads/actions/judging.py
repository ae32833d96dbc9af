"""A person's word on one finding. Words are added, never replaced; rules are measured by the last one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.leads import policies
from wangjian.desk.leads.models import Finding, Judgement, Verdict


@transaction.atomic
def judge_finding(*, finding: Finding, verdict: Verdict, ground: str, by: User, at: datetime) -> Judgement:
    """Raises UnableToJudge."""
    policies.check_can_judge(by, finding)
    policies.check_verdict(finding, verdict, ground)
    judgement = Judgement.objects.create(finding=finding, verdict=verdict, ground=ground.strip(), by=by, at=at)
    detail = {"finding": finding.finding_id, "rule": finding.rule, "verdict": str(verdict), "ground": ground.strip()}
    audit.record(AuditEvent.FINDING_JUDGED, target=finding, by=by, at=at, detail=detail)
    return judgement
