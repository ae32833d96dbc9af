"""Keyset paging: a page starts after the last row of the one before, so the thousandth costs what the first does.

Counting every row of a large list would cost more than showing it; totals are counted up to a limit and then say so.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.lookups import GreaterThan, LessThan

from wangjian.kernel.errors import WangjianError

PAGE_SIZE = 50
COUNT_LIMIT = 10_000

Row = TypeVar("Row", bound=models.Model)


class UnusablePageToken(WangjianError):
    """The place to continue from is damaged or belongs to another order."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: columns all rising or all falling, the last one unique."""

    name: str
    columns: tuple[str, ...]
    falling: bool = True

    def clauses(self, *, backwards: bool = False) -> list[str]:
        sign = "-" if self.falling != backwards else ""
        return [f"{sign}{column}" for column in self.columns]


@dataclass(frozen=True, slots=True)
class BoundedCount:
    """A number of rows, or the limit at which counting stopped."""

    value: int
    is_more: bool = False

    def __str__(self) -> str:
        return f"{self.value:,}+" if self.is_more else f"{self.value:,}"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    rows: Sequence[Row]
    next_token: str
    """Empty on the last page."""
    previous_token: str
    """Empty on the first page."""
    total: BoundedCount


def bounded_count(rows: models.QuerySet[Any], limit: int = COUNT_LIMIT) -> BoundedCount:
    counted = rows.order_by()[: limit + 1].count()
    return BoundedCount(min(counted, limit), counted > limit)


def page_of(rows: models.QuerySet[Row], *, order: Order, after: str = "", size: int = PAGE_SIZE) -> Page[Row]:
    """One page. ``after`` is a token of another page of the same list. Raises UnusablePageToken."""
    total = bounded_count(rows)
    backwards, values = _read(after, rows.model, order) if after else (False, None)
    if values is not None:
        rows = rows.filter(_beyond(rows.model, order, values, backwards))
    found = list(rows.order_by(*order.clauses(backwards=backwards))[: size + 1])
    is_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_next, has_previous = (bool(found), is_more) if backwards else (is_more, bool(after) and bool(found))
    return Page(
        found,
        _write("n", found[-1], order) if has_next else "",
        _write("p", found[0], order) if has_previous else "",
        total,
    )


class _Tuple(Func):
    template = "(%(expressions)s)"
    output_field = models.Field()


def _beyond(model: type[models.Model], order: Order, values: Sequence[Any], backwards: bool) -> models.Lookup[Any]:
    compare = LessThan if order.falling != backwards else GreaterThan
    fields = [_column(model, column) for column in order.columns]
    here = _Tuple(*(Value(value, output_field=field) for value, field in zip(values, fields, strict=True)))
    return compare(_Tuple(*(F(column) for column in order.columns)), here)


def _column(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    # A column the database computes knows the kind of its values only by what it was declared to put out.
    return (field.output_field or field) if isinstance(field, models.GeneratedField) else field


def _write(direction: str, row: models.Model, order: Order) -> str:
    values = [getattr(row, column) for column in order.columns]
    words = [value.isoformat() if isinstance(value, date | datetime) else value for value in values]
    data = json.dumps([direction, order.name, *words], separators=(",", ":"))
    return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def _read(token: str, model: type[models.Model], order: Order) -> tuple[bool, list[Any]]:
    try:
        direction, name, *words = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        if name != order.name or direction not in ("n", "p") or len(words) != len(order.columns):
            raise ValueError(name)
        values = [_column(model, column).to_python(word) for column, word in zip(order.columns, words, strict=True)]
    # Whatever is wrong with a token from outside, the answer is the same.
    except Exception as error:
        raise UnusablePageToken("翻页位置无效,请从第一页重新查看。") from error
    return direction == "p", values
