from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wangjian.desk.leads.presenters import lead_row
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, Empty, chips, pager
from wangjian.web.officer.findings.cards import CardMaker
from wangjian.web.officer.operators.forms import OperatorFilterForm
from wangjian.web.officer.registry_rows import operator_facts, operator_row, shop_row
from wangjian.web.pages import Crumb, person, render_page
from wangjian.web.reading import findings, leads, registry

_EMPTY = Empty("没有符合条件的主体", "换一个词,或者去掉筛选。还没有名录的,请市局网监先导入登记主体。")
LEADS, SHOPS, FINDINGS = 20, 50, 5


@require_safe
@access(Access.BUSINESS)
def operator_list(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = OperatorFilterForm(request.GET, user=user)
    value = form.chosen()
    after = request.GET.get(PLACE, "")
    page = registry.operators(user, text=value["q"] or "", area=value["area"] or "", after=after)
    context = {
        "form": form,
        "operators": [operator_row(operator) for operator in page.rows],
        "chips": chips(request, form),
        "pager": pager(request, page, "户"),
        "empty": _EMPTY,
    }
    return render_page(request, "officer/operators/list.html", context, fragment="officer/operators/_rows.html")


@require_safe
@access(Access.BUSINESS)
def operator_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of an operator: register facts, shops, leads, findings."""
    user, today = person(request), timezone.localdate()
    operator = registry.operator(user, pk)
    if operator is None:
        raise Http404(pk)
    maker = CardMaker(user)
    context = {
        "name": operator.name,
        "sub": f"经营主体 · {operator.type or '类型不明'}",
        "facts": operator_facts(operator),
        "leads": [lead_row(lead, today) for lead in leads.of_operator(user, operator, LEADS)],
        "leads_url": f"{reverse('leads')}?status=all&operator={pk}",
        "shops": [shop_row(shop) for shop in registry.shops_of(user, operator, SHOPS)],
        "texts": maker.text_cards(findings.of_operator(user, operator, FINDINGS)),
        "findings_url": f"{reverse('findings')}?operator={pk}",
        "crumbs": [Crumb("主体", reverse("operators")), Crumb(operator.name)],
    }
    return render_page(request, "officer/operators/page.html", context)
