"""Heads of the list's columns; those an index serves put the rows in their order."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from wangjian.desk.leads.queries import LEAD_ORDERS
from wangjian.web.listing import PLACE
from wangjian.web.pages import with_query

USUAL = "score"
_ARROWS = {"score": "↓", "due": "↑", "opened": "↓"}


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    url: str = ""
    current: bool = False
    arrow: str = ""
    number: bool = False


_COLUMNS = (
    ("编号", "opened"),
    ("主体", ""),
    ("问题", ""),
    ("地区", ""),
    ("承办", ""),
    ("期限", "due"),
    ("状态", ""),
    ("得分", "score"),
)


def order_of(request: HttpRequest) -> str:
    wanted = request.GET.get("order", USUAL)
    return wanted if wanted in LEAD_ORDERS else USUAL


def heads_of(request: HttpRequest, order: str) -> list[Head]:
    return [
        Head(
            label,
            url=with_query(request, order=by, **{PLACE: None}) if by else "",
            current=by == order,
            arrow=f" {_ARROWS[by]}" if by and by == order else "",
            number=label == "得分",
        )
        for label, by in _COLUMNS
    ]
