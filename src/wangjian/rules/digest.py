"""The content hash of a pack: what its findings depend on, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_NOT_CONTENT = "examples"
"""Examples measure a rule and may grow while it is live."""


def pack_digest(
    pack_id: str, version: str, rules: Iterable[Mapping[str, Any]], lexicons: Mapping[str, tuple[str, ...]]
) -> str:
    """SHA-256 over rules and word lists in canonical JSON. The state is left out: going live changes no content."""
    content = {
        "id": pack_id,
        "version": version,
        "rules": sorted(
            ({key: value for key, value in rule.items() if key != _NOT_CONTENT} for rule in rules),
            key=lambda rule: str(rule.get("id")),
        ),
        "lexicons": {name: list(words) for name, words in lexicons.items()},
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")
