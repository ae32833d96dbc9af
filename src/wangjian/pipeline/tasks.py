"""What workers do when a job is in the queue. Time comes from the clock only here, at the edge."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from wangjian.pipeline.importing import run_import
from wangjian.pipeline.monitoring import run_monitoring


@task()
def import_file(import_id: int) -> None:
    run_import(import_id, at=timezone.now())


@task()
def monitor(run_id: int) -> None:
    run_monitoring(run_id, at=timezone.now())
