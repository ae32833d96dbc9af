"""Who may open which page. Every view carries one rule; a test walks all URLs and refuses a view without one.

Rules here open or close whole pages by role. Which *rows* a person sees is decided by the desk (``visible_to``), where
an outsider meets 404, not 403.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from wangjian.desk.accounts.models import Role, User
from wangjian.kernel.errors import WangjianError
from wangjian.web.failures import show_failure

View = Callable[..., HttpResponseBase]


class Access(StrEnum):
    ANYONE = "ANYONE"
    """Sign-in and the offline page."""
    SIGNED_IN = "SIGNED_IN"
    BUSINESS = "BUSINESS"
    """Leads, findings, operators: everybody who supervises the market."""
    MONITORING = "MONITORING"
    """Imports and runs."""
    QUEUE = "QUEUE"
    AUDIT = "AUDIT"


_ROLES: dict[Access, tuple[frozenset[Role], str]] = {
    Access.BUSINESS: (
        frozenset({Role.MONITOR, Role.HANDLER, Role.LEADER, Role.RULE_AUTHOR}),
        "业务数据只对市局网监、县区承办、领导和规则编写人员开放。",
    ),
    Access.MONITORING: (frozenset({Role.MONITOR, Role.RULE_AUTHOR}), "导入和监测由市局网监人员办理。"),
    Access.QUEUE: (frozenset({Role.HANDLER}), "县区待办由县区承办人员办理。"),
    Access.AUDIT: (frozenset({Role.AUDIT_ADMIN}), "审计日志只对审计管理员开放。"),
}


def why_not(rule: Access, user: User) -> str:
    """The sentence why this person may not open such a page; empty when she may."""
    if rule not in _ROLES:
        return ""
    roles, sentence = _ROLES[rule]
    return "" if any(user.has_role(role) for role in roles) else sentence


def access(rule: Access) -> Callable[[View], View]:
    """Guard a view with a rule, and turn the desk's expected failures into a page with their sentence."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if rule is not Access.ANYONE and not request.user.is_authenticated:
                return _to_sign_in(request)
            if rule is not Access.ANYONE and (sentence := why_not(rule, cast(User, request.user))):
                raise PermissionDenied(sentence)
            try:
                return view(request, *args, **kwargs)
            except WangjianError as failure:
                return show_failure(request, failure)

        guarded.access_rule = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    response = redirect_to_login(request.get_full_path() if request.method == "GET" else "/", login_url="/sign-in/")
    if request.headers.get("HX-Request"):
        # A fragment must not receive the sign-in page in its place: the whole page goes there.
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response
