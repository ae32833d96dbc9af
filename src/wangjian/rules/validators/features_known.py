"""Conditions name features that exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from wangjian.rules.expression import ExpressionInvalid, parse
from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings
from wangjian.rules.validators.conditions_readable import conditions


def features_known(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for place, text in conditions(rule):
            for name in _names(text):
                if name not in surroundings.features:
                    near = difflib.get_close_matches(name, surroundings.features, n=1)
                    hint = f"是否想写 {near[0]}" if near else "请先在 engine/detect 里写出这个特征,或改用已有的特征"
                    yield Problem(rule.path, library.line(rule.path, *place), f"没有特征 {name}", hint)


def _names(text: str) -> tuple[str, ...]:
    try:
        return parse(text).names
    except ExpressionInvalid:
        return ()  # said by conditions_readable
