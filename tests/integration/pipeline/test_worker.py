"""The queue, the worker, and what it brings back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from tests.factories import NOW, make_import, make_run
from tests.integration.pipeline.conftest import Market

from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring import actions
from wangjian.desk.monitoring.models import Import, JobStatus, Run
from wangjian.desk.monitoring.queries import STALE_AFTER
from wangjian.pipeline.recovery import resume_interrupted
from wangjian.pipeline.worker import work_once

pytestmark = pytest.mark.usefixtures("sample_rules")

LATER = NOW + STALE_AFTER + timedelta(seconds=1)


@pytest.mark.django_db(transaction=True)
def test_worker_carries_out_what_was_ordered(market: Market, monitor: User) -> None:
    for kind, path in market:
        actions.request_import(file=path, kind=kind, by=monitor, at=NOW)
    actions.request_run(kinds=["listing"], as_of=None, by=monitor, at=NOW)

    while work_once():
        pass

    assert set(Import.objects.values_list("status", flat=True)) == {JobStatus.DONE}
    run = Run.objects.get()
    assert (run.status, run.leads_opened) == (JobStatus.DONE, 4)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
def test_job_queued_twice_is_done_once(market: Market, monitor: User) -> None:
    job = actions.request_import(file=market.shops, kind="shop", by=monitor, at=NOW)
    from wangjian.desk.monitoring.queueing import enqueue

    enqueue(job)
    while work_once():
        pass

    job.refresh_from_db()
    assert (job.status, job.attempt) == (JobStatus.DONE, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_import, make_run])
def test_job_of_a_killed_worker_is_queued_again_once(make: object) -> None:
    job = make(status=JobStatus.RUNNING)  # type: ignore[operator]

    assert resume_interrupted(at=LATER) == [job]
    assert resume_interrupted(at=LATER) == []

    job.refresh_from_db()
    assert (job.status, job.lease) == (JobStatus.QUEUED, "")
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_job_that_beats_is_left_alone() -> None:
    make_import(status=JobStatus.RUNNING, heartbeat_at=LATER)
    assert resume_interrupted(at=LATER) == []


@pytest.mark.django_db
def test_job_whose_task_was_lost_before_it_began_is_queued_again() -> None:
    job = make_run()
    assert resume_interrupted(at=NOW) == []
    assert resume_interrupted(at=LATER) == [job]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [JobStatus.DONE, JobStatus.STOPPED, JobStatus.FAILED])
def test_ended_job_is_not_brought_back(status: JobStatus) -> None:
    make_import(status=status)
    assert resume_interrupted(at=LATER) == []
