"""Statutory clocks: a pure function from a start and its events to a due date that explains itself.

The day of the start does not count. Days on which the clock stands still (half-open, and only on a ground the law
names) do not count either. A last day that is a rest day moves to the next working day; the statutes speak of holidays,
practice moves plain weekends as well, which is a setting, on by default. The version in force at the start decides.

>>> result = due("case.verify", date(2026, 9, 21))
>>> result.due_on
datetime.date(2026, 10, 19)
"""

from __future__ import annotations

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from wangjian.kernel.explanation import Explanation, Reason
from wangjian.kernel.workdays import WorkCalendar
from wangjian.law import clock_words
from wangjian.law.budgets import Budget, ExtensionRight, UnableToRunClock, Unit, budget_at, budgets
from wangjian.law.clock_events import Event, Extension, Suspension, check_extension, check_suspensions, parse_event

__all__ = [
    "Budget",
    "ClockResult",
    "Extension",
    "ExtensionRight",
    "Suspension",
    "UnableToRunClock",
    "Unit",
    "budget_at",
    "budgets",
    "default_calendar",
    "due",
    "parse_event",
]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockResult:
    clock: str
    due_on: date
    law: str
    """The article that sets the limit, as ``PROC:18``."""
    law_version: str
    """First day on which the version applied was in force, as ``2019-04-01``."""
    unit: str
    provisional: bool
    """The time touches a year whose holidays are not announced; the clock is to be recomputed when they are."""
    explanation: Explanation
    confidence: str = "A"


def due(
    clock: str,
    start: date,
    events: Sequence[Event] = (),
    *,
    calendar: WorkCalendar | None = None,
    weekends_roll: bool = True,
) -> ClockResult:
    """When the clock runs out, and why. Raises UnableToRunClock."""
    calendar = calendar or default_calendar()
    budget = budget_at(clock, start)
    suspensions = tuple(sorted((e for e in events if isinstance(e, Suspension)), key=lambda e: e.first))
    extensions = tuple(sorted((e for e in events if isinstance(e, Extension)), key=lambda e: e.granted_on))
    check_suspensions(budget, suspensions)
    run = _Run(budget, start, suspensions, calendar, weekends_roll and budget.rolls)
    total = budget.count
    for index, extension in enumerate(extensions):
        check_extension(budget, index, extension, run.rolled(run.counted(total)))
        total += extension.days
    counted = run.counted(total)
    last = run.rolled(counted)
    return ClockResult(
        clock,
        last,
        budget.law,
        budget.active_from.isoformat(),
        budget.unit.value,
        run.is_provisional(last),
        _explain(run, total, extensions, counted, last),
        budget.confidence,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """One clock on its way: what it counts and what it leaves out."""

    budget: Budget
    start: date
    suspensions: tuple[Suspension, ...]
    calendar: WorkCalendar
    weekends_roll: bool

    def counted(self, total: int) -> date:
        """The day on which ``total`` units are used up, before a last day on a rest day moves."""
        if self.budget.before:
            return self._counted_back(total)
        if self.budget.unit is Unit.MONTH:
            return self._after_suspended_days(add_months(self.start, total))
        left = -(-total // 24) if self.budget.unit is Unit.HOUR else total
        day = self.start
        while left:
            day += _ONE_DAY
            left -= self._counts(day)
        return day

    def _counts(self, day: date) -> bool:
        if any(suspension.covers(day) for suspension in self.suspensions):
            return False
        return self.budget.unit is not Unit.WORKDAY or self.calendar.is_workday(day)

    def _counted_back(self, total: int) -> date:
        day = self.start
        while total:
            day -= _ONE_DAY
            total -= self._counts(day)
        return day

    def _after_suspended_days(self, day: date) -> date:
        """Months run by date; every day on which the clock stood still is added at their end."""
        passed = self.start
        while passed < day:
            passed += _ONE_DAY
            day += _ONE_DAY * any(suspension.covers(passed) for suspension in self.suspensions)
        return day

    def rolled(self, day: date) -> date:
        """The day itself, or the next working day where a rest day does not end the time (PROC 80)."""
        if not self.budget.rolls:
            return day
        if not (self.weekends_roll or self.calendar.is_holiday(day)):
            return day
        return self.calendar.previous_workday(day) if self.budget.before else self.calendar.next_workday(day)

    def is_provisional(self, last: date) -> bool:
        """Natural days depend on the calendar only at their end, working days all the way."""
        if self.budget.unit is Unit.WORKDAY:
            return self.calendar.is_provisional(min(self.start, last), max(self.start, last))
        return self.budget.rolls and self.calendar.is_provisional(last, last)


def _explain(run: _Run, total: int, extensions: Sequence[Extension], counted: date, last: date) -> Explanation:
    budget = run.budget
    reasons = [
        clock_words.start(budget, run.start),
        *(clock_words.extension(budget, index, granted) for index, granted in enumerate(extensions)),
        *(clock_words.suspension(budget, stop, run.start, counted, run.calendar) for stop in run.suspensions),
    ]
    if budget.unit is Unit.WORKDAY:
        reasons += clock_words.calendar(run.start, counted, run.calendar)
    if last != counted:
        reasons.append(clock_words.roll_over(budget, counted, last, run.calendar))
    if run.is_provisional(last):
        reasons.append(Reason("provisional", clock_words.PROVISIONAL))
    if budget.confidence == "C":
        reasons.append(Reason("unverified", clock_words.UNVERIFIED, source=budget.law))
    return Explanation(clock_words.summary(budget, run.start, total, last), tuple(reasons))


def add_months(start: date, count: int) -> date:
    """The day of the same number ``count`` months later, or the last day of that month where it has none."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


@cache
def default_calendar() -> WorkCalendar:
    return WorkCalendar.load()
