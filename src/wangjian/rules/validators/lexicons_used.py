"""A word list that nobody reads is a rule that silently does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wangjian.rules.loader import Library
from wangjian.rules.model import RulePack
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def lexicons_used(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for pack in library.packs:
        head = library.heads[str(pack.path)]
        pack_file = pack.path / "pack.yml"
        for index, name in enumerate(head.lexicons):
            if name not in pack.lexicons:
                line = library.line(pack_file, "lexicons", index)
                yield Problem(pack_file, line, f"没有词表 {name}", f"请补 lexicons/{name}.txt,或从 pack.yml 删去")
        used = {*head.lexicons, *_triggered(library, pack)}
        for name, words in pack.lexicons.items():
            path = pack.path / "lexicons" / f"{name}.txt"
            if name not in used:
                yield Problem(
                    path, 0, f"词表 {name} 没有规则使用", "请在触发词里引用;只供特征读取的,请列入 pack.yml 的 lexicons"
                )
            if not words:
                yield Problem(path, 0, f"词表 {name} 是空的", "请补词,一行一个")


def _triggered(library: Library, pack: RulePack) -> Iterator[str]:
    for rule in pack.rules:
        groups: Any = library.sources[rule.path].data.get("triggers")
        for group in groups.values() if isinstance(groups, Mapping) else ():
            if isinstance(group, Mapping) and group.get("lexicon"):
                yield str(group["lexicon"])
