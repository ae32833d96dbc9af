from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wangjian.desk.leads.presenters import lead_row
from wangjian.web.access import Access, access
from wangjian.web.listing import PLACE, Empty, chips, pager
from wangjian.web.officer.findings.cards import CardMaker
from wangjian.web.officer.registry_rows import shop_facts, shop_row
from wangjian.web.officer.shops.forms import ShopFilterForm
from wangjian.web.pages import Crumb, person, render_page
from wangjian.web.reading import findings, leads, registry

_EMPTY = Empty("没有符合条件的店铺", "换一个词,或者去掉筛选。还没有网店的,请市局网监先导入网店名录。")
LEADS, FINDINGS = 20, 10


@require_safe
@access(Access.BUSINESS)
def shop_list(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = ShopFilterForm(request.GET, user=user)
    value = {name: chosen or "" for name, chosen in form.chosen().items()}
    page = registry.shops(
        user,
        text=value["q"],
        area=value["area"],
        link=value["link"],
        licence=value["licence"],
        after=request.GET.get(PLACE, ""),
    )
    context = {
        "form": form,
        "shops": [shop_row(shop) for shop in page.rows],
        "chips": chips(request, form),
        "pager": pager(request, page, "家"),
        "empty": _EMPTY,
    }
    return render_page(request, "officer/shops/list.html", context, fragment="officer/shops/_rows.html")


@require_safe
@access(Access.BUSINESS)
def shop_page(request: HttpRequest, pk: int) -> HttpResponse:
    user, today = person(request), timezone.localdate()
    shop = registry.shop(user, pk)
    if shop is None:
        raise Http404(pk)
    maker = CardMaker(user)
    context = {
        "name": str(shop),
        "sub": f"{shop.platform} 店铺",
        "facts": shop_facts(shop),
        "leads": [lead_row(lead, today) for lead in leads.of_shop(user, shop, LEADS)],
        "texts": maker.text_cards(findings.of_shop(user, shop, FINDINGS)),
        "findings_url": f"{reverse('findings')}?shop={pk}",
        "crumbs": [Crumb("店铺", reverse("shops")), Crumb(str(shop))],
    }
    return render_page(request, "officer/shops/page.html", context)
