"""A run from lake to leads: complete, repeatable, interruptible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.factories import NOW
from tests.integration.pipeline.conftest import Market, listings, write

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.leads.models import Finding, Lead, LeadEvent
from wangjian.desk.monitoring import actions
from wangjian.desk.monitoring.models import JobStatus, Run
from wangjian.pipeline import loading, monitoring, scanning
from wangjian.pipeline.home import folder_of_run
from wangjian.pipeline.importing import run_import
from wangjian.pipeline.monitoring import run_monitoring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_rules")]


@pytest.fixture
def filled(market: Market, monitor: User) -> User:
    for kind, path in market:
        take_in(path, kind, monitor)
    return monitor


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "BATCH_ROWS", 10)
    monkeypatch.setattr(loading, "CHUNK", 3)


def take_in(path: Path, kind: str, by: User) -> None:
    job = actions.request_import(file=path, kind=kind, by=by, at=NOW, queue=False)
    assert run_import(job.pk, at=NOW).status == JobStatus.DONE


def order(by: User, kinds: list[str] | None = None) -> Run:
    return actions.request_run(kinds=kinds or ["listing"], as_of=None, by=by, at=NOW, queue=False)


def outcome() -> list[Any]:
    """Everything a run leaves in the desk, without what only names the run."""
    findings = Finding.objects.order_by("finding_id").values("finding_id", "quote", "score", "lead__subject_key")
    leads = Lead.objects.order_by("subject_key", "violation").values(
        "subject_key", "violation", "score", "finding_count", "severity", "title", "area__code", "number"
    )
    events = LeadEvent.objects.order_by("lead__number", "pk").values_list("lead__number", "event", "detail__findings")
    return [list(findings), list(leads), list(events)]


def test_run_turns_wordings_into_leads_of_operators_and_shops(filled: User) -> None:
    run = run_monitoring(order(filled).pk, at=NOW)

    assert (run.status, run.observations_total, run.observations_read) == (JobStatus.DONE, 60, 60)
    assert run.findings_found == run.findings_new == 12
    assert run.leads_opened == 4
    assert {lead.area.name if lead.area else None for lead in Lead.objects.all()} == {
        "魏都区",
        "禹州市",
        "长葛市",
        None,
    }
    for finding in Finding.objects.all():
        assert finding.text[finding.start : finding.end] == finding.quote
    assert audit.verify().ok


def test_rerun_adds_nothing(filled: User) -> None:
    run_monitoring(order(filled).pk, at=NOW)
    before = outcome()

    again = run_monitoring(order(filled).pk, at=NOW + timedelta(days=1))

    assert (again.findings_found, again.findings_new, again.leads_opened, again.leads_joined) == (12, 0, 0, 0)
    assert outcome() == before


def test_new_captures_join_the_open_leads(filled: User, tmp_path: Path) -> None:
    run_monitoring(order(filled).pk, at=NOW)
    more = [{**row, "id": f"late-{row['id']}"} for row in listings(20)]
    take_in(write(tmp_path / "又一批.csv", more), "listing", filled)

    run = run_monitoring(order(filled).pk, at=NOW)

    assert (run.findings_new, run.leads_opened, run.leads_joined) == (4, 0, 4)
    assert sum(lead.finding_count for lead in Lead.objects.all()) == 16


def test_finished_run_is_not_run_again(filled: User) -> None:
    run = run_monitoring(order(filled).pk, at=NOW)
    attempts = run.attempt
    assert run_monitoring(run.pk, at=NOW).attempt == attempts


def test_run_over_an_empty_lake_says_what_to_do(monitor: User) -> None:
    run = run_monitoring(order(monitor, ["listing", "message"]).pk, at=NOW)
    assert run.status == JobStatus.DONE
    assert "请先导入" in run.message


def test_unknown_kind_ends_the_run_with_a_sentence(monitor: User) -> None:
    run = run_monitoring(order(monitor, ["nothing"]).pk, at=NOW)
    assert run.status == JobStatus.FAILED
    assert "nothing" in run.message


class Killed(BaseException):
    """Stands for the process being gone: no handler of the product may catch it."""


def killed_after(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, calls: int) -> None:
    """Let the ``calls``-th call of a step be the last thing that happens."""
    step: Callable[..., Any] = getattr(module, name)
    seen = 0

    def deadly(*args: Any, **kwargs: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == calls:
            raise Killed
        return step(*args, **kwargs)

    monkeypatch.setattr(module, name, deadly)


PLACES = [
    (scanning, "write_part", 1),
    (scanning, "write_part", 4),
    (loading, "load_findings", 1),
    (loading, "load_findings", 3),
    (monitoring, "absorb_findings", 1),
    (monitoring, "_figures", 1),
]


@pytest.mark.parametrize(("module", "name", "calls"), PLACES)
def test_killed_run_goes_on_to_the_same_end(
    module: Any, name: str, calls: int, filled: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = order(filled)
    with monkeypatch.context() as patch:
        killed_after(patch, module, name, calls)
        with pytest.raises(Killed):
            run_monitoring(run.pk, at=NOW, clock=lambda: NOW)
    later = NOW + timedelta(minutes=5)

    resumed = run_monitoring(run.pk, at=NOW, clock=lambda: later)

    assert (resumed.status, resumed.attempt) == (JobStatus.DONE, 2)
    assert (resumed.observations_read, resumed.findings_found, resumed.findings_new) == (60, 12, 12)
    assert (resumed.leads_opened, resumed.leads_joined) == (4, 0)
    assert outcome() == undisturbed(filled)


def undisturbed(by: User) -> list[Any]:
    """What the same run leaves when nothing happens to it, computed after wiping the first."""
    LeadEvent.objects.all().delete()
    Finding.all_versions.all().delete()
    Lead.objects.all().delete()
    from wangjian.desk.leads.models import LeadNumber

    LeadNumber.objects.all().delete()
    run_monitoring(order(by).pk, at=NOW)
    return outcome()


def test_stopped_run_goes_on_where_it_was(filled: User) -> None:
    run = order(filled)
    clock = Stepping(NOW)

    def stop(job: Any) -> None:
        if job.observations_read >= 20 and not job.stop_requested and job.status == JobStatus.RUNNING:
            actions.stop_job(job=Run.objects.get(pk=job.pk), by=filled, at=NOW)

    stopped = run_monitoring(run.pk, at=NOW, clock=clock, watch=stop)
    assert stopped.status == JobStatus.STOPPED
    assert 20 <= stopped.observations_read < 60
    kept = sorted(path.name for path in folder_of_run(run.number).glob("part-*"))

    run_again = actions.resume_job(job=stopped, by=filled, at=NOW, queue=False)
    done = run_monitoring(run_again.pk, at=NOW, clock=clock)

    assert (done.status, done.observations_read, done.findings_new) == (JobStatus.DONE, 60, 12)
    assert kept == sorted(path.name for path in folder_of_run(run.number).glob("part-*"))[: len(kept)]


class Stepping:
    """A clock that is two seconds later at every look, so that every beat is written."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=2)
        return self._now


def test_run_interrupted_before_new_imports_came_begins_anew_and_misses_nothing(
    filled: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = order(filled)
    with monkeypatch.context() as patch:
        killed_after(patch, scanning, "write_part", 3)
        with pytest.raises(Killed):
            run_monitoring(run.pk, at=NOW, clock=lambda: NOW)
    more = [{**row, "id": f"late-{row['id']}"} for row in listings(20)]
    take_in(write(tmp_path / "又一批.csv", more), "listing", filled)

    done = run_monitoring(run.pk, at=NOW, clock=lambda: NOW + timedelta(minutes=5))

    assert (done.observations_read, done.findings_new) == (80, 16)


def test_unexpected_error_is_recorded_raised_and_can_be_resumed(filled: User, monkeypatch: pytest.MonkeyPatch) -> None:
    run = order(filled)
    with monkeypatch.context() as patch:
        patch.setattr(monitoring, "load_parts", lambda *a: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run_monitoring(run.pk, at=NOW)
    run.refresh_from_db()
    assert run.status == JobStatus.FAILED
    assert "程序出错" in run.message

    run = actions.resume_job(job=run, by=filled, at=NOW, queue=False)
    assert run_monitoring(run.pk, at=NOW).status == JobStatus.DONE
