"""Findings become leads: one open lead for each subject and violation; doing it again adds nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.factories import NOW, make_area, make_finding, make_lead, make_monitor, make_operator, make_run, make_shop

from wangjian.desk.audit.models import Entry
from wangjian.desk.leads import actions
from wangjian.desk.leads.actions import absorb_findings
from wangjian.desk.leads.actions import absorbing as module
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.states import LeadStatus, Outcome, SystemEvent
from wangjian.desk.monitoring.models import Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> Run:
    return make_run(status="DONE")


def absorb(run: Run) -> module.Absorbed:
    return absorb_findings(run=run, at=NOW)


def test_findings_of_one_operator_and_violation_make_one_lead(run: Run) -> None:
    operator = make_operator(area=make_area())
    shops = [make_shop(operator=operator), make_shop(operator=operator)]
    for shop in shops:
        make_finding(run=run, operator=operator, shop=shop, area=operator.area)

    result = absorb(run)

    lead = Lead.objects.get()
    assert (result.opened, result.joined, result.findings) == (1, 0, 2)
    assert (lead.operator, lead.area, lead.run) == (operator, operator.area, run)
    assert lead.finding_count == 2
    assert lead.number == "XS-2026-000001"
    assert lead.title == f"{operator.name}涉嫌绝对化用语"
    assert lead.status == LeadStatus.NEW
    assert lead.due_on is None


def test_different_violations_of_one_operator_are_different_leads(run: Run) -> None:
    operator = make_operator()
    make_finding(run=run, operator=operator, violation="ad.absolute")
    make_finding(run=run, operator=operator, violation="uc.brush")

    assert absorb(run).opened == 2


def test_shop_without_operator_is_its_own_subject(run: Run) -> None:
    shop, other = make_shop(area=make_area()), make_shop()
    make_finding(run=run, shop=shop, area=shop.area)
    make_finding(run=run, shop=shop, area=shop.area)
    make_finding(run=run, shop=other)

    absorb(run)

    assert {(lead.shop, lead.finding_count, lead.area) for lead in Lead.objects.all()} == {
        (shop, 2, shop.area),
        (other, 1, None),
    }


def test_observation_without_shop_is_its_own_subject(run: Run) -> None:
    make_finding(run=run, observation_id="post-1")
    make_finding(run=run, observation_id="post-1", start=0, end=0, quote="")
    make_finding(run=run, observation_id="post-2")

    assert absorb(run).opened == 2


@pytest.mark.parametrize(
    "harmless", [{"exempt": "own_range", "score": 0.0}, {"shadow": True}, {"score": 0.0}, {"superseded": True}]
)
def test_exempt_trial_and_doubtless_findings_never_make_a_lead(run: Run, harmless: dict[str, object]) -> None:
    make_finding(run=run, **harmless)

    assert absorb(run) == module.Absorbed()
    assert not Lead.objects.exists()
    assert not Entry.objects.exists()


def test_again_changes_nothing(run: Run) -> None:
    make_finding(run=run, operator=make_operator())
    absorb(run)
    before = list(Lead.objects.values()), list(Finding.objects.values()), Entry.objects.count()

    assert absorb(run) == module.Absorbed()

    assert (list(Lead.objects.values()), list(Finding.objects.values()), Entry.objects.count()) == before


def test_new_capture_joins_the_open_lead_whatever_its_state(run: Run) -> None:
    lead = make_lead(LeadStatus.VERIFYING)
    late = NOW + timedelta(days=3)
    make_finding(run=run, operator=lead.operator, captured_at=late)

    result = absorb(run)

    lead.refresh_from_db()
    assert (result.opened, result.joined) == (0, 1)
    assert lead.status == LeadStatus.VERIFYING
    assert lead.last_captured_at == late
    event = lead.events.get()
    assert (event.event, event.by, event.from_status, event.to_status) == (
        SystemEvent.JOINED, None, "VERIFYING", "VERIFYING",
    )  # fmt: skip
    assert event.detail == {"run": run.number, "findings": 1}


def test_finding_after_closing_opens_a_new_lead_that_notes_the_repeat(run: Run) -> None:
    closed = make_lead(LeadStatus.CLOSED, outcome=Outcome.ORDER_TO_CORRECT)
    kept = make_finding(run=run, operator=closed.operator, lead=closed)
    make_finding(run=run, operator=closed.operator)

    assert absorb(run).opened == 1

    kept.refresh_from_db()
    assert kept.lead == closed
    new = Lead.objects.open().get()
    assert new.repeat_count == 1
    assert any(reason["code"] == "repeat" and reason["points"] for reason in new.score_explanation["reasons"])


@pytest.mark.parametrize(
    ("closing", "repeats"),
    [
        ({"outcome": Outcome.NOTHING_FOUND}, 0),
        ({"outcome": Outcome.TRANSFERRED}, 0),
        ({"outcome": "", "outcome_note": "", "outcome_at": None}, 0),
        ({"outcome": Outcome.NO_PENALTY_FIRST_OFFENCE}, 1),
        ({"outcome": Outcome.CASE_FILED, "closed_at": NOW - timedelta(days=731)}, 0),
        ({"outcome": Outcome.CASE_FILED, "closed_at": NOW - timedelta(days=729)}, 1),
    ],
)
def test_only_a_breach_within_two_years_counts_as_a_repeat(run: Run, closing: dict[str, object], repeats: int) -> None:
    closed = make_lead(LeadStatus.CLOSED, **closing)
    make_finding(run=run, operator=closed.operator)

    absorb(run)

    assert Lead.objects.open().get().repeat_count == repeats


def test_many_stretches_come_to_the_same_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    operators = [make_operator() for _ in range(3)]
    for number in range(12):
        make_finding(run=run, operator=operators[number % 3])
    monkeypatch.setattr(module, "STRETCH", 5)
    told: list[module.Absorbed] = []

    result = absorb_findings(run=run, at=NOW, told=told.append)

    assert Lead.objects.count() == 3
    assert {lead.finding_count for lead in Lead.objects.all()} == {4}
    assert result.opened == 3
    assert result.findings == 12
    assert told[-1] == result
    assert len(told) == 2


def test_numbers_go_on_through_the_year_without_gaps(run: Run) -> None:
    for _ in range(3):
        make_finding(run=run)
    absorb(run)
    make_finding(run=run)
    absorb(run)

    assert list(Lead.objects.order_by("pk").values_list("number", flat=True)) == [
        f"XS-2026-{number:06d}" for number in range(1, 5)
    ]


def test_each_stretch_is_recorded(run: Run) -> None:
    make_finding(run=run)
    absorb(run)

    entry = Entry.objects.get()
    assert (entry.event, entry.actor) == ("FINDINGS_ABSORBED", "system")
    assert entry.detail == {"run": run.number, "findings": 1, "opened": 1, "joined": 0}


def test_score_counts_severity_certainty_and_reach(run: Run) -> None:
    operator = make_operator()
    shop = make_shop(operator=operator, annual_sales_fen=1_000_000_000)
    make_finding(run=run, operator=operator, shop=shop, severity=2, score=0.5)
    make_finding(run=run, operator=operator, shop=shop, severity=4, score=0.5)

    absorb(run)

    lead = Lead.objects.get()
    points = {reason["code"]: reason["points"] for reason in lead.score_explanation["reasons"]}
    assert points == {
        "severity": 32.0, "certainty": 22.5, "sales": 10.0, "listings": 1.5, "shops": 0.0, "repeat": 0.0,
    }  # fmt: skip
    assert lead.score == 66
    assert lead.severity == 4


def test_lead_opened_by_absorption_can_be_handled_and_found(run: Run) -> None:
    operator = make_operator(name="许昌示例花木有限公司")
    make_finding(run=run, operator=operator)
    absorb(run)
    lead = Lead.objects.get()

    assert Lead.objects.search("示例花木").get() == lead
    assert actions.triage(lead=lead, by=make_monitor(), at=NOW).status == LeadStatus.TRIAGED
