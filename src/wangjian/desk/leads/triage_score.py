"""How much a lead deserves an officer's hour, 0 to 100, and why.

Four parts, none of which falls when its fact grows: how severe the violation is, how sure the rules are, how far it
reaches, whether the same subject did the same before. The weights are a judgement of ours, not of law: they are shown
with every score so that an officer can disagree with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2, log10

from wangjian.kernel.explanation import Explanation, Reason

SEVERITY_POINTS = 8
"""For each step of severity, 40 at most."""
CERTAINTY_POINTS = 30
SALES_POINTS, LISTING_POINTS, SHOP_POINTS = 10, 6, 4
REPEAT_POINTS, MOST_REPEAT_POINTS = 5, 10

_SMALL_SALES_FEN, _LARGE_SALES_DECADES = 1_000_000, 3
"""Sales count from 1万元 a year and count in full from 1000万元, three decades above."""


@dataclass(frozen=True, slots=True)
class TriageFacts:
    severity: int
    """1 to 5, the highest of the findings."""
    certainty: float
    """0 to 1: :func:`joint_certainty` of the findings' scores."""
    findings: int
    listings: int
    """Observations concerned: listings, posts, clauses."""
    shops: int
    annual_sales_fen: int | None
    repeats: int
    """Closed leads of this subject for this violation within two years that ended in a breach."""


def joint_certainty(scores: Iterable[float]) -> float:
    """That at least one finding is right, were they independent: 1 − ∏(1 − score)."""
    doubt = 1.0
    for score in scores:
        doubt *= 1.0 - score
    return 1.0 - doubt


def triage_score(facts: TriageFacts) -> tuple[int, Explanation]:
    """The score and the sentences behind its points. No part falls when its fact grows."""
    reasons = (_severity(facts), _certainty(facts), _sales(facts), _listings(facts), _shops(facts), _repeat(facts))
    score = round(sum(reason.points or 0.0 for reason in reasons))
    return score, Explanation(f"研判分 {score}", reasons)


def _severity(facts: TriageFacts) -> Reason:
    return Reason("severity", f"严重程度 {facts.severity} 级(共 5 级)", float(SEVERITY_POINTS * facts.severity))


def _certainty(facts: TriageFacts) -> Reason:
    text = f"{facts.findings} 处发现,合计把握 {facts.certainty:.0%}"
    return Reason("certainty", text, _points(CERTAINTY_POINTS * facts.certainty))


def _sales(facts: TriageFacts) -> Reason:
    if not facts.annual_sales_fen:
        return Reason("sales", "年销售额不详", 0.0)
    decades = log10(max(1.0, facts.annual_sales_fen / _SMALL_SALES_FEN))
    points = min(SALES_POINTS, SALES_POINTS * decades / _LARGE_SALES_DECADES)
    return Reason("sales", f"年销售额 {facts.annual_sales_fen / 1_000_000:,.1f} 万元", _points(points))


def _listings(facts: TriageFacts) -> Reason:
    points = min(LISTING_POINTS, 1.5 * log2(max(1, facts.listings)))
    return Reason("listings", f"涉及 {facts.listings} 个商品页或信息", _points(points))


def _shops(facts: TriageFacts) -> Reason:
    points = min(SHOP_POINTS, 2 * max(0, facts.shops - 1))
    return Reason("shops", f"涉及 {facts.shops} 家网店", _points(points))


def _repeat(facts: TriageFacts) -> Reason:
    if not facts.repeats:
        return Reason("repeat", "两年内无同类问题", 0.0)
    points = min(MOST_REPEAT_POINTS, REPEAT_POINTS * facts.repeats)
    return Reason("repeat", f"两年内同类问题已处理 {facts.repeats} 次", _points(points))


def _points(value: float) -> float:
    return round(value, 1)
