"""Statutory time limits as data: how much time, of which unit, under which version of the law.

Read from ``lawbook/clocks.yml``. A limit that changed has several versions; the one in force at the start holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.paths import data_root
from wangjian.law.records import UnusableLawbook, as_date, read_yaml


class UnableToRunClock(WangjianError):
    """The clock is unknown, had no law in force at its start, or an event is not allowed on it."""


class Unit(StrEnum):
    WORKDAY = "workday"
    DAY = "day"
    """Natural days."""
    MONTH = "month"
    HOUR = "hour"

    @property
    def words(self) -> str:
        return {"workday": "个工作日", "day": "日", "month": "个月", "hour": "小时"}[self.value]


@dataclass(frozen=True, slots=True)
class ExtensionRight:
    """One extension that the law allows; ``days`` is 0 where the law leaves its length to whoever grants it."""

    days: int
    granted_by: str


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit as one version of the law sets it."""

    clock: str
    title: str
    start_words: str
    law: str
    active_from: date
    active_until: date | None
    unit: Unit
    count: int
    before: bool
    """The act is due this long *before* the day given (a hearing, the day new rules take effect)."""
    grounds: tuple[str, ...]
    """Words by which a ground is known whose time the law does not count."""
    extensions: tuple[ExtensionRight, ...]
    """In the order in which they may be granted."""
    period_rule: str
    """The article by which a last day on a holiday moves; empty where only general practice says so."""
    rolls: bool
    confidence: str
    note: str

    @property
    def extension(self) -> ExtensionRight | None:
        """The first extension the law allows."""
        return self.extensions[0] if self.extensions else None

    @property
    def length_words(self) -> str:
        return f"{self.count}{self.unit.words}"

    def in_force(self, on: date) -> bool:
        return self.active_from <= on and (self.active_until is None or on < self.active_until)


def budget_at(clock: str, start: date) -> Budget:
    """The version of the limit in force on the day of the start. Raises UnableToRunClock."""
    versions = budgets().get(clock)
    if versions is None:
        raise UnableToRunClock(f"没有名为“{clock}”的期限,可用的有:{'、'.join(budgets())}。")
    for budget in versions:
        if budget.in_force(start):
            return budget
    raise UnableToRunClock(_no_law_in_force(versions, start))


def _no_law_in_force(versions: tuple[Budget, ...], start: date) -> str:
    first, last = versions[0], versions[-1]
    day = f"{start.year}年{start.month}月{start.day}日"
    if start < first.active_from or last.active_until is None:
        return f"{day}没有“{first.clock}”({first.title})的有效规定,最早自{first.active_from.isoformat()}施行。"
    note = f":{first.note}" if first.note else ""
    return f"{day}没有“{first.clock}”({first.title})的有效规定,原规定自{last.active_until.isoformat()}失效{note}。"


def budgets() -> dict[str, tuple[Budget, ...]]:
    """All limits by clock, each version in order of its date. Raises UnusableLawbook."""
    return load_budgets(data_root() / "lawbook" / "clocks.yml")


@cache
def load_budgets(path: Path) -> dict[str, tuple[Budget, ...]]:
    """The limits in a file. Raises UnusableLawbook, naming clock and field."""
    return {clock: _versions(clock, entry, path.name) for clock, entry in read_yaml(path).items()}


def _versions(clock: str, entry: Any, file: str) -> tuple[Budget, ...]:
    where = f"{file} {clock}"
    try:
        versions = tuple(_budget(clock, entry, row, where) for row in entry["versions"])
    except (KeyError, TypeError) as error:
        raise UnusableLawbook(f"{where} 缺少或写错了字段 {error}。") from error
    for earlier, later in pairwise(versions):
        if earlier.active_until is None or later.active_from < earlier.active_until:
            raise UnusableLawbook(f"{where} 的版本在{later.active_from.isoformat()}前后重叠。")
    return versions


def _budget(clock: str, entry: dict[str, Any], row: dict[str, Any], where: str) -> Budget:
    active_from = as_date(row["from"], where)
    if active_from is None or row["unit"] not in set(Unit) or row["count"] < 1:
        raise UnusableLawbook(f"{where} 的 from、unit 或 count 不对。")
    return Budget(
        clock=clock,
        title=entry["title"],
        start_words=entry["start"],
        law=row["law"],
        active_from=active_from,
        active_until=as_date(row.get("until"), where),
        unit=Unit(row["unit"]),
        count=row["count"],
        before=row.get("direction") == "before",
        grounds=tuple(row.get("may_suspend", ())),
        extensions=tuple(ExtensionRight(right.get("days", 0), right["by"]) for right in row.get("extensions", ())),
        period_rule=row.get("period_rule", ""),
        rolls=row.get("roll", True),
        confidence=row["confidence"],
        note=entry.get("note", ""),
    )
