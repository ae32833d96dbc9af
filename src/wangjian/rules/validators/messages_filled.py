"""Messages show nothing but the quote in place of braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_BRACES = re.compile(r"\{[^}]*\}?|\}")


def messages_filled(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        allowed = {"{quote}"} if rule.triggers else set()
        for key, message in (("officer", rule.officer_message), ("merchant", rule.merchant_message)):
            for braces in _BRACES.findall(message):
                if braces not in allowed:
                    line = library.line(rule.path, "message", key)
                    hint = "只能用 {quote},表示原文" if allowed else "没有触发词的规则没有原文可引,请去掉花括号"
                    yield Problem(rule.path, line, f"message.{key} 里有不认识的“{braces}”", hint)
