"""Opens the leads that a stretch of loose findings needs and that are not open yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Min

from wangjian.desk.batches import batched
from wangjian.desk.leads.actions.numbering import Numbers
from wangjian.desk.leads.finding_set import FindingQuerySet
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.naming import source_words
from wangjian.desk.leads.states import BREACH_OUTCOMES, LeadStatus
from wangjian.desk.monitoring.models import Run
from wangjian.law import violations

Key = tuple[str, str]
"""Subject and violation."""

REPEAT_WINDOW = timedelta(days=730)
"""A breach closed within two years makes the next one a repeat (首违不罚 asks the same question)."""


def open_leads_for(counts: Counter[Key], loose: FindingQuerySet, numbers: Numbers, run: Run, at: datetime) -> set[Key]:
    """Open a lead for each key without one; the keys that got one."""
    missing = set(counts) - _open_keys(counts)
    if not missing:
        return set()
    repeats = _repeats(missing, at)
    leads = [
        _lead(finding, run, numbers.next(), repeats.get((finding.subject_key, finding.violation), 0), at)
        for finding in _first_findings(missing, loose)
    ]
    Lead.objects.bulk_create(leads, batch_size=1000)
    numbers.keep()
    return missing


def _open_keys(keys: Iterable[Key]) -> set[Key]:
    found: set[Key] = set()
    for subjects in batched(sorted({subject for subject, _ in keys})):
        found.update(
            Lead.objects.open().filter(subject_key__in=subjects).values_list("subject_key", "violation").iterator()
        )
    return found


def _first_findings(missing: set[Key], loose: FindingQuerySet) -> list[Finding]:
    """The first finding of each key, from which the lead takes operator, shop and area; in order of discovery."""
    firsts = loose.order_by().values("subject_key", "violation").annotate(first=Min("pk"))
    wanted = sorted(row["first"] for row in firsts.iterator() if (row["subject_key"], row["violation"]) in missing)
    found: list[Finding] = []
    for ids in batched(wanted):
        found += Finding.objects.filter(pk__in=ids).select_related("operator", "shop").order_by("pk")
    return found


def _repeats(keys: set[Key], at: datetime) -> dict[Key, int]:
    counted: dict[Key, int] = {}
    for subjects in batched(sorted({subject for subject, _ in keys})):
        closed = Lead.objects.filter(
            subject_key__in=subjects,
            status=LeadStatus.CLOSED,
            outcome__in=BREACH_OUTCOMES,
            closed_at__gte=at - REPEAT_WINDOW,
        )
        rows = closed.order_by().values("subject_key", "violation").annotate(number=Count("pk"))
        counted.update({(row["subject_key"], row["violation"]): row["number"] for row in rows})
    return counted


def _lead(finding: Finding, run: Run, number: str, repeats: int, at: datetime) -> Lead:
    name = _name(finding)
    lead = Lead(
        number=number,
        subject_key=finding.subject_key,
        operator=finding.operator,
        shop=finding.shop,
        violation=finding.violation,
        title=f"{name}涉嫌{violations.title(finding.violation).removeprefix('涉嫌')}"[:300],
        area_id=finding.area_id,
        run=run,
        severity=finding.severity,
        score=0,
        repeat_count=repeats,
        opened_at=at,
    )
    operator, shop = finding.operator, finding.shop
    lead.set_search_text(
        number,
        operator.name if operator else None,
        operator.uscc if operator else None,
        shop.name if shop else None,
        shop.external_id if shop else None,
        shop.claimed_operator_name if shop else None,
        violations.title(finding.violation),
    )
    return lead


def _name(finding: Finding) -> str:
    if finding.operator:
        return finding.operator.name
    if finding.shop:
        return str(finding.shop)
    return source_words(finding.platform, finding.observation_id)
