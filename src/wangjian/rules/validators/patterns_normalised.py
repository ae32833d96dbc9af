"""A regular expression is written as normalised text is: a capital or full-width letter in it would never be met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wangjian.kernel.textnorm import normalise
from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_ESCAPE = re.compile(r"\\.", re.DOTALL)


def patterns_normalised(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for trigger in (trigger for trigger in rule.triggers if trigger.is_regex):
            plain = _ESCAPE.sub("", trigger.pattern)
            strange = "".join(dict.fromkeys(char for char in plain if normalise(char).text != char))
            if strange:
                line = library.line(rule.path, "triggers", trigger.name, "patterns")
                text = f"词组 {trigger.name} 的正则“{trigger.pattern}”含归一化后不会出现的字“{strange}”"
                yield Problem(rule.path, line, text, f"请改成“{normalise(strange).text}”(小写、半角、简体)")
