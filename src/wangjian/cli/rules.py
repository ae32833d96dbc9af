"""``wangjian rules``: for those who write rule packs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from wangjian.cli.options import as_of_option, packs_option, today
from wangjian.cli.rule_words import described
from wangjian.engine.examples import Outcome, Role, run_examples
from wangjian.engine.plan import EVERY_STATE, rule_version
from wangjian.engine.recipe import Recipe
from wangjian.engine.validation import check
from wangjian.kernel.errors import WangjianError
from wangjian.lake.schemas import KINDS
from wangjian.law import violations
from wangjian.rules.loader import default_root, load_packs
from wangjian.rules.lock import read_lock, write_lock
from wangjian.rules.model import Rule, RulePack

FAULTS_FOUND = 2

json_option = click.option("--json", "as_json", is_flag=True, help="在标准输出打印机器可读的结果。")


class SampleUnreadable(WangjianError):
    """The frozen sample cannot be read."""


class RuleUnknown(WangjianError):
    """No pack has a rule of this id."""


@click.group()
def rules() -> None:
    """规则包:检查、试例、列出、查看、比较影响。"""


@rules.command()
@packs_option
@json_option
@click.option("--lock", is_flag=True, help="检查通过后,登记新上线版本的摘要(LOCK.json),此后不得改动。")
def validate(packs_dir: Path | None, as_json: bool, lock: bool) -> None:
    """检查规则包,一次报出所有错误的文件、行和改法。有错时退出码为 2。"""
    root = packs_dir or default_root()
    locked = _lock(root) if lock else ()
    library, problems = check(root)
    if as_json:
        click.echo(
            json.dumps([{**asdict(problem), "path": str(problem.path)} for problem in problems], ensure_ascii=False)
        )
    for problem in problems:
        click.echo(problem.shown_from(root), err=True)
    for key in locked:
        click.echo(f"已登记 {key}", err=True)
    count = sum(len(pack.rules) for pack in library.packs)
    click.echo(
        f"{len(library.packs)} 个规则包、{count} 条规则,{f'有 {len(problems)} 处错误' if problems else '没有错误'}。",
        err=True,
    )
    if problems:
        sys.exit(FAULTS_FOUND)


def _lock(root: Path) -> tuple[str, ...]:
    """Lock live versions that are new and have no other fault."""
    library, problems = check(root)
    faulty = {problem.path for problem in problems}
    sound = [pack for pack in library.packs if not any(path.is_relative_to(pack.path / "rules") for path in faulty)]
    return write_lock(root, sound, read_lock(root))


@rules.command("test")
@packs_option
@json_option
@click.argument("names", nargs=-1, metavar="[规则或规则包]...")
def test_(packs_dir: Path | None, as_json: bool, names: tuple[str, ...]) -> None:
    """运行规则自带的例子:应报的报、不应报的不报。有例子不符时退出码为 2。"""
    packs = _chosen(load_packs(packs_dir), names)
    outcomes = list(run_examples(packs, as_of=today()))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    caught = [outcome for outcome in outcomes if outcome.role is Role.KNOWN_MISS and outcome.fired]
    for outcome in failed:
        click.echo(f"{outcome.rule.id} {outcome.sentence}", err=True)
    for outcome in caught:
        click.echo(f"{outcome.rule.id} {outcome.sentence}(已能报出,可移到 hit)", err=True)
    click.echo(f"{len(outcomes)} 个例子,{len(failed)} 个不符。", err=True)
    if as_json:
        click.echo(
            json.dumps({"examples": len(outcomes), "failed": [_as_json(one) for one in failed]}, ensure_ascii=False)
        )
    if failed:
        sys.exit(FAULTS_FOUND)


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "rule": outcome.rule.id,
        "example": f"{outcome.role.value}[{outcome.index}]",
        "text": outcome.example.text,
        "fired": outcome.fired,
        "exempt": list(outcome.grounds),
        "expected_ground": outcome.example.ground,
    }


def _chosen(packs: tuple[RulePack, ...], names: tuple[str, ...]) -> list[RulePack]:
    """The packs and rules named; all when none is. Raises RuleUnknown."""
    known = {pack.id for pack in packs} | {rule.id for pack in packs for rule in pack.rules}
    for name in names:
        if name not in known:
            raise RuleUnknown(f"没有规则或规则包 {name},可用 wangjian rules list 查看")
    if not names:
        return list(packs)
    chosen = [
        replace(pack, rules=tuple(rule for rule in pack.rules if pack.id in names or rule.id in names))
        for pack in packs
    ]
    return [pack for pack in chosen if pack.rules]


@rules.command("list")
@packs_option
@json_option
def list_(packs_dir: Path | None, as_json: bool) -> None:
    """列出所有规则:编号、违法行为、严重度、状态、版本。"""
    packs = load_packs(packs_dir)
    if as_json:
        rows = [_summary(pack, rule) for pack in packs for rule in pack.rules]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for pack in packs:
        click.echo(f"{pack.title} {pack.id} {pack.version}({pack.state.value}),{len(pack.rules)} 条规则")
        for rule in pack.rules:
            click.echo(f"  {rule.id}  {violations.title(rule.violation)}  严重度 {rule.severity}  {rule.title}")


def _summary(pack: RulePack, rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "title": rule.title,
        "violation": rule.violation,
        "severity": rule.severity,
        "certainty": rule.certainty,
        "kinds": list(rule.kinds),
        "pack": pack.id,
        "version": rule_version(pack),
        "state": pack.state.value,
        "from": rule.active_from.isoformat(),
        "until": rule.active_until.isoformat() if rule.active_until else None,
    }


@rules.command()
@packs_option
@click.argument("rule_id", metavar="规则")
def show(packs_dir: Path | None, rule_id: str) -> None:
    """查看一条规则:法条、触发词、条件、豁免、说明和例子。"""
    for pack in load_packs(packs_dir):
        for rule in pack.rules:
            if rule.id == rule_id:
                click.echo("\n".join(described(pack, rule)))
                return
    raise RuleUnknown(f"没有规则 {rule_id},可用 wangjian rules list 查看")


@rules.command()
@packs_option
@click.option("--against", type=click.Path(path_type=Path), required=True, help="作为对照的规则包目录(改动前的版本)。")
@click.option("--kind", type=click.Choice(list(KINDS)), default="listing", show_default=True, help="样本的数据种类。")
@as_of_option
@json_option
@click.argument("sample", type=click.Path(path_type=Path), metavar="样本文件")
def effect(packs_dir: Path | None, against: Path, kind: str, as_of: date, as_json: bool, sample: Path) -> None:
    """比较改动前后的规则在同一份样本上各报出多少:每条规则增加 +n、减少 −m。"""
    from wangjian.cli.scan_input import Inputs
    from wangjian.engine.effect import compare

    before, after = (Recipe(load_packs(root), kind, as_of, EVERY_STATE).scan() for root in (against, packs_dir))
    files = Inputs((sample,), kind, datetime.now(UTC))
    effects = compare(files.batches(), before=before, after=after)
    for sentence in files.unreadable:
        raise SampleUnreadable(sentence)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in effects], ensure_ascii=False))
        return
    for one in effects:
        click.echo(f"{one.rule}  +{one.gained} −{one.lost}({one.before} → {one.after})")
        click.echo("".join(f"    + {quote}\n" for quote in one.gained_quotes), nl=False)
        click.echo("".join(f"    − {quote}\n" for quote in one.lost_quotes), nl=False)
    if not effects:
        click.echo("两个版本在这份样本上报出的完全相同。")
