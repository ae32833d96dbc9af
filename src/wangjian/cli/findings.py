"""``wangjian findings``: what the rules have found, out of the desk."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wangjian.cli.desk import as_option, load_desk, now, user_named
from wangjian.kernel.errors import WangjianError

if TYPE_CHECKING:
    from wangjian.desk.leads.models import Finding

COLUMNS = ("finding_id", "observation_id", "kind", "platform", "shop", "operator", "violation", "rule", "rule_version",
           "severity", "score", "field", "start", "end", "quote", "reason", "laws", "exempt", "verdict", "lead", "url",
           "captured_at", "evidence_id")  # fmt: skip


class UnableToExport(WangjianError):
    """The file cannot be written."""


@click.group()
def findings() -> None:
    """发现。"""


@findings.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="输出文件,.jsonl 或 .csv。")
@click.option("--run", "run_number", default="", help="只导出这次监测的发现。")
@click.option("--violation", default="", help="只导出这一类,如 ad.absolute。")
@click.option("--no-exempt", is_flag=True, help="不含依法豁免的。")
@as_option
def export(out: Path, run_number: str, violation: str, no_exempt: bool, user: str) -> None:
    """导出本人可见的发现,顺序固定。导出记入审计日志。"""
    load_desk()
    from wangjian.desk.leads import exporting
    from wangjian.desk.leads.finding_set import FindingFilter

    if out.suffix not in (".jsonl", ".csv"):
        raise UnableToExport(f"输出文件 {out.name} 应以 .jsonl 或 .csv 结尾。")
    chosen = FindingFilter(run=run_number, violation=violation, exempt=False if no_exempt else None)
    rows = exporting.export_findings(chosen=chosen, reason="命令行导出", by=user_named(user), at=now())
    number = _write_csv(out, rows) if out.suffix == ".csv" else _write_jsonl(out, rows)
    click.echo(f"已导出 {number:,} 处发现到 {out}。", err=True)


def _write_jsonl(out: Path, rows: Iterator[Finding]) -> int:
    with out.open("w", encoding="utf-8") as file:
        return sum(bool(file.write(json.dumps(_row(row), ensure_ascii=False, default=str) + "\n")) for row in rows)


def _write_csv(out: Path, rows: Iterator[Finding]) -> int:
    number = 0
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in map(_row, rows):
            writer.writerow({**row, "laws": ";".join(row["laws"])})
            number += 1
    return number


def _row(finding: Finding) -> dict[str, Any]:
    values = {name: getattr(finding, name) for name in COLUMNS if name not in ("shop", "operator", "lead", "verdict")}
    named = {
        "shop": finding.shop.external_id if finding.shop else "",
        "operator": finding.operator.name if finding.operator else "",
        "lead": finding.lead.number if finding.lead else "",
        "verdict": getattr(finding, "verdict", None) or "",
    }
    captured = finding.captured_at.isoformat() if finding.captured_at else ""
    merged = {**values, **named, "captured_at": captured}
    return {name: merged[name] for name in COLUMNS}
