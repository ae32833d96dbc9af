"""A rule reads columns that its kinds have; a rule with triggers reads text columns."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.model import Rule
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def fields_known(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for kind in (kind for kind in rule.kinds if kind in surroundings.columns):
            yield from _of_kind(library, rule, kind, surroundings)
        for index, name in enumerate(rule.fields):
            if not any(name in _readable(rule, kind, surroundings) for kind in rule.kinds):
                known = "、".join(dict.fromkeys(f for kind in rule.kinds for f in _readable(rule, kind, surroundings)))
                line = library.line(rule.path, "fields", index)
                yield Problem(
                    rule.path, line, f"{'、'.join(rule.kinds)} 没有可读的列 {name}", f"可用的有:{known or '无'}"
                )


def _of_kind(library: Library, rule: Rule, kind: str, surroundings: Surroundings) -> Iterator[Problem]:
    readable = _readable(rule, kind, surroundings)
    if rule.triggers and not (set(rule.fields or readable) & set(readable)):
        line = library.line(rule.path, "kinds")
        yield Problem(rule.path, line, f"规则在 {kind} 里没有文字可读", f"请去掉 kinds 里的 {kind},或改 fields")


def _readable(rule: Rule, kind: str, surroundings: Surroundings) -> tuple[str, ...]:
    return (surroundings.text_fields if rule.triggers else surroundings.columns).get(kind, ())
