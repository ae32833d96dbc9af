"""One row of a batch as a mapping, read column by column only when asked: most rows are never looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa


class Row(Mapping[str, Any]):
    """The original, not normalised, columns of an observation."""

    __slots__ = ("_batch", "_index", "_known")

    def __init__(self, batch: pa.RecordBatch, index: int) -> None:
        self._batch, self._index = batch, index
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            self._known[name] = self._batch.column(name)[self._index].as_py()
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._batch.schema.names)

    def __len__(self) -> int:
        return len(self._batch.schema.names)
