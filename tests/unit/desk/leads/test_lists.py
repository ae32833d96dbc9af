"""Filters, search, pages and the numbers of the work surface."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.factories import (
    NOW,
    make_area,
    make_finding,
    make_handler,
    make_lead,
    make_monitor,
    make_operator,
    make_organisation,
    make_shop,
    make_user,
)

from wangjian.desk.accounts.models import Role
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.queries import (
    OVERDUE,
    SOON,
    TODAY,
    UNPLACED,
    FindingFilter,
    LeadFilter,
    open_leads_by_area,
    page_findings,
    page_leads,
    worklist_counts,
)
from wangjian.desk.leads.states import LeadStatus, Outcome

pytestmark = pytest.mark.django_db

TODAY_IS = date(2026, 10, 12)
"""A Monday; Tuesday to Thursday are the next three working days."""


def due(on: date, status: LeadStatus = LeadStatus.TRIAGED, **values: object) -> Lead:
    return make_lead(status, clock_started_on=date(2026, 9, 1), due_on=on, **values)


@pytest.mark.parametrize(
    ("on", "clock"),
    [
        (date(2026, 10, 9), OVERDUE),
        (date(2026, 10, 12), TODAY),
        (date(2026, 10, 13), SOON),
        (date(2026, 10, 15), SOON),
        (date(2026, 10, 16), None),
    ],
)
def test_clock_filters_part_the_open_leads(on: date, clock: str | None) -> None:
    lead = due(on)
    for state in (OVERDUE, TODAY, SOON):
        rows = Lead.objects.filter_by(LeadFilter(clock=state, on=TODAY_IS))
        assert list(rows) == ([lead] if state == clock else [])


@pytest.mark.parametrize("status", [LeadStatus.OUTCOME, LeadStatus.CLOSED])
def test_clock_has_done_its_work_once_an_outcome_is_recorded(status: LeadStatus) -> None:
    due(date(2026, 10, 1), status)
    assert not Lead.objects.overdue(TODAY_IS).exists()


def test_soon_skips_the_holiday() -> None:
    # After Wednesday, 30 September 2026 the next working days are 8, 9 and 10 October.
    lead = due(date(2026, 10, 10))
    due(date(2026, 10, 12))
    assert list(Lead.objects.due_within(date(2026, 9, 30), 3)) == [lead]


def test_filters_narrow_and_combine() -> None:
    area = make_area(bureau=make_organisation())
    wanted = make_lead(LeadStatus.DISPATCHED, area=area, organisation=area.bureau, severity=4)
    make_lead(LeadStatus.DISPATCHED, severity=4)
    make_lead(area=area, severity=4)
    make_lead(LeadStatus.CLOSED, area=area)

    chosen = LeadFilter(statuses=("DISPATCHED",), area=area.code, organisation=area.bureau.code, severity_from=4)

    assert list(Lead.objects.filter_by(chosen)) == [wanted]


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        (LeadFilter(), 3),
        (LeadFilter(area=UNPLACED), 1),
        (LeadFilter(open_only=True), 2),
        (LeadFilter(violations=("uc.brush",)), 1),
        (LeadFilter(outcomes=(Outcome.ORDER_TO_CORRECT,)), 1),
        (LeadFilter(opened_from=date(2026, 9, 22)), 1),
        (LeadFilter(opened_until=date(2026, 9, 22)), 2),
        (LeadFilter(returned_only=True), 0),
    ],
)
def test_filter(chosen: LeadFilter, number: int) -> None:
    make_lead()
    make_lead(area=make_area(), violation="uc.brush", opened_at=NOW + timedelta(days=1))
    make_lead(LeadStatus.CLOSED)
    assert Lead.objects.filter_by(chosen).count() == number


@pytest.mark.parametrize(
    "text",
    ["XS-2026-900001", "xs-2026-900001", "900001", "示例钧瓷", "钧瓷有限", "示例 有限公司", "禹州示例钧瓷有限公司",
     "绝对化用语", "ad.absolute", "绝对化", "禹州示例鈞瓷", "瓷"],
)  # fmt: skip
def test_search_finds_by_number_name_part_and_violation(text: str) -> None:
    operator = make_operator(name="禹州示例钧瓷有限公司")
    lead = make_lead(number="XS-2026-900001", operator=operator)
    make_lead(operator=make_operator(name="长葛示例蜂业合作社"), violation="uc.brush", title="其他")
    assert list(Lead.objects.search(text)) == [lead]


@pytest.mark.parametrize("text", ["", "  ", "%", "不存在的店", "' OR 1=1 --", '"', "钧瓷 蜂业", "_"])
def test_search_finds_nothing_where_there_is_nothing(text: str) -> None:
    make_lead(operator=make_operator(name="禹州示例钧瓷有限公司"))
    assert not Lead.objects.search(text).exists()


def test_search_follows_a_changed_and_a_removed_text() -> None:
    lead = make_lead()
    lead.set_search_text("示例改名店")
    lead.save()
    assert list(Lead.objects.search("改名店")) == [lead]
    Lead.objects.all().delete()
    assert not Lead.objects.search("改名店").exists()


@pytest.mark.parametrize("order", ["score", "due", "opened"])
def test_pages_show_every_lead_once_forwards_and_backwards(order: str) -> None:
    for number in range(11):
        make_lead(score=number // 3, opened_at=NOW + timedelta(minutes=number // 2))
    due(date(2026, 10, 1), score=2)
    rows = Lead.objects.all()

    pages, token = [], ""
    while not pages or token:
        page = page_leads(rows, after=token, size=4, order=order)
        pages.append(page)
        token = page.next_token
    forwards = [lead.pk for page in pages for lead in page.rows]

    assert sorted(forwards) == sorted(rows.values_list("pk", flat=True))
    assert len(pages) == 3
    assert pages[0].previous_token == ""
    back = page_leads(rows, after=pages[2].previous_token, size=4, order=order)
    assert [lead.pk for lead in back.rows] == [lead.pk for lead in pages[1].rows]
    first = page_leads(rows, after=back.previous_token, size=4, order=order)
    assert [lead.pk for lead in first.rows] == [lead.pk for lead in pages[0].rows]
    assert first.previous_token == ""


def test_due_order_puts_leads_without_clock_last() -> None:
    waiting = make_lead()
    late, early = due(date(2026, 10, 2)), due(date(2026, 10, 1))
    assert list(page_leads(Lead.objects.all(), order="due").rows) == [early, late, waiting]


def test_page_keeps_its_place_when_rows_come_in_before_it() -> None:
    leads = [make_lead(score=score) for score in (50, 40, 30, 20)]
    first = page_leads(Lead.objects.all(), size=2)
    make_lead(score=90)
    second = page_leads(Lead.objects.all(), after=first.next_token, size=2)
    assert list(second.rows) == leads[2:]


def test_page_of_findings_has_verdicts_and_hides_superseded_ones() -> None:
    finding = make_finding()
    make_finding(superseded=True)
    page = page_findings(Finding.objects.all())
    assert list(page.rows) == [finding]
    assert page.rows[0].verdict is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        (FindingFilter(), 3),
        (FindingFilter(exempt=True), 1),
        (FindingFilter(exempt=False), 2),
        (FindingFilter(in_lead=True), 1),
        (FindingFilter(violation="uc.brush"), 1),
        (FindingFilter(platform="别的平台"), 0),
    ],
)
def test_finding_filter(chosen: FindingFilter, number: int) -> None:
    make_finding(exempt="own_range", score=0.0)
    make_finding(violation="uc.brush")
    make_finding(lead=make_lead())
    assert Finding.objects.filter_by(chosen).count() == number


def counts(user: object) -> dict[str, int]:
    return {row.key: row.count.value for row in worklist_counts(user, TODAY_IS)}  # type: ignore[arg-type]


def test_worklist_of_the_city() -> None:
    make_lead()
    due(date(2026, 10, 9))
    due(date(2026, 10, 12), LeadStatus.DISPATCHED)
    due(date(2026, 10, 13), LeadStatus.VERIFYING)
    due(date(2026, 10, 30), returned=True)
    make_lead(LeadStatus.OUTCOME)
    assert counts(make_monitor()) == {
        "overdue": 1, "today": 1, "soon": 1, "new": 1, "returned": 1, "to_dispatch": 2, "to_close": 1, "waiting": 2,
    }  # fmt: skip


def test_worklist_of_an_office_counts_its_own_files_only() -> None:
    area = make_area(bureau=make_organisation())
    mine = {"area": area, "organisation": area.bureau}
    due(date(2026, 10, 9), LeadStatus.DISPATCHED, **mine)
    due(date(2026, 10, 12), LeadStatus.VERIFYING, returned=True, **mine)
    make_lead(LeadStatus.OUTCOME, **mine)
    make_lead(area=area)
    due(date(2026, 10, 9), LeadStatus.DISPATCHED)
    assert counts(make_handler(area)) == {
        "overdue": 1, "today": 1, "soon": 0, "new": 1, "returned": 1, "verifying": 1, "waiting": 1,
    }  # fmt: skip


def test_worklist_numbers_open_exactly_their_rows() -> None:
    for status in LeadStatus:
        make_lead(status)
    monitor = make_monitor()
    for row in worklist_counts(monitor, TODAY_IS):
        assert Lead.objects.visible_to(monitor).filter_by(row.chosen).count() == row.count.value


def test_map_counts_open_leads_of_every_unit_even_without_any() -> None:
    area = make_area(bureau=make_organisation(), code="a")
    empty = make_area(bureau=make_organisation(), code="b")
    due(date(2026, 10, 9), area=area)
    make_lead(area=area)
    make_lead(LeadStatus.CLOSED, area=area, organisation=area.bureau)
    make_lead()

    rows = {row.area: (row.open, row.overdue) for row in open_leads_by_area(make_monitor(), TODAY_IS)}

    assert rows[area] == (2, 1)
    assert rows[empty] == (0, 0)
    assert rows[None] == (1, 0)


def test_map_of_a_county_shows_its_own_area_only() -> None:
    area = make_area(bureau=make_organisation())
    make_area(bureau=make_organisation())
    make_lead(area=area)
    rows = open_leads_by_area(make_handler(area), TODAY_IS)
    assert [(row.area, row.open) for row in rows] == [(area, 1)]


def test_administrator_counts_nothing() -> None:
    make_lead()
    make_shop()
    administrator = make_user(Role.AUDIT_ADMIN)
    assert set(counts(administrator).values()) == {0}
