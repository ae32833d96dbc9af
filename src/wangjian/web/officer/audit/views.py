"""The sealed log, for the audit administrator."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.models import Entry
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, FilterForm, chips, pager
from wangjian.web.officer.audit.detail import detail_words
from wangjian.web.pages import render_page
from wangjian.web.reading import audit as reading

SHORT = 12
_TARGETS = {
    "leads.lead": "线索", "leads.finding": "发现", "accounts.user": "账号", "accounts.city": "城市包",
    "monitoring.import": "导入", "monitoring.run": "监测",
}  # fmt: skip


class EntryFilterForm(FilterForm):
    search = ("actor",)
    actor = forms.CharField(label="账号", required=False, max_length=150)
    event = forms.ChoiceField(label="做了什么", required=False, choices=[("", "全部"), *AuditEvent.choices])
    on = forms.DateField(
        label="哪一天", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


@require_safe
@access(Access.AUDIT)
def entry_list(request: HttpRequest) -> HttpResponse:
    return _page(request, None)


@require_POST
@access(Access.AUDIT)
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the whole chain now and say what was found."""
    return _page(request, audit.verify())


def _page(request: HttpRequest, report: audit.ChainReport | None) -> HttpResponse:
    form = EntryFilterForm(request.GET)
    value = form.chosen()
    page = reading.entries(
        actor=value["actor"] or "",
        event=value["event"] or "",
        on=value["on"],
        after=request.GET.get(PLACE, ""),
    )
    context = {
        "form": form,
        "rows": [_row(entry) for entry in page.rows],
        "chips": chips(request, form),
        "pager": pager(request, page),
        "report": _report(report) if report else None,
    }
    return render_page(request, "officer/audit/list.html", context, fragment="officer/audit/_rows.html")


def _row(entry: Entry) -> dict[str, object]:
    target = _TARGETS.get(entry.target_type, entry.target_type)
    return {
        "seq": entry.seq,
        "at": entry.at,
        "actor": f"{entry.actor_name}({entry.actor})",
        "event": dict(AuditEvent.choices).get(entry.event, entry.event),
        "target": f"{target} {entry.detail.get('number') or entry.target_id}".strip(),
        "detail": detail_words(entry.detail),
        "hash": entry.hash,
        "short_hash": entry.hash[:SHORT],
    }


def _report(report: audit.ChainReport) -> dict[str, str]:
    if report.ok:
        return {"tone": "success", "title": "没有被改动", "sentence": report.sentence}
    return {"tone": "error", "title": "记录被改动过", "sentence": report.sentence}
