"""The work surface by area: what lies where, in what state, how much of it late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from wangjian.desk.accounts.models import User
from wangjian.desk.leads.queries import OVERDUE, UNPLACED, AreaCount, open_leads_by_area
from wangjian.desk.leads.states import LeadStatus

_WITH_CITY = (LeadStatus.NEW, LeadStatus.TRIAGED, LeadStatus.OUTCOME)
_WITH_OFFICE = (LeadStatus.DISPATCHED, LeadStatus.VERIFYING)

HEADS = (("在市局", True), ("在承办单位", True), ("逾期", False))
"""Columns, and whether the chart shows them: the late ones are among the others already."""


@dataclass(frozen=True, slots=True)
class Cell:
    value: int
    url: str
    in_chart: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    url: str
    cells: tuple[Cell, Cell, Cell]


def lines(user: User, today: date) -> list[Line]:
    return [_line(count) for count in open_leads_by_area(user, today)]


def _line(count: AreaCount) -> Line:
    code = count.area.code if count.area else UNPLACED
    city, office = (sum(count.by_status.get(status, 0) for status in group) for group in (_WITH_CITY, _WITH_OFFICE))
    return Line(
        count.area.short_name if count.area else "辖区待定",
        _rows(area=code),
        (
            Cell(city, _rows(area=code, status=",".join(_WITH_CITY))),
            Cell(office, _rows(area=code, status=",".join(_WITH_OFFICE))),
            Cell(count.overdue, _rows(area=code, clock=OVERDUE), in_chart=False),
        ),
    )


def _rows(**query: str) -> str:
    return f"{reverse('leads')}?{urlencode(query)}"
