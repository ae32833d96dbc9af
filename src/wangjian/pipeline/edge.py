"""The edge of a job: takes the lease, and turns every way a job can end into a state people can read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from wangjian.desk.monitoring import leases
from wangjian.desk.monitoring.models import Job, JobStatus
from wangjian.desk.monitoring.presenters import measure
from wangjian.kernel.errors import WangjianError
from wangjian.pipeline.heart import LEAVING, Clock, Heart, JobInterrupted, Watcher

log = logging.getLogger(__name__)

STOPPED = "已按要求停止,可以从停下的地方继续。"
BROKEN = "程序出错,任务没有完成。已完成的部分不会丢失,可以继续;再次出现时请联系系统管理员。"

Work = Callable[[Heart], tuple[JobStatus, str, dict[str, Any]]]
"""Does the job and answers with its final state, a sentence, and its last figures."""


def carry_out(job: Job, work: Work, *, clock: Clock, watch: Watcher | None = None) -> bool:
    """Do the job unless somebody else holds it; whether it was done here. Unexpected errors are recorded and raised."""
    if not leases.take(job, leases.new_token(), clock(), done=measure(job)[0]):
        return False
    heart = Heart(job, clock, watch)
    try:
        status, message, result = work(heart)
        leases.end(job, status, clock(), message, **result)
    except JobInterrupted:
        if LEAVING.is_set():
            leases.release(job)
        else:
            leases.end(job, JobStatus.STOPPED, clock(), STOPPED)
    except leases.LeaseLost as lost:
        log.warning("%s", lost)
        return False
    except WangjianError as failure:
        leases.end(job, JobStatus.FAILED, clock(), str(failure))
    except Exception:
        log.exception("job %s of %s failed", job.pk, type(job).__name__)
        leases.end(job, JobStatus.FAILED, clock(), BROKEN)
        raise
    if watch:
        watch(job)
    return True
