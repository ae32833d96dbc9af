"""Whole columns at once, where every value is written in the plainest form.

Each function answers ``None`` as soon as one value is anything else; the column is then read value by value. Both ways
give the same result.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from wangjian.lake.schemas import TIMESTAMP
from wangjian.sources.values.dates import EARLIEST, SHANGHAI, TOLERANCE

_UTC = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(Z|\+00:00)$"
_CHINA = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}\+08:00$"
_NO_ZONE = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_YUAN = r"^\d{1,13}(\.\d{1,2})?$"
_INTEGER = r"^\d{1,15}$"
_SECONDS = 19
_NO_SUMMER_TIME = datetime(1992, 1, 1, tzinfo=UTC)
"""From here on China time is eight hours ahead all year; older times are read one by one."""


def quick_moments(column: pa.Array, now: datetime) -> pa.Array | None:
    """Times to the second in UTC, China time, or without zone."""
    if _all(column, _UTC):
        zone = "UTC"
    elif _all(column, _CHINA) or _all(column, _NO_ZONE):
        zone = SHANGHAI.key
    else:
        return None
    try:
        naive = pc.utf8_slice_codeunits(column, 0, _SECONDS).cast(pa.timestamp("us"))
        moments = pc.assume_timezone(naive, zone, ambiguous="earliest", nonexistent="earliest").cast(TIMESTAMP)
    except pa.ArrowInvalid:
        return None
    return moments if _within(moments, _NO_SUMMER_TIME, now + TOLERANCE) else None


def quick_dates(column: pa.Array, now: datetime) -> pa.Array | None:
    """Dates as ISO 8601 writes them."""
    if not _all(column, _DAY):
        return None
    try:
        days = column.cast(pa.date32())
    except pa.ArrowInvalid:
        return None
    return days if _within(days, date(EARLIEST, 1, 1), now.astimezone(SHANGHAI).date()) else None


def quick_money(column: pa.Array, fen_per_unit: int) -> pa.Array | None:
    """Plain amounts with at most two decimals."""
    if fen_per_unit != 100 or not _all(column, _YUAN):
        return None
    amounts = column.cast(pa.decimal128(20, 2))
    return pc.multiply(amounts, pa.scalar(100, pa.decimal128(3, 0))).cast(pa.int64())


def quick_integers(column: pa.Array) -> pa.Array | None:
    """Plain whole numbers."""
    return column.cast(pa.int64()) if _all(column, _INTEGER) else None


def _all(column: pa.Array, pattern: str) -> bool:
    matches = pc.all(pc.match_substring_regex(column, pattern), min_count=0)
    return bool(matches.as_py())


def _within(values: pa.Array, earliest: date, latest: date) -> bool:
    bounds = pc.min_max(values)
    if not bounds["min"].is_valid:
        return True
    return bool(bounds["min"].as_py() >= earliest and bounds["max"].as_py() <= latest)
