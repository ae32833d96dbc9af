"""A finding with its quote marked where it stands in the original text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wangjian.desk.accounts.privacy import masked
from wangjian.desk.leads.clock import day_of
from wangjian.desk.leads.models import Finding, Verdict
from wangjian.desk.leads.presenters.law_panel import LawWords, law_words
from wangjian.law import violations

CONTEXT = 160
"""Characters shown on either side of the quote before the rest folds away."""

FIELDS = {
    "shop_name": "店铺名称",
    "licence_text": "执照文字",
    "licence_shown": "执照公示",
    "title": "标题",
    "description": "描述",
    "attributes": "商品参数",
    "text": "正文",
    "uscc": "统一社会信用代码",
}


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The original text in three parts; ``cut_before`` and ``cut_after`` tell that ``before``/``after`` are not all."""

    before: str
    mark: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    finding: Finding
    violation: str
    field_label: str
    text: MarkedText
    reason: str
    laws: tuple[LawWords, ...]
    certainty: int
    """Per cent."""
    is_exempt: bool
    exempt_ground: str
    rule: str
    """Rule and version, as in ``ad.absolute.rank · 1.2.0``."""
    is_trial: bool
    captured_at: datetime | None
    verdict: str
    verdict_label: str


def finding_view(finding: Finding, *, context: int = CONTEXT, unmasked: bool = False) -> FindingView:
    """``finding`` should come with its last verdict (``FindingQuerySet.with_verdict``).

    Numbers that identify a person are covered unless ``unmasked``, which the caller records (``note_unmasked``).
    """
    verdict = getattr(finding, "verdict", None) or ""
    seen_on = day_of(finding.captured_at) if finding.captured_at else None
    return FindingView(
        finding=finding,
        violation=violations.title(finding.violation),
        field_label=FIELDS.get(finding.field, finding.field),
        text=marked(finding, context, unmasked=unmasked),
        reason=finding.reason,
        laws=tuple(law_words(reference, seen_on) for reference in finding.laws),
        certainty=round(finding.score * 100),
        is_exempt=bool(finding.exempt),
        exempt_ground=finding.exempt,
        rule=f"{finding.rule} · {finding.rule_version}",
        is_trial=finding.shadow,
        captured_at=finding.captured_at,
        verdict=verdict,
        verdict_label=Verdict(verdict).label if verdict else "",
    )


def marked(finding: Finding, context: int = CONTEXT, *, unmasked: bool = False) -> MarkedText:
    """Where the original text is not kept, the quote stands alone."""
    start, end = finding.start, finding.end
    if finding.text[start:end] != finding.quote:
        return MarkedText("", finding.quote, "", cut_before=False, cut_after=False)
    # Masking keeps every character in its place, so the quote is still where it was.
    text = finding.text if unmasked else masked(finding.text)
    first, last = max(0, start - context), end + context
    return MarkedText(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))
