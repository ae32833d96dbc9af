"""When a shop becomes tied to its operator, its open leads become those of the operator."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wangjian.desk.leads.models import Finding, Lead, LeadEvent
from wangjian.desk.leads.states import SystemEvent
from wangjian.desk.leads.subject import operator_key


@transaction.atomic
def adopt_linked_shops(*, at: datetime) -> int:
    """Hand open leads of newly tied shops to their operators; how many were.

    Where the operator already has an open lead for the same violation both stay, for an officer to decide.
    """
    orphans = Lead.objects.open().filter(operator__isnull=True, shop__operator__isnull=False)
    adopted = 0
    for lead in orphans.select_for_update(of=("self",)).select_related("shop__operator").order_by("pk"):
        adopted += _adopt(lead, at)
    return adopted


def _adopt(lead: Lead, at: datetime) -> bool:
    assert lead.shop is not None
    operator = lead.shop.operator
    assert operator is not None
    key = operator_key(operator.pk)
    if Lead.objects.open().filter(subject_key=key, violation=lead.violation).exists():
        return False
    lead.subject_key, lead.operator = key, operator
    lead.area_id = lead.area_id or operator.area_id
    lead.search_text = lead.search_pairs = ""
    lead.set_search_text(lead.number, operator.name, operator.uscc, lead.shop.name, lead.shop.external_id, lead.title)
    lead.save()
    Finding.all_versions.filter(lead=lead).update(operator=operator, subject_key=key)
    detail = {"operator": operator.pk, "ground": lead.shop.link_reason}
    LeadEvent.objects.create(
        lead=lead, at=at, event=SystemEvent.LINKED, from_status=lead.status, to_status=lead.status, detail=detail
    )
    return True
