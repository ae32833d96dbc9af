"""Statutory clocks: published examples, edges, and the words of the explanation."""

from datetime import date

import pytest

from wangjian.kernel.workdays import WorkCalendar
from wangjian.law.clocks import (
    Extension,
    Suspension,
    UnableToRunClock,
    add_months,
    budget_at,
    budgets,
    due,
    parse_event,
)
from wangjian.law.lawbook import Lawbook

LEADER = "市场监督管理部门负责人"


def day(text):
    return date.fromisoformat(text)


def stop(first, until, ground="委托检测"):
    return Suspension(day(first), day(until), ground)


def more(days, on, by=LEADER):
    return Extension(days, day(on), by)


def reasons(result):
    return [reason.text for reason in result.explanation.reasons]


@pytest.mark.parametrize(
    ("clock", "start", "expected"),
    [
        ("case.verify", "2026-09-21", "2026-10-19"),  # Mid-Autumn, National Day and the make-up Saturday
        ("case.verify", "2026-06-01", "2026-06-23"),  # Dragon Boat Festival
        ("case.verify", "2026-02-13", "2026-03-12"),  # Spring Festival with two make-up Saturdays
        ("case.verify", "2025-09-26", "2025-10-23"),  # make-up Sunday, National Day, make-up Saturday
        ("case.verify", "2025-01-24", "2025-02-20"),  # make-up Sunday before, make-up Saturday after the festival
        ("case.verify", "2025-12-11", "2026-01-04"),  # across the year end; the 15th day is a Sunday that is worked
        ("case.verify", "2026-11-21", "2026-12-11"),  # starts on a Saturday, as a night-time report may
        ("report.verify", "2026-09-21", "2026-10-19"),
        ("ad_report.reply", "2026-09-30", "2026-10-15"),
        ("complaint.accept", "2026-04-14", "2026-04-23"),
        ("complaint.mediate", "2026-04-20", "2026-06-22"),  # the 60th day, 19 June, is a holiday, then a weekend
        ("complaint.mediate", "2024-06-28", "2024-08-30"),  # 45 working days of the old rule
        ("complaint.mediate", "2024-07-01", "2024-08-30"),
        ("case.decide", "2026-07-09", "2026-10-08"),  # the 90th day, 7 October, is a holiday
        ("case.preserve", "2026-04-30", "2026-05-13"),  # Labour Day, then a make-up Saturday
        ("case.seize", "2026-11-01", "2026-12-01"),
        ("case.review", "2026-12-01", "2026-12-15"),
        ("case.defence", "2026-09-30", "2026-10-13"),
        ("case.serve", "2026-09-30", "2026-10-15"),
        ("case.pay", "2026-09-22", "2026-10-08"),  # the 15th day falls into the holiday
        ("case.close", "2026-11-02", "2026-11-23"),
        ("case.enforce", "2026-11-30", "2027-03-01"),  # 28 February 2027 is a Sunday
        ("case.urgent_approval", "2026-10-01", "2026-10-02"),  # hours run through holidays
        ("case.hearing_notice", "2026-10-14", "2026-09-29"),  # counted back over National Day
        ("platform.rule_notice_major", "2026-10-20", "2026-09-30"),  # 5 October is a holiday: earlier, not later
        ("assist.reply", "2026-11-02", "2026-11-23"),
        ("publish.penalty", "2026-11-02", "2026-11-30"),
        ("publish.inspection", "2026-11-02", "2026-11-30"),
        ("repair.decide", "2025-12-24", "2026-01-15"),  # the old rule's 15 working days
        ("repair.decide", "2025-12-25", "2026-01-06"),  # seven since
        ("registration.decide", "2026-09-30", "2026-10-10"),
        ("licence_display.update", "2026-09-30", "2026-10-20"),
        ("limitation.general", "2026-05-05", "2028-05-05"),
    ],
)
def test_due_counts_from_the_day_after_the_start(clock, start, expected):
    assert due(clock, day(start)).due_on == day(expected)


def test_due_explains_every_shift_in_words():
    result = due("case.verify", day("2026-09-21"))

    assert result.explanation.summary == "2026年9月21日起算,15个工作日,2026年10月19日届满"
    assert reasons(result) == [
        "《市场监督管理行政处罚程序规定》第十八条:自发现线索或者收到材料之日起15个工作日;起算日2026年9月21日不计入",
        "9月25日至9月27日中秋节放假",
        "10月1日至10月7日国庆节放假",
        "10月10日(星期六)国庆节调休上班",
    ]
    assert result.explanation.reasons[1].source == "国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)"
    assert (result.law, result.law_version, result.unit) == ("PROC:18", "2019-04-01", "workday")
    assert not result.provisional


def test_due_explains_a_last_day_that_moves_by_its_article():
    holiday = due("case.decide", day("2026-07-09"))

    assert reasons(holiday)[-1] == (
        "末日2026年10月7日(星期三)为国庆节放假期间,依《市场监督管理行政处罚程序规定》第八十条顺延至2026年10月8日"
    )


def test_a_make_up_saturday_ends_natural_days_without_moving():
    assert due("complaint.mediate", day("2026-08-11")).due_on == day("2026-10-10")


def test_weekends_roll_over_only_when_the_setting_says_so():
    rolled = due("complaint.mediate", day("2026-03-17"))  # the 60th day is Saturday 16 May
    kept = due("complaint.mediate", day("2026-03-17"), weekends_roll=False)

    assert due("complaint.mediate", day("2026-03-16")).due_on == day("2026-05-15")
    assert rolled.due_on == day("2026-05-18")
    assert reasons(rolled)[-1].endswith("顺延至2026年5月18日(条文写法定节假日,休息日按实务一并顺延)")
    assert kept.due_on == day("2026-05-16")


def test_holidays_roll_over_whatever_the_setting_says():
    # After the last holiday comes a plain Thursday; the day after a holiday may not be another rest day.
    assert due("case.decide", day("2026-07-09"), weekends_roll=False).due_on == day("2026-10-08")


def test_due_into_a_year_without_notice_is_provisional_and_says_so():
    result = due("case.verify", day("2026-12-21"))

    assert result.provisional
    assert result.due_on == day("2027-01-12")  # New Year's Day is known, the make-up days are not
    assert result.explanation.reasons[-1].code == "provisional"


def test_natural_days_are_provisional_only_where_their_end_is():
    assert not due("case.decide", day("2026-09-21")).provisional
    assert due("case.decide", day("2026-11-21")).provisional


def test_suspended_days_do_not_count():
    plain = due("case.verify", day("2026-11-02"))
    stopped = due("case.verify", day("2026-11-02"), [stop("2026-11-04", "2026-11-09")])

    assert plain.due_on == day("2026-11-23")
    assert stopped.due_on == day("2026-11-26")  # 4, 5 and 6 November stood still, 7 and 8 are a weekend
    assert "2026年11月4日至2026年11月8日委托检测,3个工作日不计入期限" in reasons(stopped)


def test_suspension_over_a_holiday_leaves_out_only_its_working_days():
    stopped = due("case.verify", day("2026-09-21"), [stop("2026-09-28", "2026-10-10", "送检验")])

    assert stopped.due_on == day("2026-10-26")
    assert "2026年9月28日至2026年10月9日送检验,5个工作日不计入期限" in reasons(stopped)


def test_natural_days_leave_out_every_suspended_day():
    result = due("case.decide", day("2026-03-02"), [stop("2026-04-01", "2026-05-01", "听证")])

    assert result.due_on == day("2026-06-30")
    assert "2026年4月1日至2026年4月30日听证,30日不计入期限" in reasons(result)


def test_overlapping_suspensions_leave_out_each_day_once():
    events = [stop("2026-04-01", "2026-04-11", "听证"), stop("2026-04-06", "2026-04-16", "公告")]

    assert due("case.decide", day("2026-03-02"), events).due_on == day("2026-06-15")


def test_suspension_outside_the_time_changes_nothing_and_says_so():
    result = due("case.verify", day("2026-11-02"), [stop("2026-12-01", "2026-12-08")])

    assert result.due_on == day("2026-11-23")
    assert "2026年12月1日至2026年12月7日委托检测,不在期限之内,不影响届满日" in reasons(result)


def test_suspension_on_a_ground_the_law_does_not_name_is_refused():
    with pytest.raises(UnableToRunClock, match="“承办人休假”不是“case.verify”可以不计时间的事由"):
        due("case.verify", day("2026-11-02"), [stop("2026-11-04", "2026-11-09", "承办人休假")])
    with pytest.raises(UnableToRunClock, match=r"可用:无"):
        due("case.defence", day("2026-11-02"), [stop("2026-11-04", "2026-11-09")])


def test_suspension_that_ends_before_it_starts_is_refused():
    with pytest.raises(UnableToRunClock, match="止期2026年11月4日不晚于起期2026年11月4日"):
        due("case.verify", day("2026-11-02"), [stop("2026-11-04", "2026-11-04")])


def test_one_extension_is_allowed_and_a_second_refused():
    first = more(15, "2026-11-20")

    assert due("case.verify", day("2026-11-02"), [first]).due_on == day("2026-12-14")
    with pytest.raises(UnableToRunClock, match="最多延长1次"):
        due("case.verify", day("2026-11-02"), [first, more(15, "2026-12-01")])
    with pytest.raises(UnableToRunClock, match="最多延长15个工作日"):
        due("case.verify", day("2026-11-02"), [more(16, "2026-11-20")])
    with pytest.raises(UnableToRunClock, match="依法不能延长"):
        due("case.defence", day("2026-11-02"), [more(1, "2026-11-03")])


def test_extension_counts_on_the_last_day_and_comes_too_late_after_it():
    assert due("case.verify", day("2026-11-02"), [more(15, "2026-11-23")]).due_on == day("2026-12-14")
    with pytest.raises(UnableToRunClock, match="已于2026年11月23日届满,2026年11月24日批准延长为时已晚"):
        due("case.verify", day("2026-11-02"), [more(15, "2026-11-24")])


def test_extension_in_time_is_measured_with_the_suspension_before_it():
    events = [more(15, "2026-11-26"), stop("2026-11-04", "2026-11-09")]

    assert due("case.verify", day("2026-11-02"), events).due_on == day("2026-12-17")


def test_a_decision_may_be_extended_by_the_leader_and_then_by_collective_discussion():
    events = [more(30, "2026-05-20"), more(45, "2026-06-20", "负责人集体讨论")]
    result = due("case.decide", day("2026-03-02"), events)

    assert result.due_on == day("2026-08-14")
    assert reasons(result)[1] == "2026年5月20日经市场监督管理部门负责人批准延长30日"
    assert reasons(result)[2] == "2026年6月20日经负责人集体讨论(依法由市场监督管理部门负责人集体讨论决定)批准延长45日"


@pytest.mark.parametrize(
    ("clock", "start", "law", "unit"),
    [
        ("complaint.mediate", "2024-06-30", "CMP20:21①(五)", "workday"),
        ("complaint.mediate", "2024-07-01", "CRL-IR:46", "day"),
        ("complaint.mediate", "2026-04-14", "CRL-IR:46", "day"),
        ("complaint.mediate", "2026-04-15", "CMP26:23①(五)", "day"),
        ("complaint.accept", "2026-04-14", "CMP20:14", "workday"),
        ("complaint.accept", "2026-04-15", "CMP26:15", "workday"),
        ("repair.decide", "2025-12-24", "REPAIR21", "workday"),
        ("repair.decide", "2025-12-25", "REPAIR25", "workday"),
        ("platform.rule_notice", "2026-01-31", "ECOM:34", "day"),
        ("platform.rule_notice", "2026-02-01", "PRULE:12", "day"),
    ],
)
def test_the_version_in_force_at_the_start_decides_the_budget(clock, start, law, unit):
    budget = budget_at(clock, day(start))

    assert (budget.law, budget.unit.value) == (law, unit)


def test_clock_without_a_law_at_its_start_is_refused_in_words():
    with pytest.raises(UnableToRunClock, match="没有名为“case.sleep”的期限"):
        due("case.sleep", day("2026-01-01"))
    with pytest.raises(
        UnableToRunClock, match=r"2019年1月1日没有“complaint.accept”\(投诉受理决定\)的有效规定,最早自2020-01-01"
    ):
        due("complaint.accept", day("2019-01-01"))
    with pytest.raises(UnableToRunClock, match="原规定自2026-04-15失效:2026年4月15日起一般告知义务取消"):
        due("report.notify", day("2026-04-15"))


def test_clock_on_an_unverified_law_says_so():
    result = due("autorenew.notice", day("2025-04-30"))

    assert result.confidence == "C"
    assert result.explanation.reasons[-1].code == "unverified"


def test_every_clock_names_a_statute_that_was_in_force():
    book = Lawbook.load()
    for versions in budgets().values():
        for budget in versions:
            citation = book.cite(budget.law, on=budget.active_from)
            assert citation.in_force, f"{budget.clock} {budget.law} {budget.active_from}"
            if budget.period_rule:
                assert book.cite(budget.period_rule).statute, budget.clock


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [("2026-11-30", 3, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2026-01-31", 1, "2026-02-28")],
)
def test_months_end_on_the_same_number_or_the_last_day(start, count, expected):
    assert add_months(day(start), count) == day(expected)


def test_parse_event_reads_what_the_command_line_writes():
    assert parse_event({"type": "suspend", "from": "2026-05-06", "to": "2026-05-13", "ground": "鉴定"}) == stop(
        "2026-05-06", "2026-05-13", "鉴定"
    )
    assert parse_event({"type": "extend", "days": 15, "on": "2026-05-20", "by": "局长"}) == more(
        15, "2026-05-20", "局长"
    )


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({"type": "pause"}, "事件类型“pause”无法识别,应为 suspend(中止)或 extend(延长)。"),
        ({"type": "suspend", "from": "2026-05-06", "ground": "鉴定"}, "中止尚未结束(缺少 to)"),
        ({"type": "suspend", "from": "5月6日", "to": "2026-05-13", "ground": "鉴定"}, "from “5月6日”不是日期"),
        ({"type": "suspend", "from": "2026-05-06", "to": "2026-05-13"}, "事件缺少 ground"),
        ({"type": "extend", "days": "15", "on": "2026-05-20", "by": "局长"}, "延长的 days“15”应为整数"),
        ({"type": "extend", "days": 15, "by": "局长"}, "on 缺失,应写作 2026-01-31。"),
        ({"type": "extend", "days": 15, "on": "2026-05-20"}, "事件缺少 by"),
    ],
)
def test_parse_event_names_the_field_that_is_wrong(record, sentence):
    with pytest.raises(UnableToRunClock) as caught:
        parse_event(record)

    assert sentence in str(caught.value)


def test_due_uses_the_calendar_it_is_given():
    empty = WorkCalendar((), {}, {})

    assert due("case.preserve", day("2026-04-13"), calendar=empty).due_on == day("2026-04-22")
    assert due("case.preserve", day("2026-04-13"), calendar=empty).provisional
