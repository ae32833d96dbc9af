"""An id names one rule or one pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def ids_unique(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    named = [("规则包", pack.id, pack.path / "pack.yml") for pack in library.packs]
    named += [("规则", rule.id, rule.path) for pack in library.packs for rule in pack.rules]
    first: dict[tuple[str, str], Path] = {}
    for what, id_, path in named:
        known = first.setdefault((what, id_), path)
        if id_ and known != path:
            shown = known.relative_to(library.root).as_posix()
            yield Problem(path, library.line(path, "id"), f"{what}编号 {id_} 已用于 {shown}", "请换一个编号")
