"""Options that several commands share: the day by which law is chosen, and the folder of rule packs."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click


def today() -> date:
    """Dates of law are days in China, wherever the machine stands."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else today()


as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="日期",
    help="按哪一天有效的法律和规则判断,如 2026-02-01;默认今天。",
)

packs_option = click.option(
    "--packs", "packs_dir", type=click.Path(path_type=Path), help="规则包目录,默认为产品自带的 rulepacks。"
)
