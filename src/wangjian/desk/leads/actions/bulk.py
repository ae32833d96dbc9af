"""The same act on many leads: those that can be done are done, the others keep their sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wangjian.desk.accounts.models import Organisation, User
from wangjian.desk.leads.actions.life import dispatch, triage
from wangjian.desk.leads.models import Lead
from wangjian.desk.policies import UnableToAct


@dataclass(frozen=True, slots=True)
class BulkResult:
    done: tuple[Lead, ...]
    refused: tuple[tuple[Lead, str], ...]


def bulk_triage(*, leads: Iterable[Lead], by: User, at: datetime) -> BulkResult:
    return _each(leads, lambda lead: triage(lead=lead, by=by, at=at))


def bulk_dispatch(
    *, leads: Iterable[Lead], organisation: Organisation | None, by: User, at: datetime, note: str = ""
) -> BulkResult:
    """Hand leads to one bureau or, without ``organisation``, each to the bureau of its area."""
    return _each(leads, lambda lead: dispatch(lead=lead, organisation=organisation, note=note, by=by, at=at))


@transaction.atomic
def _each(leads: Iterable[Lead], act: Callable[[Lead], Lead]) -> BulkResult:
    done: list[Lead] = []
    refused: list[tuple[Lead, str]] = []
    leads = sorted(leads, key=lambda lead: lead.pk)
    # All rows before the first audit entry, and in one order: whoever holds a row and waits for the head of the audit
    # chain would otherwise wait for us while we, holding the head, wait for her row.
    list(Lead.objects.select_for_update().filter(pk__in=[lead.pk for lead in leads]).order_by("pk").values("pk"))
    for lead in leads:
        try:
            with transaction.atomic():
                done.append(act(lead))
        except UnableToAct as refusal:
            refused.append((lead, str(refusal)))
    return BulkResult(tuple(done), tuple(refused))
