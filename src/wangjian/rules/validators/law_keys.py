"""Articles are named so that the lawbook can find them, and at least one says what is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.model import LawRef
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_LAW = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")
_ARTICLE = re.compile(r"\d+(之[一二三四五六七八九十])?[①-⑳]?(\([一二三四五六七八九十]+\))?([①-⑳])?")
_ROLES = ("breach", "penalty")


def law_keys(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        named: list[tuple[tuple[str | int, ...], LawRef]] = [(("laws", i), law) for i, law in enumerate(rule.laws)]
        named += [(("exemptions", i, "basis"), e.basis) for i, e in enumerate(rule.exemptions) if e.basis]
        for place, law in named:
            for key, text, hint in _faults(law):
                yield Problem(rule.path, library.line(rule.path, *place, key), text, hint)
        if rule.laws and all(law.role == "penalty" for law in rule.laws):
            line = library.line(rule.path, "laws")
            yield Problem(rule.path, line, "laws 里只有罚则,没有被违反的法条", "请补一条 role 为 breach(可省略)的法条")


def _faults(law: LawRef) -> Iterator[tuple[str, str, str]]:
    if law.law and not _LAW.fullmatch(law.law):
        yield "law", f"法源键“{law.law}”写法不对", "请写法源表里的大写键,如 AD、AUCL25、AD-ABS"
    if law.article and not _ARTICLE.fullmatch(law.article):
        yield "article", f"条款“{law.article}”写法不对", "请写成 9、9(三)、44② 或 224之一,括号用半角"
    if law.role not in _ROLES:
        yield "role", f"role 不能是“{law.role}”", "请写 breach(违反)或 penalty(罚则)"
