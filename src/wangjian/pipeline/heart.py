"""The heartbeat of a job under way: progress to the database about once a second, and word that it should end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from wangjian.desk.monitoring import leases
from wangjian.desk.monitoring.models import Job

EVERY = timedelta(seconds=1)

LEAVING = threading.Event()
"""Set when this process has been told to end: jobs go back to the queue at the next place to resume from."""

Clock = Callable[[], datetime]
Watcher = Callable[[Job], None]


class JobInterrupted(Exception):
    """The job ends early at a place from which it can be resumed."""


class Heart:
    """Beats for one job held by this process."""

    def __init__(self, job: Job, clock: Clock, watch: Watcher | None = None) -> None:
        self.job = job
        self.clock = clock
        self._watch = watch
        self._last = clock()
        self._stop = False
        self._pending: dict[str, Any] = {}

    def note(self, **progress: Any) -> None:
        """Remember progress, and write it when a second has passed. Raises LeaseLost."""
        self._pending |= progress
        if self.clock() - self._last >= EVERY:
            self.beat()

    def beat(self, **progress: Any) -> None:
        """Write progress now. Raises LeaseLost."""
        self._pending |= progress
        self._last = self.clock()
        self._stop = leases.beat(self.job, self._last, **self._pending)
        self._pending = {}
        if self._watch:
            self._watch(self.job)

    @property
    def should_end(self) -> bool:
        return self._stop or LEAVING.is_set()

    def check(self) -> None:
        """Call where the job can be resumed from. Raises JobInterrupted when it should end."""
        if self.should_end:
            raise JobInterrupted
