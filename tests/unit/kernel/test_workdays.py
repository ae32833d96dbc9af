"""The working-day calendar, checked against the notices and an independent list."""

import csv
import gzip
from datetime import date, timedelta
from pathlib import Path

import pytest

from wangjian.kernel.workdays import CalendarStatus, UnusableCalendar, WorkCalendar

SHARED = Path(__file__).parents[4] / "shared" / "data"
CALENDAR = WorkCalendar.load()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 4), True),  # Sunday worked for New Year
        (date(2026, 2, 23), False),  # last day of the Spring Festival, a Monday
        (date(2026, 2, 28), True),
        (date(2026, 9, 20), True),
        (date(2026, 10, 7), False),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),  # an ordinary Sunday
        (date(2025, 10, 8), False),
        (date(2025, 10, 11), True),
    ],
)
def test_is_workday_follows_the_notices(day, worked):
    assert CALENDAR.is_workday(day) is worked


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 9, 24), 1, date(2026, 9, 28)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 6, 1), 0, date(2026, 6, 1)),
    ],
)
def test_add_workdays_leaves_out_the_start_and_rest_days(start, count, expected):
    assert CALENDAR.add_workdays(start, count) == expected


def test_workdays_between_undoes_add_workdays():
    start = date(2026, 1, 1)
    for count in range(40):
        assert CALENDAR.workdays_between(start, CALENDAR.add_workdays(start, count)) == count


def test_a_year_without_notice_is_provisional_and_knows_statutory_days():
    assert CALENDAR.status(2026) is CalendarStatus.PUBLISHED
    assert CALENDAR.status(2027) is CalendarStatus.PROVISIONAL
    assert CALENDAR.status(2031) is CalendarStatus.PROVISIONAL
    assert not CALENDAR.is_workday(date(2027, 10, 1))
    assert CALENDAR.is_provisional(date(2026, 12, 20), date(2027, 1, 5))
    assert not CALENDAR.is_provisional(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "holiday"),
    [("2027-02-05", True), ("2028-10-03", True), ("2029-06-16", True), ("2035-01-01", True), ("2035-05-02", True),
     ("2035-10-03", True), ("2035-02-08", False)],
)  # fmt: skip
def test_years_without_notice_know_statutory_days_and_beyond_the_table_only_fixed_ones(day, holiday):
    assert CALENDAR.is_holiday(date.fromisoformat(day)) is holiday


def test_explain_between_groups_days_and_names_make_up_days_in_words():
    assert CALENDAR.explain_between(date(2026, 9, 21), date(2026, 10, 19)) == (
        "9月25日至9月27日中秋节放假",
        "10月1日至10月7日国庆节放假",
        "10月10日(星期六)国庆节调休上班",
    )


def test_explain_between_names_the_year_where_it_changes():
    assert CALENDAR.explain_between(date(2025, 12, 20), date(2026, 1, 5)) == (
        "2026年1月1日至1月3日元旦放假",
        "2026年1月4日(星期日)元旦调休上班",
    )


def test_explain_between_joins_days_in_a_row_and_shows_whole_periods():
    assert CALENDAR.explain_between(date(2007, 12, 30), date(2007, 12, 31)) == ("12月30日至12月31日元旦放假",)
    assert CALENDAR.explain_between(date(2026, 10, 3), date(2026, 10, 4)) == ("10月1日至10月7日国庆节放假",)


def test_explain_between_is_empty_in_a_plain_week():
    assert CALENDAR.explain_between(date(2026, 11, 2), date(2026, 11, 13)) == ()


def test_next_and_previous_workday_keep_a_day_that_is_worked():
    assert CALENDAR.next_workday(date(2026, 10, 10)) == date(2026, 10, 10)
    assert CALENDAR.next_workday(date(2026, 10, 3)) == date(2026, 10, 8)
    assert CALENDAR.previous_workday(date(2026, 10, 3)) == date(2026, 9, 30)


def test_source_of_a_period_is_the_notice_that_set_it():
    assert "2026年" in CALENDAR.source_of(CALENDAR.period_of(date(2026, 10, 1)))
    assert "国办发明电〔2025〕7号" in CALENDAR.source_of(CALENDAR.period_of(date(2026, 10, 1)))
    assert "2008年" in CALENDAR.source_of(CALENDAR.period_of(date(2007, 12, 30)))


def test_add_workdays_refuses_to_count_back():
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_workdays(date(2026, 1, 1), -1)


def test_overlapping_periods_are_refused(tmp_path):
    (tmp_path / "workdays.csv").write_text(
        "first,last,kind,name\n2026-01-01,2026-01-03,holiday,元旦\n2026-01-03,2026-01-04,workday,元旦\n",
        encoding="utf-8",
    )
    (tmp_path / "calendar_years.csv").write_text("year,status,source,number\n", encoding="utf-8")

    with pytest.raises(UnusableCalendar, match="重叠"):
        WorkCalendar.load(tmp_path)


@pytest.mark.shared
def test_every_day_agrees_with_an_independent_list_of_holidays():
    path = SHARED / "holidays_cn" / "days.csv.gz"
    if not path.exists():
        pytest.skip("shared data is absent: holidays_cn")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        special = {date.fromisoformat(row["date"]): row["is_off_day"] == "1" for row in csv.DictReader(file)}
    day = date(2007, 1, 1)
    while day < date(2027, 1, 1):
        expected = not special[day] if day in special else day.weekday() < 5
        assert CALENDAR.is_workday(day) is expected, day
        day += timedelta(days=1)
