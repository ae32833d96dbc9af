"""A regular expression is one for Python's ``re`` and for the multi-pattern scanner, and never matches nothing."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_ANCHORS = re.compile(r"(?<!\\)(?:\\\\)*\\[AZzG]")


def patterns_compile(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for trigger in rule.triggers:
            fault = _fault(trigger.pattern, surroundings) if trigger.is_regex else None
            if fault:
                line = library.line(rule.path, "triggers", trigger.name, "patterns")
                text, hint = fault
                yield Problem(rule.path, line, f"词组 {trigger.name} 的正则“{trigger.pattern}”{text}", hint)


def _fault(pattern: str, surroundings: Surroundings) -> tuple[str, str] | None:
    try:
        # ``[[a]`` compiles, but warns that its meaning will change.
        with warnings.catch_warnings(action="error"):
            compiled = re.compile(pattern)
    except (re.error, FutureWarning, DeprecationWarning) as error:
        return f"写法不对:{error}", "请按 Python 正则改正"
    if compiled.match("") or compiled.search("\u3007"):
        return "能匹配空文字或任何文字", "请去掉可有可无的整体,至少要求一个确定的字"
    if _ANCHORS.search(pattern):
        return r"用了 \A、\Z、\z 或 \G", "请改用 ^ 和 $"
    if fault := surroundings.pattern_fault(pattern):
        return f"扫描引擎不支持:{fault}", "请去掉环视、反向引用和过大的重复上限(如 {0,30}),把上下文判断写成特征"
    return None
