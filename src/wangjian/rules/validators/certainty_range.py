"""Certainty is a share: more than 0, at most 1."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def certainty_range(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        # 0 is the score of exempt findings and would hide the rule's own.
        if not 0 < rule.certainty <= 1:
            line = library.line(rule.path, "certainty")
            text = f"certainty 应大于 0、不超过 1,现为 {rule.certainty:g}"
            yield Problem(rule.path, line, text, "请写规则单凭触发词就说对的把握,如 0.7")
