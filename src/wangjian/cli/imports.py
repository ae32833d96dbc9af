"""``wangjian import``: files into the lake and the registry, as the import page does it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wangjian.cli.desk import WITH_PROBLEMS, as_option, json_option, load_desk, now, show_json, user_named
from wangjian.cli.jobs import interruptible, job_bar
from wangjian.lake.schemas import KINDS

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import User
    from wangjian.desk.monitoring.models import Import

FAILED = 2


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(["auto", *KINDS]), default="auto", show_default=True, help="数据种类。")
@click.option("--source", help="按哪个来源定义读取(默认按表头判断)。")
@click.option("--encoding", help="文件编码(默认自动判断)。")
@click.option("--platform", help="没有平台列的文件:平台名称。")
@click.option("--shop-id", help="没有店铺列的文件:店铺编号。")
@click.option("--captured-at", type=click.DateTime(), help="没有采集时间的文件:采集时间。")
@as_option
@json_option
def import_(files: tuple[Path, ...], kind: str, user: str, as_json: bool, captured_at: Any, **said: str | None) -> None:
    """导入文件:登记名录、网店、商品、信息、条款、网页。

    有问题的行被隔离(退出码 1),不影响其他行;同一文件再导入不会重复;中断后再运行同一命令会接着导入。
    """
    load_desk()
    options = {name: value for name, value in said.items() if value}
    if captured_at:
        options["captured_at"] = captured_at.astimezone().isoformat()
    by = user_named(user)
    done = [_import(path, kind, options, by) for path in files]
    if as_json:
        show_json([_as_json(job) for job in done])
    if any(job.status not in ("DONE", "DONE_WITH_PROBLEMS") for job in done):
        sys.exit(FAILED)
    if any(job.rows_quarantined for job in done):
        sys.exit(WITH_PROBLEMS)


def _import(path: Path, kind: str, options: dict[str, str], by: User) -> Import:
    from wangjian.desk.monitoring import actions
    from wangjian.desk.monitoring.models import JobStatus
    from wangjian.pipeline.importing import run_import

    at = now()
    job = actions.request_import(file=path, kind=kind, options=options, by=by, at=at, queue=False)
    with interruptible(), job_bar(path.name) as watch:
        job = run_import(job.pk, at=at, watch=watch)
    click.echo(f"{job.file_name}:{JobStatus(job.status).label}。{job.message}", err=True)
    if job.unknown_columns:
        click.echo(f"  未识别的列:{'、'.join(job.unknown_columns)}", err=True)
    if job.rows_quarantined:
        click.echo(f"  查看问题行:wangjian quarantine list --import {job.pk} --as {by.username}", err=True)
    return job


def _as_json(job: Import) -> dict[str, Any]:
    names = ("file_name", "kind", "sha256", "status", "message", "rows_read", "rows_imported", "rows_known",
             "rows_quarantined", "rows_applied", "unknown_columns", "notes")  # fmt: skip
    return {"id": job.pk, **{name: getattr(job, name) for name in names}}
