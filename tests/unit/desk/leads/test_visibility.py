"""Row by row: the city sees all, a county what is its own, administrators nothing."""

from __future__ import annotations

import pytest
from tests.factories import (
    make_area,
    make_finding,
    make_handler,
    make_lead,
    make_monitor,
    make_operator,
    make_organisation,
    make_shop,
    make_user,
)

from wangjian.desk.accounts.models import Area, Role, User
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.queries import find_lead
from wangjian.desk.leads.states import LeadStatus
from wangjian.desk.registry.models import Operator, Shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return make_area(bureau=make_organisation())


@pytest.fixture
def insider(area: Area) -> User:
    return make_handler(area)


@pytest.fixture
def outsider() -> User:
    return make_handler()


@pytest.fixture
def administrator() -> User:
    return make_user(Role.SYSTEM_ADMIN, organisation=make_organisation("CITY_BUREAU"))


def test_lead_of_an_area(area: Area, insider: User, outsider: User, administrator: User) -> None:
    lead = make_lead(area=area)
    seen = {person: find_lead(lead.number, person) for person in (make_monitor(), insider, outsider, administrator)}
    assert [found == lead for found in seen.values()] == [True, True, False, False]


def test_lead_dispatched_to_a_bureau_outside_its_area_is_seen_by_both(area: Area, insider: User) -> None:
    office = make_organisation()
    lead = make_lead(LeadStatus.DISPATCHED, area=area, organisation=office)
    helper = make_user(Role.HANDLER, organisation=office)
    assert find_lead(lead.number, insider) == lead
    assert find_lead(lead.number, helper) == lead


def test_lead_without_area_is_the_citys_alone(insider: User) -> None:
    lead = make_lead()
    assert find_lead(lead.number, make_monitor()) == lead
    assert find_lead(lead.number, insider) is None


def test_findings(area: Area, insider: User, outsider: User, administrator: User) -> None:
    by_area = make_finding(area=area)
    lead = make_lead(LeadStatus.DISPATCHED, organisation=area.bureau, area=make_area())
    by_lead = make_finding(operator=lead.operator, lead=lead)

    assert set(Finding.objects.visible_to(insider)) == {by_area, by_lead}
    assert not Finding.objects.visible_to(outsider).exists()
    assert not Finding.objects.visible_to(administrator).exists()
    assert Finding.objects.visible_to(make_monitor()).count() == 2


def test_operators_and_shops(area: Area, insider: User, outsider: User, administrator: User) -> None:
    here = make_operator(area=area)
    elsewhere = make_operator()
    shop_here = make_shop(operator=elsewhere, area=area)
    shop_of_here = make_shop(operator=here)
    make_shop()

    assert set(Operator.objects.visible_to(insider)) == {here, elsewhere}
    assert set(Shop.objects.visible_to(insider)) == {shop_here, shop_of_here}
    for stranger in (outsider, administrator):
        assert not Operator.objects.visible_to(stranger).exists()
        assert not Shop.objects.visible_to(stranger).exists()


def test_every_lead_is_seen_by_somebody_or_by_the_city(area: Area) -> None:
    make_lead(area=area)
    make_lead()
    assert Lead.objects.visible_to(make_monitor()).count() == Lead.objects.count()
