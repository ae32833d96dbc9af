from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from tests.factories import NOW, make_user

from wangjian.web import session_limits

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sends one request of a signed-in person through the limit at a moment; the session is kept between calls."""
    session, user = SessionStore(), make_user()

    def send(seconds: float) -> HttpRequest:
        request = HttpRequest()
        request.session, request.user = session, user
        monkeypatch.setattr(session_limits.timezone, "now", lambda: NOW + timedelta(seconds=seconds))
        session.modified = False
        session_limits.limit_sessions(lambda _: HttpResponse())(request)
        return request

    return send


def test_person_who_works_stays_signed_in(request_at: Any) -> None:
    for seconds in range(0, 4 * settings.WANGJIAN_IDLE_SECONDS, settings.WANGJIAN_IDLE_SECONDS - 1):
        assert request_at(seconds).user.is_authenticated


def test_session_nobody_works_at_ends(request_at: Any) -> None:
    request_at(0)
    assert isinstance(request_at(settings.WANGJIAN_IDLE_SECONDS + 1).user, AnonymousUser)


def test_session_is_written_at_most_once_a_minute(request_at: Any) -> None:
    assert request_at(0).session.modified
    assert not request_at(59).session.modified
    assert request_at(60).session.modified
