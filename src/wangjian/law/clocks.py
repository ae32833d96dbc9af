"""Statutory clocks: a pure function from a start and its events to a due date that explains itself.

The day of the start does not count. Days on which the clock is suspended (half-open, and only on a ground the law
names) do not count either. A last day that is a rest day moves to the next working day (PROC 80; whether plain weekends
move it as well is a setting, on by default, as is usual in practice). The budget in force at the start holds.

>>> result = due("case.verify", date(2026, 9, 21))
>>> result.due_on
datetime.date(2026, 10, 19)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.explanation import Explanation, Reason
from wangjian.kernel.paths import data_root
from wangjian.kernel.workdays import WorkCalendar
from wangjian.law.lawbook import Lawbook
from wangjian.law.records import as_date, read_yaml

_ROLL_OVER_SOURCE = "PROC:80"


class UnableToRunClock(WangjianError):
    """The clock is unknown, had no law in force at its start, or an event is not allowed on it."""


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands still from ``first`` up to the day before ``until``."""

    first: date
    until: date
    ground: str


@dataclass(frozen=True, slots=True)
class Extension:
    """``days`` more of the clock's unit, granted on ``granted_on`` by ``granted_by`` (an office or rank)."""

    days: int
    granted_on: date
    granted_by: str


@dataclass(frozen=True, slots=True)
class ExtensionRight:
    days: int
    times: int
    granted_by: str


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit as one version of the law sets it."""

    law: str
    active_from: date
    active_until: date | None
    unit: str
    days: int
    start_words: str
    grounds: tuple[str, ...]
    extension: ExtensionRight | None
    confidence: str

    @property
    def unit_words(self) -> str:
        return "个工作日" if self.unit == "workday" else "日"


@dataclass(frozen=True, slots=True)
class ClockResult:
    clock: str
    due_on: date
    law: str
    law_version: str
    """First day on which the version applied was in force, as ``2019-04-01``."""
    unit: str
    provisional: bool
    explanation: Explanation


def due(
    clock: str,
    start: date,
    events: Sequence[Suspension | Extension] = (),
    *,
    calendar: WorkCalendar | None = None,
    weekends_roll: bool = True,
) -> ClockResult:
    """When the clock runs out, and why. Raises UnableToRunClock."""
    calendar = calendar or default_calendar()
    budget = budget_at(clock, start)
    suspensions = [event for event in events if isinstance(event, Suspension)]
    extensions = [event for event in events if isinstance(event, Extension)]
    _check_events(clock, budget, suspensions, extensions)
    total = budget.days + sum(extension.days for extension in extensions)
    counted = _count(start, total, budget.unit, suspensions, calendar)
    last = _roll_over(counted, calendar, weekends_roll)
    provisional = calendar.is_provisional(start, last)
    reasons = [
        _start_reason(clock, budget, start),
        *(_extension_reason(extension, budget) for extension in extensions),
        *(_suspension_reason(suspension) for suspension in suspensions),
        *_calendar_reasons(budget, start, counted, calendar),
        *_roll_reasons(counted, last, calendar),
    ]
    if provisional:
        reasons.append(Reason("provisional", "期间涉及尚未公布放假安排的年份,按周一至周五和法定节假日暂算,公布后重算"))
    summary = f"{_words(start)}起算,{total}{budget.unit_words},{_words(last)}届满"
    version = budget.active_from.isoformat()
    return ClockResult(clock, last, budget.law, version, budget.unit, provisional, Explanation(summary, tuple(reasons)))


def budget_at(clock: str, start: date) -> Budget:
    """The version of the limit in force on the day of the start. Raises UnableToRunClock."""
    versions = budgets().get(clock)
    if versions is None:
        raise UnableToRunClock(f"没有名为“{clock}”的期限,可用的有:{'、'.join(budgets())}。")
    for budget in versions:
        if budget.active_from <= start and (budget.active_until is None or start < budget.active_until):
            return budget
    raise UnableToRunClock(f"{_words(start)}没有“{clock}”的有效规定(最早自{_words(versions[0].active_from)}施行)。")


def _count(start: date, total: int, unit: str, suspensions: Sequence[Suspension], calendar: WorkCalendar) -> date:
    day = start
    while total:
        day += timedelta(days=1)
        stands_still = any(suspension.first <= day < suspension.until for suspension in suspensions)
        if not stands_still and (unit == "day" or calendar.is_workday(day)):
            total -= 1
    return day


def _roll_over(day: date, calendar: WorkCalendar, weekends_roll: bool) -> date:
    if weekends_roll or calendar.is_holiday(day):
        return calendar.next_workday(day)
    return day


def _check_events(
    clock: str, budget: Budget, suspensions: Sequence[Suspension], extensions: Sequence[Extension]
) -> None:
    for suspension in suspensions:
        if suspension.until <= suspension.first:
            raise UnableToRunClock(f"中止的止期{_words(suspension.until)}不晚于起期{_words(suspension.first)}。")
        if not any(ground in suspension.ground for ground in budget.grounds):
            allowed = "、".join(budget.grounds) or "无"
            raise UnableToRunClock(f"“{suspension.ground}”不是“{clock}”可以不计时间的事由(可用:{allowed})。")
    right = budget.extension
    if extensions and right is None:
        raise UnableToRunClock(f"“{clock}”依法不能延长。")
    if right is None:
        return
    if len(extensions) > right.times:
        raise UnableToRunClock(f"“{clock}”最多延长{right.times}次,已有{len(extensions)}次。")
    for extension in extensions:
        if not 0 < extension.days <= right.days:
            raise UnableToRunClock(f"“{clock}”每次最多延长{right.days}{budget.unit_words}。")


def _start_reason(clock: str, budget: Budget, start: date) -> Reason:
    law = Lawbook.load().cite(budget.law, on=start)
    text = f"{law.text}:{budget.start_words}{budget.days}{budget.unit_words};起算日{_words(start)}不计入"
    return Reason("start", text, float(budget.days), budget.law)


def _extension_reason(extension: Extension, budget: Budget) -> Reason:
    text = f"{_words(extension.granted_on)}经{extension.granted_by}批准延长{extension.days}{budget.unit_words}"
    return Reason("extension", text, float(extension.days), budget.law)


def _suspension_reason(suspension: Suspension) -> Reason:
    last = suspension.until - timedelta(days=1)
    return Reason("suspension", f"{_words(suspension.first)}至{_words(last)}{suspension.ground},不计入期限")


def _calendar_reasons(budget: Budget, start: date, counted: date, calendar: WorkCalendar) -> list[Reason]:
    if budget.unit != "workday":
        return []
    return [
        Reason("holiday" if period.is_holiday else "make_up_day", period.words(), source=str(period.first.year))
        for period in calendar.periods_between(start, counted)
    ]


def _roll_reasons(counted: date, last: date, calendar: WorkCalendar) -> list[Reason]:
    if last == counted:
        return []
    period = calendar.period_of(counted)
    why = f"{period.name}放假期间" if period else "休息日"
    return [
        Reason("roll_over", f"末日{_words(counted)}为{why},顺延至{_words(last)}", source=_ROLL_OVER_SOURCE),
    ]


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@cache
def default_calendar() -> WorkCalendar:
    return WorkCalendar.load()


@cache
def budgets() -> dict[str, tuple[Budget, ...]]:
    """All limits by clock, each version in order of its date. Raises UnusableLawbook."""
    path = data_root() / "lawbook" / "clocks.yml"
    return {clock: tuple(_budget(clock, row) for row in entry["versions"]) for clock, entry in read_yaml(path).items()}


def _budget(clock: str, row: dict[str, object]) -> Budget:
    active_from = as_date(row["from"], clock)
    if active_from is None:
        raise UnableToRunClock(f"期限“{clock}”缺少施行日期。")
    extension = row.get("extension")
    return Budget(
        law=str(row["law"]),
        active_from=active_from,
        active_until=as_date(row.get("until"), clock),
        unit=str(row["unit"]),
        days=int(str(row["days"])),
        start_words=str(row["start"]),
        grounds=tuple(row.get("may_suspend") or ()),  # type: ignore[arg-type]
        extension=ExtensionRight(extension["days"], extension["times"], extension["by"])
        if isinstance(extension, dict)
        else None,
        confidence=str(row.get("confidence", "B")),
    )
