"""Which parser reads which column of which kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

import pyarrow as pa

from wangjian.lake.schemas import KINDS
from wangjian.sources.values.columns import ColumnReader, Parser, Quick
from wangjian.sources.values.dates import parse_date, parse_moment
from wangjian.sources.values.money import FEN_PER, parse_money
from wangjian.sources.values.numbers import parse_count, parse_integer, parse_rating
from wangjian.sources.values.quick import quick_dates, quick_integers, quick_moments, quick_money
from wangjian.sources.values.words import (
    parse_area,
    parse_carrier,
    parse_registered_uscc,
    parse_relation,
    parse_shown_uscc,
    parse_yes_no,
)

_WORDS: Mapping[str, Parser] = {
    "carrier": parse_carrier,
    "relation": parse_relation,
    "area_code": parse_area,
    "licence_shown": parse_yes_no,
    "sales_over_exemption": parse_yes_no,
    "sales_count": parse_count,
    "rating": parse_rating,
    "start_ms": parse_integer,
    "end_ms": parse_integer,
}


def column_reader(
    kind: str, field: str, unit: str, lookups: Mapping[str, str | None], now: datetime
) -> ColumnReader | None:
    """The reader of a column, or ``None`` where the text stands as it is."""
    type_ = KINDS[kind].field(field).type
    parser = _parser(kind, field, type_, unit, now)
    if parser is None:
        if not lookups:
            return None
        parser = _as_it_stands
    return ColumnReader(type_, parser, lookups, _quick(field, type_, unit, now))


def _parser(kind: str, field: str, type_: pa.DataType, unit: str, now: datetime) -> Parser | None:
    if field == "uscc":
        return parse_registered_uscc if kind == "operator" else parse_shown_uscc
    if field in _WORDS:
        return _WORDS[field]
    if field.endswith("_fen"):
        return partial(parse_money, unit=unit or "fen")
    if pa.types.is_timestamp(type_):
        return partial(parse_moment, now=now)
    if pa.types.is_date(type_):
        return partial(parse_date, now=now)
    return None


def _quick(field: str, type_: pa.DataType, unit: str, now: datetime) -> Quick | None:
    if field.endswith("_fen"):
        return partial(quick_money, fen_per_unit=FEN_PER[unit or "fen"])
    if field in ("sales_count", "start_ms", "end_ms"):
        return quick_integers
    if pa.types.is_timestamp(type_):
        return partial(quick_moments, now=now)
    return partial(quick_dates, now=now) if pa.types.is_date(type_) else None


def _as_it_stands(text: str) -> Any:
    return text
