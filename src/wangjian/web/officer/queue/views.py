"""The county's queue: what was handed to this office, the most urgent first, one press from the next act."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wangjian.desk.accounts.privacy import masked
from wangjian.desk.leads import policies
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters import LeadRow, lead_row
from wangjian.desk.leads.queries import OVERDUE, LeadFilter
from wangjian.desk.leads.states import LeadStatus
from wangjian.desk.policies import is_allowed
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, Empty, View, pager
from wangjian.web.pages import person, render_page
from wangjian.web.reading import leads
from wangjian.web.reading.leads import LeadChoice

_ACTIVE = (LeadStatus.DISPATCHED.value, LeadStatus.VERIFYING.value)
_VIEWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("要办的", "", _ACTIVE),
    ("待接收", "new", (LeadStatus.DISPATCHED.value,)),
    ("核查中", "verifying", (LeadStatus.VERIFYING.value,)),
    ("逾期", "overdue", _ACTIVE),
    ("已反馈", "reported", (LeadStatus.OUTCOME.value,)),
)
_EMPTY = Empty("没有要办的线索", "市局交办过来的线索会出现在这里。")
CARDS = 30


@dataclass(frozen=True, slots=True)
class QueueCard:
    row: LeadRow
    quote: str
    address: str
    can_take: bool
    can_report: bool


@require_safe
@access(Access.QUEUE)
def queue(request: HttpRequest) -> HttpResponse:
    user, today = person(request), timezone.localdate()
    view = request.GET.get("view", "")
    statuses = next((statuses for _, name, statuses in _VIEWS if name == view), _ACTIVE)
    office = user.organisation.code if user.organisation else ""
    chosen = LeadFilter(organisation=office, statuses=statuses, clock=OVERDUE if view == "overdue" else "", on=today)
    page = leads.page(user, LeadChoice(chosen), after=request.GET.get(PLACE, ""), order="due", size=CARDS)
    quotes = leads.first_quotes(user, page.rows)
    context = {
        "organisation": user.organisation.short_name if user.organisation else "",
        "views": [_view(label, name, view) for label, name, _ in _VIEWS],
        "rows": [_card(request, lead, quotes.get(lead.pk, "")) for lead in page.rows],
        "pager": pager(request, page),
        "empty": _EMPTY,
    }
    return render_page(request, "officer/queue/list.html", context)


def _view(label: str, name: str, current: str) -> View:
    url = reverse("queue")
    return View(label, f"{url}?{urlencode({'view': name})}" if name else url, name == current)


def _card(request: HttpRequest, lead: Lead, quote: str) -> QueueCard:
    user = person(request)
    return QueueCard(
        row=lead_row(lead, timezone.localdate()),
        quote=masked(quote),
        address=(lead.shop.address if lead.shop else "") or (lead.operator.address if lead.operator else ""),
        can_take=is_allowed(policies.check_can_take, user, lead),
        can_report=is_allowed(policies.check_can_record_outcome, user, lead),
    )
