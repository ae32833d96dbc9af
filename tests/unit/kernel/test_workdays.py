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
