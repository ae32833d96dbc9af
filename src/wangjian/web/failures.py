"""Pages for what did not work: each says what happened, why, and what to do next."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wangjian.kernel.errors import WangjianError

log = logging.getLogger(__name__)

PAGE = "errors/page.html"


def show_failure(request: HttpRequest, failure: WangjianError) -> HttpResponse:
    """An expected failure of the desk that a view did not place beside a field: 409 with its sentence."""
    words = {"title": "没有办成", "what": str(failure), "next": "返回上一页,按提示处理后再试。", "home": True}
    return render(request, PAGE, words, status=409)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    words = {"title": "这个请求不完整", "what": "网址或提交的内容缺少必要部分。", "next": "返回上一页重新提交。"}
    return render(request, PAGE, {**words, "home": True}, status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    what = str(exception) or "这一页不在您的职责范围内。"
    words = {"title": "没有权限", "what": what, "next": "需要办理的,请联系系统管理员调整角色。", "home": True}
    return render(request, PAGE, words, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = {
        "title": "页面已过期",
        "what": "这一页打开得太久,或者浏览器没有保存登录凭据,提交没有生效。",
        "next": "重新打开这一页再提交。已填写的说明会自动恢复。",
        "retry": request.get_full_path(),
        "home": True,
    }
    return render(request, PAGE, words, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    words = {
        "title": "没有找到",
        "what": "没有这一页,或者其中的内容不在您的管辖范围内。",
        "next": "核对网址或编号;也可以回工作台,按名称、信用代码或线索编号查找。",
        "home": True,
    }
    return render(request, PAGE, words, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    reference = secrets.token_hex(4).upper()
    log.error("server error %s at %s", reference, request.path)
    words = {
        "title": "程序出错",
        "what": "这一步没有办成,数据没有改变。",
        "next": "稍后重试;再次出现时,把报修编号告诉系统管理员。",
        "retry": request.path if request.method == "GET" else "",
        "home": True,
        "reference": reference,
    }
    return render(request, PAGE, words, status=500)
