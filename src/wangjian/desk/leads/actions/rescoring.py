"""Brings leads up to what is now known of them: findings, reach, score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wangjian.desk.batches import batched
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.triage_score import TriageFacts, triage_score
from wangjian.desk.registry.models import Shop

_FIELDS = ["severity", "score", "score_explanation", "finding_count", "last_captured_at"]


@dataclass(slots=True)
class _Gathered:
    severity: int = 0
    doubt: float = 1.0
    findings: int = 0
    observations: set[str] = field(default_factory=set)
    shops: set[int] = field(default_factory=set)
    captured: datetime | None = None

    def add(self, severity: int, score: float, observation: str, shop: int | None, captured: datetime | None) -> None:
        self.severity = max(self.severity, severity)
        self.doubt *= 1.0 - score
        self.findings += 1
        self.observations.add(observation)
        if shop is not None:
            self.shops.add(shop)
        if captured is not None and (self.captured is None or captured > self.captured):
            self.captured = captured


def rescore(leads: Iterable[int]) -> None:
    """Recompute the leads with these ids from their findings."""
    for ids in batched(leads, 1000):
        gathered = _gather(ids)
        sales = _sales({shop for one in gathered.values() for shop in one.shops})
        rows = list(Lead.objects.filter(pk__in=ids))
        for lead in rows:
            _apply(lead, gathered[lead.pk], sales)
        # Inserting over what is there writes a row in a tenth of the time that bulk_update takes.
        Lead.objects.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=_FIELDS)


def _gather(ids: list[int]) -> dict[int, _Gathered]:
    gathered: dict[int, _Gathered] = defaultdict(_Gathered)
    rows = Finding.objects.filter(lead__in=ids).order_by("pk")
    columns = ("lead_id", "severity", "score", "observation_id", "shop_id", "captured_at")
    for lead, *values in rows.values_list(*columns).iterator(chunk_size=5000):
        gathered[lead].add(*values)
    return gathered


def _sales(shops: set[int]) -> dict[int, int]:
    known: dict[int, int] = {}
    for ids in batched(sorted(shops)):
        rows = Shop.objects.filter(pk__in=ids).values_list("pk", "annual_sales_fen")
        known.update({shop: fen for shop, fen in rows if fen is not None})
    return known


def _apply(lead: Lead, one: _Gathered, sales: dict[int, int]) -> None:
    turnovers = [sales[shop] for shop in one.shops if shop in sales]
    facts = TriageFacts(
        severity=one.severity or lead.severity,
        certainty=1.0 - one.doubt,
        findings=one.findings,
        listings=len(one.observations),
        shops=len(one.shops),
        annual_sales_fen=sum(turnovers) if turnovers else None,
        repeats=lead.repeat_count,
    )
    lead.score, explanation = triage_score(facts)
    lead.score_explanation = explanation.to_json()
    lead.severity = facts.severity
    lead.finding_count = one.findings
    lead.last_captured_at = one.captured
