"""Many leads at once: what can be done is done, the rest keeps its sentence."""

from __future__ import annotations

import pytest
from tests.factories import NOW, make_area, make_lead, make_monitor, make_organisation

from wangjian.desk.audit.models import Entry
from wangjian.desk.leads.actions import bulk_dispatch, bulk_triage
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadStatus

pytestmark = pytest.mark.django_db


def test_bulk_triage_does_what_it_can_and_names_what_it_cannot() -> None:
    new, closed = make_lead(), make_lead(LeadStatus.CLOSED)

    result = bulk_triage(leads=[closed, new], by=make_monitor(), at=NOW)

    assert [lead.pk for lead in result.done] == [new.pk]
    assert [(lead.pk, sentence) for lead, sentence in result.refused] == [
        (closed.pk, "线索现为“已办结”,不能研判通过。")
    ]
    assert Entry.objects.filter(event="LEAD_TRIAGED").count() == 1


def test_bulk_dispatch_without_office_goes_by_area() -> None:
    areas = [make_area(bureau=make_organisation()) for _ in range(2)]
    leads = [make_lead(LeadStatus.TRIAGED, area=area) for area in areas]
    nowhere = make_lead(LeadStatus.TRIAGED)

    result = bulk_dispatch(leads=[*leads, nowhere], organisation=None, by=make_monitor(), at=NOW)

    assert {lead.organisation for lead in result.done} == {area.bureau for area in areas}
    assert result.refused == ((nowhere, "该线索辖区待定,请选择承办单位。"),)


def test_bulk_dispatch_refused_lead_is_left_as_it_was() -> None:
    nowhere = make_lead(LeadStatus.TRIAGED)
    bulk_dispatch(leads=[nowhere], organisation=None, by=make_monitor(), at=NOW)
    assert Lead.objects.get(pk=nowhere.pk).status == LeadStatus.TRIAGED
    assert not nowhere.events.exists()
