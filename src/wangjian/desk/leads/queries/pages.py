"""Pages of leads and findings in the orders an index serves."""

from __future__ import annotations

from wangjian.desk.accounts.models import User
from wangjian.desk.leads.finding_set import FindingQuerySet
from wangjian.desk.leads.lead_set import LeadQuerySet
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.paging import PAGE_SIZE, Order, Page, page_of

LEAD_ORDERS: dict[str, Order] = {
    "score": Order("score", ("score", "id")),
    "due": Order("due", ("due_order", "id"), falling=False),
    "opened": Order("opened", ("opened_at", "id")),
}
"""Most urgent by score first; by due date, leads without a running clock last; newest first."""

FINDING_ORDERS: dict[str, Order] = {"newest": Order("newest", ("id",))}


def page_leads(rows: LeadQuerySet, *, after: str = "", size: int = PAGE_SIZE, order: str = "score") -> Page[Lead]:
    """One page of leads with the names a list shows. Unknown orders count as ``score``. Raises UnusablePageToken."""
    return page_of(rows.with_names(), order=LEAD_ORDERS.get(order, LEAD_ORDERS["score"]), after=after, size=size)


def page_findings(
    rows: FindingQuerySet, *, after: str = "", size: int = PAGE_SIZE, order: str = "newest"
) -> Page[Finding]:
    """One page of findings, each with its last verdict. Raises UnusablePageToken."""
    rows = rows.with_verdict().select_related("shop", "operator", "area", "run", "lead")
    return page_of(rows, order=FINDING_ORDERS.get(order, FINDING_ORDERS["newest"]), after=after, size=size)


def find_lead(number: str, user: User) -> Lead | None:
    """The lead with this number, if the person may see it."""
    return Lead.objects.visible_to(user).with_names().filter(number=number.strip().upper()).first()
