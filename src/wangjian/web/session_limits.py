"""Ends a session that nobody works at. Renewing is written at most once a minute: a page must not cost a write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SEEN = "seen_at"
RENEW_AFTER_SECONDS = 60

Handler = Callable[[HttpRequest], HttpResponse]


def limit_sessions(get_response: Handler) -> Handler:
    """Middleware; stands behind authentication."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, timezone.now())
        return get_response(request)

    return handle


def _keep_or_end(request: HttpRequest, now: datetime) -> None:
    seen = request.session.get(SEEN)
    idle = now.timestamp() - seen if seen is not None else RENEW_AFTER_SECONDS
    if idle > settings.WANGJIAN_IDLE_SECONDS:
        logout(request)
    elif idle >= RENEW_AFTER_SECONDS:
        request.session[SEEN] = now.timestamp()
