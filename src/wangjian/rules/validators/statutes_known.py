"""Articles stand on statutes that the lawbook knows."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.model import LawRef
from wangjian.rules.problem import Problem
from wangjian.rules.source import Place
from wangjian.rules.surroundings import Surroundings


def statutes_known(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        named: list[tuple[Place, LawRef]] = [(("laws", i), law) for i, law in enumerate(rule.laws)]
        named += [(("exemptions", i, "basis"), e.basis) for i, e in enumerate(rule.exemptions) if e.basis]
        for place, law in named:
            if law.law and law.law not in surroundings.statutes:
                line = library.line(rule.path, *place, "law")
                hint = "请用 lawbook/statutes.yml 里的键,或先在那里登记"
                yield Problem(rule.path, line, f"法源表里没有“{law.law}”", hint)
