"""What stands on a lead's page besides its findings and acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters import TimelineEntry, area_words, subject_words
from wangjian.kernel.explanation import Explanation
from wangjian.web.words import time_words

SYSTEM = "系统"


@dataclass(frozen=True, slots=True)
class ScoreStep:
    text: str
    points: str
    source: str


def facts_of(lead: Lead) -> list[dict[str, Any]]:
    """What is known, each with where it comes from."""
    facts: list[dict[str, Any]] = []
    if lead.operator:
        where = reverse("operator", args=[lead.operator.pk])
        facts.append({"label": "经营者", "value": lead.operator.name, "url": where, "note": lead.operator.uscc or ""})
        facts.append({"label": "住所", "value": lead.operator.address})
    if lead.shop:
        note = lead.shop.link_reason or lead.shop.get_link_method_display()
        where = reverse("shop", args=[lead.shop.pk])
        facts.append({"label": "店铺", "value": f"{lead.shop}({lead.shop.platform})", "url": where, "note": note})
    if not lead.operator and not lead.shop:
        facts.append({"label": "来源", "value": subject_words(lead), "note": "没有对上店铺或经营者"})
    facts.append({"label": "地区", "value": area_words(lead.area)})
    facts.append(
        {"label": "发现", "value": _moment(lead.opened_at), "note": f"最近抓取 {_moment(lead.last_captured_at)}"}
    )
    if lead.repeat_count:
        facts.append({"label": "再犯", "value": f"两年内同类问题已查实 {lead.repeat_count} 次"})
    if lead.outcome:
        facts.append({"label": "核查结果", "value": lead.get_outcome_display(), "note": lead.outcome_note})
    return [fact for fact in facts if fact["value"]]


def score_steps(lead: Lead) -> tuple[str, list[ScoreStep]]:
    """Summary and steps of the score; empty where the lead carries no explanation."""
    if not lead.score_explanation:
        return "", []
    explanation = Explanation.from_json(lead.score_explanation)
    steps = [ScoreStep(r.text, _points(r.points), r.source) for r in explanation.reasons]
    return explanation.summary, steps


def _points(points: float | None) -> str:
    if points is None:
        return ""
    return f"{points:+g}" if points else "0"


def timeline_shown(entries: list[TimelineEntry], wanted: str) -> list[TimelineEntry]:
    """All entries, or only those of people, or only the system's."""
    if wanted == "people":
        return [entry for entry in entries if entry.who != SYSTEM]
    return [entry for entry in entries if entry.who == SYSTEM] if wanted == "system" else entries


def _moment(at: Any) -> str:
    return time_words(timezone.localtime(at), today=timezone.localdate()) if at else "不明"
