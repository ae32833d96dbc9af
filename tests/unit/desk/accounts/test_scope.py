"""Who sees what: the city, a county, nobody."""

from __future__ import annotations

import pytest
from tests.factories import make_area, make_handler, make_monitor, make_organisation, make_user

from wangjian.desk.accounts.models import Role
from wangjian.desk.accounts.scope import scope_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.MONITOR, Role.LEADER, Role.RULE_AUTHOR])
def test_city_roles_in_the_city_bureau_see_the_whole_city(role: Role) -> None:
    assert scope_of(make_user(role, organisation=make_organisation("CITY_BUREAU"))).whole_city


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_administrators_see_no_business_data(role: Role) -> None:
    assert scope_of(make_user(role, organisation=make_organisation("CITY_BUREAU"))).is_empty


@pytest.mark.parametrize("role", [Role.HANDLER, Role.LEADER])
def test_county_roles_see_the_areas_of_their_bureau(role: Role) -> None:
    bureau = make_organisation()
    area = make_area(bureau=bureau)
    make_area(bureau=make_organisation())

    scope = scope_of(make_user(role, organisation=bureau))

    assert not scope.whole_city
    assert scope.areas == {area.pk}
    assert scope.organisations == {bureau.pk}


def test_bureau_sees_what_its_offices_handle() -> None:
    bureau = make_organisation()
    office = make_organisation("MEMBER_DEPARTMENT", parent=bureau)

    assert scope_of(make_user(Role.LEADER, organisation=bureau)).organisations == {bureau.pk, office.pk}


def test_handler_of_the_city_bureau_does_not_inherit_the_files_of_the_counties() -> None:
    city = make_organisation("CITY_BUREAU")
    county = make_organisation(parent=city)

    scope = scope_of(make_user(Role.HANDLER, organisation=city))

    assert county.pk not in scope.organisations
    assert not scope.whole_city


def test_account_switched_off_sees_nothing() -> None:
    monitor = make_monitor(is_active=False)
    assert scope_of(monitor).is_empty


def test_person_without_role_sees_nothing() -> None:
    assert scope_of(make_user(organisation=make_organisation("CITY_BUREAU"))).is_empty


def test_area_without_bureau_belongs_to_nobody() -> None:
    alone = make_area()
    handler = make_handler(make_area())
    assert alone.pk not in scope_of(handler).areas
