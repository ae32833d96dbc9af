"""Leads: the list, one lead with what can be done now, the acts, the same act on many, exports."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wangjian.desk.leads.actions import BulkResult
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters import law_panel, lead_row, timeline
from wangjian.desk.leads.states import LeadAct
from wangjian.desk.policies import UnableToAct
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, Empty, chips, pager
from wangjian.web.officer.findings.cards import CardMaker, law_cards
from wangjian.web.officer.leads import acts, bulk
from wangjian.web.officer.leads.export import export_leads
from wangjian.web.officer.leads.forms import LeadFilterForm, OfficeForm
from wangjian.web.officer.leads.heads import heads_of, order_of
from wangjian.web.officer.leads.page_parts import facts_of, score_steps, timeline_shown
from wangjian.web.officer.leads.presets import presets_of
from wangjian.web.pages import Crumb, back_or, person, render_page, with_query
from wangjian.web.reading import leads, people

FINDINGS_SHOWN = 10
_EMPTY = Empty("没有符合条件的线索", "换一个条件,或者去掉筛选。已办结的线索在“已办结”里。")


@require_safe
@access(Access.BUSINESS)
def lead_list(request: HttpRequest) -> HttpResponse:
    user, today = person(request), timezone.localdate()
    form = LeadFilterForm(request.GET, user=user)
    order = order_of(request)
    page = leads.page(user, form.choice(today), after=request.GET.get(PLACE, ""), order=order)
    context = {
        "form": form,
        "views": presets_of(request),
        "rows": [lead_row(lead, today) for lead in page.rows],
        "heads": heads_of(request, order),
        "chips": chips(request, form),
        "pager": pager(request, page),
        "bulk_acts": bulk.acts_of(user),
        "empty": _EMPTY,
        "export_query": with_query(request, **{PLACE: None}).partition("?")[2],
    }
    return render_page(request, "officer/leads/list.html", context, fragment="officer/leads/_rows.html")


@require_safe
@access(Access.BUSINESS)
def export(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """What is filtered, as CSV or Excel; recorded in the log, as names of persons may be in it."""
    user, now = person(request), timezone.now()
    choice = LeadFilterForm(request.GET, user=user).choice(timezone.localdate(now))
    return export_leads(suffix, choice, order_of(request), query=request.META.get("QUERY_STRING", ""), by=user, at=now)


@require_safe
@access(Access.BUSINESS)
def lead_page(request: HttpRequest, number: str) -> HttpResponse:
    lead = _found(request, number)
    return render_page(request, "officer/leads/page.html", _page_context(request, lead))


@require_http_methods(["GET", "POST"])
@access(Access.BUSINESS)
def act(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """One act: GET shows its form alone, POST carries it out and returns to where the person was."""
    lead, event = _found(request, number), _act_named(name)
    form = acts.form_for(event, lead, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.perform(event, lead, form.cleaned_data, by=person(request), at=timezone.now())
        except UnableToAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{number} 已{event.label}。")
            return redirect(back_or(request, reverse("lead", args=[number])))
    today = timezone.localdate()
    context = {
        "act": event,
        "lead": lead,
        "row": lead_row(lead, today),
        "form": form,
        "consequences": acts.consequences(event, lead, today),
        "crumbs": [Crumb("线索", reverse("leads")), Crumb(number, reverse("lead", args=[number])), Crumb(event.label)],
    }
    return render_page(request, "officer/leads/act.html", context, status=422 if form.errors else 200)


@require_POST
@access(Access.BUSINESS)
def bulk_act(request: HttpRequest) -> HttpResponse:
    """Preview first; with ``confirmed`` the act itself."""
    user, now = person(request), timezone.now()
    name = request.POST.get("act", "")
    chosen = bulk.acts_of(user).get(name)
    picked = leads.picked(user, request.POST.getlist("pick"))
    back = back_or(request, reverse("leads"))
    if chosen is None or not picked:
        messages.error(request, "没有选中线索,或者您的角色不能成批办理。请先勾选。")
        return redirect(back)
    form = OfficeForm(request.POST if "confirmed" in request.POST else None)
    if "confirmed" in request.POST and form.is_valid():
        office = people.office(form.cleaned_data["organisation"])
        result = bulk.perform(name, picked, organisation=office, note=form.cleaned_data["note"], by=user, at=now)
        _tell(request, chosen, result)
        return redirect(back)
    preview = bulk.preview(chosen, picked, user, timezone.localdate(now))
    context = {
        "act": chosen,
        "name": name,
        "preview": preview,
        "form": form if chosen.event == LeadAct.DISPATCH else None,
        "back": back,
        "crumbs": [Crumb("线索", back), Crumb(f"成批{chosen.label}")],
    }
    return render_page(request, "officer/leads/bulk.html", context)


def _found(request: HttpRequest, number: str) -> Lead:
    lead = leads.lead(person(request), number)
    if lead is None:
        raise Http404(number)
    return lead


def _act_named(name: str) -> LeadAct:
    try:
        return LeadAct(name.upper().replace("-", "_"))
    except ValueError as error:
        raise Http404(name) from error


def _tell(request: HttpRequest, act: bulk.BulkAct, result: BulkResult) -> None:
    if result.done:
        messages.success(request, f"已{act.label} {len(result.done)} 条。")
    for sentence, numbers in bulk.refusals(result).items():
        messages.warning(request, f"{len(numbers)} 条没有办成:{sentence}{'、'.join(numbers)}")


def _page_context(request: HttpRequest, lead: Lead) -> dict[str, Any]:
    user, today = person(request), timezone.localdate()
    found, maker = leads.findings_of(lead, FINDINGS_SHOWN), CardMaker(user)
    summary, steps = score_steps(lead)
    row = lead_row(lead, today)
    wanted = request.GET.get("timeline", "")
    filters = (("全部", ""), ("人的办理", "people"), ("系统", "system"))
    return {
        "lead": lead,
        "row": row,
        "facts": facts_of(lead),
        "texts": maker.text_cards(found),
        "has_more_findings": lead.finding_count > len(found),
        "score_summary": summary,
        "score_steps": steps,
        "acts": acts.act_forms(lead, user, today),
        "laws": law_cards(law_panel(lead, found), lead.last_captured_at, open_first=True),
        "timeline": timeline_shown(timeline(lead), wanted),
        "timeline_filters": [
            {"label": label, "url": with_query(request, timeline=value), "current": value == wanted}
            for label, value in filters
        ],
        "crumbs": [Crumb("线索", reverse("leads")), Crumb(lead.number)],
    }
