"""People of two counties and the city, and a day that stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests import factories

from wangjian.desk.accounts.models import Area, Role, User


@dataclass(frozen=True)
class People:
    monitor: User
    handler: User
    outsider: User
    """Handler of the other county."""
    leader: User
    author: User
    auditor: User
    system: User
    area: Area
    """The handler's county."""
    elsewhere: Area


@pytest.fixture(autouse=True)
def standing_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views ask the clock at the edge; here it says the day of the factories."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: factories.NOW)


@pytest.fixture(autouse=True)
def static_folder(settings: Any) -> None:
    """WhiteNoise warns about a folder that is not there yet."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def people(db: None) -> People:
    city = factories.make_city()
    area, elsewhere = factories.make_area(), factories.make_area()
    handler, outsider = factories.make_handler(area), factories.make_handler(elsewhere)
    bureau = city.lead_organisation
    return People(
        monitor=factories.make_user(Role.MONITOR, organisation=bureau),
        handler=handler,
        outsider=outsider,
        leader=factories.make_user(Role.LEADER, organisation=bureau),
        author=factories.make_user(Role.RULE_AUTHOR, organisation=bureau),
        auditor=factories.make_user(Role.AUDIT_ADMIN),
        system=factories.make_user(Role.SYSTEM_ADMIN),
        area=area,
        elsewhere=elsewhere,
    )


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="wangjian.desk.accounts.backends.LockingBackend")
        return client

    return signed_in
