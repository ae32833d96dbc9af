"""Findings of the engine into the desk: each once, and a revised rule takes the place of its earlier word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import NOW, make_area, make_judgement, make_lead, make_operator, make_run, make_shop

from wangjian.desk.leads.actions import NewFinding, absorb_findings, load_findings
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.states import LeadStatus
from wangjian.desk.monitoring.models import Run
from wangjian.kernel.ids import stable_id

pytestmark = pytest.mark.django_db

TEXT = "示例蜂蜜,全国最好的蜂蜜"


@pytest.fixture
def run() -> Run:
    return make_run(status="DONE")


def row(version: str = "ad-absolute@1.0.0+0", observation: str = "obs-1", **values: object) -> NewFinding:
    made = NewFinding(
        finding_id="",
        observation_id=observation,
        kind="listing",
        platform="示例平台",
        shop_id="",
        violation="ad.absolute",
        rule="ad.absolute.superlative",
        rule_version=version,
        severity=3,
        score=0.9,
        field="title",
        start=7,
        end=9,
        quote="最好",
        text=TEXT,
        reason="使用“最好”",
        laws=("AD:9(三)",),
        exempt="",
        shadow=False,
        url="https://shop.example/1",
        captured_at=NOW,
        evidence_id="",
    )
    made = replace(made, **values)  # type: ignore[arg-type]
    name = stable_id(made.observation_id, made.rule_version, str(made.start), str(made.shadow))
    return replace(made, finding_id=name)


def test_rows_are_stored_with_the_shop_its_operator_and_its_area(run: Run) -> None:
    operator = make_operator(area=make_area())
    shop = make_shop(operator=operator)

    assert load_findings(run=run, rows=[row(platform=shop.platform, shop_id=shop.external_id)]) == 1

    finding = Finding.objects.get()
    assert (finding.shop, finding.operator, finding.area) == (shop, operator, operator.area)
    assert finding.subject_key == f"operator:{operator.pk}"
    assert finding.text[finding.start : finding.end] == finding.quote


def test_area_is_that_of_the_shop_where_the_operator_has_none(run: Run) -> None:
    shop = make_shop(area=make_area(), operator=make_operator())
    load_findings(run=run, rows=[row(platform=shop.platform, shop_id=shop.external_id)])
    assert Finding.objects.get().area == shop.area


def test_again_adds_nothing(run: Run) -> None:
    rows = [row(), row(observation="obs-2")]
    assert load_findings(run=run, rows=rows) == 2
    assert load_findings(run=make_run(status="DONE"), rows=rows) == 0
    assert Finding.all_versions.count() == 2


def test_row_twice_in_one_call_is_stored_once(run: Run) -> None:
    assert load_findings(run=run, rows=[row(), row()]) == 1


def test_nul_is_replaced_without_moving_the_quote(run: Run) -> None:
    load_findings(run=run, rows=[row(text="示例\x00蜂蜜,全国最好的", start=8, end=10, quote="最好")])
    finding = Finding.objects.get()
    assert finding.text[finding.start : finding.end] == "最好"


def test_new_version_of_a_rule_takes_the_place_of_its_earlier_word(run: Run) -> None:
    load_findings(run=run, rows=[row()])
    absorb_findings(run=run, at=NOW)
    lead = Lead.objects.get()
    later = make_run(status="DONE")

    new = load_findings(run=later, rows=[row("ad-absolute@1.1.0+1", score=0.6)])
    result = absorb_findings(run=later, at=NOW)

    assert (new, result.opened, result.joined) == (0, 0, 0)
    current = Finding.objects.get()
    assert current.rule_version == "ad-absolute@1.1.0+1"
    assert current.lead == lead
    assert Finding.all_versions.count() == 2
    lead.refresh_from_db()
    assert lead.finding_count == 1
    assert lead.score_explanation["reasons"][1]["points"] == 18.0


def test_revised_rule_opens_nothing_that_was_closed(run: Run) -> None:
    load_findings(run=run, rows=[row()])
    absorb_findings(run=run, at=NOW)
    Lead.objects.update(status=LeadStatus.CLOSED, closed_at=NOW)

    load_findings(run=run, rows=[row("ad-absolute@2.0.0+2")])

    assert absorb_findings(run=run, at=NOW).opened == 0
    assert not Lead.objects.open().exists()


def test_revised_rule_that_exempts_takes_the_finding_out_of_its_lead(run: Run) -> None:
    load_findings(run=run, rows=[row(), row(observation="obs-2", shop_id="")])
    absorb_findings(run=run, at=NOW)
    lead = Lead.objects.get(subject_key="source:示例平台:obs-1")

    load_findings(run=run, rows=[row("ad-absolute@1.1.0+1", exempt="own_range", score=0.0)])

    lead.refresh_from_db()
    assert lead.finding_count == 0
    assert Finding.objects.get(observation_id="obs-1").lead is None


def test_rule_on_trial_does_not_take_the_place_of_the_live_one(run: Run) -> None:
    load_findings(run=run, rows=[row()])
    load_findings(run=run, rows=[row("ad-absolute@1.1.0-shadow+1", shadow=True)])

    assert Finding.objects.filter(shadow=False).exists()
    assert Finding.objects.count() == 2


def test_word_of_an_officer_holds_for_the_new_version(run: Run) -> None:
    load_findings(run=run, rows=[row()])
    make_judgement(finding=Finding.objects.get(), verdict="LAWFUL", ground="商品自身分级")

    load_findings(run=run, rows=[row("ad-absolute@1.1.0+1")])

    assert Finding.objects.with_verdict().get().verdict == "LAWFUL"


def test_finding_of_an_open_lead_made_by_hand_stays_loose_until_absorbed(run: Run) -> None:
    lead = make_lead(subject_key="source:示例平台:obs-1", violation="ad.absolute")
    load_findings(run=run, rows=[row()])
    assert Finding.objects.get().lead is None
    absorb_findings(run=run, at=NOW)
    assert Finding.objects.get().lead == lead
