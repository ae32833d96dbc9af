"""Which ids have been met before, in eight bytes an id."""

from __future__ import annotations

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray


class SeenIds:
    """Remembers ids by 64 bits of hash, in sorted runs that double in size.

    Two different ids meet with a probability of 3 in 10,000 among 100 million.
    """

    def __init__(self) -> None:
        self._runs: list[NDArray[np.uint64]] = []

    def first_time(self, ids: pa.Array) -> NDArray[np.bool_]:
        """For each id whether it is met for the first time, in this column or before it."""
        series = pl.from_arrow(ids)
        if not isinstance(series, pl.Series):
            raise TypeError("ids must be one column")
        keys = series.hash(seed=0).to_numpy()
        fresh = _first_places(keys)
        for run in self._runs:
            places = np.minimum(np.searchsorted(run, keys), len(run) - 1)
            fresh &= run[places] != keys
        self._remember(np.sort(keys[fresh]))
        return fresh

    def _remember(self, keys: NDArray[np.uint64]) -> None:
        while self._runs and len(self._runs[-1]) <= len(keys):
            keys = np.sort(np.concatenate([self._runs.pop(), keys]))
        if len(keys):
            self._runs.append(keys)


def _first_places(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Where each key stands for the first time in its own column."""
    first = np.ones(len(keys), dtype=np.bool_)
    in_order = np.sort(keys)
    if (in_order[1:] == in_order[:-1]).any():
        first[:] = False
        first[np.unique(keys, return_index=True)[1]] = True
    return first
