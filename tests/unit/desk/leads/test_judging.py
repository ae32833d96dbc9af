from __future__ import annotations

import pytest
from tests.factories import NOW, make_finding, make_monitor, make_organisation, make_user

from wangjian.desk.accounts.models import Role
from wangjian.desk.audit.models import Entry
from wangjian.desk.leads.actions import judge_finding
from wangjian.desk.leads.models import Finding, Judgement, Verdict
from wangjian.desk.leads.policies import UnableToJudge

pytestmark = pytest.mark.django_db


def test_judgement_is_added_and_recorded() -> None:
    finding, monitor = make_finding(), make_monitor()

    judge_finding(finding=finding, verdict=Verdict.LAWFUL, ground="指自身系列中的一款", by=monitor, at=NOW)

    assert Judgement.objects.get().by == monitor
    assert Entry.objects.get().detail["verdict"] == "LAWFUL"


def test_last_word_counts_and_earlier_ones_stay() -> None:
    finding, monitor = make_finding(), make_monitor()
    judge_finding(finding=finding, verdict=Verdict.UNSURE, ground="", by=monitor, at=NOW)
    judge_finding(finding=finding, verdict=Verdict.TRUE, ground="", by=monitor, at=NOW)

    assert Finding.objects.with_verdict().get().verdict == "TRUE"
    assert Judgement.objects.count() == 2


def test_unjudged_finding_has_no_verdict() -> None:
    make_finding()
    assert Finding.objects.with_verdict().get().verdict is None


def test_outsider_cannot_judge() -> None:
    outsider = make_user(Role.HANDLER, organisation=make_organisation())
    with pytest.raises(UnableToJudge):
        judge_finding(finding=make_finding(), verdict=Verdict.TRUE, ground="", by=outsider, at=NOW)
    assert not Judgement.objects.exists()
