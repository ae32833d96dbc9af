"""Organisations, areas and accounts as choices of a form."""

from __future__ import annotations

from wangjian.desk.accounts import queries
from wangjian.desk.accounts.models import Area, Organisation, User
from wangjian.desk.accounts.scope import scope_of


def areas_in_reach(user: User) -> list[Area]:
    scope = scope_of(user)
    return [area for area in queries.supervision_units() if scope.whole_city or area.pk in scope.areas]


def all_areas() -> list[Area]:
    return list(queries.supervision_units())


def offices() -> list[Organisation]:
    return list(queries.receiving_offices())


def office(code: str) -> Organisation | None:
    return next((office for office in queries.receiving_offices() if office.code == code), None)


def area(code: str) -> Area | None:
    return next((area for area in queries.supervision_units() if area.code == code), None)


def has_accounts() -> bool:
    return User.objects.exists()
