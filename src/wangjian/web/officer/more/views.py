"""What does not fit on the left, and the two answers a browser needs when the network is gone."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wangjian.web.access import Access, access
from wangjian.web.failures import PAGE
from wangjian.web.navigation import all_places
from wangjian.web.pages import person, render_page

_SERVICE_WORKER = Path(__file__).parents[2] / "static" / "js" / "offline.js"


@require_safe
@access(Access.SIGNED_IN)
def more(request: HttpRequest) -> HttpResponse:
    return render_page(request, "officer/more/page.html", {"places": all_places(person(request))})


@require_safe
@access(Access.ANYONE)
def offline(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker and shown instead of the browser's own page."""
    words = {
        "title": "网络已断开",
        "what": "这台设备现在连不上网监,页面没有打开。已填写但没有提交的内容仍在原来的页面上。",
        "next": "恢复连接后按重试。",
        "retry": "",
        "home": True,
    }
    return render(request, PAGE, words)


@require_safe
@access(Access.ANYONE)
def service_worker(request: HttpRequest) -> HttpResponse:
    """Served from the root, or the browser would let it answer for addresses below its folder only."""
    return HttpResponse(_SERVICE_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
