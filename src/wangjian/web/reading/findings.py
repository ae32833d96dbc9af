"""Findings for lists and pages, and how often a rule was right so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.db.models import Max, Q

from wangjian.desk.accounts.models import User
from wangjian.desk.leads import queries
from wangjian.desk.leads.finding_set import FindingFilter, FindingQuerySet
from wangjian.desk.leads.models import Finding, Judgement, Verdict
from wangjian.desk.paging import Page
from wangjian.desk.registry.models import Operator, Shop

Z_95 = 1.96
LATEST = 3000


@dataclass(frozen=True, slots=True)
class FindingChoice:
    """The desk's filter, and what only pages ask for."""

    chosen: FindingFilter
    severity_from: int | None = None
    score_from: float | None = None
    lead: str = ""
    """Number of a lead."""
    shop: int | None = None
    operator: int | None = None
    judged: bool | None = None


@dataclass(frozen=True, slots=True)
class Precision:
    """Last judgements on findings of one version of a rule; doubtful ones count for neither side."""

    true: int
    lawful: int
    unsure: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval of the share that was true, at 95 %."""
        return wilson(self.true, self.true + self.lawful)


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Bounds within which the true share lies, honest for small numbers. ``(0, 1)`` when nothing was counted."""
    if total == 0:
        return 0.0, 1.0
    share, square = hits / total, Z_95**2
    middle = share + square / (2 * total)
    spread = Z_95 * sqrt(share * (1 - share) / total + square / (4 * total**2))
    whole = 1 + square / total
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def rows(user: User, choice: FindingChoice) -> FindingQuerySet:
    found = Finding.objects.visible_to(user).filter_by(choice.chosen)
    conditions = {
        "severity__gte": choice.severity_from,
        "score__gte": choice.score_from,
        "lead__number": choice.lead or None,
        "shop": choice.shop,
        "operator": choice.operator,
    }
    found = found.filter(**{name: value for name, value in conditions.items() if value is not None})
    return found if choice.judged is None else found.filter(judgements__isnull=not choice.judged).distinct()


def page(user: User, choice: FindingChoice, *, after: str) -> Page[Finding]:
    return queries.page_findings(rows(user, choice), after=after)


def finding(user: User, finding_id: str) -> Finding | None:
    found = Finding.objects.visible_to(user).with_verdict()
    return found.select_related("shop", "operator", "area", "lead", "run").filter(finding_id=finding_id).first()


TextKey = tuple[str, str, str, str]
"""Kind, platform, observation and field: what names one original text."""


def text_key(finding: Finding) -> TextKey:
    return finding.kind, finding.platform, finding.observation_id, finding.field


def of_same_texts(user: User, findings: Sequence[Finding]) -> dict[TextKey, list[Finding]]:
    """All findings in the texts of these, themselves among them, as they stand in each. Trial rules are left out."""
    # By shop where there is one, by run otherwise: those columns have an index, the observation's number has none.
    near = Q(shop__in={f.shop_id for f in findings if f.shop_id}) | Q(
        shop__isnull=True, run__in={f.run_id for f in findings if not f.shop_id}
    )
    here = Finding.objects.visible_to(user).filter(near, observation_id__in={f.observation_id for f in findings})
    texts: dict[TextKey, list[Finding]] = {text_key(finding): [] for finding in findings}
    for other in here.filter(shadow=False).with_verdict().order_by("start", "-end", "pk"):
        if text_key(other) in texts:
            texts[text_key(other)].append(other)
    return texts


def judgements(finding: Finding) -> list[Judgement]:
    """The latest first."""
    return list(finding.judgements.select_related("by__organisation").order_by("-pk"))


def precision(rule: str, version: str) -> Precision:
    of_rule = Judgement.objects.filter(finding__rule=rule, finding__rule_version=version).order_by()
    last = of_rule.values("finding").annotate(last=Max("pk")).values("last")
    counted = Counter(Judgement.objects.filter(pk__in=last).values_list("verdict", flat=True))
    return Precision(counted[Verdict.TRUE], counted[Verdict.LAWFUL], counted[Verdict.UNSURE])


def of_operator(user: User, operator: Operator, limit: int) -> list[Finding]:
    return _some(operator.findings.visible_to(user), limit)


def of_shop(user: User, shop: Shop, limit: int) -> list[Finding]:
    return _some(shop.findings.visible_to(user), limit)


def _some(found: FindingQuerySet, limit: int) -> list[Finding]:
    names = found.with_verdict().select_related("shop", "operator", "area", "lead")
    return list(names.filter(shadow=False).order_by("-score", "-pk")[:limit])


def platforms(user: User) -> list[str]:
    """Platforms among the latest findings: looking through all of them would cost more than the list itself."""
    latest = Finding.objects.visible_to(user).order_by("-pk").values_list("platform", flat=True)[:LATEST]
    return sorted({platform for platform in latest if platform})
