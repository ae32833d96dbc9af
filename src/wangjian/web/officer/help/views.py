from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wangjian.desk.leads.states import TRANSITIONS, LeadStatus
from wangjian.web.access import Access, access
from wangjian.web.officer.help.diagram import Step, draw
from wangjian.web.pages import render_page


@require_safe
@access(Access.SIGNED_IN)
def page(request: HttpRequest) -> HttpResponse:
    """How a lead travels, drawn and listed from the desk's own table of transitions."""
    order = list(LeadStatus)
    steps = [Step(order.index(row.source), order.index(row.target), row.event.label) for row in TRANSITIONS]
    listed = [
        {
            "event": row.event.label,
            "source": row.source.label,
            "target": row.target.label if row.target != row.source else "不变",
            "roles": row.role.label,
            "needs_reason": row.needs_reason,
        }
        for row in TRANSITIONS
    ]
    context = {"diagram": draw([status.label for status in order], steps), "transitions": listed}
    return render_page(request, "officer/help/page.html", context)
