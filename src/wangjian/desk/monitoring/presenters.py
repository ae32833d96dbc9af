"""How far a job is, how fast, and how long it will still take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wangjian.desk.monitoring.models import Import, Job, JobStatus, Run


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int
    percent: int
    rate: str
    """As in 12,300 条/秒; empty where nothing can be said yet."""
    left: str
    """As in 约 2 分钟; empty where nothing can be said yet."""
    status: str
    status_label: str
    is_active: bool


def progress_of(job: Job, at: datetime) -> Progress:
    """``at`` is now. Imports are measured in bytes, runs in observations."""
    done, total = measure(job)
    percent = 100 if job.status in (JobStatus.DONE, JobStatus.DONE_WITH_PROBLEMS) else _percent(done, total)
    rate = _rate(job, done, at) if job.status == JobStatus.RUNNING else 0.0
    return Progress(
        done=done,
        total=total,
        percent=percent,
        rate=_rate_words(job, rate),
        left=_left_words((total - done) / rate) if rate else "",
        status=job.status,
        status_label=JobStatus(job.status).label,
        is_active=job.is_active,
    )


def measure(job: Job) -> tuple[int, int]:
    """What is done and what there is to do."""
    if isinstance(job, Import):
        return job.bytes_done, job.bytes_total
    assert isinstance(job, Run)
    return job.observations_read, job.observations_total


def _percent(done: int, total: int) -> int:
    # 100 is only said when the job has ended: the last findings are still being loaded.
    return min(99, done * 100 // total) if total else 0


def _rate(job: Job, done: int, at: datetime) -> float:
    """Units a second of this attempt, or 0 while it is too early to tell."""
    since = job.attempt_started_at
    seconds = ((job.heartbeat_at or at) - since).total_seconds() if since else 0.0
    return max(0, done - job.attempt_started_from) / seconds if seconds >= 1 else 0.0


def _rate_words(job: Job, rate: float) -> str:
    if not rate:
        return ""
    return f"{rate / 1e6:,.1f} MB/秒" if isinstance(job, Import) else f"{rate:,.0f} 条/秒"


def _left_words(seconds: float) -> str:
    left = timedelta(seconds=round(seconds))
    if left < timedelta(minutes=1):
        return f"约 {max(1, left.seconds)} 秒"
    if left < timedelta(hours=1):
        return f"约 {round(left.seconds / 60)} 分钟"
    return f"约 {left.total_seconds() / 3600:.1f} 小时"
