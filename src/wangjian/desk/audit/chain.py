"""The digest chain: SM3 (GM/T 0004) over canonical JSON of an entry and the digest of the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
"""Previous digest of the first entry."""


def canonical(fields: dict[str, Any]) -> str:
    """One spelling of the same content: keys sorted, no blanks, characters as they are."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(previous: str, fields: dict[str, Any]) -> str:
    """SM3 of the previous digest and the entry's canonical form, in hexadecimal."""
    return hashlib.new("sm3", f"{previous}\n{canonical(fields)}".encode()).hexdigest()


def instant(at: datetime) -> str:
    """The moment in UTC to the microsecond, as both databases keep it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def storable(value: Any) -> Any:
    """``value`` as both databases will give it back.

    Numbers with a fraction are refused (PostgreSQL may return 1e22 as an integer, which would break the digest);
    the NUL character, which PostgreSQL cannot keep, becomes the replacement character. Raises TypeError.
    """
    match value:
        case None | bool() | int():
            return value
        case str():
            return value.replace("\x00", "\ufffd")
        case dict():
            return {str(key): storable(item) for key, item in value.items()}
        case list() | tuple():
            return [storable(item) for item in value]
    raise TypeError(f"an audit detail cannot hold {type(value).__name__}")
