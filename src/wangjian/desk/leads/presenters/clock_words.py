"""A clock in the words of the desk: 剩 3 个工作日 · 9月30日."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wangjian.desk.leads.clock import day_of
from wangjian.desk.leads.lead_set import RUNNING_CLOCK, SOON_WORKDAYS
from wangjian.desk.leads.models import Lead
from wangjian.kernel.explanation import Explanation
from wangjian.law.clocks import default_calendar


@dataclass(frozen=True, slots=True)
class ClockWords:
    """``tone`` is ``late``, ``today``, ``soon``, ``calm``, or ``none`` where no clock runs."""

    text: str
    tone: str
    due_on: date | None
    explanation: Explanation | None


def clock_words(lead: Lead, on: date) -> ClockWords:
    """The state of a lead's clock as seen on a day."""
    explanation = Explanation.from_json(lead.clock_explanation) if lead.clock_explanation else None
    if lead.due_on is None:
        return ClockWords("未起算" if lead.is_open else "已办结", "none", None, explanation)
    if lead.status not in RUNNING_CLOCK:
        return ClockWords(_ended(lead), "none", lead.due_on, explanation)
    text, tone = _running(lead.due_on, on)
    return ClockWords(f"{text} · {day_words(lead.due_on, on)}", tone, lead.due_on, explanation)


def day_words(day: date, on: date) -> str:
    """9月30日; with the year when it is not that of ``on``."""
    return f"{day.month}月{day.day}日" if day.year == on.year else f"{day.year}年{day.month}月{day.day}日"


def _running(due_on: date, on: date) -> tuple[str, str]:
    calendar = default_calendar()
    if due_on < on:
        return f"逾期 {calendar.workdays_between(due_on, on)} 个工作日", "late"
    if due_on == on:
        return "今日到期", "today"
    left = calendar.workdays_between(on, due_on)
    return f"剩 {left} 个工作日", "soon" if left <= SOON_WORKDAYS else "calm"


def _ended(lead: Lead) -> str:
    if lead.outcome_at is None or lead.due_on is None:
        return "已停止"
    return "按期反馈" if day_of(lead.outcome_at) <= lead.due_on else "逾期反馈"
