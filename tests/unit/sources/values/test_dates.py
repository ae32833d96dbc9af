from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from wangjian.sources.values.dates import parse_date, parse_moment
from wangjian.sources.values.problem import UnreadableValue

NOW = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)
MORNING = datetime(2026, 9, 1, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-01T00:30:00Z",
        "2026-09-01T08:30:00+08:00",
        "2026-09-01 08:30:00",
        "2026-09-01 08:30",
        "2026/9/1 8:30",
        "2026.9.1 8:30:00",
        "2026年9月1日 8时30分",
        "2026年9月1日8点30分",
        "2026年9月1日 星期二 上午8:30",
        "20260901083000",
        "20260901 083000",
        "1788222600",
        "1788222600000",
        "46266.354166666664",
        "２０２６-０９-０１ ０８：３０",
    ],
)
def test_parse_moment_in_many_forms(text: str) -> None:
    assert parse_moment(text, NOW) == MORNING


@pytest.mark.parametrize("text", ["2026-09-01", "2026/09/01", "2026年9月1日", "20260901", "46266"])
def test_a_date_alone_means_its_beginning_in_china(text: str) -> None:
    assert parse_moment(text, NOW) == datetime(2026, 8, 31, 16, tzinfo=UTC)
    assert parse_date(text, NOW) == date(2026, 9, 1)


def test_afternoon_counts_from_noon() -> None:
    assert parse_moment("2026年9月1日 下午3:05", NOW) == datetime(2026, 9, 1, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-09-31", "2026-02-29 08:00:00", "2026-13-01", "2026-09-01 25:00"])
def test_days_and_hours_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(UnreadableValue, match="没有这一天"):
        parse_moment(text, NOW)


@pytest.mark.parametrize("text", ["昨天", "9月1日", "08/10/2016", "1-2-3", "26-09-01", "2026"])
def test_what_cannot_be_told_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue, match="不是日期"):
        parse_moment(text, NOW)


def test_a_moment_in_the_future_is_refused_with_the_time_of_the_import() -> None:
    with pytest.raises(UnreadableValue, match="晚于导入时间.2026-09-21 10:30"):
        parse_moment("2026-09-21 10:45:00", NOW)


def test_a_clock_that_is_a_few_minutes_fast_is_forgiven() -> None:
    assert parse_moment("2026-09-21 10:35:00", NOW) > NOW


def test_a_date_is_in_the_future_by_the_calendar_of_china() -> None:
    late_evening_utc = datetime(2026, 9, 20, 17, tzinfo=UTC)

    assert parse_date("2026-09-21", late_evening_utc) == date(2026, 9, 21)
    with pytest.raises(UnreadableValue, match="将来"):
        parse_date("2026-09-22", late_evening_utc)


def test_a_year_before_1900_is_refused() -> None:
    with pytest.raises(UnreadableValue, match="早于1900年"):
        parse_date("1062-01-01", NOW)
