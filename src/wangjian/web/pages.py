"""Rendering: one view serves the page and, for htmx, the fragment inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from wangjian.desk.accounts.models import User


@dataclass(frozen=True, slots=True)
class Crumb:
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    words: str
    previous_url: str = ""
    next_url: str = ""


def person(request: HttpRequest) -> User:
    """The signed-in user of a view guarded by an access rule."""
    return cast(User, request.user)


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """Render the page, or only ``fragment`` when htmx asks for a part of it."""
    is_part = bool(fragment) and request.headers.get("HX-Request") == "true"
    response = render(request, fragment if is_part else template, context, status=status)
    # The same address has two answers: a cache or the back button must not mix them up.
    patch_vary_headers(response, ["HX-Request"])
    return response


def with_query(request: HttpRequest, **changes: str | None) -> str:
    """This page's address with some query values changed; ``None`` or empty removes one."""
    query = [(key, value) for key in request.GET for value in request.GET.getlist(key) if key not in changes]
    query += [(key, value) for key, value in changes.items() if value]
    return f"{request.path}?{urlencode(query)}" if query else request.path


def back_or(request: HttpRequest, otherwise: str) -> str:
    """Where the form says it came from, if that is a page of this desk."""
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else otherwise
