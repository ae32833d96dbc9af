"""One row set aside: correct and try again, or give it up."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from wangjian.desk.monitoring.models import Import
from wangjian.lake.quarantine import QuarantinedRow
from wangjian.pipeline import quarantine as pipeline
from wangjian.web.access import Access, access
from wangjian.web.officer.imports.forms import CorrectionForm
from wangjian.web.pages import Crumb, person, render_page
from wangjian.web.reading import jobs, quarantine


@require_http_methods(["GET", "POST"])
@access(Access.MONITORING)
def correct(request: HttpRequest, pk: int, row_id: int) -> HttpResponse:
    job, row = _found(request, pk, row_id)
    form = CorrectionForm(request.POST if request.method == "POST" else None, row=row)
    if request.method == "POST" and form.is_valid():
        corrected = form.corrected()
        refused = pipeline.retry_row(row=row.id, corrected=corrected, by=person(request), at=timezone.now())
        if not refused:
            messages.success(request, f"第 {row.row} 行已改正入库。")
            return redirect(f"{reverse('import', args=[pk])}#quarantine")
        form.add_error(None, f"还是读不出来:{refused}")
    context = {
        "item": job,
        "row": row,
        "form": form,
        "crumbs": [
            Crumb("导入", reverse("imports")),
            Crumb(job.file_name, reverse("import", args=[pk])),
            Crumb(f"第 {row.row} 行"),
        ],
    }
    return render_page(request, "officer/imports/correct.html", context, status=422 if form.errors else 200)


@require_POST
@access(Access.MONITORING)
def drop(request: HttpRequest, pk: int, row_id: int) -> HttpResponse:
    _, row = _found(request, pk, row_id)
    note = request.POST.get("note", "")[:500]
    pipeline.drop_row(row=row.id, note=note, by=person(request), at=timezone.now())
    messages.success(request, f"第 {row.row} 行已放弃,原行仍留底。")
    return redirect(f"{reverse('import', args=[pk])}#quarantine")


def _found(request: HttpRequest, pk: int, row_id: int) -> tuple[Import, QuarantinedRow]:
    job = jobs.import_(person(request), pk)
    row = quarantine.row(job, row_id) if job else None
    if job is None or row is None:
        raise Http404(row_id)
    return job, row
