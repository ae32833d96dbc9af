"""Monitoring runs: start one, follow it, open what it found."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wangjian.desk.monitoring import actions
from wangjian.desk.monitoring.models import JobStatus, Run
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, pager
from wangjian.web.officer.imports.kinds import kind_label
from wangjian.web.officer.job_view import Count, JobView, job_view
from wangjian.web.officer.runs.forms import RunForm
from wangjian.web.pages import Crumb, person, render_page
from wangjian.web.reading import jobs


@require_http_methods(["GET", "POST"])
@access(Access.MONITORING)
def run_list(request: HttpRequest) -> HttpResponse:
    form = RunForm(request.POST) if request.method == "POST" else RunForm()
    if request.method == "POST" and form.is_valid():
        run = actions.request_run(**form.cleaned_data, by=person(request), at=timezone.now())
        return redirect("run", run.number)
    page = jobs.runs(person(request), after=request.GET.get(PLACE, ""))
    context = {
        "form": form,
        "rows": [{"run": run, "kinds": _kinds(run)} for run in page.rows],
        "pager": pager(request, page, "次"),
        "import_url": reverse("imports"),
    }
    return render_page(request, "officer/runs/list.html", context, status=422 if form.errors else 200)


@require_safe
@access(Access.MONITORING)
def run_page(request: HttpRequest, number: str) -> HttpResponse:
    run = _found(request, number)
    context = {
        "item": run,
        "kinds": _kinds(run),
        "job": _view(request, run),
        "next_act": _next_act(run),
        "crumbs": [Crumb("监测", reverse("runs")), Crumb(number)],
    }
    return render_page(request, "officer/runs/page.html", context, fragment="officer/runs/_progress.html")


@require_POST
@access(Access.MONITORING)
def stop(request: HttpRequest, number: str) -> HttpResponse:
    actions.stop_job(job=_found(request, number), by=person(request), at=timezone.now())
    return redirect("run", number)


@require_POST
@access(Access.MONITORING)
def resume(request: HttpRequest, number: str) -> HttpResponse:
    actions.resume_job(job=_found(request, number), by=person(request), at=timezone.now())
    return redirect("run", number)


def _found(request: HttpRequest, number: str) -> Run:
    run = jobs.run(person(request), number)
    if run is None:
        raise Http404(number)
    return run


def _kinds(run: Run) -> str:
    return "、".join(kind_label(kind) for kind in run.kinds) or "全部内容"


def _view(request: HttpRequest, run: Run) -> JobView:
    found, leads = f"{reverse('findings')}?run={run.number}", f"{reverse('leads')}?status=all&run={run.number}"
    all_new = run.findings_new == run.findings_found + run.findings_exempt
    counts = [
        Count("检查", run.observations_read, "", f"共 {run.observations_total:,} 条"),
        # A finding belongs to the run that saw it first: the rows of a rerun lie with the earlier ones.
        Count("发现", run.findings_found, f"{found}&exempt=no" if all_new else "", "规则标出的文字"),
        Count("新发现", run.findings_new, found, "以前没有的,含豁免"),
        Count("豁免", run.findings_exempt, f"{found}&exempt=yes", "法律允许,不生成线索"),
        Count("新线索", run.leads_opened, f"{leads}&opened=on", "等待研判"),
        Count("并入", run.leads_joined, leads, "并入未办结的线索"),
    ]
    return job_view(
        run,
        heading="监测",
        unit="已检查",
        counts=counts,
        stop_url=reverse("run_stop", args=[run.number]),
        resume_url=reverse("run_resume", args=[run.number]),
        by=person(request),
        now=timezone.now(),
    )


def _next_act(run: Run) -> dict[str, str] | None:
    if run.status in (JobStatus.DONE, JobStatus.DONE_WITH_PROBLEMS) and run.leads_opened:
        return {"label": "研判新线索", "url": f"{reverse('leads')}?status=NEW"}
    return None
