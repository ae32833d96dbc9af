"""A stretch of plain JSON lines read by pyarrow at once.

It is taken only where that gives the same as reading line by line: each line one object, each wanted column of one
simple type throughout, valid UTF-8. Everything else is left to the careful way.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pajson

_OPEN, _CLOSE, _RETURN = b"{"[0], b"}"[0], b"\r"[0]
_SIMPLE: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}

Bytes = npt.NDArray[np.uint8]


def simple_types(rows: list[dict[str, Any]]) -> dict[str, pa.DataType]:
    """Column → type, for columns that hold values of one simple type in all the rows looked at."""
    met: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                met.setdefault(name, set()).add(type(value))
    return {name: _SIMPLE[kinds.pop()] for name, kinds in met.items() if len(kinds) == 1 and kinds <= _SIMPLE.keys()}


def read_plain_lines(data: bytes, count: int, wanted: list[str], types: dict[str, pa.DataType]) -> pa.Table | None:
    """The lines as a table with at least the wanted columns, or ``None`` where they are not all plain."""
    if any(name not in types for name in wanted) or not _one_object_each(data) or not _is_utf8(data):
        return None
    try:
        table = pajson.read_json(
            pa.BufferReader(data),
            pajson.ReadOptions(use_threads=False, block_size=len(data) + 1),
            pajson.ParseOptions(explicit_schema=pa.schema(list(types.items())), unexpected_field_behavior="infer"),
        )
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == count and not any(_has_nan(table.column(name)) for name in wanted) else None


def as_text(column: pa.ChunkedArray) -> pa.Array:
    """A column of simple values as the careful way writes them."""
    joined = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    return joined.cast(pa.string())


def float_text(written: str) -> str:
    """A number with decimals as both ways write it: shortest form that reads back the same."""
    return str(pa.scalar(float(written), pa.float64()).cast(pa.string()).as_py())


def _one_object_each(data: bytes) -> bool:
    array: Bytes = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(array == b"\n"[0])
    if data[-1:] != b"\n":
        ends = np.append(ends, array.size)
    starts = np.concatenate(([0], ends[:-1] + 1))
    ends = ends - ((ends > starts) & (array[np.maximum(ends - 1, 0)] == _RETURN))
    filled = ends > starts
    first, last = array[starts[filled]], array[ends[filled] - 1]
    return bool((first == _OPEN).all() and (last == _CLOSE).all())


def _is_utf8(data: bytes) -> bool:
    try:
        pa.array([data], pa.binary()).cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True


def _has_nan(column: pa.ChunkedArray) -> bool:
    return pa.types.is_floating(column.type) and bool(pc.any(pc.is_nan(column), min_count=0).as_py())


def decode_line(line: bytes) -> dict[str, Any]:
    """One line with numbers as numbers."""
    row: dict[str, Any] = json.loads(line, strict=False)
    return row
