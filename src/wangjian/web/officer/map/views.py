from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wangjian.desk.accounts import queries as accounts
from wangjian.desk.leads import queries as leads
from wangjian.law.citypack import CityPack
from wangjian.web.access import Access, access
from wangjian.web.officer.map.drawing import AreaCount, draw
from wangjian.web.pages import person, render_page


@require_safe
@access(Access.BUSINESS)
def page(request: HttpRequest) -> HttpResponse:
    """Open leads by supervision unit, as a map and as a table; each area and number opens its rows."""
    counts = leads.open_leads_by_area(person(request), timezone.localdate())
    city = accounts.city()
    drawn = [AreaCount(c.area.code, c.area.name, c.area.short_name, c.open) for c in counts if c.area]
    context = {
        "map": draw(CityPack.load(city.code).map, drawn, _rows) if city else None,
        "table": [_line(count) for count in counts],
        "total": {"open": sum(c.open for c in counts), "overdue": sum(c.overdue for c in counts)},
    }
    return render_page(request, "officer/map/page.html", context)


def _line(count: leads.AreaCount) -> dict[str, object]:
    code = count.area.code if count.area else leads.UNPLACED
    return {
        "name": count.area.name if count.area else "辖区待定",
        "open": count.open,
        "overdue": count.overdue,
        "url": _rows(code),
        "overdue_url": _rows(code, clock=leads.OVERDUE),
    }


def _rows(code: str, **further: str) -> str:
    return f"{reverse('leads')}?{urlencode({'area': code, **further})}"
