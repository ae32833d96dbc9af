"""What may happen to a running clock: it stands still, or it is given more time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wangjian.law.budgets import Budget, UnableToRunClock


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands still from ``first`` up to the day before ``until``."""

    first: date
    until: date
    ground: str

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    def covers(self, day: date) -> bool:
        return self.first <= day < self.until


@dataclass(frozen=True, slots=True)
class Extension:
    """``days`` more of the clock's unit, granted on ``granted_on`` by ``granted_by`` (an office or rank)."""

    days: int
    granted_on: date
    granted_by: str


Event = Suspension | Extension


def parse_event(record: Mapping[str, Any]) -> Event:
    """An event as the command line and the desk write it. Raises UnableToRunClock, naming the field.

    ``{"type": "suspend", "from": "2026-05-06", "to": "2026-05-13", "ground": "委托检测"}``: ``to`` is the first day
    that counts again. ``{"type": "extend", "days": 15, "on": "2026-05-20", "by": "负责人"}``.
    """
    kind = record.get("type")
    if kind == "suspend":
        if record.get("to") is None:
            raise UnableToRunClock("中止尚未结束(缺少 to),期限无法确定,请在恢复后填写恢复之日。")
        return Suspension(parse_day(record, "from"), parse_day(record, "to"), _text(record, "ground"))
    if kind == "extend":
        days = record.get("days")
        if not isinstance(days, int) or isinstance(days, bool):
            raise UnableToRunClock(f"延长的 days“{days}”应为整数。")
        return Extension(days, parse_day(record, "on"), _text(record, "by"))
    raise UnableToRunClock(f"事件类型“{kind}”无法识别,应为 suspend(中止)或 extend(延长)。")


def parse_day(record: Mapping[str, Any], field: str) -> date:
    """A date in the form 2026-01-31. Raises UnableToRunClock."""
    value = record.get(field)
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        shown = "缺失" if value is None else f"“{value}”不是日期"
        raise UnableToRunClock(f"{field} {shown},应写作 2026-01-31。") from None


def _text(record: Mapping[str, Any], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not value.strip():
        raise UnableToRunClock(f"事件缺少 {field},请填写{'中止的事由' if field == 'ground' else '批准延长的负责人'}。")
    return value.strip()


def check_suspensions(budget: Budget, suspensions: Sequence[Suspension]) -> None:
    """Only what the law names stops a clock; else a deadline would pass unseen. Raises UnableToRunClock."""
    for suspension in suspensions:
        if suspension.until <= suspension.first:
            raise UnableToRunClock(f"中止的止期{words(suspension.until)}不晚于起期{words(suspension.first)}。")
        if not any(ground in suspension.ground for ground in budget.grounds):
            allowed = "、".join(budget.grounds) or "无"
            raise UnableToRunClock(f"“{suspension.ground}”不是“{budget.clock}”可以不计时间的事由(可用:{allowed})。")


def check_extension(budget: Budget, index: int, extension: Extension, due_before: date) -> None:
    """The ``index``-th extension must be one the law allows and be granted in time. Raises UnableToRunClock."""
    rights = budget.extensions
    if not rights:
        raise UnableToRunClock(f"“{budget.clock}”依法不能延长。")
    if index >= len(rights):
        raise UnableToRunClock(f"“{budget.clock}”最多延长{len(rights)}次,已是第{index + 1}次。")
    most = rights[index].days
    if extension.days < 1 or (most and extension.days > most):
        limit = f"最多延长{most}{budget.unit.words}" if most else "应延长1日以上"
        raise UnableToRunClock(
            f"“{budget.clock}”第{index + 1}次延长了{extension.days}{budget.unit.words},依法{limit}。"
        )
    if extension.granted_on > due_before:
        raise UnableToRunClock(
            f"“{budget.clock}”已于{words(due_before)}届满,{words(extension.granted_on)}批准延长为时已晚。"
        )


def words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
