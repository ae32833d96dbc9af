"""Rows of a table as columns of text, before anything is understood of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from wangjian.lake.rows import Ints

CHUNK_ROWS = 50_000
CHUNK_BYTES = 16 << 20
"""Whichever comes first ends a chunk. Both are part of how a resumed import finds its place: do not make them vary."""

LINE = "_line"
"""Name under which a row that could not be taken apart is kept in quarantine."""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that could not be taken apart."""

    row: int
    sentence: str
    raw: dict[str, Any]
    field: str = ""


@dataclass(slots=True)
class Records:
    """Some rows. ``columns`` holds text (null for nothing) for the headings asked for."""

    columns: dict[str, pa.Array]
    rows: Ints
    raw: Callable[[int], dict[str, Any]]
    """All columns of the row at a position, as text, for the quarantine."""
    broken: list[BrokenRow] = field(default_factory=list)
    nested: dict[str, list[int]] = field(default_factory=dict)
    """Positions at which a column holds a list or an object, written out as JSON."""
    faults: dict[str, dict[int, str]] = field(default_factory=dict)
    """Heading → position → why the value there is not what was meant."""
    place: str = ""
    section: int = 0
    """Which sheet, where a file has several."""

    @property
    def count(self) -> int:
        return int(self.rows.size)


Choose = Callable[[list[str]], list[str]]
"""Answers with those headings whose values are wanted. Asked again when a file brings up new ones further down."""

Score = Callable[[list[str]], int]
"""How many of some cells are known headings."""


class TableReader(Protocol):
    """A file of rows under headings."""

    headings: list[str]
    notes: list[str]
    """Sentences about how the file was read, such as its encoding."""

    @property
    def place(self) -> int:
        """Bytes of the stored file read so far."""
        ...

    def records(self, choose: Choose) -> Iterator[Records]:
        """The rows, with the chosen columns. Raises DamagedFile where the rest cannot be read."""
        ...


def text_records(rows: list[dict[str, Any]], numbers: list[int], headings: list[str], *, place: str = "") -> Records:
    """Records out of dictionaries of text."""
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in headings}
    return Records(columns, np.array(numbers, np.int64), lambda position: rows[position], place=place)
