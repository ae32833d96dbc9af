"""Compiled pattern databases kept on disk: compiling a thousand patterns takes seconds, loading them nothing.

The key is made of everything the database depends on, so an entry is never stale; deleting the folder costs time only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from wangjian.engine.plan import Pattern


def cache_folder() -> Path:
    """``WANGJIAN_CACHE``, or ``wangjian`` in the user's cache folder."""
    named = os.environ.get("WANGJIAN_CACHE")
    return Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wangjian"


def cache_key(patterns: Sequence[Pattern], engine: bytes, flags: int) -> str:
    """SHA-256 over the engine's version and every pattern in order."""
    digest = hashlib.sha256(engine + flags.to_bytes(8, "big"))
    for pattern in patterns:
        data = pattern.text.encode()
        digest.update(bytes([pattern.is_regex]) + len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def read_entry(key: str) -> bytes | None:
    """What was kept under the key. A cache that cannot be read is a cache that is empty."""
    with contextlib.suppress(OSError):
        return (cache_folder() / f"{key}.patterns").read_bytes()
    return None


def write_entry(key: str, data: bytes) -> None:
    """Keep ``data``, whole or not at all. Where nothing can be written (a sealed account) each start compiles anew."""
    with contextlib.suppress(OSError):
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = folder / f".{key}.{os.getpid()}.partial"
        partial.write_bytes(data)
        partial.replace(folder / f"{key}.patterns")
