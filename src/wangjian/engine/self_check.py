"""A merchant checks a text before publishing it: what was found, why, on what law, and how to say it lawfully."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from wangjian.engine.plan import compile_plan
from wangjian.engine.scan import Found, Scan
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.rules.model import RulePack

_TITLE_LENGTH = 60
"""Platforms cut titles at about this length; what is longer, or has lines, is a description."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One wording and what the merchant should know about it."""

    violation: str
    rule: str
    rule_version: str
    severity: int
    score: float
    start: int
    end: int
    quote: str
    reasons: tuple[str, ...]
    """Why: what the rule is about, then what was seen in the text, then why it may stand."""
    laws: tuple[str, ...]
    exempt: str | None
    """Ground on which the wording may stand; nothing need be changed then."""
    instead: str
    """How to say it lawfully."""


def self_check(
    text: str, packs: Iterable[RulePack], *, kind: str, as_of: date, columns: dict[str, Any] | None = None
) -> tuple[Advice, ...]:
    """Judge one text as an observation of ``kind``; ``columns`` adds what else is known, such as ``category``.

    Advice comes in the order of the text. Raises PlanInvalid for an unknown kind.
    """
    scan = Scan(compile_plan(packs, kind=kind, as_of=as_of))
    row = {"id": "1", _field(kind, text): text, **(columns or {})}
    return tuple(map(_advice, scan.found(pa.RecordBatch.from_pylist([row], schema=KINDS[kind]))))


def _field(kind: str, text: str) -> str:
    if kind == "listing":
        return "title" if len(text) <= _TITLE_LENGTH and "\n" not in text else "description"
    return TEXT_FIELDS[kind][0]


def _advice(found: Found) -> Advice:
    rule, verdict = found.planned.rule, found.verdict
    return Advice(
        violation=rule.violation,
        rule=rule.id,
        rule_version=found.planned.version,
        severity=rule.severity,
        score=verdict.score,
        start=found.start,
        end=found.end,
        quote=found.quote,
        reasons=(rule.title, *verdict.reasons, *((verdict.note,) if verdict.note else ())),
        laws=verdict.laws,
        exempt=verdict.exempt,
        instead=rule.merchant_message.replace("{quote}", found.quote),
    )
