"""``wangjian bench scan``: the whole scan beside bare Hyperscan and beside a jieba + ``re`` loop, in one run."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.cli.benchmarks.clock import Clocked, clocked
from wangjian.cli.benchmarks.costs import broadest_rules, costliest_features
from wangjian.cli.benchmarks.rivals import bare_hyperscan, check_rivals_are_there, jieba_and_re
from wangjian.cli.benchmarks.workload import Workload, WorkloadUnreadable, given_workload, write_workload
from wangjian.cli.options import as_of_option, packs_option
from wangjian.cli.scan_input import Inputs
from wangjian.engine.backends.local import LocalBackend
from wangjian.engine.recipe import Recipe
from wangjian.engine.run import Totals, run_scan
from wangjian.engine.scanner import make_scanner
from wangjian.engine.writer import FindingsFile
from wangjian.lake.schemas import TEXT_FIELDS
from wangjian.rules.loader import load_packs

_KIND = "listing"
_COST_BATCHES = 8
_COST_ROWS = 8_192
_LOOP_TEXTS = 2_000
"""Texts given to the jieba + ``re`` loop: with all of them it would take hours."""


@click.command()
@click.option("--rows", type=click.IntRange(1), default=500_000, show_default=True, help="商品条数。")
@click.option("--input", "given", type=click.Path(path_type=Path), help="用自己的商品文件测,代替默认的数据。")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="多进程时的进程数。")
@click.option("--repeat", type=click.IntRange(1), default=1, show_default=True, help="每项测几次,取最快的一次。")
@as_of_option
@packs_option
def scan(rows: int, given: Path | None, jobs: int, repeat: int, as_of: date, packs_dir: Path | None) -> None:
    """整个扫描(读文件、归一化、全部规则、豁免、写结果)与裸 Hyperscan、jieba+re 循环比较。"""
    check_rivals_are_there()
    recipe = Recipe(load_packs(packs_dir), _KIND, as_of)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "listings.parquet"
        _say("准备数据")
        workload = given_workload(given, path) if given else write_workload(path, rows, as_of)
        click.echo(json.dumps(_measure(recipe, workload, jobs, repeat), ensure_ascii=False, indent=2))


@dataclass(frozen=True, slots=True)
class _Whole:
    """One whole scan."""

    clocked: Clocked
    totals: Totals


def _measure(recipe: Recipe, workload: Workload, jobs: int, repeat: int) -> dict[str, Any]:
    patterns = recipe.scan().plan.patterns
    make_scanner(patterns)  # compiled once and kept, so that no scan below pays for it
    _say("扫描,一个进程")
    one = _best_whole(recipe, workload, 1, repeat)
    # Memory of the scan alone: the rivals below hold all texts at once.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(f"扫描,{jobs} 个进程")
    several = _best_whole(recipe, workload, jobs, repeat)
    texts = _texts(workload.path)
    _say("裸 Hyperscan,逐条")
    encoded = [text.encode() for text in texts]
    bare, matches = min(bare_hyperscan(patterns, encoded) for _ in range(repeat))
    sample = texts[:: max(1, len(texts) // _LOOP_TEXTS)][:_LOOP_TEXTS]
    _say(f"jieba + re 循环,{len(sample)} 条")
    loop, _ = jieba_and_re(patterns, sample)
    _say("各特征、各规则的耗时")
    costly = costliest_features(recipe, _first_batches(workload.path))
    broad = broadest_rules(recipe, _first_batches(workload.path))
    counts = {"findings": one.totals.findings, "exempt": one.totals.exempt}
    scale = len(texts) / len(sample)
    return {
        "machine": {"cpus": os.cpu_count(), "load_1m": round(os.getloadavg()[0], 2)},
        "workload": {
            "source": workload.source,
            "listings": workload.rows,
            "texts": len(texts),
            "characters_a_text": round(sum(map(len, texts)) / len(texts), 1),
        },
        "patterns": len(patterns),
        "costliest_features": costly,
        "broadest_rules": broad,
        "whole_scan": {**_rate(one.clocked, len(texts)), **counts, "processes": 1, "peak_memory_mb": memory},
        "whole_scan_all_processes": {**_rate(several.clocked, len(texts), own=False), "processes": jobs},
        "bare_hyperscan_per_text": {**_rate(bare, len(texts)), "matches": matches, "processes": 1},
        "jieba_re_loop": {**_rate(loop, len(sample)), "texts": len(sample), "processes": 1},
        "ratios": {
            "whole_to_bare": _ratio(bare.seconds, one.clocked.seconds),
            "whole_to_bare_cpu": _ratio(bare.cpu_seconds, one.clocked.cpu_seconds),
            "whole_all_processes_to_bare": _ratio(bare.seconds, several.clocked.seconds),
            "whole_to_jieba_re": _ratio(loop.seconds * scale, one.clocked.seconds),
            "whole_to_jieba_re_cpu": _ratio(loop.cpu_seconds * scale, one.clocked.cpu_seconds),
        },
    }


def _ratio(theirs: float, ours: float) -> float:
    """How many times as fast as they we are, to three figures."""
    return float(f"{theirs / ours:.3g}")


def _rate(clock: Clocked, texts: int, *, own: bool = True) -> dict[str, Any]:
    """``own``: all the work was done in this process, so that its processor time is the whole."""
    rate = {"seconds": round(clock.seconds, 2), "texts_per_s": round(texts / clock.seconds)}
    return {**rate, "cpu_seconds": round(clock.cpu_seconds, 2)} if own else rate


def _best_whole(recipe: Recipe, workload: Workload, jobs: int, repeat: int) -> _Whole:
    return min((_whole(recipe, workload, jobs) for _ in range(repeat)), key=lambda whole: whole.clocked)


def _whole(recipe: Recipe, workload: Workload, jobs: int) -> _Whole:
    """From the file on disk to the findings on disk; starting processes counts, compiling patterns does not."""
    files = Inputs((workload.path,), _KIND, datetime.now(UTC))
    totals = Totals()

    def work() -> None:
        nonlocal totals
        with FindingsFile(workload.path.with_name("findings.parquet")) as out:
            totals = run_scan(files.batches(), LocalBackend(recipe, jobs), out.write, fields=TEXT_FIELDS[_KIND])

    clock = clocked(work)
    if files.set_aside or files.unreadable:
        # Rows that were not scanned would flatter the figure.
        raise WorkloadUnreadable([*files.unreadable, *(row.sentence for row in files.set_aside)][0])
    return _Whole(clock, totals)


def _first_batches(path: Path) -> Iterator[pa.RecordBatch]:
    return islice(pq.ParquetFile(path).iter_batches(_COST_ROWS), _COST_BATCHES)


def _texts(path: Path) -> list[str]:
    table = pq.read_table(path)
    names = [name for name in TEXT_FIELDS[_KIND] if name in table.column_names]
    return [text for name in names for text in table.column(name).drop_null().to_pylist()]


def _say(what: str) -> None:
    sys.stderr.write(f"{what}……\n")
