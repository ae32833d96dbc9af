"""Conditions can be read."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.expression import ExpressionInvalid, parse
from wangjian.rules.loader import Library
from wangjian.rules.model import Rule
from wangjian.rules.problem import Problem
from wangjian.rules.source import Place
from wangjian.rules.surroundings import Surroundings


def conditions_readable(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for place, text in conditions(rule):
            try:
                parse(text)
            except ExpressionInvalid as error:
                line = library.line(rule.path, *place)
                yield Problem(rule.path, line, str(error), "条件只用特征名、and、or、not 和括号")


def conditions(rule: Rule) -> Iterator[tuple[Place, str]]:
    """Every condition of a rule and where it is written."""
    yield ("when",), rule.when
    for index, exemption in enumerate(rule.exemptions):
        yield ("exemptions", index, "when"), exemption.when
