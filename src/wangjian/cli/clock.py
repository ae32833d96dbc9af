"""``wangjian clock``: statutory limits from the terminal, JSON lines in and out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from wangjian.cli.main import EXPECTED_FAILURE
from wangjian.kernel.errors import WangjianError
from wangjian.law.clock_events import parse_day, parse_event
from wangjian.law.clocks import UnableToRunClock, budgets, due
from wangjian.law.lawbook import Lawbook

_STANDARD = "-"
_PROGRESS_EVERY = 10_000


class UnusableFile(WangjianError):
    """The input cannot be opened, or the output cannot be written."""


@dataclass(slots=True)
class _Count:
    read: int = 0
    answered: int = 0
    refused: int = 0
    provisional: int = 0
    clocks: dict[str, int] = field(default_factory=dict)

    def add(self, answer: dict[str, Any], clock: str) -> None:
        self.answered += 1
        self.provisional += answer["provisional"]
        self.clocks[clock] = self.clocks.get(clock, 0) + 1

    def to_json(self) -> dict[str, Any]:
        return {
            "read": self.read,
            "answered": self.answered,
            "refused": self.refused,
            "provisional": self.provisional,
            "by_clock": self.clocks,
        }


@click.group()
def clock() -> None:
    """法定期限:按工作日历和法律版本计算届满日并说明理由。"""


@clock.command("due")
@click.argument("source", metavar="INPUT")
@click.option("--out", default=_STANDARD, metavar="OUT", help="结果文件(JSON 行),- 为标准输出。")
@click.option("--no-weekend-roll", is_flag=True, help="末日逢周末不顺延,只按条文逢法定节假日顺延。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印机器可读的汇总。")
def due_command(source: str, out: str, no_weekend_roll: bool, as_json: bool) -> None:
    """逐行计算期限。输入行为 {"id", "clock", "start", "events"},- 为标准输入。

    读不懂或依法算不出的行逐条说明并跳过,其余照常写出,此时退出码为 2。
    """
    if as_json and out == _STANDARD:
        raise UnusableFile("汇总和结果都要写到标准输出,请用 --out 指定结果文件。")
    count = _Count()
    with _opened(source) as lines, _written(out) as target:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                _answer_line(line, f"{_name(source)} 第{number}行", target, count, weekends_roll=not no_weekend_roll)
            if number % _PROGRESS_EVERY == 0:
                click.echo(f"已处理 {number} 行", err=True)
    if as_json:
        click.echo(json.dumps(count.to_json(), ensure_ascii=False))
    click.echo(f"读入 {count.read} 行,算出 {count.answered} 行,跳过 {count.refused} 行。", err=True)
    if count.refused:
        sys.exit(EXPECTED_FAILURE)


@clock.command("list")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印机器可读的结果。")
def list_command(as_json: bool) -> None:
    """列出所有期限:键、名称、长度、起算、依据和版本。"""
    book = Lawbook.load()
    for budget in (budget for versions in budgets().values() for budget in versions):
        until = budget.active_until.isoformat() if budget.active_until else None
        law = book.cite(budget.law, on=budget.active_from).text
        if as_json:
            row: dict[str, Any] = {
                "clock": budget.clock,
                "title": budget.title,
                "unit": budget.unit.value,
                "count": budget.count,
            }
            row |= {"law": budget.law, "from": budget.active_from.isoformat(), "until": until}
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            span = f"{budget.active_from.isoformat()} 至 {until or '今'}"
            click.echo(f"{budget.clock}  {budget.title}  {budget.start_words}{budget.length_words}  {law}  {span}")


def _answer_line(line: bytes, where: str, target: TextIO, count: _Count, *, weekends_roll: bool) -> None:
    count.read += 1
    try:
        record = _record(line)
        answer = _answer(record, weekends_roll=weekends_roll)
    except UnableToRunClock as error:
        count.refused += 1
        click.echo(f"错误:{where}:{error}", err=True)
    else:
        count.add(answer, record["clock"])
        target.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnableToRunClock("不是 UTF-8 文本,请转换编码后重试。") from None
    except json.JSONDecodeError as error:
        raise UnableToRunClock(f"不是完整的 JSON(第{error.colno}个字符处),请补全该行。") from None
    if not isinstance(record, dict):
        raise UnableToRunClock("应为一个 JSON 对象 {…}。")
    for name in ("id", "clock"):
        if not isinstance(record.get(name), str | int):
            raise UnableToRunClock(f"缺少 {name}。")
    return record


def _answer(record: dict[str, Any], *, weekends_roll: bool) -> dict[str, Any]:
    events = record.get("events") or []
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise UnableToRunClock("events 应为事件的列表。")
    start = parse_day(record, "start")
    result = due(str(record["clock"]), start, [parse_event(event) for event in events], weekends_roll=weekends_roll)
    return {
        "id": record["id"],
        "clock": result.clock,
        "due_on": result.due_on.isoformat(),
        "law": result.law,
        "law_text": Lawbook.load().cite(result.law, on=start).text,
        "law_version": result.law_version,
        "unit": result.unit,
        "provisional": result.provisional,
        "explanation": [result.explanation.summary, *(reason.text for reason in result.explanation.reasons)],
    }


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == _STANDARD:
        yield sys.stdin.buffer
        return
    try:
        file = Path(source).open("rb")  # noqa: SIM115  closed below; the open itself must be told apart
    except OSError as error:
        raise UnusableFile(f"打不开输入文件 {source}:{error.strerror}。") from error
    with file:
        yield file


@contextmanager
def _written(out: str) -> Iterator[TextIO]:
    """The target, under its name only when whole: a stopped run leaves no half file behind."""
    if out == _STANDARD:
        yield sys.stdout
        return
    target = Path(out)
    partial = target.with_name(target.name + ".part")
    try:
        file = partial.open("w", encoding="utf-8")
    except OSError as error:
        raise UnusableFile(f"写不了结果文件 {out}:{error.strerror}。") from error
    try:
        with file:
            yield file
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _name(source: str) -> str:
    return "标准输入" if source == _STANDARD else Path(source).name
