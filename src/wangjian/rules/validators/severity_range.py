"""Severity runs from 1 (formal) to 5 (danger to life, health or many people)."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def severity_range(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        if not 1 <= rule.severity <= 5:
            line = library.line(rule.path, "severity")
            hint = "可写:1 形式瑕疵,2 一般,3 较重,4 严重,5 危及生命健康或涉众"
            yield Problem(rule.path, line, f"severity 应在 1 到 5 之间,现为 {rule.severity}", hint)
