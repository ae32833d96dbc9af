"""Rule packs compiled once for one observation kind and one day: what to look for, and what to do where it is found.

Patterns are shared: a word that five rules trigger on is searched once and leads to five targets.
Words are normalised as texts are, so that ``No.1`` in a pack meets ``ＮＯ．１`` in a listing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.textnorm import normalise
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.rules.expression import Condition, parse
from wangjian.rules.model import Exemption, LawRef, PackState, Rule, RulePack, Trigger

RUNNING = frozenset({PackState.SHADOW, PackState.LIVE})
"""States whose rules run over the market."""
EVERY_STATE = frozenset(PackState)
"""For the author, who tests a pack before it is live."""

_DIGEST_SHOWN = 8


class PlanInvalid(WangjianError):
    """The packs cannot be run over this kind of observation."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the scanner looks for in normalised text."""

    text: str
    is_regex: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a found pattern concerns."""

    rule: int
    """Index in :attr:`Plan.rules`."""
    group: str
    """Name of the word group; features read it as ``hit.trigger``."""


@dataclass(frozen=True, slots=True)
class PlannedExemption:
    """A ground of the law and the condition under which it holds."""

    exemption: Exemption
    condition: Condition


@dataclass(frozen=True, slots=True)
class PlannedRule:
    """A rule ready to judge hits."""

    rule: Rule
    version: str
    """Pack, version and content hash, as findings carry it."""
    shadow: bool
    condition: Condition
    exemptions: tuple[PlannedExemption, ...]
    laws: tuple[str, ...]
    """Citations of the articles broken, in force on the day of the plan."""
    fields: frozenset[str]
    lexicons: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that runs over one kind of observation on one day."""

    kind: str
    as_of: date
    rules: tuple[PlannedRule, ...]
    patterns: tuple[Pattern, ...]
    targets: tuple[tuple[Target, ...], ...]
    """For each pattern, whom it concerns."""
    row_rules: tuple[int, ...]
    """Indices of the rules that look at rows instead of places in a text."""
    fields: tuple[str, ...]
    """Text columns that some rule reads, in the order of the schema."""


def rule_version(pack: RulePack) -> str:
    """``ad-absolute@1.2.0+9f86d081``; a pack in shadow says so: ``ad-absolute@1.2.0-shadow+9f86d081``."""
    state = "-shadow" if pack.state is PackState.SHADOW else ""
    return f"{pack.id}@{pack.version}{state}+{pack.digest[:_DIGEST_SHOWN]}"


def is_shadow(version: str) -> bool:
    """Whether a finding's ``rule_version`` was made by a pack in shadow, whose findings never become leads."""
    return version.split("+", 1)[0].endswith("-shadow")


def compile_plan(packs: Iterable[RulePack], *, kind: str, as_of: date, states: frozenset[PackState] = RUNNING) -> Plan:
    """Compile the rules of ``packs`` for ``kind`` in force on ``as_of``. Raises PlanInvalid, ExpressionInvalid."""
    if kind not in KINDS:
        raise PlanInvalid(f"没有“{kind}”这种观测,可用的有:{'、'.join(KINDS)}")
    rules = tuple(
        _planned(rule, pack, kind, as_of)
        for pack in packs
        if pack.state in states
        for rule in pack.rules
        if kind in rule.kinds and rule.in_force(as_of)
    )
    targets = _targets(rules)
    read = frozenset[str]().union(*(planned.fields for planned in rules))
    return Plan(
        kind=kind,
        as_of=as_of,
        rules=rules,
        patterns=tuple(targets),
        targets=tuple(tuple(found) for found in targets.values()),
        row_rules=tuple(index for index, planned in enumerate(rules) if not planned.rule.triggers),
        fields=tuple(name for name in TEXT_FIELDS.get(kind, ()) if name in read),
    )


def _planned(rule: Rule, pack: RulePack, kind: str, as_of: date) -> PlannedRule:
    return PlannedRule(
        rule=rule,
        version=rule_version(pack),
        shadow=pack.state is PackState.SHADOW,
        condition=parse(rule.when),
        exemptions=tuple(PlannedExemption(exemption, parse(exemption.when)) for exemption in rule.exemptions),
        laws=tuple(law.citation for law in _breaches(rule.laws) if law.in_force(as_of)),
        fields=frozenset(rule.fields or TEXT_FIELDS.get(kind, ())),
        lexicons={name: frozenset(map(_normal, words)) for name, words in pack.lexicons.items()},
    )


def _breaches(laws: Sequence[LawRef]) -> Iterable[LawRef]:
    """What is broken. The penalty that follows is looked up by rule, not carried by each finding."""
    return (law for law in laws if law.role == "breach")


def _targets(rules: Sequence[PlannedRule]) -> dict[Pattern, list[Target]]:
    targets: dict[Pattern, list[Target]] = {}
    for index, planned in enumerate(rules):
        for trigger in planned.rule.triggers:
            found = targets.setdefault(_pattern(trigger), [])
            target = Target(index, trigger.name)
            if target not in found:
                found.append(target)
    return targets


def _pattern(trigger: Trigger) -> Pattern:
    # A regular expression is written in normalised form by its author (a validator sees to it).
    return Pattern(trigger.pattern if trigger.is_regex else _normal(trigger.pattern), trigger.is_regex)


def _normal(text: str) -> str:
    return normalise(text).text
