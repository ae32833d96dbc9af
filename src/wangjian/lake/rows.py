"""What an import hands to the lake: rows of one kind with the place each stood at, and rows that were refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Ints = npt.NDArray[np.int64]

PLACE_FIELD = pa.field("_place", pa.int64(), nullable=False)
"""Every stored part carries, beside the columns of its kind, the place in its file that each row came from."""

_NTH_BITS = 16
_SECTION_SHIFT = 56
_ROW_MASK = (1 << (_SECTION_SHIFT - _NTH_BITS)) - 1
SECOND_FROM = 1 << (_NTH_BITS - 2)
"""Places of rows that got a second id begin here."""
RETRIED_FROM = 1 << (_NTH_BITS - 1)
"""Places of corrected rows begin here, beyond those that a row of a file itself can give."""


def places_of(rows: Ints, *, section: int = 0, first: int = 0) -> Ints:
    """Sheet, row number and position among the observations of that row (a page holds many) as one number per file."""
    nth = np.zeros(rows.size, np.int64)
    if rows.size and (np.diff(rows) <= 0).any():
        order = np.argsort(rows, kind="stable")
        ordered = rows[order]
        starts = np.concatenate(([True], ordered[1:] != ordered[:-1]))
        nth[order] = np.arange(rows.size) - np.maximum.accumulate(np.where(starts, np.arange(rows.size), 0))
    return (section << _SECTION_SHIFT) + (rows << _NTH_BITS) + nth + first


def row_of(place: int) -> int:
    """The number of the row as the user sees it."""
    return (place >> _NTH_BITS) & _ROW_MASK


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row set aside, with all that a person needs to find it, understand it and mend it."""

    row: int
    """Number as the user sees it: line of a text file, row of a sheet, number of the page in a web archive."""
    kind: str
    field: str
    """Column of the kind; empty when the row as a whole could not be read."""
    sentence: str
    raw: dict[str, Any]
    """Columns as they stood in the file, or ``{"_line": ...}`` for a row that could not be taken apart."""
    place: str = ""
    """Sheet or page inside the file, where there is one."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A row was kept although something about it is odd."""

    row: int
    field: str
    sentence: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class KindRows:
    """Good rows of one kind. ``batch`` has the schema of the kind; ``rows`` numbers them."""

    kind: str
    batch: pa.RecordBatch
    rows: Ints
    dated_by_import: bool = False
    """Rows without a time of their own count as seen at the time of the import (registers, filings)."""
    section: int = 0
    """Which sheet of a workbook, so that equal row numbers of two sheets do not meet; below 128."""
    captures_apart: bool = False
    """The file holds captures with times of their own (a web archive): one id may stand there at several times."""
    second_ids: pa.Array | None = None
    """For ids that we made of a natural key: the id of a row when that key stands in the file more than once, as an
    item does that is listed by size and colour."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One stretch of a file. Where it ends depends on content alone, so that a resumed import meets the same ones."""

    read: int
    """Rows met, good and bad."""
    kept: tuple[KindRows, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about the file as a whole that came up in this stretch."""
    unknown_columns: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    """Columns left out on purpose, each with the reason."""


@dataclass(slots=True)
class Tally:
    """What an import has come to so far; stored with each chunk, so that a kill loses nothing of it."""

    read: int = 0
    imported: int = 0
    known: int = 0
    quarantined: int = 0
    superseded: int = 0
    """Older captures that a newer capture of the same observation now stands before."""
    by_kind: dict[str, int] = field(default_factory=dict)
    remark_count: int = 0
    remarks: list[list[Any]] = field(default_factory=list)
    """The first few, as [row, field, sentence, place]."""
    notes: list[str] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    seconds: float = 0.0
