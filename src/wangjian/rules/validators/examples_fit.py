"""Examples are observations that the rule can read, and the grounds they expect are grounds of the rule."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.model import Example, Rule
from wangjian.rules.problem import Problem
from wangjian.rules.source import Place
from wangjian.rules.surroundings import Surroundings


def examples_fit(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for key, examples in (("hit", rule.hits), ("near_miss", rule.near_misses), ("known_miss", rule.known_misses)):
            for index, example in enumerate(examples):
                place: Place = ("examples", key, index)
                for text, hint in _faults(rule, key, example, surroundings):
                    yield Problem(rule.path, library.line(rule.path, *place), f"examples.{key}[{index}] {text}", hint)


def _faults(rule: Rule, key: str, example: Example, surroundings: Surroundings) -> Iterator[tuple[str, str]]:
    if example.kind and example.kind not in rule.kinds:
        yield f"的 kind “{example.kind}”不在规则的 kinds 里", f"可用的有:{'、'.join(rule.kinds)}"
    kind = example.kind or (rule.kinds[0] if rule.kinds else "")
    for name in example.fields:
        if kind in surroundings.columns and name not in surroundings.columns[kind]:
            yield f"的列 {name} 不是 {kind} 的列", f"可用的有:{'、'.join(surroundings.columns[kind])}"
    grounds = [exemption.ground for exemption in rule.exemptions]
    if example.ground and (key != "near_miss" or example.ground not in grounds):
        yield f"的豁免理由 {example.ground} 规则里没有", f"near_miss 可用的有:{'、'.join(grounds) or '无'}"
