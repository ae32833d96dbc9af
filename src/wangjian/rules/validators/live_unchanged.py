"""A live version never changes: what its findings meant yesterday they mean tomorrow."""

from __future__ import annotations

from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.lock import lock_key
from wangjian.rules.model import PackState
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def live_unchanged(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for pack in (pack for pack in library.packs if pack.state is PackState.LIVE):
        key, path = lock_key(pack), pack.path / "pack.yml"
        locked = surroundings.lock.get(key)
        if locked is None:
            text, hint = f"上线版本 {key} 没有登记摘要", "核对无误后请运行 wangjian rules validate --lock"
            yield Problem(path, library.line(path, "version"), text, hint)
        elif locked != pack.digest:
            text, hint = f"上线版本 {key} 的内容被改动", "请升版本号(version)并写 CHANGES.md,或恢复原内容"
            yield Problem(path, library.line(path, "version"), text, hint)
