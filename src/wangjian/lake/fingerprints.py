"""Digests of rows: is this the same row as one we hold?

A row is written out as one byte string, each value preceded by its length, nulls marked, and digested. All but the last
step runs over whole columns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wangjian.lake.rows import Ints

_HEAD = 5
"""Bytes before each value: one for its column, four for its length."""


def row_bytes(batch: pa.RecordBatch, columns: Sequence[str]) -> pa.LargeBinaryArray:
    """Each row as its values, each preceded by the number of its column and its length; a null leaves nothing.

    The same row gives the same bytes whatever the rows beside it, and no two rows that differ give the same.
    """
    parts = []
    for number, name in enumerate(columns):
        column = batch.column(name)
        if column.null_count < len(column):
            value = _as_binary(column)
            parts += [_heads(value, number), value.fill_null(b"")]
    if not parts:
        return pa.repeat(pa.scalar(b"", pa.large_binary()), batch.num_rows)
    return pc.binary_join_element_wise(*parts, pa.scalar(b"", pa.large_binary()))


def content_digests(batch: pa.RecordBatch, columns: Sequence[str]) -> Ints:
    """64 bits of BLAKE2b per row over the named columns."""
    return _digest(row_bytes(batch, columns))


def id_keys(kind: str, ids: pa.Array) -> Ints:
    """64 bits of BLAKE2b per id; ids of different kinds do not meet.

    Two different ids meet with a probability of 3 in 10,000 among 100 million; the later row would then be quarantined
    as a conflict, in view, not lost.
    """
    return _digest(ids.cast(pa.large_binary()), kind.encode())


def content_ids(kind: str, batch: pa.RecordBatch, columns: Sequence[str]) -> pa.Array:
    """24 hexadecimal digits per row, made from what the row says."""
    prefix = kind.encode()
    texts = [hashlib.sha256(prefix + row).hexdigest()[:24] for row in row_bytes(batch, columns).to_pylist()]
    return pa.array(texts, pa.string())


def _digest(values: pa.Array, prefix: bytes = b"") -> Ints:
    blake2b = hashlib.blake2b
    # "person" separates the kinds at no cost per row.
    joined = b"".join([blake2b(value, digest_size=8, person=prefix).digest() for value in values.to_pylist()])
    return np.frombuffer(joined, dtype="<i8").astype(np.int64)


def _as_binary(column: pa.Array) -> pa.Array:
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        column = _number_text(column)
    return column.cast(pa.large_binary())


def _number_text(column: pa.Array) -> pa.Array:
    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        column = column.cast(pa.int64() if pa.types.is_timestamp(column.type) else pa.int32())
    return column.cast(pa.large_string())


def _heads(column: pa.Array, number: int) -> pa.Array:
    """Column number and length of each value; empty where there is none."""
    sizes = pc.binary_length(column).fill_null(0).to_numpy(zero_copy_only=False)
    packed = np.empty((len(column), _HEAD), np.uint8)
    packed[:, 0] = number
    packed[:, 1:] = sizes.astype(">u4").view(np.uint8).reshape(-1, 4)
    heads = pa.FixedSizeBinaryArray.from_buffers(pa.binary(_HEAD), len(column), [None, pa.py_buffer(packed.tobytes())])
    wide = heads.cast(pa.binary()).cast(pa.large_binary())
    return pc.if_else(column.is_null(), pa.scalar(b"", pa.large_binary()), wide) if column.null_count else wide
