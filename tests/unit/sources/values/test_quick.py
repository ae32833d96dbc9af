"""Whole columns and single values must be read alike."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wangjian.lake.schemas import TIMESTAMP
from wangjian.sources.values.columns import ColumnReader
from wangjian.sources.values.dates import parse_date, parse_moment
from wangjian.sources.values.money import parse_money
from wangjian.sources.values.numbers import parse_count
from wangjian.sources.values.quick import quick_dates, quick_integers, quick_moments, quick_money

NOW = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)

_DAYS = st.dates(date(1899, 1, 1), date(2027, 12, 31))
_TIMES = st.times().map(lambda moment: moment.replace(microsecond=0))
_MOMENTS = st.builds(datetime.combine, _DAYS, _TIMES)
_ZONES = st.sampled_from(["", "Z", "+00:00", "+08:00"])
_WRITTEN = st.tuples(st.lists(_MOMENTS, min_size=1, max_size=4), _ZONES, st.sampled_from([" ", "T"])).map(
    lambda drawn: [moment.isoformat(sep=drawn[2]) + drawn[1] for moment in drawn[0]]
)


def _both(quick: ColumnReader, slow: ColumnReader, texts: list[str | None]) -> None:
    column = pa.array(texts, pa.string())
    one, other = quick.read(column), slow.read(column)
    assert one.values.to_pylist() == other.values.to_pylist()
    assert one.problems == other.problems


@settings(deadline=None)
@given(_WRITTEN)
def test_moments(texts: list[str]) -> None:
    parser = partial(parse_moment, now=NOW)
    quick = ColumnReader(TIMESTAMP, parser, {}, partial(quick_moments, now=NOW))
    _both(quick, ColumnReader(TIMESTAMP, parser, {}), [*texts, None])


@settings(deadline=None)
@given(st.lists(st.dates(date(1890, 1, 1), date(2028, 1, 1)).map(str), min_size=1, max_size=4))
def test_dates(texts: list[str]) -> None:
    parser = partial(parse_date, now=NOW)
    quick = ColumnReader(pa.date32(), parser, {}, partial(quick_dates, now=NOW))
    _both(quick, ColumnReader(pa.date32(), parser, {}), [*texts, None])


@settings(deadline=None)
@given(st.lists(st.from_regex(r"\A\d{1,14}(\.\d{1,3})?\Z").filter(str.isascii), min_size=1, max_size=4))
def test_money(texts: list[str]) -> None:
    parser = partial(parse_money, unit="yuan")
    quick = ColumnReader(pa.int64(), parser, {}, partial(quick_money, fen_per_unit=100))
    _both(quick, ColumnReader(pa.int64(), parser, {}), [*texts, None])


@settings(deadline=None)
@given(st.lists(st.from_regex(r"\A\d{1,16}\+?\Z").filter(str.isascii), min_size=1, max_size=4))
def test_counts(texts: list[str]) -> None:
    _both(ColumnReader(pa.int64(), parse_count, {}, quick_integers), ColumnReader(pa.int64(), parse_count, {}), texts)


@pytest.mark.parametrize("texts", [["2026-09-31"], ["2026-09-01", "20260901"], ["2026-09-21"], [None, None]])
def test_dates_at_the_edges(texts: list[str | None]) -> None:
    parser = partial(parse_date, now=NOW)
    quick = ColumnReader(pa.date32(), parser, {}, partial(quick_dates, now=NOW))
    _both(quick, ColumnReader(pa.date32(), parser, {}), texts)
