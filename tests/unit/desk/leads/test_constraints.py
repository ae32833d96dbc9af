"""What the database itself refuses, whatever a program may try."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, models, transaction
from tests.factories import (
    NOW,
    make_finding,
    make_import,
    make_judgement,
    make_lead,
    make_monitor,
    make_operator,
    make_run,
    make_shop,
)

from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadStatus

pytestmark = pytest.mark.django_db


def refused(make: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_second_open_lead_of_a_subject_and_violation() -> None:
    lead = make_lead()
    refused(lambda: make_lead(operator=lead.operator, violation=lead.violation))
    make_lead(operator=lead.operator, violation="uc.brush")


def test_open_lead_beside_closed_ones_is_allowed() -> None:
    lead = make_lead(LeadStatus.CLOSED)
    make_lead(LeadStatus.CLOSED, operator=lead.operator, violation=lead.violation)
    again = make_lead(operator=lead.operator, violation=lead.violation)

    assert again.is_open
    assert again.subject_key == lead.subject_key


@pytest.mark.parametrize(
    ("status", "wrong"),
    [
        (LeadStatus.CLOSED, {"closed_at": None}),
        (LeadStatus.NEW, {"closed_at": NOW}),
        (LeadStatus.OUTCOME, {"outcome": "", "outcome_at": None}),
        (LeadStatus.OUTCOME, {"outcome_at": None}),
        (LeadStatus.NEW, {"outcome_at": NOW}),
        (LeadStatus.DISPATCHED, {"organisation": None}),
        (LeadStatus.DISPATCHED, {"area": None}),
        (LeadStatus.VERIFYING, {"handler": None}),
        (LeadStatus.VERIFYING, {"taken_at": None}),
        (LeadStatus.TRIAGED, {"due_on": date(2026, 1, 1)}),
        (LeadStatus.NEW, {"severity": 0}),
        (LeadStatus.NEW, {"severity": 6}),
        (LeadStatus.NEW, {"score": 101}),
    ],
)
def test_lead_in_a_state_without_what_it_implies(status: LeadStatus, wrong: dict[str, object]) -> None:
    lead = make_lead(status)
    refused(lambda: Lead.objects.filter(pk=lead.pk).update(**wrong))


@pytest.mark.parametrize(
    "wrong",
    [{"start": 9, "end": 3}, {"severity": 0}, {"score": 1.5}, {"score": -0.1}, {"exempt": "own_range", "score": 0.5}],
)
def test_finding_out_of_bounds(wrong: dict[str, object]) -> None:
    run = make_run(status="DONE")
    refused(lambda: make_finding(run=run, **wrong))


def test_exempt_finding_in_a_lead() -> None:
    lead, run = make_lead(), make_run(status="DONE")
    refused(lambda: make_finding(run=run, exempt="own_range", score=0.0, lead=lead))


def test_lawful_verdict_without_ground() -> None:
    finding, monitor = make_finding(), make_monitor()
    refused(lambda: make_judgement(finding=finding, by=monitor, verdict="LAWFUL", ground=""))


def test_shop_linked_without_operator_and_the_other_way_round() -> None:
    operator = make_operator()
    refused(lambda: make_shop(link_method="CODE"))
    refused(lambda: make_shop(operator=operator, link_method="NONE"))


def test_same_shop_number_twice_on_a_platform() -> None:
    shop = make_shop()
    refused(lambda: make_shop(platform=shop.platform, external_id=shop.external_id))
    make_shop(platform="别的平台", external_id=shop.external_id)


def test_same_credit_code_twice() -> None:
    operator = make_operator()
    refused(lambda: make_operator(uscc=operator.uscc))


@pytest.mark.parametrize("make", [make_import, make_run])
def test_job_that_ended_without_time_or_runs_without_lease(make: Callable[..., models.Model]) -> None:
    monitor = make_monitor()
    refused(lambda: make(requested_by=monitor, status="DONE", finished_at=None))
    refused(lambda: make(requested_by=monitor, status="RUNNING", lease=""))


@pytest.mark.parametrize("column", ["operator", "area", "organisation", "handler"])
def test_row_a_lead_refers_to_cannot_be_deleted(column: str) -> None:
    lead = make_lead(LeadStatus.VERIFYING)
    with pytest.raises(models.ProtectedError):
        getattr(lead, column).delete()
