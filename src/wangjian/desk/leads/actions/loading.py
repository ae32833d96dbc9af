"""Takes findings of a run into the desk, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wangjian.desk.batches import batched
from wangjian.desk.leads.actions.rescoring import rescore
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.models.finding import spot_of
from wangjian.desk.leads.subject import subject_key
from wangjian.desk.monitoring.models import Run
from wangjian.desk.registry.models import Shop
from wangjian.desk.registry.queries import shops_by_number

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A row of the engine's result with the original text and address of its observation."""

    finding_id: str
    observation_id: str
    kind: str
    platform: str
    shop_id: str
    violation: str
    rule: str
    rule_version: str
    severity: int
    score: float
    field: str
    start: int
    end: int
    quote: str
    text: str
    reason: str
    laws: tuple[str, ...]
    exempt: str
    shadow: bool
    url: str
    captured_at: datetime | None
    evidence_id: str


@transaction.atomic
def load_findings(*, run: Run, rows: Sequence[NewFinding]) -> int:
    """Store those that are not stored yet; how many say something of a place nothing was known of before.

    Where an earlier version of the rule has judged the same place, the new finding takes its place, in the same lead:
    a revised rule must not open again what officers have closed. Doing it again adds nothing. The log hears of it from
    :func:`absorb_findings`, which follows.
    """
    known: set[str] = set()
    for ids in batched(row.finding_id for row in rows):
        known.update(Finding.all_versions.filter(finding_id__in=ids).values_list("finding_id", flat=True))
    fresh = list({row.finding_id: row for row in rows if row.finding_id not in known}.values())
    earlier = _earlier(fresh)
    shops = shops_by_number({(row.platform, row.shop_id) for row in fresh if row.shop_id})
    findings = [_finding(run, row, shops.get((row.platform, row.shop_id)), earlier) for row in fresh]
    Finding.all_versions.filter(pk__in=[finding.pk for finding in earlier.values()]).update(superseded=True)
    Finding.all_versions.bulk_create(findings, batch_size=CHUNK)
    _rescore_open({finding.lead_id for finding in earlier.values() if finding.lead_id})
    return len(fresh) - len(earlier)


def _earlier(rows: Sequence[NewFinding]) -> dict[str, Finding]:
    """By spot, what stands there now."""
    found: dict[str, Finding] = {}
    for spots in batched(_spot(row) for row in rows):
        found |= {one.spot: one for one in Finding.objects.filter(spot__in=spots).select_related("lead")}
    return found


def _rescore_open(leads: set[int]) -> None:
    rescore(Lead.objects.open().filter(pk__in=leads).order_by("pk").values_list("pk", flat=True))


def _spot(row: NewFinding) -> str:
    return spot_of(
        kind=row.kind,
        observation=row.observation_id,
        rule=row.rule,
        field=row.field,
        start=row.start,
        end=row.end,
        shadow=row.shadow,
    )


def _finding(run: Run, row: NewFinding, shop: Shop | None, earlier: dict[str, Finding]) -> Finding:
    operator = shop.operator if shop else None
    spot = _spot(row)
    before = earlier.get(spot)
    return Finding(
        run=run,
        spot=spot,
        predecessor=before,
        lead=None if row.exempt or before is None else before.lead,
        shop=shop,
        operator=operator,
        area_id=(operator.area_id if operator else None) or (shop.area_id if shop else None),
        subject_key=subject_key(
            operator=operator.pk if operator else None,
            shop=(row.platform, row.shop_id) if row.shop_id else None,
            platform=row.platform,
            observation=row.observation_id,
        ),
        finding_id=row.finding_id,
        observation_id=row.observation_id,
        kind=row.kind,
        platform=row.platform,
        violation=row.violation,
        rule=row.rule,
        rule_version=row.rule_version,
        severity=row.severity,
        score=row.score,
        field=row.field,
        start=row.start,
        end=row.end,
        quote=_keepable(row.quote),
        text=_keepable(row.text),
        reason=_keepable(row.reason),
        laws=list(row.laws),
        exempt=row.exempt,
        shadow=row.shadow,
        url=_keepable(row.url),
        captured_at=row.captured_at,
        evidence_id=row.evidence_id,
    )


def _keepable(text: str) -> str:
    """PostgreSQL keeps no NUL; one character for one keeps the offsets of the quote right."""
    return text.replace("\x00", "\ufffd")
