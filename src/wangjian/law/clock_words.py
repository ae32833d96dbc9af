"""The sentences with which a clock explains itself."""

from __future__ import annotations

from datetime import date, timedelta

from wangjian.kernel.explanation import Reason
from wangjian.kernel.workdays import WorkCalendar, weekday_words
from wangjian.law.budgets import Budget, Unit
from wangjian.law.clock_events import Extension, Suspension, words
from wangjian.law.lawbook import Lawbook

PROVISIONAL = "期间涉及尚未公布放假安排的年份,按周一至周五和法定节假日暂算,公布后重算"
UNVERIFIED = "该期限的依据尚未核实,使用前请法制机构核对"


def summary(budget: Budget, start: date, total: int, last: date) -> str:
    if budget.before:
        return f"最迟{words(last)}(在{words(start)}前{total}{budget.unit.words})"
    return f"{words(start)}起算,{total}{budget.unit.words},{words(last)}届满"


def start(budget: Budget, on: date) -> Reason:
    law = Lawbook.load().cite(budget.law, on=on).text
    if budget.before:
        text = f"{law}:{budget.start_words}前{budget.length_words};{words(on)}当日不计入"
    else:
        text = f"{law}:{budget.start_words}{budget.length_words};起算日{words(on)}不计入"
    return Reason("start", text, float(budget.count), budget.law)


def extension(budget: Budget, index: int, granted: Extension) -> Reason:
    right = budget.extensions[index].granted_by
    by = granted.granted_by if granted.granted_by == right else f"{granted.granted_by}(依法由{right}决定)"
    text = f"{words(granted.granted_on)}经{by}批准延长{granted.days}{budget.unit.words}"
    return Reason("extension", text, float(granted.days), budget.law)


def suspension(budget: Budget, stop: Suspension, start: date, counted: date, calendar: WorkCalendar) -> Reason:
    """How much the standstill moved the end; nothing where it lies outside the time."""
    first, last = max(stop.first, start + timedelta(days=1)), min(stop.last, counted)
    span = f"{words(stop.first)}至{words(stop.last)}" if stop.last > stop.first else words(stop.first)
    if first > last:
        return Reason("suspension", f"{span}{stop.ground},不在期限之内,不影响届满日", 0.0)
    if budget.unit is Unit.WORKDAY:
        left_out = f"{calendar.workdays_between(first - timedelta(days=1), last)}个工作日"
    else:
        left_out = f"{(last - first).days + 1}日"
    return Reason("suspension", f"{span}{stop.ground},{left_out}不计入期限", source=budget.law)


def calendar(start: date, counted: date, table: WorkCalendar) -> list[Reason]:
    """Every holiday and make-up day on the way."""
    first, last = min(start, counted), max(start, counted)
    return [
        Reason(
            "holiday" if period.is_holiday else "make_up_day", period.words(first.year), source=table.source_of(period)
        )
        for period in table.periods_between(first, last)
    ]


def roll_over(budget: Budget, counted: date, last: date, table: WorkCalendar) -> Reason:
    period = table.period_of(counted)
    why = f"{period.name}放假期间" if period else "休息日"
    rule = Lawbook.load().cite(budget.period_rule).text if budget.period_rule else "期间的一般规则"
    moved = f"提前至{words(last)}" if budget.before else f"顺延至{words(last)}"
    practice = "" if period else "(条文写法定节假日,休息日按实务一并顺延)"
    text = f"末日{words(counted)}({weekday_words(counted)})为{why},依{rule}{moved}{practice}"
    return Reason("roll_over", text, source=budget.period_rule)
