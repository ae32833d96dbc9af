"""What commands that reach the desk have in common: Django, who acts, when, and how results are shown."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from wangjian.kernel.errors import WangjianError

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import User

WITH_PROBLEMS = 1
"""Exit status: done, but something needs a look (rows set aside, acts refused)."""


class NoSuchUser(WangjianError):
    """No active account has this name."""


class NotReady(WangjianError):
    """The database has not been set up, or is older than the program."""


def load_desk(*, check: bool = True) -> None:
    """Start Django. Raises NotReady unless the database is as this version needs it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wangjian.web.settings")
    import django

    django.setup()
    if check:
        check_migrated()


def check_migrated() -> None:
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise NotReady(f"数据库连接不上:{error}。请检查 DATABASE_URL 或 WANGJIAN_HOME。".replace("\n", " ")) from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("数据库尚未建立或版本较旧,请先运行 wangjian db init(新装)或 wangjian db migrate(升级)。")


def user_named(name: str) -> User:
    """Raises NoSuchUser."""
    from wangjian.desk.accounts.models import User

    user = User.objects.select_related("organisation").filter(username=name, is_active=True).first()
    if user is None:
        raise NoSuchUser(f"没有可用的账号“{name}”,可用 wangjian db create-user 新建。")
    return user


def now() -> datetime:
    from django.utils import timezone

    return timezone.now()


as_option = click.option("--as", "user", required=True, envvar="WANGJIAN_USER", metavar="账号", help="以谁的名义办理。")
"""In whose name; scripts may name the user in the environment."""
json_option = click.option("--json", "as_json", is_flag=True, help="在标准输出打印机器可读的结果。")


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on stdout; as wide as needed when it goes into a file."""
    console = Console(width=None if sys.stdout.isatty() else 200)
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    console.print(table, highlight=False)


def show_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, default=str))
