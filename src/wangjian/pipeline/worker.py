"""The process that carries out jobs: one at a time, ends when told to, brings back what a killed one left."""

from __future__ import annotations

import logging
import os
import signal
import time
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from wangjian.desk.monitoring.leases import new_token
from wangjian.pipeline.heart import LEAVING
from wangjian.pipeline.recovery import resume_interrupted

log = logging.getLogger(__name__)

LOOK_FOR_LOST_SECONDS = 10.0


def run_worker(*, interval: float = 1.0, parent: int | None = None) -> None:
    """Work until SIGTERM or SIGINT, or until the process ``parent`` is gone.

    A job under way goes back to the queue at the next place from which it can be resumed.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    looked = float("-inf")
    while not LEAVING.is_set() and _has(parent):
        if time.monotonic() - looked >= LOOK_FOR_LOST_SECONDS:
            looked = time.monotonic()
            for job in resume_interrupted(at=timezone.now()):
                log.info("job %s is put into the queue again", job)
        if not work_once():
            LEAVING.wait(interval)


def work_once() -> bool:
    """Carry out one waiting task; whether there was one."""
    close_old_connections()
    if not DBTaskResult.objects.ready().exists():
        return False
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=new_token(),
        excluded_queue_names=[],
    ).run()
    return True


def _leave(number: int, frame: FrameType | None) -> None:
    LEAVING.set()


def _has(parent: int | None) -> bool:
    return parent is None or os.getppid() == parent
