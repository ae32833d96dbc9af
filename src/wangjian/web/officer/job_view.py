"""How an import or a run stands, as the progress part of its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring import policies
from wangjian.desk.monitoring.models import Job, JobStatus
from wangjian.desk.monitoring.presenters import progress_of
from wangjian.desk.monitoring.queries import STALE_AFTER
from wangjian.desk.policies import is_allowed
from wangjian.web.words import number_words

QUEUED_TOO_LONG_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Count:
    label: str
    value: int
    url: str
    about: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class JobView:
    heading: str
    status: str
    status_label: str
    active: bool
    percent: int
    words: list[str]
    stale: str
    """A sentence where nothing has moved for too long; empty otherwise."""
    message: str
    stop_url: str
    resume_url: str
    counts: list[Count]


def job_view(
    job: Job, *, heading: str, unit: str, counts: list[Count], stop_url: str, resume_url: str, by: User, now: datetime
) -> JobView:
    progress = progress_of(job, now)
    return JobView(
        heading=heading,
        status=progress.status,
        status_label=progress.status_label,
        active=progress.is_active,
        percent=progress.percent,
        words=_words(job, progress.percent, progress.rate, progress.left, unit),
        stale=_stale(job, now),
        message=job.message,
        stop_url=stop_url if is_allowed(policies.check_can_stop, by, job) else "",
        resume_url=resume_url if is_allowed(policies.check_can_resume, by, job) else "",
        counts=counts,
    )


def _words(job: Job, percent: int, rate: str, left: str, unit: str) -> list[str]:
    if job.status == JobStatus.QUEUED:
        return ["等待后台开始"]
    words = [
        f"已办 {percent}%",
        f"{unit} {number_words(getattr(job, 'rows_read', 0) or getattr(job, 'observations_read', 0))} 条",
    ]
    return [*words, *filter(None, [rate, f"还要{left}" if left else ""])]


def _stale(job: Job, now: datetime) -> str:
    if job.status == JobStatus.QUEUED and (now - job.created_at).total_seconds() > QUEUED_TOO_LONG_SECONDS:
        return "还没有后台程序来办理。请系统管理员确认 wangjian serve 或 wangjian worker 正在运行;运行后会自动开始。"
    if job.status == JobStatus.RUNNING and job.heartbeat_at and now - job.heartbeat_at > STALE_AFTER:
        return "后台程序中断了。它恢复后会从断开的地方接着办,已办的不会丢。"
    return ""
