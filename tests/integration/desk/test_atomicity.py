"""An act and its audit entry stand or fall together, and no act goes unrecorded."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from tests.factories import (
    NOW,
    PASSWORD,
    make_area,
    make_finding,
    make_import,
    make_lead,
    make_monitor,
    make_organisation,
    make_run,
    make_user,
)

from wangjian.desk.accounts import actions as accounts
from wangjian.desk.accounts.models import Organisation, Role, User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.models import Entry
from wangjian.desk.leads import actions as leads
from wangjian.desk.leads.models import Finding, Judgement, Lead, LeadEvent, Verdict
from wangjian.desk.leads.states import LeadStatus, Outcome
from wangjian.desk.monitoring import actions as monitoring
from wangjian.desk.monitoring.models import Import, Run
from wangjian.desk.registry import actions as registry
from wangjian.desk.registry.models import Operator, Shop
from wangjian.desk.registry.placing import Placer
from wangjian.desk.registry.rows import OperatorRow, ShopRow
from wangjian.law.citypack import CityPack

pytestmark = pytest.mark.django_db

STORED = (User, Organisation, Lead, LeadEvent, Finding, Judgement, Import, Run, Operator, Shop)
Act = Callable[[], Any]


def office_lead(status: LeadStatus) -> tuple[Lead, User, User]:
    lead = make_lead(status)
    office = lead.organisation
    return lead, make_user(Role.HANDLER, organisation=office), make_user(Role.LEADER, organisation=office)


def acts() -> dict[str, Callable[[], Act]]:
    """For each action: prepares everything and answers with the call itself."""

    def city(act: Callable[..., Any], status: LeadStatus, **values: Any) -> Callable[[], Act]:
        def prepare() -> Act:
            monitor, lead = make_monitor(), make_lead(status, area=make_area(bureau=make_organisation()))
            return lambda: act(lead=lead, by=monitor, at=NOW, **values)

        return prepare

    def office(
        act: Callable[..., Any], status: LeadStatus, role: Role = Role.HANDLER, **values: Any
    ) -> Callable[[], Act]:
        def prepare() -> Act:
            lead, handler, leader = office_lead(status)
            return lambda: act(lead=lead, by=leader if role == Role.LEADER else handler, at=NOW, **values)

        return prepare

    return {
        "triage": city(leads.triage, LeadStatus.NEW),
        "dismiss": city(leads.dismiss, LeadStatus.NEW, reason="示例理由"),
        "dispatch": city(leads.dispatch, LeadStatus.TRIAGED, organisation=None, note=""),
        "redispatch": redispatching,
        "take": office(leads.take, LeadStatus.DISPATCHED),
        "send_back": office(leads.send_back, LeadStatus.VERIFYING, reason="示例理由"),
        "extend_clock": office(leads.extend_clock, LeadStatus.VERIFYING, Role.LEADER, reason="示例理由"),
        "record_outcome": office(leads.record_outcome, LeadStatus.VERIFYING, outcome=Outcome.GUIDANCE, note="示例说明"),
        "return_outcome": city(leads.return_outcome, LeadStatus.OUTCOME, reason="示例理由"),
        "close": city(leads.close, LeadStatus.OUTCOME),
        "reopen": reopening,
        "bulk_triage": lambda: bulk(leads.bulk_triage, LeadStatus.NEW),
        "bulk_dispatch": lambda: bulk(leads.bulk_dispatch, LeadStatus.TRIAGED, organisation=None),
        "judge_finding": judging,
        "absorb_findings": absorbing,
        "request_run": lambda: requesting(monitoring.request_run, kinds=[], as_of=None),
        "stop_job": lambda: on_job(monitoring.stop_job, make_import()),
        "resume_job": lambda: on_job(monitoring.resume_job, make_import(status="STOPPED")),
        "note_retried": lambda: on_job(monitoring.note_retried, make_import(), row=1, corrected={}, refused=""),
        "note_dropped": lambda: on_job(monitoring.note_dropped, make_import(), row=1, note=""),
        "upsert_operators": lambda: registering(registry.upsert_operators, OperatorRow("示例商行")),
        "upsert_shops": lambda: registering(registry.upsert_shops, ShopRow("示例平台", "1", NOW)),
        "create_user": creating,
        "load_city_pack": lambda: (
            lambda: accounts.load_city_pack(pack=CityPack.load("xuchang"), by=audit.SYSTEM, at=NOW)
        ),
        "sign_in": signing_in,
        "sign_out": signing_out,
    }


def redispatching() -> Act:
    monitor, lead, other = make_monitor(), make_lead(LeadStatus.DISPATCHED), make_area(bureau=make_organisation())
    return lambda: leads.redispatch(
        lead=lead, organisation=other.bureau, area=other, reason="示例理由", by=monitor, at=NOW
    )


def reopening() -> Act:
    monitor, lead = make_monitor(), make_lead(LeadStatus.CLOSED, outcome="", outcome_note="", outcome_at=None)
    return lambda: leads.reopen(lead=lead, reason="示例理由", by=monitor, at=NOW)


def bulk(act: Callable[..., Any], status: LeadStatus, **values: Any) -> Act:
    monitor = make_monitor()
    rows = [make_lead(status, area=make_area(bureau=make_organisation())) for _ in range(2)]
    return lambda: act(leads=rows, by=monitor, at=NOW, **values)


def judging() -> Act:
    monitor, finding = make_monitor(), make_finding()
    return lambda: leads.judge_finding(finding=finding, verdict=Verdict.TRUE, ground="", by=monitor, at=NOW)


def absorbing() -> Act:
    run = make_run(status="DONE")
    make_finding(run=run)
    return lambda: leads.absorb_findings(run=run, at=NOW)


def requesting(act: Callable[..., Any], **values: Any) -> Act:
    monitor = make_monitor()
    return lambda: act(by=monitor, at=NOW, **values)


def on_job(act: Callable[..., Any], job: Import, **values: Any) -> Act:
    monitor = make_monitor()
    return lambda: act(job=job, by=monitor, at=NOW, **values)


def registering(act: Callable[..., Any], row: object) -> Act:
    monitor = make_monitor()
    return lambda: act(rows=[row], placer=Placer(), by=monitor, at=NOW)


def creating() -> Act:
    office = make_organisation("CITY_BUREAU")
    return lambda: accounts.create_user(
        username="someone", display_name="示例人员", organisation=office, roles=[Role.MONITOR], password=PASSWORD,
        by=audit.SYSTEM, at=NOW,
    )  # fmt: skip


def signing_in() -> Act:
    make_user(username="someone")
    return lambda: accounts.sign_in(username="someone", password=PASSWORD, at=NOW)


def signing_out() -> Act:
    user = make_user()
    return lambda: accounts.sign_out(by=user, at=NOW)


ACTS = acts()
EXEMPT = {
    "load_findings": "recorded by absorb_findings, which always follows",
    "link_shops": "follows an upsert, which is recorded; changes nothing a person said",
    "request_import": "has a test of its own below, as it takes a file",
}


def state() -> list[list[dict[str, Any]]]:
    return [list(model._default_manager.order_by("pk").values()) for model in STORED]


@pytest.mark.parametrize("name", sorted(ACTS))
def test_every_action_has_an_audit_event(name: str) -> None:
    call = ACTS[name]()
    before = Entry.objects.count()
    call()
    assert Entry.objects.count() > before
    assert audit.verify().ok


@pytest.mark.parametrize("name", sorted(ACTS))
def test_if_the_audit_write_fails_nothing_is_stored(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    call = ACTS[name]()
    before = state()

    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(RuntimeError):
        call()

    assert state() == before


def test_no_action_is_left_out_of_this_test() -> None:
    modules = (leads, monitoring, registry)
    offered = {name for module in modules for name in module.__all__ if inspect.isfunction(getattr(module, name))}
    offered |= {"create_user", "load_city_pack", "sign_in", "sign_out"}
    assert offered == set(ACTS) | set(EXEMPT)


def test_ordered_import_without_audit_entry_is_not_stored(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    path = tmp_path / "示例.csv"
    path.write_text("id\n1\n", encoding="utf-8")
    monitor = make_monitor()
    monkeypatch.setattr(audit, "record", lambda *a, **k: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        monitoring.request_import(file=path, kind="auto", by=monitor, at=NOW)
    assert not Import.objects.exists()
