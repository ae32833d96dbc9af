"""Who may order and stop jobs."""

from __future__ import annotations

from wangjian.desk.accounts.models import Role, User
from wangjian.desk.monitoring.models import RESUMABLE, Job, JobStatus
from wangjian.desk.policies import UnableToAct


class UnableToRequestJob(UnableToAct):
    """This person does not order imports or runs."""


class UnableToStopJob(UnableToAct):
    """The job has ended already."""


class UnableToResumeJob(UnableToAct):
    """The job is under way, or has done all it had to."""


def check_can_request_job(by: User) -> None:
    if not by.is_active or not (by.has_role(Role.MONITOR) or by.has_role(Role.RULE_AUTHOR)):
        raise UnableToRequestJob("导入和监测由市局网监人员办理。")


def check_can_stop(by: User, job: Job) -> None:
    check_can_request_job(by)
    if not job.is_active:
        raise UnableToStopJob(f"任务已是“{JobStatus(job.status).label}”,不需要停止。")


def check_can_resume(by: User, job: Job) -> None:
    check_can_request_job(by)
    if job.status not in RESUMABLE:
        raise UnableToResumeJob(f"任务现为“{JobStatus(job.status).label}”,不能继续。")
