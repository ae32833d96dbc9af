"""Ordering, leasing, stopping and resuming jobs."""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult
from tests.factories import NOW, make_handler, make_import, make_monitor, make_run

from wangjian.desk.audit.models import Entry
from wangjian.desk.monitoring import actions, leases, policies
from wangjian.desk.monitoring.models import Import, JobStatus, Run
from wangjian.desk.monitoring.queries import STALE_AFTER
from wangjian.desk.monitoring.uploads import path_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "九月 商品.csv"
    path.write_text("id,title\n1,示例\n", encoding="utf-8")
    return path


def test_request_import_keeps_the_file_orders_the_job_and_records_it(file: Path) -> None:
    job = actions.request_import(file=file, kind="listing", by=make_monitor(), at=NOW)

    assert path_of(job.sha256, job.file_name).read_bytes() == file.read_bytes()
    assert (job.status, job.kind, job.size) == (JobStatus.QUEUED, "listing", file.stat().st_size)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [job.pk], "kwargs": {}}
    assert Entry.objects.get().event == "IMPORT_REQUESTED"
    assert file.exists()


def test_same_file_is_kept_once(file: Path, home: Path) -> None:
    monitor = make_monitor()
    for _ in range(2):
        actions.request_import(file=file, kind="listing", by=monitor, at=NOW)
    assert len([path for path in (home / "uploads").rglob("*") if path.is_file()]) == 1
    assert Import.objects.count() == 2


def test_uploaded_file_is_taken_over() -> None:
    upload = SimpleUploadedFile("../../x/商品.csv", b"id\n1\n")
    job = actions.request_import(file=upload, kind="auto", by=make_monitor(), at=NOW, queue=False)
    assert job.file_name == "商品.csv"
    assert path_of(job.sha256, job.file_name).read_bytes() == b"id\n1\n"
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("name", ["..", "a/b\\c:d.csv", "很" * 200 + ".csv.gz", ".hidden"])
def test_name_of_a_file_never_leaves_its_folder(name: str, home: Path) -> None:
    path = path_of("0" * 64, name)
    assert path.parent == home / "uploads" / ("0" * 64)
    assert len(path.name.encode()) <= 255
    assert path.name not in ("", ".", "..")


def test_county_does_not_order_jobs(file: Path) -> None:
    with pytest.raises(policies.UnableToRequestJob):
        actions.request_import(file=file, kind="listing", by=make_handler(), at=NOW)
    with pytest.raises(policies.UnableToRequestJob):
        actions.request_run(kinds=[], as_of=None, by=make_handler(), at=NOW)


def test_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(leases.WangjianError, match="没有.csv"):
        actions.request_import(file=tmp_path / "没有.csv", kind="auto", by=make_monitor(), at=NOW)


def test_request_run_gives_a_number_and_the_day_of_law() -> None:
    run = actions.request_run(kinds=["listing"], as_of=None, by=make_monitor(), at=NOW)
    assert run.number == f"JC-2026-{run.pk:06d}"
    assert (run.as_of.isoformat(), run.kinds) == ("2026-09-21", ["listing"])


def test_lease_goes_to_one_worker_only() -> None:
    job = make_import()
    assert leases.take(job, "a:1:x", NOW, done=0)
    assert not leases.take(Import.objects.get(pk=job.pk), "b:2:y", NOW, done=0)
    assert Import.objects.get().lease == "a:1:x"


@pytest.mark.parametrize(("silent", "free"), [(STALE_AFTER + timedelta(seconds=1), True), (STALE_AFTER, False)])
def test_silent_job_is_free_again(silent: timedelta, free: bool) -> None:
    job = make_import(status=JobStatus.RUNNING)
    assert leases.take(job, "b:2:y", NOW + silent, done=5) is free
    if free:
        assert (job.attempt, job.attempt_started_from, job.started_at) == (1, 5, NOW)


@pytest.mark.parametrize("status", [JobStatus.DONE, JobStatus.FAILED, JobStatus.STOPPED])
def test_job_that_ended_cannot_be_leased(status: JobStatus) -> None:
    assert not leases.take(make_import(status=status), "a:1:x", NOW, done=0)


def test_beat_writes_progress_and_hears_of_a_stop() -> None:
    job = make_run()
    leases.take(job, "a:1:x", NOW, done=0)

    assert not leases.beat(job, NOW, observations_total=10, observations_read=4)
    actions.stop_job(job=job, by=make_monitor(), at=NOW)

    assert leases.beat(job, NOW)
    assert Run.objects.get().observations_read == 4


def test_beat_of_a_worker_that_lost_its_job_is_told_so() -> None:
    job = make_import()
    leases.take(job, "a:1:x", NOW, done=0)
    Import.objects.update(lease="b:2:y")
    with pytest.raises(leases.LeaseLost):
        leases.beat(job, NOW)


def test_end_lets_go_and_is_recorded() -> None:
    job = make_import()
    leases.take(job, "a:1:x", NOW, done=0)

    leases.end(job, JobStatus.DONE, NOW, "完成", rows_read=3)

    assert (job.status, job.lease, job.rows_read, job.finished_at) == (JobStatus.DONE, "", 3, NOW)
    assert Entry.objects.get().event == "JOB_FINISHED"


def test_stop_of_a_queued_job_ends_it_at_once() -> None:
    job = actions.stop_job(job=make_import(), by=make_monitor(), at=NOW)
    assert (job.status, job.finished_at) == (JobStatus.STOPPED, NOW)


def test_stop_of_a_job_that_ended_is_refused() -> None:
    with pytest.raises(policies.UnableToStopJob, match="已完成"):
        actions.stop_job(job=make_import(status=JobStatus.DONE), by=make_monitor(), at=NOW)


@pytest.mark.parametrize("status", [JobStatus.STOPPED, JobStatus.FAILED])
def test_resume_puts_a_job_into_the_queue_again(status: JobStatus) -> None:
    job = actions.resume_job(job=make_import(status=status), by=make_monitor(), at=NOW)
    assert (job.status, job.finished_at) == (JobStatus.QUEUED, None)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize("status", [JobStatus.RUNNING, JobStatus.DONE, JobStatus.QUEUED])
def test_resume_of_a_job_that_is_not_interrupted_is_refused(status: JobStatus) -> None:
    with pytest.raises(policies.UnableToResumeJob):
        actions.resume_job(job=make_import(status=status), by=make_monitor(), at=NOW)


def test_process_of_this_machine_that_is_gone_is_known_to_be_dead() -> None:
    host = socket.gethostname()[:16]
    assert not leases.is_dead(leases.new_token())
    assert leases.is_dead(f"{host}:{_unused_pid()}:x")
    assert not leases.is_dead(f"elsewhere:{_unused_pid()}:x")
    assert not leases.is_dead("")


def _unused_pid() -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return pid
