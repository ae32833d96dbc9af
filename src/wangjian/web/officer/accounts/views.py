"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wangjian.desk.accounts import actions
from wangjian.web.access import Access, access
from wangjian.web.officer.accounts.forms import SignInForm
from wangjian.web.pages import person
from wangjian.web.reading import audit, people

SINCE = "since"
"""Session key: from when «what changed since my last visit» counts."""
FIRST_VISIT_LOOKS_BACK = timedelta(days=7)


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
@access(Access.ANYONE)
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            user = actions.sign_in(**form.cleaned_data, at=now)
        except actions.UnableToSignIn as refusal:
            form.add_error(None, str(refusal))
        else:
            login(request, user)
            request.session[SINCE] = (audit.visit_before_this(user) or now - FIRST_VISIT_LOOKS_BACK).isoformat()
            return HttpResponseRedirect(_wanted_page(request))
    words = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    status = 200 if request.method == "GET" else 422
    return render(
        request, "officer/accounts/sign_in.html", {**words, "has_accounts": people.has_accounts()}, status=status
    )


@require_POST
@access(Access.SIGNED_IN)
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.sign_out(by=person(request), at=timezone.now())
    logout(request)
    messages.success(request, "已退出。")
    return redirect("sign_in")


def _wanted_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    here = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, here, require_https=request.is_secure()) else "/"
