"""``wangjian run``: one monitoring run, as the run page does it."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from wangjian.cli.desk import as_option, json_option, load_desk, now, show_json, user_named
from wangjian.cli.jobs import interruptible, job_bar
from wangjian.lake.schemas import KINDS

if TYPE_CHECKING:
    from wangjian.desk.monitoring.models import Run

FAILED = 2


@click.command()
@click.option("--kinds", help=f"只看这几类,逗号分隔:{','.join(KINDS)}。")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天的法律(默认今天)。")
@click.option("--resume", metavar="编号", help="继续一次中断或停止的监测,如 JC-2026-000001。")
@as_option
@json_option
def run(kinds: str | None, as_of: datetime | None, resume: str | None, user: str, as_json: bool) -> None:
    """监测:全部规则过一遍已导入的数据,形成发现和线索。再运行一次不会重复。"""
    load_desk()
    from wangjian.desk.monitoring.models import FINISHED, JobStatus
    from wangjian.pipeline.monitoring import run_monitoring

    at = now()
    job = _resumed(resume, user, at) if resume else _ordered(kinds, as_of, user, at)
    with interruptible(), job_bar(job.number) as watch:
        job = run_monitoring(job.pk, at=at, watch=watch)
    if as_json:
        show_json(_as_json(job))
    click.echo(f"{job.number}:{JobStatus(job.status).label}。{job.message}", err=True)
    if job.status not in FINISHED:
        sys.exit(FAILED)


def _ordered(kinds: str | None, as_of: datetime | None, user: str, at: datetime) -> Run:
    from wangjian.desk.monitoring import actions

    chosen = [kind.strip() for kind in (kinds or "").split(",") if kind.strip()]
    day = as_of.date() if as_of else None
    return actions.request_run(kinds=chosen, as_of=day, by=user_named(user), at=at, queue=False)


def _resumed(number: str, user: str, at: datetime) -> Run:
    from wangjian.desk.monitoring import actions
    from wangjian.desk.monitoring.leases import release_abandoned
    from wangjian.desk.monitoring.models import JobStatus, Run

    found: Run | None = Run.objects.filter(number=number.upper()).first()
    if found is None:
        raise click.UsageError(f"没有编号为 {number} 的监测。")
    if release_abandoned(found, at):
        found.refresh_from_db()
    if found.status == JobStatus.QUEUED:
        return found
    return actions.resume_job(job=found, by=user_named(user), at=at, queue=False)


def _as_json(job: Run) -> dict[str, Any]:
    names = ("number", "status", "message", "as_of", "observations_total", "observations_read", "findings_found",
             "findings_new", "findings_exempt", "leads_opened", "leads_joined", "rules_digest")  # fmt: skip
    return {name: getattr(job, name) for name in names}
