"""``wangjian check``: a merchant's self-check of a text, before it is published."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from wangjian.cli.options import as_of_option, packs_option
from wangjian.engine.self_check import Advice, self_check
from wangjian.kernel.errors import WangjianError
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.law import lawbook, violations
from wangjian.rules.loader import load_packs


class NothingToCheck(WangjianError):
    """No text was given."""


class TextNotReadable(WangjianError):
    """Standard input is not UTF-8."""


@click.command()
@click.argument("text", required=False, metavar="[文字|-]")
@click.option(
    "--kind", type=click.Choice(list(TEXT_FIELDS)), default="listing", show_default=True, help="当作哪一类内容检查。"
)
@click.option("--category", help="商品类目,如 食品、化妆品。")
@click.option("--platform", help="发布的平台。")
@as_of_option
@packs_option
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印机器可读的结果。")
def check(
    text: str | None,
    kind: str,
    category: str | None,
    platform: str | None,
    as_of: date,
    packs_dir: Path | None,
    as_json: bool,
) -> None:
    """发布前自查一段文字:哪里可能违法、为什么、依据什么、怎么改。文字写 - 时从标准输入读。"""
    content = _content(text)
    known = {"category": category, "platform": platform}
    columns = {name: value for name, value in known.items() if value and name in KINDS[kind].names}
    advice = self_check(content, load_packs(packs_dir), kind=kind, as_of=as_of, columns=columns)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in advice], ensure_ascii=False))
    else:
        click.echo("\n".join(_report(advice)))


def _content(text: str | None) -> str:
    """The text given, or standard input. Raises NothingToCheck, TextNotReadable."""
    if text in (None, "-"):
        try:
            text = sys.stdin.buffer.read().decode()
        except UnicodeDecodeError as error:
            raise TextNotReadable(f"标准输入不是 UTF-8 编码(第 {error.start + 1} 个字节),请转码后再试") from error
    if not text or not text.strip():
        raise NothingToCheck("没有可检查的文字,请把文字写在命令后面,或从标准输入送入")
    return text


def _report(advice: tuple[Advice, ...]) -> Iterator[str]:
    breaches = [one for one in advice if one.exempt is None]
    exempt = [one for one in advice if one.exempt is not None]
    if not advice:
        yield "没有发现可能违法的用语。自查只看文字,商品、资质和证明材料仍由您负责。"
    if breaches:
        yield f"发现 {len(breaches)} 处可能违法的用语:"
    for number, one in enumerate(breaches, 1):
        yield f"\n{number}. {_head(one)}"
        yield f"   原因:{';'.join(one.reasons)}"
        yield f"   依据:{'、'.join(map(_cited, one.laws))}"
        yield f"   改法:{one.instead}"
    if exempt:
        yield f"\n{len(exempt)} 处用语属于依法可以使用的情形,请保留证明材料:"
    for one in exempt:
        yield f"   {_head(one)}:{one.reasons[-1]}"


def _head(one: Advice) -> str:
    place = f"“{one.quote}”(第 {one.start + 1} 至 {one.end} 字) " if one.quote else ""
    return f"{place}{violations.title(one.violation)}"


def _cited(law: str) -> str:
    return lawbook.Lawbook.load().cite(law).text
