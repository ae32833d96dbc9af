"""The work surface: what is late, due and new, what to do next, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wangjian.desk.accounts.models import Role, User
from wangjian.desk.leads.models import Lead, LeadEvent
from wangjian.desk.leads.presenters import LeadRow, lead_row, possible_acts, subject_words
from wangjian.desk.leads.queries import worklist_counts
from wangjian.web.access import Access, access, why_not
from wangjian.web.officer.accounts.views import SINCE
from wangjian.web.officer.home import offices
from wangjian.web.officer.home.worklists import surface
from wangjian.web.pages import person, render_page
from wangjian.web.reading import jobs, leads, registry
from wangjian.web.words import time_words

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class NextLead:
    row: LeadRow
    next: str


@require_safe
@access(Access.SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    user, today = person(request), timezone.localdate()
    context: dict[str, Any] = {
        "today": today,
        "weekday": f"星期{WEEKDAYS[today.weekday()]}",
        "scope": user.organisation.name if user.organisation else "、".join(user.role_labels),
    }
    if why_not(Access.BUSINESS, user):
        return render_page(request, "officer/home/administrator.html", context)
    since = _since(request)
    context |= {
        "counts": surface(worklist_counts(user, today)),
        "rows": [NextLead(lead_row(lead, today), _next_words(lead, user)) for lead in leads.to_act_on(user, today)],
        "rows_title": "最急的" if user.role_set == {Role.LEADER} else "先办这些",
        "changes": [_change(event) for event in leads.changes(user, since)],
        "opened": leads.opened_since(user, since),
        "opened_url": f"{reverse('leads')}?status=all&since={timezone.localdate(since)}&order=opened",
        "since_words": f"{time_words(timezone.localtime(since), today=today)}以后",
        "hints": _hints(user),
        **_offices(user, today),
    }
    return render_page(request, "officer/home/page.html", context)


def _since(request: HttpRequest) -> datetime:
    """The visit before this one, remembered at sign-in."""
    stored = request.session.get(SINCE)
    return datetime.fromisoformat(stored) if stored else timezone.now() - timedelta(days=7)


def _next_words(lead: Lead, user: User) -> str:
    """The act that carries the lead on; for somebody who cannot do it, who has to."""
    main = [choice for choice in possible_acts(lead, user) if choice.is_main]
    able = next((choice.label for choice in main if choice.allowed), "")
    if able or not main:
        return able or "查看"
    office = lead.organisation.short_name if lead.organisation else "市局网监"
    return f"等{office}{main[0].label}"


def _change(event: LeadEvent) -> dict[str, Any]:
    who = str(event.by) if event.by else "系统"
    return {
        "at": event.at,
        "url": reverse("lead", args=[event.lead.number]),
        "subject": subject_words(event.lead),
        "sentence": f"{who} {event.label}{':' + event.reason if event.reason else ''}",
    }


def _hints(user: User) -> list[dict[str, Any]]:
    """First steps on an empty instance; gone once there are leads."""
    if leads.any_leads(user):
        return []
    if not user.has_role(Role.MONITOR):
        return [{"label": "等市局导入和监测", "about": "有线索交办过来,这里会出现。", "url": "", "done": False}]
    imports = reverse("imports")
    return [
        _hint("导入登记主体", "企业、个体工商户名录,网店靠它对到经营者。", imports, registry.any_operators(user)),
        _hint("导入网店、商品、条款", "平台报送或抓取的内容。", imports, jobs.any_imports(user)),
        _hint("监测一次", "用现行规则检查导入的内容。", reverse("runs"), jobs.any_runs(user)),
        _hint("研判新线索", "值得核查的研判通过,再交办给县区局。", reverse("leads"), False),
    ]


def _hint(label: str, about: str, url: str, done: bool) -> dict[str, Any]:
    return {"label": label, "about": about, "url": url, "done": done}


def _offices(user: User, today: date) -> dict[str, Any]:
    """Leaders see the same surface by area."""
    if not user.has_role(Role.LEADER):
        return {}
    return {"offices": offices.lines(user, today), "office_heads": offices.HEADS}
