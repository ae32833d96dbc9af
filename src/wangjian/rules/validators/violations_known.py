"""What a rule finds is a violation that the table knows, so that officers read words and not keys."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def violations_known(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        if rule.violation and rule.violation not in surroundings.violations:
            near = difflib.get_close_matches(rule.violation, surroundings.violations, n=1)
            hint = f"是否想写 {near[0]}" if near else "请先在 lawbook/violations.yml 里登记"
            line = library.line(rule.path, "violation")
            yield Problem(rule.path, line, f"违法行为表里没有“{rule.violation}”", hint)
