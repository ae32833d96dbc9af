"""``wangjian bench``: figures of this machine, side by side with what others would use, as JSON."""

from __future__ import annotations

import importlib

import click

BENCHMARKS = {
    "scan": "wangjian.cli.benchmarks.scan:scan",
}
"""Benchmark name to the place of its command."""


class _LazyBenchmarks(click.Group):
    """Imports a benchmark only when it is asked for: each brings its own rivals along."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(BENCHMARKS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in BENCHMARKS:
            return None
        module, attribute = BENCHMARKS[name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command


@click.group(cls=_LazyBenchmarks)
def bench() -> None:
    """测速:在本机测本系统和常见做法,结果以 JSON 打印。"""
