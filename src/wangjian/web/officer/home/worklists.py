"""Numbers of the work surface with the address that opens their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from wangjian.desk.leads.queries import LeadFilter, WorklistCount

_ABOUT = {
    "overdue": ("已过核查期限", "red"),
    "today": ("今天到期", "amber"),
    "soon": ("三个工作日内到期", "amber"),
    "new": ("还没有人办", ""),
    "returned": ("退回来的", ""),
    "to_dispatch": ("已研判,没有交办", ""),
    "to_close": ("已有结果,等办结", ""),
    "verifying": ("正在核查", ""),
    "waiting": ("在别的单位手里", ""),
}


@dataclass(frozen=True, slots=True)
class Number:
    value: str
    label: str
    url: str
    about: str
    tone: str


def surface(counts: Sequence[WorklistCount]) -> list[Number]:
    return [_number(count) for count in counts]


def rows_url(chosen: LeadFilter) -> str:
    """The list of leads under this filter."""
    query = {
        "status": ",".join(chosen.statuses),
        "clock": chosen.clock,
        "organisation": chosen.organisation,
        "returned": "on" if chosen.returned_only else "",
        "area": chosen.area,
    }
    return f"{reverse('leads')}?{urlencode({name: value for name, value in query.items() if value})}"


def _number(count: WorklistCount) -> Number:
    about, tone = _ABOUT.get(count.key, ("", ""))
    return Number(str(count.count), count.label, rows_url(count.chosen), about, tone if count.count.value else "")
