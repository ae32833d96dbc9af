"""The command: prepare where nothing is ready, say how things stand, serve.

Django is loaded inside: where its data lies must be settled first.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from wangjian.cli.demo import home
from wangjian.cli.desk import load_desk
from wangjian.sources.sample_market import DEFAULT_SEED

if TYPE_CHECKING:
    from wangjian.cli.demo.screen import Summary


@click.command()
@click.option("--serve/--no-serve", default=True, help="准备好后打开工作台(默认);--no-serve 只准备数据。")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="工作台的端口。")
@click.option("--seed", type=int, default=None, help=f"示例市场的种子,同一种子内容相同,默认 {DEFAULT_SEED}。")
@click.option("--fresh", is_flag=True, help="清空演示目录,从头准备,账号口令重新生成。")
@click.option("--shops", type=click.IntRange(1, 5000), default=300, show_default=True, help="示例网店数。")
@click.option("--listings", type=click.IntRange(1, 1_000_000), default=5000, show_default=True, help="示例商品数。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出给出机器可读的结果(含口令)。")
def demo(*, serve: bool, port: int, seed: int | None, fresh: bool, shops: int, listings: int, as_json: bool) -> None:
    """演示:许昌城市包、示例市场、两次监测、五周的办理经过,然后打开工作台。

    数据放在 WANGJIAN_HOME(默认 ./var/demo)。再次运行沿用已有数据。
    """
    console = Console(stderr=True)
    if serve:
        home.check_port(port)
    folder = home.folder_from_environment()
    with home.locked(folder):
        summary = _ready(folder, seed=seed, fresh=fresh, shops=shops, listings=listings, console=console)
    _show(summary, console, as_json)
    if serve:
        _serve(port, console)


def _ready(folder: Path, *, seed: int | None, fresh: bool, shops: int, listings: int, console: Console) -> Summary:
    """The demonstration that is there, or a new one."""
    known = None if fresh else home.finished_before(folder, seed=seed)
    now = datetime.now(UTC)
    if known is None:
        # One that was broken off is begun anew: its passwords were never shown.
        home.clear(folder)
        home.mark(folder, home.Marker(DEFAULT_SEED if seed is None else seed, now.date().isoformat()))
    load_desk(check=False)
    from wangjian.cli.demo import preparing

    preparing.migrate()
    if known is not None:
        return preparing.summarise(folder, seed=known.seed, as_of=known.day, today=preparing.today(now))
    number = DEFAULT_SEED if seed is None else seed
    summary = preparing.prepare(folder, seed=number, now=now, console=console, shops=shops, listings=listings)
    home.mark(folder, home.Marker(number, summary.as_of.isoformat(), finished=True))
    return summary


def _show(summary: Summary, console: Console, as_json: bool) -> None:
    from wangjian.cli.demo import screen

    if as_json:
        click.echo(json.dumps(summary.to_json(), ensure_ascii=False))
        return
    screen.show_summary(console, summary)


def _serve(port: int, console: Console) -> None:
    from wangjian.cli.demo import people, screen
    from wangjian.cli.serve import serve_desk

    handler, outsider = people.two_handlers()
    screen.show_first_steps(console, f"http://127.0.0.1:{port}/", handler, outsider)
    serve_desk(port=port)
