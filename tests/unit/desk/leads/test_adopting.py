from __future__ import annotations

import pytest
from tests.factories import NOW, make_area, make_finding, make_lead, make_operator, make_shop

from wangjian.desk.leads.actions.adopting import adopt_linked_shops
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadStatus, SystemEvent
from wangjian.desk.leads.subject import shop_key

pytestmark = pytest.mark.django_db


def lead_of_shop(status: LeadStatus = LeadStatus.NEW) -> Lead:
    shop = make_shop()
    lead = make_lead(status, operator=None, shop=shop, subject_key=shop_key(shop.platform, shop.external_id))
    make_finding(shop=shop, lead=lead)
    return lead


def tie(lead: Lead) -> None:
    assert lead.shop is not None
    lead.shop.operator, lead.shop.link_method = make_operator(area=make_area()), "CODE"
    lead.shop.save()


def test_open_lead_of_a_tied_shop_becomes_that_of_its_operator() -> None:
    lead = lead_of_shop()
    tie(lead)

    assert adopt_linked_shops(at=NOW) == 1

    lead.refresh_from_db()
    operator = lead.operator
    assert operator is not None
    assert (lead.subject_key, lead.area) == (f"operator:{operator.pk}", operator.area)
    assert lead.findings.get().operator == operator
    assert lead.events.get().event == SystemEvent.LINKED
    assert list(Lead.objects.search(operator.name)) == [lead]
    assert adopt_linked_shops(at=NOW) == 0


def test_lead_stays_where_the_operator_has_one_already() -> None:
    lead = lead_of_shop()
    tie(lead)
    assert lead.shop is not None
    make_lead(operator=lead.shop.operator, violation=lead.violation)
    assert adopt_linked_shops(at=NOW) == 0


def test_closed_lead_stays_as_it_was() -> None:
    lead = lead_of_shop(LeadStatus.CLOSED)
    tie(lead)
    assert adopt_linked_shops(at=NOW) == 0
