"""A rule reads kinds of observations that exist."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def kinds_known(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    known = "、".join(surroundings.columns)
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for index, kind in enumerate(rule.kinds):
            if kind not in surroundings.columns:
                line = library.line(rule.path, "kinds", index)
                yield Problem(rule.path, line, f"没有“{kind}”这种观测", f"可用的有:{known}")
