"""Work on many rows in pieces a database statement can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

MOST_PARAMETERS = 5000
"""Values in one IN list; SQLite takes 32,766 parameters, PostgreSQL 65,535, and both slow down long before."""


def batched(items: Iterable[Item], size: int = MOST_PARAMETERS) -> Iterator[list[Item]]:
    """Lists of up to ``size`` items, in order."""
    source = iter(items)
    while piece := list(islice(source, size)):
        yield piece
