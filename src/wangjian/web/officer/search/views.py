"""One search for everything: leads, operators, shops."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wangjian.desk.leads.presenters import lead_row
from wangjian.desk.leads.queries import LeadFilter
from wangjian.web.access import Access, access
from wangjian.web.officer.registry_rows import operator_row, shop_row
from wangjian.web.pages import person, render_page
from wangjian.web.reading import leads, registry
from wangjian.web.reading.leads import LeadChoice

SHOWN = 8


@require_safe
@access(Access.BUSINESS)
def search(request: HttpRequest) -> HttpResponse:
    user, today, text = person(request), timezone.localdate(), request.GET.get("q", "").strip()[:100]
    if (lead := leads.lead(user, text)) is not None:
        return redirect("lead", lead.number)
    found = leads.page(user, LeadChoice(LeadFilter(text=text or " ")), after="", order="score", size=SHOWN)
    operators = registry.operators(user, text=text, size=SHOWN)
    shops = registry.shops(user, text=text, size=SHOWN)
    pages = (found, operators, shops) if text else ()
    further = urlencode({"q": text})
    context = {
        "text": text,
        "leads": [lead_row(lead, today) for lead in found.rows] if text else [],
        "leads_url": f"{reverse('leads')}?status=all&{further}" if found.next_token else "",
        "operators": [operator_row(operator) for operator in operators.rows] if text else [],
        "operators_url": f"{reverse('operators')}?{further}" if operators.next_token else "",
        "shops": [shop_row(shop) for shop in shops.rows] if text else [],
        "shops_url": f"{reverse('shops')}?{further}" if shops.next_token else "",
        "words": f"线索 {found.total} 条,主体 {operators.total} 户,店铺 {shops.total} 家" if text else "",
        "nothing": "" if any(page.rows for page in pages) else "没有找到" if text else "请输入要查找的词",
    }
    return render_page(request, "officer/search/page.html", context)
