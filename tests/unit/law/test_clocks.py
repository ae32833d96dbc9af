"""Statutory clocks: published examples, edges, and the words of the explanation."""

from datetime import date

import pytest

from wangjian.kernel.workdays import WorkCalendar
from wangjian.law.clocks import Extension, Suspension, UnableToRunClock, budget_at, due


@pytest.mark.parametrize(
    ("clock", "start", "expected"),
    [
        ("case.verify", date(2026, 9, 21), date(2026, 10, 19)),  # Mid-Autumn, National Day and the make-up Saturday
        ("case.verify", date(2026, 6, 1), date(2026, 6, 23)),  # Dragon Boat Festival
        ("case.verify", date(2026, 2, 13), date(2026, 3, 12)),  # Spring Festival with two make-up Saturdays
        ("complaint.accept", date(2026, 4, 14), date(2026, 4, 23)),
        ("case.decide", date(2026, 7, 9), date(2026, 10, 8)),  # the 90th day, 7 October, is a holiday
        ("assist.reply", date(2026, 11, 2), date(2026, 11, 23)),
    ],
)
def test_due_counts_from_the_day_after_the_start(clock, start, expected):
    assert due(clock, start).due_on == expected


def test_due_explains_every_shift_in_words():
    result = due("case.verify", date(2026, 9, 21))

    assert result.explanation.summary == "2026年9月21日起算,15个工作日,2026年10月19日届满"
    assert [reason.text for reason in result.explanation.reasons] == [
        "《市场监督管理行政处罚程序规定》第十八条:自发现线索或者收到材料之日起15个工作日;起算日2026年9月21日不计入",
        "2026年9月25日至2026年9月27日中秋节放假",
        "2026年10月1日至2026年10月7日国庆节放假",
        "2026年10月10日为国庆节调休上班",
    ]
    assert not result.provisional


def test_due_into_a_year_without_notice_is_provisional_and_says_so():
    result = due("case.verify", date(2026, 12, 21))

    assert result.provisional
    assert result.explanation.reasons[-1].code == "provisional"


def test_suspended_days_do_not_count():
    plain = due("case.verify", date(2026, 11, 2))
    suspended = due("case.verify", date(2026, 11, 2), [Suspension(date(2026, 11, 4), date(2026, 11, 9), "委托检测")])

    assert plain.due_on == date(2026, 11, 23)
    assert suspended.due_on == date(2026, 11, 26)  # 4, 5 and 6 November stood still
    assert "2026年11月4日至2026年11月8日委托检测,不计入期限" in [r.text for r in suspended.explanation.reasons]


def test_suspension_on_a_ground_the_law_does_not_name_is_refused():
    with pytest.raises(UnableToRunClock, match="不是“case.verify”可以不计时间的事由"):
        due("case.verify", date(2026, 11, 2), [Suspension(date(2026, 11, 4), date(2026, 11, 9), "承办人休假")])


def test_one_extension_is_allowed_and_a_second_refused():
    extension = Extension(15, date(2026, 11, 20), "市场监督管理部门负责人")

    assert due("case.verify", date(2026, 11, 2), [extension]).due_on == date(2026, 12, 14)
    with pytest.raises(UnableToRunClock, match="最多延长1次"):
        due("case.verify", date(2026, 11, 2), [extension, extension])
    with pytest.raises(UnableToRunClock, match="最多延长15个工作日"):
        due("case.verify", date(2026, 11, 2), [Extension(16, date(2026, 11, 20), "负责人")])


@pytest.mark.parametrize(
    ("start", "law", "unit"),
    [
        (date(2024, 6, 30), "CMP20:21", "workday"),
        (date(2024, 7, 1), "CRL-IR:46", "day"),
        (date(2026, 4, 14), "CRL-IR:46", "day"),
        (date(2026, 4, 15), "CMP26:23", "day"),
    ],
)
def test_the_version_in_force_at_the_start_decides_the_budget(start, law, unit):
    budget = budget_at("complaint.mediate", start)

    assert (budget.law, budget.unit) == (law, unit)


def test_weekends_roll_over_only_when_the_setting_says_so():
    calendar = WorkCalendar.load()
    start = date(2026, 3, 16)  # 60 natural days end on Friday 15 May; from the 17th, on Saturday 16 May

    assert due("complaint.mediate", start, calendar=calendar).due_on == date(2026, 5, 15)
    assert due("complaint.mediate", date(2026, 3, 17), calendar=calendar).due_on == date(2026, 5, 18)
    unrolled = due("complaint.mediate", date(2026, 3, 17), calendar=calendar, weekends_roll=False)
    assert unrolled.due_on == date(2026, 5, 16)


def test_an_unknown_clock_and_a_start_before_the_law_are_refused_in_words():
    with pytest.raises(UnableToRunClock, match="没有名为“case.sleep”的期限"):
        due("case.sleep", date(2026, 1, 1))
    with pytest.raises(UnableToRunClock, match="没有“complaint.accept”的有效规定"):
        due("complaint.accept", date(2019, 1, 1))
