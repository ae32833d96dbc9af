"""The filtered list as a file. Each export is an entry in the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters import lead_row
from wangjian.web.exports import Cell, csv_response, excel_response
from wangjian.web.reading import leads
from wangjian.web.reading.leads import LeadChoice

HEADS = (
    "编号",
    "主体",
    "问题",
    "标题",
    "地区",
    "承办单位",
    "承办人",
    "期限",
    "到期日",
    "状态",
    "结果",
    "严重程度",
    "得分",
    "发现数",
    "发现时间",
)


def export_leads(
    suffix: str, choice: LeadChoice, order: str, *, query: str, by: User, at: datetime
) -> HttpResponseBase:
    """``suffix`` is ``csv`` or ``xlsx``."""
    make = {"csv": csv_response, "xlsx": excel_response}.get(suffix)
    if make is None:
        raise Http404(suffix)
    with transaction.atomic():
        detail = {"what": "leads", "format": suffix, "query": query}
        audit.record(AuditEvent.ROWS_EXPORTED, target=None, by=by, at=at, detail=detail)
    name = f"线索-{timezone.localdate(at):%Y%m%d}"
    response: HttpResponseBase = make(name, HEADS, _lines(leads.exported(by, choice, order), at))
    return response


def _lines(found: Iterator[Lead], at: datetime) -> Iterator[list[Cell]]:
    today = timezone.localdate(at)
    for lead in found:
        row = lead_row(lead, today)
        due_on = row.clock.due_on.isoformat() if row.clock.due_on else ""
        opened = timezone.localtime(row.opened_at).strftime("%Y-%m-%d %H:%M")
        yield [
            row.number, row.subject, row.violation, row.title, row.area, row.office, row.handler, row.clock.text,
            due_on, row.status_label, row.outcome_label, row.severity_label, row.score, row.finding_count, opened,
        ]  # fmt: skip
