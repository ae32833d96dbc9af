"""Findings become leads: one open lead for each subject and violation, which new findings join.

Works on stretches of loose findings, each in one transaction with its audit entry, so a killed run leaves whole
stretches done and the next call goes on with the rest. Exempt findings and those of rules on trial are never loose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.batches import batched
from wangjian.desk.leads.actions.numbering import take_numbers
from wangjian.desk.leads.actions.opening import Key, open_leads_for
from wangjian.desk.leads.actions.rescoring import rescore
from wangjian.desk.leads.finding_set import FindingQuerySet
from wangjian.desk.leads.models import Finding, Lead, LeadEvent
from wangjian.desk.leads.states import LeadStatus, SystemEvent
from wangjian.desk.monitoring.models import Run

STRETCH = 5_000
"""Findings handled in one transaction: a few seconds at most, so that people can write in between."""


@dataclass(frozen=True, slots=True)
class Absorbed:
    opened: int = 0
    """New leads."""
    joined: int = 0
    """Leads that were open and got new findings."""
    findings: int = 0

    def __add__(self, other: Absorbed) -> Absorbed:
        return Absorbed(self.opened + other.opened, self.joined + other.joined, self.findings + other.findings)


def absorb_findings(*, run: Run, at: datetime, told: Callable[[Absorbed], None] | None = None) -> Absorbed:
    """Put every loose finding into the open lead of its subject and violation, opening leads where there is none.

    ``told`` hears the sum after each stretch. Doing it again finds nothing loose and changes nothing.
    """
    total = Absorbed()
    for first, last in _stretches():
        total += _absorb(first, last, run, at)
        if told:
            told(total)
    return total


def _stretches() -> Iterator[tuple[str, str]]:
    """First and last subject of about :data:`STRETCH` loose findings; a subject is never cut in two."""
    loose = Finding.objects.without_lead().order_by("subject_key").values_list("subject_key", flat=True)
    last = ""
    while piece := list(loose.filter(subject_key__gt=last)[:STRETCH]):
        yield piece[0], piece[-1]
        last = piece[-1]


@transaction.atomic
def _absorb(first: str, last: str, run: Run, at: datetime) -> Absorbed:
    # Taking the numbers' row first lets one absorption work at a time: two would open the same lead twice.
    numbers = take_numbers(at)
    loose = Finding.objects.without_lead().filter(subject_key__range=(first, last))
    counts = Counter(loose.values_list("subject_key", "violation").iterator(chunk_size=STRETCH))
    opened = open_leads_for(counts, loose, numbers, run, at)
    touched = _join(loose, counts)
    rescore(touched)
    _note(touched, counts, opened, run, at)
    result = Absorbed(len(opened), len(touched) - len(opened), counts.total())
    if counts:
        detail = {"run": run.number, "findings": result.findings, "opened": result.opened, "joined": result.joined}
        audit.record(AuditEvent.FINDINGS_ABSORBED, target=run, by=audit.SYSTEM, at=at, detail=detail)
    return result


def _join(loose: FindingQuerySet, counts: Counter[Key]) -> list[int]:
    """Tie the stretch to its open leads; their ids, locked in the order everybody uses."""
    touched: list[int] = []
    for subjects in batched(sorted({subject for subject, _ in counts})):
        rows = Lead.objects.open().filter(subject_key__in=subjects).select_for_update().order_by("pk")
        touched += [row.pk for row in rows.only("pk", "subject_key", "violation") if _key(row) in counts]
    open_lead = Lead.objects.open().filter(subject_key=OuterRef("subject_key"), violation=OuterRef("violation"))
    loose.update(lead=Subquery(open_lead.values("pk")[:1]))
    return sorted(touched)


def _key(lead: Lead) -> Key:
    return lead.subject_key, lead.violation


def _note(touched: list[int], counts: Counter[Key], opened: set[Key], run: Run, at: datetime) -> None:
    for ids in batched(touched, 1000):
        leads = Lead.objects.filter(pk__in=ids).only("pk", "subject_key", "violation", "status")
        LeadEvent.objects.bulk_create(
            LeadEvent(
                lead=lead,
                at=at,
                event=SystemEvent.OPENED if _key(lead) in opened else SystemEvent.JOINED,
                from_status="" if _key(lead) in opened else lead.status,
                to_status=LeadStatus(lead.status),
                detail={"run": run.number, "findings": counts[_key(lead)]},
            )
            for lead in leads
        )
