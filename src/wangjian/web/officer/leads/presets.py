"""Views of the list with a name, each an address of its own."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from wangjian.desk.accounts.models import Role
from wangjian.desk.leads.queries import OVERDUE, SOON
from wangjian.desk.leads.states import LeadStatus
from wangjian.web.listing import View
from wangjian.web.pages import person

_COMMON = (("未办结", ""), ("逾期", f"clock={OVERDUE}"), ("三日内", f"clock={SOON}"))
_CITY = (
    ("待研判", f"status={LeadStatus.NEW}"),
    ("待交办", f"status={LeadStatus.TRIAGED}"),
    ("被退回", f"status={LeadStatus.TRIAGED}&returned=on"),
    ("等承办单位", f"status={LeadStatus.DISPATCHED},{LeadStatus.VERIFYING}"),
    ("待办结", f"status={LeadStatus.OUTCOME}"),
)
_OFFICE = (
    ("待接收", f"status={LeadStatus.DISPATCHED}"),
    ("核查中", f"status={LeadStatus.VERIFYING}"),
    ("我承办的", "mine=on"),
)
_LAST = (("已办结", f"status={LeadStatus.CLOSED}"),)


def presets_of(request: HttpRequest) -> list[View]:
    here, rows = request.META.get("QUERY_STRING", ""), reverse("leads")
    user = person(request)
    own = _OFFICE if user.has_role(Role.HANDLER) and not user.has_role(Role.MONITOR) else _CITY
    return [
        View(label, f"{rows}?{query}" if query else rows, query == here) for label, query in (*_COMMON, *own, *_LAST)
    ]
