"""One worker for each job. A lease is taken by one conditional UPDATE, so two workers cannot both get it.

The holder writes progress and heartbeat together; a job whose heartbeat has stopped, or whose worker is known to be
dead, is free again.
"""

from __future__ import annotations

import os
import secrets
import socket
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.monitoring.models import Job, JobStatus
from wangjian.desk.monitoring.queries import STALE_AFTER
from wangjian.kernel.errors import WangjianError


class LeaseLost(WangjianError):
    """Another worker has taken the job over; this one must let go at once."""


def new_token() -> str:
    """Names this process; another one on the same machine can see whether it lives."""
    return f"{socket.gethostname()[:16]}:{os.getpid()}:{secrets.token_hex(4)}"


def take(job: Job, token: str, at: datetime, *, done: int) -> bool:
    """Try to become the one worker of the job; ``done`` is the progress it starts from."""
    free = Q(status=JobStatus.QUEUED) | Q(status=JobStatus.RUNNING, heartbeat_at__lt=at - STALE_AFTER)
    taken = (
        type(job)
        .objects.filter(free, pk=job.pk)
        .update(
            status=JobStatus.RUNNING,
            lease=token,
            heartbeat_at=at,
            started_at=Coalesce(F("started_at"), at),
            attempt=F("attempt") + 1,
            attempt_started_at=at,
            attempt_started_from=done,
            message="",
        )
    )
    job.refresh_from_db()
    return bool(taken)


def beat(job: Job, at: datetime, **progress: Any) -> bool:
    """Write progress; whether somebody has asked the job to stop. Raises LeaseLost."""
    held = type(job).objects.filter(pk=job.pk, lease=job.lease, status=JobStatus.RUNNING)
    if not held.update(heartbeat_at=at, **progress):
        raise LeaseLost(f"任务 {job} 已由另一个进程接手。")
    for name, value in progress.items():
        setattr(job, name, value)
    return bool(type(job).objects.filter(pk=job.pk, stop_requested=True).exists())


@transaction.atomic
def end(job: Job, status: JobStatus, at: datetime, message: str = "", **result: Any) -> None:
    """Write the result down and let go. Raises LeaseLost."""
    beat(job, at, **result)
    type(job).objects.filter(pk=job.pk).update(
        status=status, lease="", finished_at=at, message=message, stop_requested=False
    )
    job.refresh_from_db()
    detail = {"status": str(status), "message": message}
    audit.record(AuditEvent.JOB_FINISHED, target=job, by=audit.SYSTEM, at=at, detail=detail)


def release(job: Job) -> None:
    """Give an unfinished job back to the queue: this worker is told to leave."""
    type(job).objects.filter(pk=job.pk, lease=job.lease).update(status=JobStatus.QUEUED, lease="")


def release_abandoned(job: Job, at: datetime) -> bool:
    """Free a job whose worker is gone. Whether it was this call that did."""
    stale = Q(heartbeat_at__lt=at - STALE_AFTER)
    if is_dead(job.lease):
        stale |= Q(lease=job.lease)
    return bool(
        type(job).objects.filter(stale, pk=job.pk, status=JobStatus.RUNNING).update(status=JobStatus.QUEUED, lease="")
    )


def is_dead(token: str) -> bool:
    """Whether the process of a token ran on this machine and does not any more."""
    host, _, rest = token.partition(":")
    pid = rest.partition(":")[0]
    if host != socket.gethostname()[:16] or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
