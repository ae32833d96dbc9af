"""What runs over the market has shown on examples that it fires, and that it keeps still."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.model import PackState
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_LEAST = 2
_DEMANDED = (PackState.VALIDATED, PackState.SHADOW, PackState.LIVE)


def examples_present(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for pack in (pack for pack in library.packs if pack.state in _DEMANDED):
        for rule in pack.rules:
            for key, examples in (("hit", rule.hits), ("near_miss", rule.near_misses)):
                if len(examples) < _LEAST:
                    line = library.line(rule.path, "examples", key)
                    text = f"examples.{key} 只有 {len(examples)} 个例子"
                    yield Problem(rule.path, line, text, f"{pack.state.value} 状态的规则至少要 {_LEAST} 个")
