"""The words a page shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.factories import (
    NOW,
    make_area,
    make_finding,
    make_lead,
    make_lead_event,
    make_monitor,
    make_organisation,
    make_shop,
    make_user,
)

from wangjian.desk.accounts.models import Role
from wangjian.desk.leads import actions, presenters
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadAct, LeadStatus, Outcome

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("due_on", "text", "tone"),
    [
        (date(2026, 10, 8), "逾期 3 个工作日 · 10月8日", "late"),
        (date(2026, 10, 12), "今日到期 · 10月12日", "today"),
        (date(2026, 10, 13), "剩 1 个工作日 · 10月13日", "soon"),
        (date(2026, 10, 15), "剩 3 个工作日 · 10月15日", "soon"),
        (date(2026, 10, 16), "剩 4 个工作日 · 10月16日", "calm"),
        (date(2027, 1, 4), "剩 59 个工作日 · 2027年1月4日", "calm"),
    ],
)
def test_running_clock(due_on: date, text: str, tone: str) -> None:
    lead = make_lead(LeadStatus.TRIAGED, clock_started_on=date(2026, 9, 1), due_on=due_on)
    words = presenters.clock_words(lead, MONDAY)
    assert (words.text, words.tone) == (text, tone)


def test_clock_that_has_not_begun() -> None:
    assert presenters.clock_words(make_lead(), MONDAY).text == "未起算"


@pytest.mark.parametrize(("late", "text"), [(False, "按期反馈"), (True, "逾期反馈")])
def test_clock_that_has_done_its_work(late: bool, text: str) -> None:
    lead = make_lead(LeadStatus.OUTCOME, outcome_at=NOW + timedelta(days=90 if late else 1))
    assert presenters.clock_words(lead, MONDAY).text == text


def test_clock_explains_itself() -> None:
    words = presenters.clock_words(make_lead(LeadStatus.TRIAGED), MONDAY)
    assert words.explanation is not None
    assert words.explanation.reasons[0].code == "start"


def test_row_of_a_lead_before_dispatch() -> None:
    row = presenters.lead_row(make_lead(), MONDAY)
    assert (row.area, row.office, row.status_label, row.violation) == ("辖区待定", "市局网监", "新线索", "绝对化用语")


def test_row_of_a_dispatched_lead_names_who_has_it() -> None:
    lead = make_lead(LeadStatus.VERIFYING)
    row = presenters.lead_row(lead, MONDAY)
    assert (row.office, row.handler) == (str(lead.organisation), str(lead.handler))


def test_row_of_a_dismissed_lead() -> None:
    lead = make_lead(LeadStatus.CLOSED, outcome="", outcome_note="", outcome_at=None)
    assert presenters.lead_row(lead, MONDAY).outcome_label == "不予核查"


def test_subject_is_operator_then_shop_then_source() -> None:
    shop = make_shop(name="示例小店")
    assert presenters.subject_words(make_lead(operator=None, subject_key="shop:x:1", shop=shop)) == "示例小店"
    assert presenters.subject_words(make_lead(operator=None, subject_key="source:示例:7")) == "经营者不明(示例记录 7)"


def test_quote_stands_between_what_precedes_and_follows_it() -> None:
    text = presenters.finding_view(make_finding()).text
    assert (text.before, text.mark, text.after) == ("示例蜂蜜,全国", "最好的", "蜂蜜,欢迎选购")
    assert not text.cut_before


def test_long_text_is_cut_around_the_quote() -> None:
    finding = make_finding(text="前" * 300 + "最好的" + "后" * 300, start=300, end=303)
    text = presenters.finding_view(finding, context=10).text
    assert (len(text.before), text.mark, len(text.after)) == (10, "最好的", 10)
    assert text.cut_before
    assert text.cut_after


def test_quote_stands_alone_where_the_text_is_not_kept() -> None:
    text = presenters.finding_view(make_finding(text="")).text
    assert (text.before, text.mark, text.after) == ("", "最好的", "")


def test_personal_numbers_in_the_text_are_covered_unless_shown_on_purpose() -> None:
    finding = make_finding(text="最好的蜂蜜 电话13800000000", start=0, end=3)
    assert presenters.finding_view(finding).text.after == "蜂蜜 电话138****0000"
    assert presenters.finding_view(finding, unmasked=True).text.after == "蜂蜜 电话13800000000"


def test_law_is_named_with_its_version() -> None:
    (law,) = presenters.finding_view(make_finding()).laws
    assert law.text == "《中华人民共和国广告法》第九条第(三)项"
    assert "施行" in law.version
    assert law.in_force


def test_law_the_lawbook_does_not_know_is_marked_unverified() -> None:
    assert presenters.law_words("NOWHERE:1").unverified


def test_laws_of_a_lead_are_listed_once() -> None:
    lead = make_lead()
    findings = [make_finding(lead=lead, operator=lead.operator) for _ in range(2)]
    assert len(presenters.law_panel(lead, findings)) == 1


def test_exempt_finding_says_so() -> None:
    view = presenters.finding_view(make_finding(exempt="own_range", score=0.0))
    assert view.is_exempt
    assert view.certainty == 0


def test_acts_of_a_monitor_put_the_main_one_first() -> None:
    acts = presenters.possible_acts(make_lead(), make_monitor())
    assert acts[0].event == LeadAct.TRIAGE
    assert acts[0].allowed
    assert [act.event for act in acts if act.allowed] == [LeadAct.TRIAGE, LeadAct.DISMISS]
    assert all(act.why_not for act in acts if not act.allowed)


def test_acts_of_a_handler_show_whose_turn_it_is() -> None:
    lead = make_lead(LeadStatus.OUTCOME)
    handler = make_user(Role.HANDLER, organisation=lead.organisation)
    acts = {act.event: act for act in presenters.possible_acts(lead, handler)}
    assert acts[LeadAct.CLOSE].why_not == "办结由市局网监人员办理。"
    assert not any(act.allowed for act in acts.values())


def test_timeline_reads_newest_first_with_office_outcome_and_due_date() -> None:
    monitor = make_monitor(display_name="示例网监")
    area = make_area(bureau=make_organisation(short_name="示例区局"))
    handler = make_user(Role.HANDLER, organisation=area.bureau, display_name="示例承办")
    lead = make_lead(area=area)
    make_lead_event(lead=lead, detail={"run": "JC-2026-000001", "findings": 3})
    actions.triage(lead=lead, by=monitor, at=NOW)
    lead = actions.dispatch(lead=Lead.objects.get(pk=lead.pk), organisation=None, note="请核查", by=monitor, at=NOW)
    lead = actions.take(lead=lead, by=handler, at=NOW)
    actions.record_outcome(lead=lead, outcome=Outcome.GUIDANCE, note="已约谈", by=handler, at=NOW)

    told = [(entry.label, entry.who, entry.text, entry.status_label) for entry in presenters.timeline(lead)]

    assert told == [
        ("登记结果", "示例承办 示例区局", "行政指导", "已有结果"),
        ("接收", "示例承办 示例区局", "", "核查中"),
        ("交办", f"示例网监 {monitor.organisation}", "示例区局 · 期限至2026年10月19日", "已交办"),
        ("研判通过", f"示例网监 {monitor.organisation}", "期限至2026年10月19日", "已研判"),
        ("发现线索", "系统", "3 处发现 · 监测 JC-2026-000001", "新线索"),
    ]
