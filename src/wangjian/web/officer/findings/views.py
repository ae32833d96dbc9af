"""Findings: the list, one finding with its text, a person's word on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from wangjian.desk.accounts import privacy
from wangjian.desk.leads import actions
from wangjian.desk.leads.models import Finding, Verdict
from wangjian.desk.policies import UnableToAct
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, Empty, View, chips, pager
from wangjian.web.officer.findings.cards import CardMaker, finding_row, marked_parts, subject_of
from wangjian.web.officer.findings.forms import FindingFilterForm, JudgeForm
from wangjian.web.officer.imports.kinds import kind_label
from wangjian.web.pages import Crumb, back_or, person, render_page
from wangjian.web.reading import findings

_VIEWS = (
    ("全部", ""),
    ("未判断", "exempt=no&judged=no"),
    ("较重及以上", "exempt=no&severity=4"),
    ("只看豁免", "exempt=yes"),
)
_EMPTY = Empty("没有符合条件的发现", "换一个条件,或者去掉筛选。还没有监测过的,先导入数据再监测。")


@require_safe
@access(Access.BUSINESS)
def finding_list(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = FindingFilterForm(request.GET, user=user)
    page = findings.page(user, form.choice(), after=request.GET.get(PLACE, ""))
    context = {
        "form": form,
        "views": _views(request),
        "rows": [finding_row(finding) for finding in page.rows],
        "chips": chips(request, form),
        "pager": pager(request, page, "处"),
        "empty": _EMPTY,
    }
    return render_page(request, "officer/findings/list.html", context, fragment="officer/findings/_rows.html")


@require_safe
@access(Access.BUSINESS)
def finding_page(request: HttpRequest, finding_id: str) -> HttpResponse:
    return _page(request, _found(request, finding_id), unmasked=False)


@require_POST
@access(Access.BUSINESS)
def unmask(request: HttpRequest, finding_id: str) -> HttpResponse:
    """The text with the numbers in it, once, for a stated reason, which goes into the log."""
    finding, reason = _found(request, finding_id), request.POST.get("reason", "").strip()[:500]
    if not reason:
        messages.error(request, "查看完整号码须写明理由。")
        return redirect("finding", finding_id)
    privacy.note_unmasked(target=finding, fields=["text"], reason=reason, by=person(request), at=timezone.now())
    return _page(request, finding, unmasked=True)


@require_POST
@access(Access.BUSINESS)
def judge(request: HttpRequest, finding_id: str) -> HttpResponse:
    finding = _found(request, finding_id)
    here = reverse("finding", args=[finding_id])
    form = JudgeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有选择判断,请重新选择。")
        return redirect(here)
    verdict, ground = Verdict(form.cleaned_data["verdict"]), form.cleaned_data["ground"]
    try:
        actions.judge_finding(finding=finding, verdict=verdict, ground=ground, by=person(request), at=timezone.now())
    except UnableToAct as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"已记录:“{finding.quote[:30]}”{verdict.label}。")
    return redirect(back_or(request, here))


def _page(request: HttpRequest, finding: Finding, *, unmasked: bool) -> HttpResponse:
    user = person(request)
    same_text = findings.of_same_texts(user, [finding])[findings.text_key(finding)]
    context = {
        "finding": CardMaker(user).card(finding),
        "parts": marked_parts(finding, same_text, current=finding.pk, unmasked=unmasked),
        "can_unmask": not unmasked and privacy.masked(finding.text) != finding.text,
        "others": [finding_row(other) for other in same_text if other.pk != finding.pk],
        "judgements": findings.judgements(finding),
        "facts": _facts(finding),
        "crumbs": [Crumb("发现", reverse("findings")), Crumb(f"“{finding.quote[:20]}”")],
    }
    return render_page(request, "officer/findings/page.html", context)


def _found(request: HttpRequest, finding_id: str) -> Finding:
    finding = findings.finding(person(request), finding_id)
    if finding is None:
        raise Http404(finding_id)
    return finding


def _views(request: HttpRequest) -> list[View]:
    here = request.META.get("QUERY_STRING", "")
    return [View(label, f"{request.path}?{query}" if query else request.path, query == here) for label, query in _VIEWS]


def _facts(finding: Finding) -> list[dict[str, object]]:
    shop = reverse("shop", args=[finding.shop.pk]) if finding.shop else ""
    facts: list[dict[str, object]] = [
        {"label": "内容", "value": kind_label(finding.kind)},
        {"label": "店铺或来源", "value": subject_of(finding), "url": shop},
        {"label": "平台", "value": finding.platform},
        {"label": "观察编号", "value": finding.observation_id, "mono": True},
        {"label": "监测", "value": finding.run.number, "url": f"{reverse('findings')}?run={finding.run.number}"},
    ]
    if finding.url.startswith(("http://", "https://")):
        facts.append({"label": "原网页", "value": finding.url, "url": finding.url, "external": True})
    return [fact for fact in facts if fact["value"]]
