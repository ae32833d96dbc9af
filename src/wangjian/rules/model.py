"""What a rule pack says, after loading: immutable values without behaviour of their own.

A pack is a folder ``rulepacks/<subject>/<pack>/`` with ``pack.yml`` and ``rules/*.yml``. A rule fires where one of its
*triggers* stands in the (normalised) text and its *when* expression over named features holds; it stays visible but
harmless where one of its *exemptions* holds. Features are functions of :mod:`wangjian.engine.detect`; a rule only
names them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path


class PackState(StrEnum):
    """Life of a pack version. A live version never changes; its content hash is recorded in findings."""

    DRAFT = "draft"
    VALIDATED = "validated"
    SHADOW = "shadow"
    """Runs and is counted, but its findings never become leads."""
    LIVE = "live"
    RETIRED = "retired"


class Confidence(StrEnum):
    """How sure the fact of law is (A seen in the text, B known but not checked, C to be verified before use)."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class LawRef:
    """An article that applies to acts from ``active_from`` up to, not including, ``active_until``."""

    law: str
    """Key of the statute in the lawbook, such as ``AD`` or ``AUCL25``."""
    article: str
    role: str = "breach"
    """``breach`` (what is broken) or ``penalty`` (what follows)."""
    active_from: date | None = None
    active_until: date | None = None
    confidence: Confidence = Confidence.A

    def in_force(self, on: date) -> bool:
        return (self.active_from is None or self.active_from <= on) and (
            self.active_until is None or on < self.active_until
        )

    @property
    def citation(self) -> str:
        """Stored form in findings, such as ``AD:9(三)``; presenters turn it into words with the lawbook."""
        return f"{self.law}:{self.article}"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One pattern for the multi-pattern scanner, matched against normalised text.

    A literal when ``is_regex`` is false; otherwise a regular expression in the common subset of Hyperscan and ``re``.
    """

    pattern: str
    is_regex: bool = False
    name: str = ""
    """Name of the word group, readable by features as ``hit.trigger``."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground on which the law lets the wording stand. The first that holds, in order, is recorded in the finding."""

    ground: str
    """Permanent key, such as ``own_range``; the finding's ``exempt`` column."""
    when: str
    basis: LawRef | None
    note: str
    """One Chinese sentence for the officer."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text the rule must (``hit``) or must not (``near_miss``) flag, or is known to get wrong (``known_miss``)."""

    text: str
    ground: str = ""
    """For a near miss: the exemption that must be recorded; empty when the rule must stay silent."""
    kind: str = ""
    fields: dict[str, object] = field(default_factory=dict)
    """Further columns of the observation, such as ``category``."""


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    violation: str
    """Key of the violation table, such as ``ad.absolute``."""
    title: str
    severity: int
    """1 (formal) to 5 (danger to life, health or many people)."""
    certainty: float
    """Score of a finding before features raise or lower it, 0 to 1."""
    kinds: tuple[str, ...]
    """Observation kinds the rule reads."""
    fields: tuple[str, ...]
    """Text columns it reads; empty means all text columns of the kind."""
    laws: tuple[LawRef, ...]
    triggers: tuple[Trigger, ...]
    """Empty for a row rule, whose ``when`` looks at the columns of the row instead of at a place in a text."""
    when: str
    """Expression over named features: names, ``and``, ``or``, ``not``, parentheses; empty means always."""
    exemptions: tuple[Exemption, ...]
    officer_message: str
    merchant_message: str
    """How the merchant can say it lawfully."""
    active_from: date
    active_until: date | None
    hits: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    known_misses: tuple[Example, ...]
    path: Path
    """File the rule was read from, for error messages."""

    def in_force(self, on: date) -> bool:
        return self.active_from <= on and (self.active_until is None or on < self.active_until)


@dataclass(frozen=True, slots=True)
class RulePack:
    id: str
    subject: str
    title: str
    version: str
    state: PackState
    rules: tuple[Rule, ...]
    lexicons: dict[str, tuple[str, ...]]
    """Named word lists that triggers and features of this pack may use."""
    digest: str
    """SHA-256 of the canonical content, so that a changed live version is noticed."""
    path: Path
