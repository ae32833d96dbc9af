"""A rule without triggers judges rows: it needs a condition, and a column to show in the finding."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def row_rules_complete(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        if rule.triggers:
            continue
        if not rule.when:
            yield Problem(rule.path, 1, "规则既没有触发词也没有条件,会报出每一行", "请写 triggers,或写 when")
        if not rule.fields:
            yield Problem(rule.path, 1, "没有触发词的规则要写明看哪一列", "请在 fields 写一列,如 [licence_shown]")
