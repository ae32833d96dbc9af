"""``LOCK.json``: the content hash that each live pack version had when it went live."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from wangjian.kernel.errors import WangjianError
from wangjian.rules.model import PackState, RulePack

LOCK_NAME = "LOCK.json"


class LockUnreadable(WangjianError):
    """The lock file is not what this program writes."""


def lock_key(pack: RulePack) -> str:
    return f"{pack.id}@{pack.version}"


def read_lock(root: Path) -> dict[str, str]:
    """Locked versions; empty where there is no lock file yet. Raises LockUnreadable."""
    path = root / LOCK_NAME
    if not path.exists():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise LockUnreadable(f"{path} 不是 JSON,请从版本库恢复") from error
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise LockUnreadable(f"{path} 应为“版本: 摘要”,请从版本库恢复")
    return data


def write_lock(root: Path, packs: Iterable[RulePack], lock: Mapping[str, str]) -> tuple[str, ...]:
    """Add live versions that are not locked yet and say which; a locked one is never rewritten."""
    new = {lock_key(pack): pack.digest for pack in packs if pack.state is PackState.LIVE and lock_key(pack) not in lock}
    content = json.dumps({**lock, **new}, ensure_ascii=False, indent=2, sort_keys=True)
    (root / LOCK_NAME).write_text(content + "\n", "utf-8")
    return tuple(sorted(new))
