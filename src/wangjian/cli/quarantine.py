"""``wangjian quarantine``: rows that imports set aside."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from wangjian.cli.desk import WITH_PROBLEMS, as_option, json_option, load_desk, now, show_json, user_named
from wangjian.kernel.errors import WangjianError

if TYPE_CHECKING:
    from wangjian.desk.monitoring.models import Import


class NoSuchImport(WangjianError):
    """No import has this number."""


@click.group()
def quarantine() -> None:
    """隔离的问题行:查看、改正重试、放弃。"""


@quarantine.command("list")
@click.option("--import", "import_id", type=int, help="只看这次导入的。")
@click.option("--after", type=int, default=0, help="从这一行之后继续。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@as_option
@json_option
def list_(import_id: int | None, after: int, limit: int, user: str, as_json: bool) -> None:
    """列出隔离的行:文件、行、字段、原因、原值。"""
    load_desk()
    from wangjian.desk.monitoring.policies import check_can_request_job
    from wangjian.pipeline.quarantine import quarantined_count, quarantined_rows

    check_can_request_job(user_named(user))
    job = _import(import_id) if import_id else None
    for row in quarantined_rows(job, after=after, limit=limit):
        if as_json:
            show_json(asdict(row))
        else:
            click.echo(f"{row.id}\t{row.full_sentence}")
    click.echo(f"共 {quarantined_count(job):,} 行待处理。", err=True)


@quarantine.command()
@click.argument("row", type=int, metavar="编号")
@click.option("--set", "corrections", multiple=True, required=True, metavar="列=值", help="改正的列,可给多个。")
@as_option
def retry(row: int, corrections: tuple[str, ...], user: str) -> None:
    """改正后重试一行;仍不能导入时说明原因,退出码 1。"""
    load_desk()
    from wangjian.pipeline.quarantine import retry_row

    corrected = dict(_correction(text) for text in corrections)
    refused = retry_row(row=row, corrected=corrected, by=user_named(user), at=now())
    click.echo(f"仍未导入:{refused}" if refused else "已导入。", err=True)
    if refused:
        sys.exit(WITH_PROBLEMS)


@quarantine.command()
@click.argument("row", type=int, metavar="编号")
@click.option("--note", default="", help="放弃的原因。")
@as_option
def drop(row: int, note: str, user: str) -> None:
    """放弃一行。"""
    load_desk()
    from wangjian.pipeline.quarantine import drop_row

    drop_row(row=row, note=note, by=user_named(user), at=now())
    click.echo("已放弃。", err=True)


def _correction(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise click.UsageError(f"“{text}”应写作 列=值。")
    return name.strip(), value


def _import(number: int) -> Import:
    from wangjian.desk.monitoring.models import Import

    found: Import | None = Import.objects.filter(pk=number).first()
    if found is None:
        raise NoSuchImport(f"没有编号为 {number} 的导入。")
    return found
