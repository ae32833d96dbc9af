"""Import files and run a monitoring run in this process, through the very functions the workers call, with a bar."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring import actions
from wangjian.desk.monitoring.models import FINISHED, Import, Job, Run
from wangjian.kernel.errors import WangjianError
from wangjian.pipeline.importing import run_import
from wangjian.pipeline.monitoring import run_monitoring
from wangjian.sources.sample_market import SampleFile


class UnableToPrepare(WangjianError):
    """An import or a run of the demonstration did not end well."""


Clock = Callable[[], datetime]


def import_sample(file: SampleFile, *, by: User, clock: Clock) -> Import:
    """Raises UnableToPrepare."""
    at = clock()
    job = actions.request_import(file=file.path, kind=file.kind, by=by, at=at, queue=False)
    job = run_import(job.pk, at=at, clock=clock)
    if job.status not in FINISHED:
        raise UnableToPrepare(f"示例文件“{file.path.name}”没有导入完:{job.message}")
    return job


def monitor(*, as_of: date, by: User, clock: Clock, title: str, console: Console) -> Run:
    """One run over everything in the lake. Raises UnableToPrepare."""
    at = clock()
    run = actions.request_run(kinds=[], as_of=as_of, by=by, at=at, queue=False)
    with _bar(title, console) as watch:
        run = run_monitoring(run.pk, at=at, clock=clock, watch=watch)
    if run.status not in FINISHED:
        raise UnableToPrepare(f"监测 {run.number} 没有完成:{run.message}")
    return run


def clock_from(start: datetime) -> Clock:
    """A clock that shows ``start`` now and goes on from there: work of the past is dated in the past."""
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)


@contextmanager
def _bar(title: str, console: Console) -> Iterator[Callable[[Job], None]]:
    """A bar, and what moves it whenever the run writes its progress down."""
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("条观察,{task.fields[found]} 处发现"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task(title, total=None, found=0)

        def watch(job: Job) -> None:
            if isinstance(job, Run):
                total = job.observations_total or None
                progress.update(bar, completed=job.observations_read, total=total, found=job.findings_found)

        yield watch
