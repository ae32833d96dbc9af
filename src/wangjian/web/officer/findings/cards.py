"""A finding as cards and pages show it: marked text, rule with how often it was right, law with its version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from wangjian.desk.accounts.models import User
from wangjian.desk.accounts.privacy import masked
from wangjian.desk.leads import policies
from wangjian.desk.leads.models import Finding
from wangjian.desk.leads.presenters import FindingView, LawWords, area_words, finding_view
from wangjian.desk.policies import why_not
from wangjian.web.officer.findings.marking import CURRENT, EXEMPT, OTHER, Part, Span, cut, fold
from wangjian.web.reading import findings, rules
from wangjian.web.reading.findings import Precision
from wangjian.web.words import date_words

QUOTE_SIDE = 24
"""Characters beside the quote in a line of a list."""


@dataclass(frozen=True, slots=True)
class LawCard:
    title: str
    version: str
    why: str
    open: bool


@dataclass(frozen=True, slots=True)
class FindingCard:
    view: FindingView
    subject: str
    rule_title: str
    exempt: str
    """Ground in words; empty when nothing exempts it."""
    precision: str
    laws: list[LawCard]
    can_judge: bool
    why_not_judge: str


@dataclass(frozen=True, slots=True)
class TextCard:
    """One original text with everything found in it."""

    first: FindingCard
    parts: list[Part]
    findings: list[FindingCard]


@dataclass(frozen=True, slots=True)
class FindingRow:
    finding: Finding
    violation: str
    before: str
    after: str
    mark: str
    subject: str
    area: str
    exempt: str
    verdict: str
    certainty: str


@dataclass
class CardMaker:
    """Makes cards for one person; asks for the record of each rule once."""

    user: User
    _precisions: dict[tuple[str, str], str] = field(default_factory=dict)

    def card(self, finding: Finding) -> FindingCard:
        view = finding_view(finding)
        refusal = why_not(policies.check_can_judge, self.user, finding)
        return FindingCard(
            view=view,
            subject=subject_of(finding),
            rule_title=rules.rule_title(finding.rule),
            exempt=rules.exemption_words(finding.rule, finding.exempt),
            precision=self._precision(finding.rule, finding.rule_version),
            laws=law_cards(view.laws, finding.captured_at, open_first=True),
            can_judge=not refusal,
            why_not_judge=refusal,
        )

    def text_cards(self, found: Sequence[Finding]) -> list[TextCard]:
        """The findings put together by text, with the exempt triggers of the same text marked beside them."""
        texts = findings.of_same_texts(self.user, found) if found else {}
        return [self._text_card(found, key, beside) for key, beside in texts.items()]

    def _text_card(self, found: Sequence[Finding], key: findings.TextKey, beside: Sequence[Finding]) -> TextCard:
        own = [finding for finding in found if findings.text_key(finding) == key]
        chosen = {finding.pk for finding in own}
        cards = [self.card(finding) for finding in own]
        exempt = [self.card(other) for other in beside if other.exempt and other.pk not in chosen]
        return TextCard(cards[0], fold(marked_parts(own[0], beside)), [*cards, *exempt])

    def _precision(self, rule: str, version: str) -> str:
        key = (rule, version)
        if key not in self._precisions:
            self._precisions[key] = precision_words(findings.precision(rule, version))
        return self._precisions[key]


def finding_row(finding: Finding) -> FindingRow:
    view = finding_view(finding, context=QUOTE_SIDE)
    return FindingRow(
        finding=finding,
        violation=view.violation,
        before=("…" if view.text.cut_before else "") + view.text.before,
        after=view.text.after + ("…" if view.text.cut_after else ""),
        mark=EXEMPT if finding.exempt else OTHER,
        subject=subject_of(finding),
        area=area_words(finding.area) if finding.area else "—",
        exempt=rules.exemption_words(finding.rule, finding.exempt),
        verdict=view.verdict_label,
        certainty="—" if finding.exempt else f"{view.certainty}%",
    )


def marked_parts(
    finding: Finding, same_text: Sequence[Finding], *, current: int | None = None, unmasked: bool = False
) -> list[Part]:
    """The text with everything found in it; ``current`` is the finding being looked at.

    Numbers that identify a person are covered; covering keeps every character in its place.
    """
    if finding.text[finding.start : finding.end] != finding.quote:
        # The original text was not kept: the quote stands alone.
        return [Part(finding.quote, OTHER, "")]
    text = finding.text if unmasked else masked(finding.text)
    return cut(text, [_span(other, current) for other in same_text if other.text == finding.text])


def _span(other: Finding, current: int | None) -> Span:
    exempt = rules.exemption_words(other.rule, other.exempt)
    mark = EXEMPT if exempt else CURRENT if other.pk == current else OTHER
    return Span(other.start, other.end, mark, exempt)


def subject_of(finding: Finding) -> str:
    if finding.shop:
        return str(finding.shop)
    return str(finding.operator) if finding.operator else finding.observation_id


def precision_words(record: Precision) -> str:
    """``人工判断 12 处:属实 11,不属于违法 1;属实率 92%(95% 区间 65%–99%)``"""
    judged = record.true + record.lawful + record.unsure
    if not judged:
        return "这条规则还没有人工判断"
    counts = [("属实", record.true), ("不属于违法", record.lawful), ("存疑", record.unsure)]
    words = f"人工判断 {judged} 处:" + ",".join(f"{label} {number}" for label, number in counts if number)
    decided = record.true + record.lawful
    if not decided:
        return words
    low, high = record.interval
    return f"{words};属实率 {record.true / decided:.0%}(95% 区间 {low:.0%}–{high:.0%})"


def law_cards(laws: Sequence[LawWords], captured_at: datetime | None, *, open_first: bool) -> list[LawCard]:
    day = date_words(timezone.localdate(captured_at)) if captured_at else ""
    return [
        LawCard(law.text, law.version, _why_this_version(law, day), open_first and index == 0)
        for index, law in enumerate(laws)
    ]


def _why_this_version(law: LawWords, day: str) -> str:
    """An act is judged by the law in force when it was done (处罚法 37)."""
    if not day:
        return "抓取时间不明,按现行版本列出,须核对行为发生的时间。"
    if not law.in_force:
        return f"{day}看到时这一版本不在施行期内,须人工核对适用的版本。"
    unverified = "这条依据尚待法制机构核对。" if law.unverified else ""
    return f"{day}看到,适用当时有效的版本;以后的新法处罚更轻的,从新法(行政处罚法第三十七条)。{unverified}"
