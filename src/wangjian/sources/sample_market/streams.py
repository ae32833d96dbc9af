"""Reproducible randomness: every thing of the sample market draws from a stream of its own, named after it.

A wording that is added or a shop that is dropped then changes that thing alone, not everything made after it.
"""

from __future__ import annotations

from random import Random


def stream(seed: int, name: str, number: int | None = None) -> Random:
    """The stream of one named thing, the same on every machine."""
    key = f"{seed}/{name}" if number is None else f"{seed}/{name}/{number}"
    return Random(key)  # noqa: S311 - a sample must be repeatable, it keeps no secret
