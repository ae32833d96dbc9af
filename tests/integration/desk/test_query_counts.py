"""Lists cost the same number of statements however many rows there are, before and after rendering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import make_area, make_finding, make_handler, make_lead, make_monitor, make_organisation, make_shop

from wangjian.desk.accounts.models import User
from wangjian.desk.accounts.scope import scope_of
from wangjian.desk.leads import presenters
from wangjian.desk.leads.actions import bulk_triage
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.queries import open_leads_by_area, page_findings, page_leads, worklist_counts
from wangjian.desk.leads.states import LeadStatus

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 12)


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as statements:
        act()
    return len(statements)


def fill(number: int) -> None:
    for _ in range(number):
        area = make_area(bureau=make_organisation())
        lead = make_lead(LeadStatus.VERIFYING, area=area, organisation=area.bureau)
        make_finding(lead=lead, operator=lead.operator, shop=make_shop(), area=area)


def lead_page(user: User) -> Callable[[], object]:
    return lambda: [presenters.lead_row(lead, TODAY) for lead in page_leads(Lead.objects.visible_to(user)).rows]


def finding_page(user: User) -> Callable[[], object]:
    rows = Finding.objects.visible_to(user)
    return lambda: [(presenters.finding_view(f), str(f.shop), str(f.lead)) for f in page_findings(rows).rows]


@pytest.mark.parametrize(
    ("make", "statements"),
    [(lead_page, 2), (finding_page, 2), (lambda u: lambda: worklist_counts(u, TODAY), 8),
     (lambda u: lambda: open_leads_by_area(u, TODAY), 2)],
    ids=["leads", "findings", "worklist", "map"],
)  # fmt: skip
def test_list_costs_the_same_for_few_and_many_rows(
    make: Callable[[User], Callable[[], object]], statements: int
) -> None:
    make_monitor()
    fill(2)
    few = cost(make(officer()))
    fill(12)
    assert few == cost(make(officer())) == statements


def officer() -> User:
    """A person whose reach is known already, as it is in a page after its frame."""
    monitor = User.objects.select_related("organisation").filter(roles__role="MONITOR").latest("pk")
    scope_of(monitor)
    return monitor


def test_list_of_a_county_costs_three_statements_more_for_its_reach() -> None:
    area = make_area(bureau=make_organisation())
    handler = make_handler(area)
    fill(3)
    assert cost(lead_page(User.objects.select_related("organisation").get(pk=handler.pk))) <= 6


def test_timeline_costs_two_statements() -> None:
    lead = make_lead()
    bulk_triage(leads=[lead], by=make_monitor(), at=lead.opened_at)
    assert cost(lambda: presenters.timeline(lead)) <= 2


def test_total_is_counted_up_to_a_limit_only() -> None:
    make_lead()
    with CaptureQueriesContext(connection) as statements:
        page_leads(Lead.objects.all())
    assert "LIMIT 10001" in statements[0]["sql"]


@pytest.mark.parametrize("order", ["score", "due", "opened"])
def test_page_deep_in_a_list_is_found_through_an_index_not_by_sorting(order: str) -> None:
    for _ in range(6):
        make_lead()
    token = page_leads(Lead.objects.all(), size=2, order=order).next_token
    with CaptureQueriesContext(connection) as statements:
        page_leads(Lead.objects.all(), after=token, size=2, order=order)
    plan = explain(statements[1]["sql"])
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


def explain(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # On a handful of rows sorting is cheaper; what matters is that the index can serve the order.
            cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN " + sql.replace("%", "%%"))
        else:
            cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
        return "\n".join(str(row) for row in cursor.fetchall())
