"""Imports: upload, progress and result, rows set aside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wangjian.desk.monitoring import actions
from wangjian.desk.monitoring.models import Import, JobStatus
from wangjian.desk.monitoring.uploads import path_of
from wangjian.kernel.errors import WangjianError
from wangjian.web.access import Access, access
from wangjian.web.exports import csv_response
from wangjian.web.listing import PLACE, pager
from wangjian.web.officer.imports.forms import KindForm, UploadForm
from wangjian.web.officer.imports.kinds import GUIDES, kind_label
from wangjian.web.officer.job_view import Count, JobView, job_view
from wangjian.web.pages import Crumb, person, render_page
from wangjian.web.reading import jobs, quarantine
from wangjian.web.words import size_words

CRUMB = "导入"
LONGEST_NUMBER = 19
"""Digits; a longer one is no row number of any database and would break the query."""


@require_http_methods(["GET", "POST"])
@access(Access.MONITORING)
def import_list(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        taken = _take_over(request, form)
        return redirect("import", taken[0].pk) if len(taken) == 1 else redirect("imports")
    page = jobs.imports(person(request), after=request.GET.get(PLACE, ""))
    context = {
        "form": form,
        "guides": list(GUIDES.values()),
        "rows": [{"job": job, "kind": _kind_words(job)} for job in page.rows],
        "pager": pager(request, page, "次"),
    }
    return render_page(request, "officer/imports/list.html", context, status=422 if form.errors else 200)


@require_safe
@access(Access.MONITORING)
def import_page(request: HttpRequest, pk: int) -> HttpResponse:
    job = _found(request, pk)
    context = {
        "item": job,
        "kind": _kind_words(job),
        "size": size_words(job.size),
        "job": _view(request, job),
        "quarantine": _quarantine(request, job),
        "next_act": _next_act(job),
        "kind_form": KindForm() if job.status == JobStatus.FAILED and job.kind not in GUIDES else None,
        "crumbs": [Crumb(CRUMB, reverse("imports")), Crumb(job.file_name)],
    }
    return render_page(request, "officer/imports/page.html", context, fragment="officer/imports/_progress.html")


@require_safe
@access(Access.MONITORING)
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The column template of a kind, to be filled in and uploaded."""
    guide = GUIDES.get(kind)
    if guide is None:
        raise Http404(kind)
    headers = {"Content-Disposition": f'attachment; filename="wangjian-{kind}.csv"'}
    return HttpResponse(guide.template_csv(), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
@access(Access.MONITORING)
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    actions.stop_job(job=_found(request, pk), by=person(request), at=timezone.now())
    return redirect("import", pk)


@require_POST
@access(Access.MONITORING)
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    actions.resume_job(job=_found(request, pk), by=person(request), at=timezone.now())
    return redirect("import", pk)


@require_POST
@access(Access.MONITORING)
def name_kind(request: HttpRequest, pk: int) -> HttpResponse:
    """Import a kept file anew, as the kind that its headings did not tell."""
    job, form = _found(request, pk), KindForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有这一种类,请重新选择。")
        return redirect("import", pk)
    again = actions.request_import(
        file=path_of(job.sha256, job.file_name), kind=form.cleaned_data["kind"], by=person(request), at=timezone.now()
    )
    return redirect("import", again.pk)


@require_safe
@access(Access.MONITORING)
def bad_rows(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The rows set aside, with the columns of the file, to be corrected in Excel and uploaded again."""
    job = _found(request, pk)
    rows = list(quarantine.all_rows(job))
    columns = list(dict.fromkeys(name for row in rows for name in row.raw))
    lines = ([*(_cell(row.raw.get(name)) for name in columns), row.full_sentence] for row in rows)
    return csv_response(f"隔离行-{job.file_name}", [*columns, "原因(上传前可删去这一列)"], lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _found(request: HttpRequest, pk: int) -> Import:
    job = jobs.import_(person(request), pk)
    if job is None:
        raise Http404(pk)
    return job


def _take_over(request: HttpRequest, form: UploadForm) -> list[Import]:
    """Order the import of each file; one that cannot be taken over does not stop the others."""
    taken = []
    for file in form.cleaned_data["uploads"]:
        try:
            now = timezone.now()
            job = actions.request_import(file=file, kind=form.cleaned_data["kind"], by=person(request), at=now)
        except WangjianError as refusal:
            messages.error(request, f"{file.name}:{refusal}")
        else:
            taken.append(job)
    if len(taken) > 1:
        messages.success(request, f"已提交 {len(taken)} 个文件,依次导入。")
    return taken


def _kind_words(job: Import) -> str:
    return kind_label(job.kind) if job.kind in GUIDES else "待判断"


def _view(request: HttpRequest, job: Import) -> JobView:
    known = "仓里已有同样的行" if job.rows_known else ""
    counts = [
        Count("读到", job.rows_read, ""),
        Count("新导入", job.rows_imported, ""),
        Count("已有", job.rows_known, "", known),
        Count(
            "隔离", job.rows_quarantined, "#quarantine", "读不出来,单独放着", "amber" if job.rows_quarantined else ""
        ),
    ]
    return job_view(
        job,
        heading="导入",
        unit="已读",
        counts=counts,
        stop_url=reverse("import_stop", args=[job.pk]),
        resume_url=reverse("import_resume", args=[job.pk]),
        by=person(request),
        now=timezone.now(),
    )


def _quarantine(request: HttpRequest, job: Import) -> dict[str, Any]:
    place = request.GET.get(PLACE, "")
    page = quarantine.page(job, int(place) if place.isdecimal() and len(place) < LONGEST_NUMBER else 0)
    next_url = f"{request.path}?{PLACE}={page.next_after}#quarantine" if page.next_after else ""
    return {
        "rows": page.rows,
        "total": page.total,
        "pager": {"words": f"共 {page.total} 行待处理", "next_url": next_url, "previous_url": ""},
    }


def _next_act(job: Import) -> dict[str, str] | None:
    if job.status in (JobStatus.DONE, JobStatus.DONE_WITH_PROBLEMS):
        return {"label": "去监测", "url": reverse("runs")}
    return None
