"""Puts jobs into the queue of the workers, in the same transaction as the job itself: both exist or neither."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from wangjian.desk.monitoring.models import Import, Job


def enqueue(job: Job) -> None:
    """Ask the workers to carry the job out. The task is found by name, as the pipeline stands above the desk."""
    import_string(_task_path(job)).enqueue(job.pk)


def is_waiting(job: Job) -> bool:
    """Whether the queue holds a task for the job that no worker has taken yet."""
    waiting: Any = DBTaskResult.objects.filter(status="READY", task_path=_task_path(job))
    return bool(waiting.filter(args_kwargs__args=[job.pk]).exists())


def _task_path(job: Job) -> str:
    path: str = settings.WANGJIAN_JOBS["import" if isinstance(job, Import) else "run"]
    return path
