"""Accounts of the demonstration: one for each role, one handler for each supervision unit."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wangjian.desk.accounts import actions, queries
from wangjian.desk.accounts.models import Organisation, Role, User
from wangjian.desk.audit.log import SYSTEM
from wangjian.desk.leads.models import Lead

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No characters that look alike: passwords are read off a terminal."""
_CITY_PEOPLE = (
    ("monitor", "市局网监", Role.MONITOR),
    ("leader", "市局领导", Role.LEADER),
    ("rules", "规则编写", Role.RULE_AUTHOR),
)
_ADMINISTRATORS = (
    ("sysadmin", "系统管理员", Role.SYSTEM_ADMIN),
    ("secadmin", "安全管理员", Role.SECURITY_ADMIN),
    ("auditadmin", "审计管理员", Role.AUDIT_ADMIN),
)


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    display_name: str
    role: Role
    organisation: Organisation | None
    password: str
    """Empty when the account was there before: passwords are kept nowhere in clear."""


def create_accounts(*, at: datetime) -> list[Account]:
    """The demonstration's accounts; those that exist already stay as they are."""
    return [_create(*person, at=at) for person in _people()]


def account_of(username: str) -> User:
    return User.objects.get(username=username)


def handler_of(organisation: Organisation) -> User:
    """The demonstration's handler in a bureau."""
    return account_of(short_code(organisation))


def leader_of(organisation: Organisation) -> User | None:
    return User.objects.filter(username=f"{short_code(organisation)}-leader").first()


def two_handlers() -> tuple[str, str]:
    """Accounts of the office with most open leads, and of another one, to show who sees what."""
    rows = Lead.objects.open().exclude(area__bureau=None).order_by().values_list("area__bureau__code", flat=True)
    busiest = [code for code, _ in Counter(rows).most_common(2)]
    others = [unit.bureau.code for unit in queries.supervision_units() if unit.bureau]
    first, second, *_ = [*busiest, *(code for code in others if code not in busiest)]
    return _short(first), _short(second)


def short_code(organisation: Organisation) -> str:
    """The part of a bureau's code that tells it from others: ``xc-yuzhou-amr`` is ``yuzhou``."""
    return _short(organisation.code)


def _short(code: str) -> str:
    return "-".join(code.split("-")[1:-1]) or code


def _people() -> Iterator[tuple[str, str, Role, Organisation | None]]:
    city = queries.city()
    assert city is not None
    for username, name, role in _CITY_PEOPLE:
        yield username, f"{name}(演示)", role, city.lead_organisation
    units = [unit.bureau for unit in queries.supervision_units() if unit.bureau]
    for bureau in units:
        yield short_code(bureau), f"{bureau.short_name}承办(演示)", Role.HANDLER, bureau
    # One head of a county office is enough to show how a verification is extended.
    yield f"{short_code(units[0])}-leader", f"{units[0].short_name}负责人(演示)", Role.LEADER, units[0]
    for username, name, role in _ADMINISTRATORS:
        yield username, f"{name}(演示)", role, city.lead_organisation


def _create(username: str, name: str, role: Role, organisation: Organisation | None, *, at: datetime) -> Account:
    if User.objects.filter(username=username).exists():
        return Account(username, name, role, organisation, "")
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    actions.create_user(
        username=username,
        display_name=name,
        organisation=organisation,
        roles=[role],
        password=password,
        by=SYSTEM,
        at=at,
    )
    return Account(username, name, role, organisation, password)
