"""``wangjian``: finds the command, turns expected failures into one sentence and exit status 2."""

from __future__ import annotations

import importlib
import sys
from typing import Any, NoReturn

import click

from wangjian import __version__
from wangjian.cli.trouble import sentence_for
from wangjian.kernel.errors import WangjianError

COMMANDS = {
    "audit": "wangjian.cli.audit:audit",
    "bench": "wangjian.cli.bench:bench",
    "check": "wangjian.cli.check:check",
    "clock": "wangjian.cli.clock:clock",
    "db": "wangjian.cli.db:db",
    "demo": "wangjian.cli.demo:demo",
    "findings": "wangjian.cli.findings:findings",
    "import": "wangjian.cli.imports:import_",
    "leads": "wangjian.cli.leads:leads",
    "quarantine": "wangjian.cli.quarantine:quarantine",
    "rules": "wangjian.cli.rules:rules",
    "run": "wangjian.cli.run:run",
    "scan": "wangjian.cli.scan:scan",
    "serve": "wangjian.cli.serve:serve",
    "worker": "wangjian.cli.serve:worker",
}
"""Command name to the place of its click command. Modules are imported on call: ``scan`` must not load Django."""

EXPECTED_FAILURE = 2


class LazyGroup(click.Group):
    """Imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        place = COMMANDS.get(name)
        if place is None:
            return None
        module, attribute = place.split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wangjian")
def cli() -> None:
    """网监:城市网络市场监管与服务系统。"""


def main(args: list[str] | None = None) -> Any:
    """Entry point. Expected failures print one sentence on stderr and end with status 2."""
    try:
        return cli.main(args=args, prog_name="wangjian")
    except WangjianError as error:
        _fail(str(error))
    except Exception as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        _fail(sentence)


def _fail(sentence: str) -> NoReturn:
    click.echo(f"错误:{sentence}", err=True)
    sys.exit(EXPECTED_FAILURE)
