from __future__ import annotations

from datetime import timedelta

import pytest
from tests.factories import NOW, make_import, make_run

from wangjian.desk.monitoring.models import JobStatus
from wangjian.desk.monitoring.presenters import progress_of

pytestmark = pytest.mark.django_db

STARTED = {"status": JobStatus.RUNNING, "attempt_started_at": NOW}


def test_progress_of_a_run_says_rate_and_time_left() -> None:
    run = make_run(
        **STARTED, heartbeat_at=NOW + timedelta(seconds=10), observations_read=2000, observations_total=10_000
    )
    state = progress_of(run, NOW + timedelta(seconds=10))
    assert (state.percent, state.rate, state.left) == (20, "200 条/秒", "约 40 秒")


def test_rate_of_a_resumed_job_is_that_of_its_own_attempt() -> None:
    run = make_run(
        **STARTED,
        heartbeat_at=NOW + timedelta(seconds=10),
        attempt_started_from=1000,
        observations_read=2000,
        observations_total=10_000,
    )
    assert progress_of(run, NOW).rate == "100 条/秒"


def test_progress_of_an_import_is_measured_in_bytes() -> None:
    job = make_import(
        **STARTED, heartbeat_at=NOW + timedelta(seconds=2), bytes_done=50_000_000, bytes_total=2_000_000_000
    )
    state = progress_of(job, NOW)
    assert (state.percent, state.rate, state.left) == (2, "25.0 MB/秒", "约 1 分钟")


def test_running_job_is_never_said_to_be_complete() -> None:
    run = make_run(**STARTED, observations_read=10, observations_total=10)
    assert progress_of(run, NOW).percent == 99


def test_finished_job_is_complete_and_has_no_rate() -> None:
    state = progress_of(make_run(status=JobStatus.DONE), NOW)
    assert (state.percent, state.rate, state.left, state.is_active) == (100, "", "", False)


def test_job_that_has_just_begun_promises_nothing() -> None:
    state = progress_of(make_run(**STARTED), NOW)
    assert (state.percent, state.rate, state.left) == (0, "", "")
