"""The whole matrix: every act × every state × every role, held against the table of the brief."""

from __future__ import annotations

from itertools import product

import pytest
from tests.factories import make_area, make_finding, make_lead, make_organisation, make_user

from wangjian.desk.accounts.models import Role, User
from wangjian.desk.leads import policies
from wangjian.desk.leads.models import Lead, Verdict
from wangjian.desk.leads.states import LeadAct, LeadStatus
from wangjian.desk.policies import is_allowed, why_not

pytestmark = pytest.mark.django_db

A, S, R = LeadAct, LeadStatus, Role

ALLOWED = {
    (A.TRIAGE, S.NEW, R.MONITOR),
    (A.DISMISS, S.NEW, R.MONITOR),
    (A.DISMISS, S.TRIAGED, R.MONITOR),
    (A.DISPATCH, S.TRIAGED, R.MONITOR),
    (A.REDISPATCH, S.DISPATCHED, R.MONITOR),
    (A.TAKE, S.DISPATCHED, R.HANDLER),
    (A.SEND_BACK, S.DISPATCHED, R.HANDLER),
    (A.SEND_BACK, S.VERIFYING, R.HANDLER),
    (A.EXTEND_CLOCK, S.VERIFYING, R.LEADER),
    (A.RECORD_OUTCOME, S.VERIFYING, R.HANDLER),
    (A.RETURN_OUTCOME, S.OUTCOME, R.MONITOR),
    (A.CLOSE, S.OUTCOME, R.MONITOR),
}
"""Written out by hand, not derived from the product's table."""

PLACES = list(product(LeadStatus, Role))


@pytest.mark.parametrize(("status", "role"), PLACES, ids=lambda value: value.value)
def test_who_may_do_what_in_which_state(status: LeadStatus, role: Role) -> None:
    lead = make_lead(status)
    office = lead.organisation or make_organisation("CITY_BUREAU")
    person = make_user(role, organisation=office if role != Role.MONITOR else make_organisation("CITY_BUREAU"))

    allowed = {act for act in LeadAct if is_allowed(policies.check_can, act, person, lead)}

    assert allowed == {act for act, of, by in ALLOWED if (of, by) == (status, role)}


@pytest.mark.parametrize(
    ("act", "status", "role"),
    sorted((act, status, role) for act, status, role in ALLOWED if role in (R.HANDLER, R.LEADER)),
)
def test_other_office_may_not_do_what_the_responsible_one_may(act: LeadAct, status: LeadStatus, role: Role) -> None:
    lead = make_lead(status)
    insider = make_user(role, organisation=lead.organisation)
    outsider = make_user(role, organisation=make_organisation())

    assert is_allowed(policies.check_can, act, insider, lead)
    sentence = why_not(policies.check_can, act, outsider, lead)
    assert sentence == f"线索现由{lead.organisation}办理,本单位不能{act.label}。"


def test_person_switched_off_may_do_nothing() -> None:
    person = make_user(Role.MONITOR, organisation=make_organisation("CITY_BUREAU"), is_active=False)
    assert not is_allowed(policies.check_can_triage, person, make_lead())


def test_refusal_is_the_class_of_its_act() -> None:
    monitor = make_user(Role.MONITOR, organisation=make_organisation("CITY_BUREAU"))
    with pytest.raises(policies.UnableToClose, match="线索现为“新线索”,不能办结。"):
        policies.check_can_close(monitor, make_lead())


def test_clock_is_extended_once_only() -> None:
    lead = make_lead(S.VERIFYING, extended=True)
    leader = make_user(Role.LEADER, organisation=lead.organisation)
    with pytest.raises(policies.UnableToExtendClock, match="已延长过一次"):
        policies.check_can_extend_clock(leader, lead)


@pytest.fixture
def monitor() -> User:
    return make_user(Role.MONITOR, organisation=make_organisation("CITY_BUREAU"))


def dismissed(**values: object) -> Lead:
    return make_lead(S.CLOSED, outcome="", outcome_note="", outcome_at=None, **values)


def test_dismissal_can_be_undone(monitor: User) -> None:
    policies.check_can_reopen(monitor, dismissed())


def test_verified_lead_cannot_be_reopened(monitor: User) -> None:
    with pytest.raises(policies.UnableToReopen, match="另立新线索"):
        policies.check_can_reopen(monitor, make_lead(S.CLOSED))


def test_dismissal_cannot_be_undone_beside_a_new_lead_of_the_same_subject(monitor: User) -> None:
    lead = dismissed()
    make_lead(operator=lead.operator, violation=lead.violation)
    with pytest.raises(policies.UnableToReopen, match="新的未办结线索"):
        policies.check_can_reopen(monitor, lead)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [(Role.MONITOR, True), (Role.RULE_AUTHOR, True), (Role.LEADER, False), (Role.AUDIT_ADMIN, False)],
)
def test_who_may_judge_a_loose_finding(role: Role, allowed: bool) -> None:
    person = make_user(role, organisation=make_organisation("CITY_BUREAU"))
    assert is_allowed(policies.check_can_judge, person, make_finding()) is allowed


def test_handler_judges_findings_of_her_office_only() -> None:
    lead = make_lead(S.VERIFYING)
    finding = make_finding(lead=lead, operator=lead.operator)
    insider = make_user(Role.HANDLER, organisation=lead.organisation)
    outsider = make_user(Role.HANDLER, organisation=make_area(bureau=make_organisation()).bureau)

    assert is_allowed(policies.check_can_judge, insider, finding)
    assert not is_allowed(policies.check_can_judge, outsider, finding)


def test_lawful_verdict_is_owed_a_ground() -> None:
    with pytest.raises(policies.UnableToJudge, match="理由"):
        policies.check_verdict(make_finding(), Verdict.LAWFUL, "  ")
