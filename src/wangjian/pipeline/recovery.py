"""Brings jobs back whose worker was killed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wangjian.desk.monitoring.leases import release_abandoned
from wangjian.desk.monitoring.models import Import, Job, JobStatus, Run
from wangjian.desk.monitoring.queries import STALE_AFTER
from wangjian.desk.monitoring.queueing import enqueue, is_waiting


def resume_interrupted(*, at: datetime) -> list[Job]:
    """Put jobs into the queue again that nobody works on any more; those it put there.

    Of several workers that look at once only one frees a job; and were a job queued twice, only one could take it.
    """
    return [job for model in (Import, Run) for job in _lost(model, at) if _requeue(job)]


def _lost(model: type[Import] | type[Run], at: datetime) -> list[Job]:
    running = [job for job in model.objects.filter(status=JobStatus.RUNNING) if release_abandoned(job, at)]
    # Queued, and yet no task waits: the worker died between taking the task and taking the job.
    queued = model.objects.filter(status=JobStatus.QUEUED, created_at__lt=at - STALE_AFTER)
    return list({job.pk: job for job in [*running, *queued]}.values())


@transaction.atomic
def _requeue(job: Job) -> bool:
    locked = type(job).objects.select_for_update().get(pk=job.pk)
    if locked.status != JobStatus.QUEUED or is_waiting(locked):
        return False
    enqueue(locked)
    return True
