"""``wangjian scan``: files of observations in, findings out."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from wangjian.cli.options import as_of_option, packs_option
from wangjian.cli.progress import ProgressLine
from wangjian.cli.quarantine_file import QuarantineFile
from wangjian.cli.scan_input import Inputs
from wangjian.engine.backends import NAMES, make_backend
from wangjian.engine.recipe import Recipe
from wangjian.engine.run import Totals, run_scan
from wangjian.engine.writer import FindingsFile
from wangjian.kernel.errors import WangjianError
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.law import violations
from wangjian.rules.loader import load_packs

SOME_SET_ASIDE = 1
SOME_UNREADABLE = 2


class NothingScanned(WangjianError):
    """No file could be read."""


@click.command(epilog="退出码:0 全部扫描;1 扫描完成,但有行被隔离;2 有文件读不了,或没有完成。")
@click.argument("inputs", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(list(KINDS)), required=True, help="数据种类。")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="结果文件,以 .jsonl 或 .parquet 结尾。")
@as_of_option
@packs_option
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="进程数,默认与处理器核数相同。")
@click.option("--backend", type=click.Choice(NAMES), default="local", show_default=True, help="在哪里运行。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印机器可读的汇总。")
def scan(
    inputs: tuple[Path, ...],
    kind: str,
    out: Path,
    as_of: date,
    packs_dir: Path | None,
    jobs: int,
    backend: str,
    as_json: bool,
) -> None:
    """扫描观测数据,把发现写入文件。

    文件可以是 .jsonl、.csv、.parquet(均可 .gz)、.xlsx、.html、.warc、.wacz。
    读不了的行写入“结果文件名.quarantine.jsonl”,改正后可以再扫。
    """
    started = time.perf_counter()
    recipe = Recipe(load_packs(packs_dir), kind, as_of)
    files = Inputs(inputs, kind, datetime.now(UTC))
    line = ProgressLine(started)
    with FindingsFile(out) as findings, QuarantineFile(out) as quarantine:

        def tell(totals: Totals) -> None:
            quarantine.take(files.set_aside)
            line.show(files.place, files.size, totals.read, totals.findings)

        worker = make_backend(backend, recipe, jobs=jobs)
        totals = run_scan(files.batches(), worker, findings.write, tell, fields=TEXT_FIELDS.get(kind, ()))
        quarantine.take(files.set_aside)
        if not totals.read and files.unreadable:
            # An empty findings file would look like a clean market.
            raise NothingScanned("".join(files.unreadable))
    seconds = time.perf_counter() - started
    line.end()
    _say(files, quarantine, totals, out, seconds)
    if as_json:
        click.echo(json.dumps(_summary(files, quarantine, totals, seconds), ensure_ascii=False))
    sys.exit(SOME_UNREADABLE if files.unreadable else SOME_SET_ASIDE if quarantine.count else 0)


def _say(files: Inputs, quarantine: QuarantineFile, totals: Totals, out: Path, seconds: float) -> None:
    """What a person reads at the end, on standard error."""
    sentences = [*files.notes, *quarantine.shown]
    if quarantine.count > len(quarantine.shown):
        sentences.append(f"……共 {quarantine.count:,} 行被隔离。")
    if quarantine.count:
        sentences.append(f"被隔离的行写入 {quarantine.path},改正后可以再扫。")
    sentences += files.unreadable
    repeated = f"(另有内容相同的 {files.repeated:,} 行)" if files.repeated else ""
    counts = f"扫描 {totals.read:,} 行{repeated},发现 {totals.findings:,} 处,豁免 {totals.exempt:,} 处"
    sentences.append(f"{counts},用时 {seconds:.1f} 秒,写入 {out}。")
    sentences += [f"  {violations.title(key)} {count:,} 处" for key, count in totals.by_violation.most_common()]
    for sentence in sentences:
        click.echo(sentence, err=True)


def _summary(files: Inputs, quarantine: QuarantineFile, totals: Totals, seconds: float) -> dict[str, Any]:
    return {
        "read": totals.read + files.repeated + quarantine.count,
        "scanned": totals.read,
        "repeated": files.repeated,
        "quarantined": quarantine.count,
        "findings": totals.findings,
        "exempt": totals.exempt,
        "by_violation": dict(totals.by_violation.most_common()),
        "seconds": round(seconds, 3),
        "texts": totals.texts,
        "texts_per_s": round(totals.texts / seconds),
    }
