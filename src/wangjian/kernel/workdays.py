"""The working-day calendar of the People's Republic: our own dated table, published or provisional per year.

Each November the State Council office fixes the next year's holidays and the weekend days that are worked instead.
A year without its notice is counted Monday to Friday less the statutory holidays and is *provisional*: clocks that
touch it say so and are recomputed when the notice is in. Beyond the table only holidays with a fixed date are known.

>>> calendar = WorkCalendar.load()
>>> calendar.add_workdays(date(2026, 9, 24), 1)
datetime.date(2026, 9, 28)
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from wangjian.kernel.errors import WangjianError

_DATA = Path(__file__).parent / "data"
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_FIXED_HOLIDAYS = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", **{(10, day): "国庆节" for day in (1, 2, 3)}}
"""Statutory holidays that follow the solar calendar (全国年节及纪念日放假办法, in the form of 2024)."""


class CalendarStatus(StrEnum):
    PUBLISHED = "published"
    PROVISIONAL = "provisional"


class UnusableCalendar(WangjianError):
    """The holiday table contradicts itself."""


@dataclass(frozen=True, slots=True)
class SpecialPeriod:
    """Closed interval of days that depart from the plain week: a holiday, or weekend days that are worked."""

    first: date
    last: date
    is_holiday: bool
    name: str

    def words(self, year: int | None = None) -> str:
        """``10月1日至10月7日国庆节放假``; the year is left out where it is ``year``, which the reader knows."""
        span = _day_words(self.first, year)
        if self.last != self.first:
            span += f"至{_day_words(self.last, self.first.year)}"
        return (
            f"{span}{self.name}放假" if self.is_holiday else f"{span}({weekday_words(self.first)}){self.name}调休上班"
        )

    def continues_in(self, other: SpecialPeriod) -> bool:
        same = (other.name, other.is_holiday) == (self.name, self.is_holiday)
        return same and self.last + _ONE_DAY == other.first

    @property
    def notice_year(self) -> int:
        """The year whose notice set it: New Year's days off and make-up days reach back into December."""
        return self.first.year + (self.first.month == 12)

    def days(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += _ONE_DAY


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked. ``statuses`` and ``sources`` are by year; a year in neither is provisional."""

    periods: tuple[SpecialPeriod, ...]
    statuses: Mapping[int, CalendarStatus]
    sources: Mapping[int, str]

    @classmethod
    def load(cls, folder: Path = _DATA) -> WorkCalendar:
        """Read ``workdays.csv`` and ``calendar_years.csv``. Raises UnusableCalendar when two periods overlap."""
        periods = tuple(
            SpecialPeriod(
                date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row["kind"] == "holiday", row["name"]
            )
            for row in _rows(folder / "workdays.csv")
        )
        for earlier, later in pairwise(periods):
            if later.first <= earlier.last:
                raise UnusableCalendar(f"节假日表中“{earlier.words()}”与“{later.words()}”重叠,请核对后重新载入。")
        years = list(_rows(folder / "calendar_years.csv"))
        return cls(
            periods,
            {int(row["year"]): CalendarStatus(row["status"]) for row in years},
            {int(row["year"]): row["source"] + (f"({row['number']})" if row["number"] else "") for row in years},
        )

    @cached_property
    def _by_day(self) -> dict[date, SpecialPeriod]:
        return {day: period for period in self.periods for day in period.days()}

    def period_of(self, day: date) -> SpecialPeriod | None:
        """The holiday or make-up period a day belongs to; ``None`` for a day of the plain week."""
        period = self._by_day.get(day)
        if period is None and day.year not in self.statuses and (day.month, day.day) in _FIXED_HOLIDAYS:
            return SpecialPeriod(day, day, is_holiday=True, name=_FIXED_HOLIDAYS[day.month, day.day])
        return period

    def is_workday(self, day: date) -> bool:
        period = self.period_of(day)
        return day.weekday() < _SATURDAY if period is None else not period.is_holiday

    def is_holiday(self, day: date) -> bool:
        """True inside an announced holiday period; a plain weekend is a rest day but no holiday."""
        period = self.period_of(day)
        return period is not None and period.is_holiday

    def status(self, year: int) -> CalendarStatus:
        return self.statuses.get(year, CalendarStatus.PROVISIONAL)

    def source_of(self, period: SpecialPeriod) -> str:
        """The notice that set a period; a December period may stand in the notice of the year after."""
        return self.sources.get(period.notice_year, "")

    def is_provisional(self, first: date, last: date) -> bool:
        """True when any year touched by the closed interval has no published notice."""
        return any(self.status(year) is CalendarStatus.PROVISIONAL for year in range(first.year, last.year + 1))

    def next_workday(self, day: date) -> date:
        """The day itself when it is worked, else the first working day after it."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """The day itself when it is worked, else the last working day before it."""
        while not self.is_workday(day):
            day -= _ONE_DAY
        return day

    def add_workdays(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``; the day of the start does not count. ``count`` ≥ 0."""
        if count < 0:
            raise ValueError("count must not be negative")
        day = start
        while count:
            day += _ONE_DAY
            count -= self.is_workday(day)
        return day

    def workdays_between(self, after: date, until: date) -> int:
        """Working days in (after, until]; negative when ``until`` lies before ``after``."""
        if until < after:
            return -self.workdays_between(until, after)
        return sum(self.is_workday(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))

    def periods_between(self, after: date, until: date) -> tuple[SpecialPeriod, ...]:
        """Holidays and make-up days that touch (after, until], in order; days in a row are one period."""
        found: list[SpecialPeriod] = []
        day = after + _ONE_DAY
        while day <= until:
            period = self.period_of(day)
            if period is None:
                day += _ONE_DAY
                continue
            day = period.last + _ONE_DAY
            if found and found[-1].continues_in(period):
                period = SpecialPeriod(found.pop().first, period.last, period.is_holiday, period.name)
            found.append(period)
        return tuple(found)

    def explain_between(self, after: date, until: date) -> tuple[str, ...]:
        """The same in words, as ``10月1日至10月7日国庆节放假``."""
        return tuple(period.words(after.year) for period in self.periods_between(after, until))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def weekday_words(day: date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def _day_words(day: date, known_year: int | None) -> str:
    words = f"{day.month}月{day.day}日"
    return words if day.year == known_year else f"{day.year}年{words}"
