"""A trigger word must still be a word after normalisation, or it would never or always be found."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.kernel.textnorm import normalise
from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def words_searchable(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        for trigger in rule.triggers:
            if not trigger.is_regex and not normalise(trigger.pattern).text.strip():
                line = library.line(rule.path, "triggers", trigger.name)
                text = f"词组 {trigger.name} 的词“{trigger.pattern}”归一化后什么也不剩"
                yield Problem(rule.path, line, text, "请写看得见的字")
