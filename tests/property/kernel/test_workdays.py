"""Laws of counting working days, on any day of the table and beyond it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wangjian.kernel.workdays import WorkCalendar

CALENDAR = WorkCalendar.load()
DAYS = st.dates(date(2007, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 60)


@given(DAYS, COUNTS)
def test_counting_there_and_back_agrees(start, count):
    end = CALENDAR.add_workdays(start, count)

    assert CALENDAR.workdays_between(start, end) == count
    assert count == 0 or CALENDAR.is_workday(end)


@given(DAYS, COUNTS, COUNTS)
def test_counting_in_two_steps_is_counting_at_once(start, first, second):
    assert CALENDAR.add_workdays(CALENDAR.add_workdays(start, first), second) == CALENDAR.add_workdays(
        start, first + second
    )


@given(DAYS, COUNTS)
def test_a_later_start_never_ends_earlier(start, count):
    assert CALENDAR.add_workdays(start, count) <= CALENDAR.add_workdays(start + timedelta(days=1), count)


@given(DAYS)
def test_next_workday_is_the_first_from_the_day_on(day):
    found = CALENDAR.next_workday(day)

    assert found >= day
    assert CALENDAR.is_workday(found)
    assert not any(CALENDAR.is_workday(day + timedelta(days=n)) for n in range((found - day).days))


@given(DAYS, st.integers(1, 90))
def test_periods_between_account_for_every_day_out_of_the_plain_week(start, length):
    until = start + timedelta(days=length)
    shown = {day for period in CALENDAR.periods_between(start, until) for day in period.days()}
    for n in range(1, length + 1):
        day = start + timedelta(days=n)
        if CALENDAR.is_workday(day) is not (day.weekday() < 5):
            assert day in shown
