"""Repetition has an end: unbounded, one inside another can take for ever, and ``.*`` joins what stands far apart."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator

# The parser of ``re`` itself: a second grammar of our own would drift from it.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_WIDE = (codes.ANY, codes.NOT_LITERAL, codes.BRANCH, codes.SUBPATTERN)


def patterns_bounded(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for trigger in (trigger for trigger in rule.triggers if trigger.is_regex):
            if _unbounded(trigger.pattern):
                line = library.line(rule.path, "triggers", trigger.name, "patterns")
                text = f"词组 {trigger.name} 的正则“{trigger.pattern}”有不设上限的重复"
                yield Problem(rule.path, line, text, "请写成 .{0,10} 这样有上限的重复;单个字符集的 + 可以不设上限")


def _unbounded(pattern: str) -> bool:
    try:
        with warnings.catch_warnings(action="ignore"):
            return _any_unbounded(parser.parse(pattern))
    except re.error:
        return False  # said by patterns_compile


def _any_unbounded(tokens: Iterable[tuple[Any, Any]]) -> bool:
    for code, argument in tokens:
        if code in _REPEATS and argument[1] is codes.MAXREPEAT and _is_wide(argument[2]):
            return True
        if any(_any_unbounded(inner) for inner in _inside(argument)):
            return True
    return False


def _is_wide(tokens: Any) -> bool:
    """Anything but one literal or one class of listed characters."""
    return len(tokens) != 1 or tokens[0][0] in _WIDE or _is_negated_class(tokens[0])


def _is_negated_class(token: tuple[Any, Any]) -> bool:
    return bool(token[0] is codes.IN and token[1] and token[1][0][0] is codes.NEGATE)


def _inside(argument: Any) -> Iterator[Any]:
    """Patterns nested in a token's argument."""
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _inside(part)
