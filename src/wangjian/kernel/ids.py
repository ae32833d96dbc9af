"""Identifiers derived from content, so that doing the same work twice names the same things."""

from __future__ import annotations

import hashlib


def stable_id(*parts: str) -> str:
    """24 hexadecimal digits (96 bits) of SHA-256 over the parts, each with its length so that none run together.

    >>> stable_id("a", "bc") == stable_id("ab", "c")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:24]
