"""An exemption ground names one exemption of a rule, in a form that may stand in a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_GROUND = re.compile(r"[a-z][a-z0-9_]*")


def grounds_unique(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        seen: set[str] = set()
        for index, ground in enumerate(exemption.ground for exemption in rule.exemptions):
            line = library.line(rule.path, "exemptions", index, "ground")
            if ground in seen:
                yield Problem(rule.path, line, f"豁免理由 {ground} 写了两次", "请合并条件,或换一个理由键")
            elif ground and not _GROUND.fullmatch(ground):
                yield Problem(rule.path, line, f"豁免理由“{ground}”写法不对", "请写小写字母、数字和下划线,如 own_range")
            seen.add(ground)
