"""Stopping a job and going on with it. What is done stays done either way."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.monitoring import policies
from wangjian.desk.monitoring.models import Job, JobStatus
from wangjian.desk.monitoring.queueing import enqueue

AnyJob = TypeVar("AnyJob", bound=Job)


@transaction.atomic
def stop_job(*, job: AnyJob, by: User, at: datetime) -> AnyJob:
    """A queued job ends at once, a running one at the next place where it can be resumed. Raises UnableToStopJob."""
    job = _locked(job)
    policies.check_can_stop(by, job)
    job.stop_requested = True
    if job.status == JobStatus.QUEUED:
        job.status, job.finished_at, job.message = JobStatus.STOPPED, at, "已按要求停止,可以继续。"
    job.save(update_fields=["stop_requested", "status", "finished_at", "message"])
    audit.record(AuditEvent.JOB_STOPPED, target=job, by=by, at=at)
    return job


@transaction.atomic
def resume_job(*, job: AnyJob, by: User, at: datetime, queue: bool = True) -> AnyJob:
    """Go on with a stopped or failed job from where it was. Raises UnableToResumeJob."""
    job = _locked(job)
    policies.check_can_resume(by, job)
    job.status, job.finished_at, job.message = JobStatus.QUEUED, None, ""
    job.stop_requested, job.lease = False, ""
    job.save(update_fields=["status", "finished_at", "message", "stop_requested", "lease"])
    audit.record(AuditEvent.JOB_RESUMED, target=job, by=by, at=at)
    if queue:
        enqueue(job)
    return job


def _locked(job: AnyJob) -> AnyJob:
    found: AnyJob = type(job).objects.select_for_update().get(pk=job.pk)
    return found
