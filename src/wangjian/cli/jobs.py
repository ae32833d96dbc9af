"""Carrying out jobs in the terminal, through the very functions the workers call, with a bar on stderr."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from wangjian.desk.monitoring.models import Job


@contextmanager
def job_bar(title: str) -> Iterator[Callable[[Job], None]]:
    """Yields what a job is to be watched with. Silent where stderr is no terminal."""
    from django.utils import timezone

    from wangjian.desk.monitoring.presenters import progress_of

    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]} {task.fields[left]}"),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task(title, total=100, rate="", left="")

        def watch(job: Job) -> None:
            state = progress_of(job, timezone.now())
            progress.update(bar, completed=state.percent, rate=state.rate, left=state.left)

        yield watch


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl+C gives the job back to the queue at the next place from which it can be resumed."""
    from wangjian.pipeline.heart import LEAVING

    def leave(number: int, frame: FrameType | None) -> None:
        LEAVING.set()

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        LEAVING.clear()
        for number, handler in before.items():
            signal.signal(number, handler)
