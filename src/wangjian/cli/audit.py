"""``wangjian audit``: checking the log."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from wangjian.cli.desk import WITH_PROBLEMS, json_option, load_desk, show_json


@click.group()
def audit() -> None:
    """审计日志。"""


@audit.command()
@json_option
def verify(as_json: bool) -> None:
    """逐条校验审计日志的摘要链,指出第一条被改动的记录。有改动时退出码为 1。"""
    load_desk()
    from wangjian.desk.audit import log

    report = log.verify()
    if as_json:
        show_json(asdict(report))
    click.echo(report.sentence, err=as_json)
    if not report.ok:
        sys.exit(WITH_PROBLEMS)
