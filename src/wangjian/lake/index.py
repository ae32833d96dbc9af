"""Which ids the lake holds: sorted runs of fixed-width entries, merged as they grow.

One SQLite table was measured first: 247,000 new random keys a second for the first million, 73,000 by the fourth.
Sorted runs stay near constant: a chunk is one run, and runs of about one size are merged in turn, so that each entry
is rewritten a few times only. Runs are memory-mapped; what the manifest does not name does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wangjian.lake.files import write_durably
from wangjian.lake.rows import Ints

KEY, CONTENT, CAPTURED, IMPORT, PLACE = range(5)
"""Lines of a run: digest of id, digest of content, microseconds of capture, number of the import, place in its file."""

UNDATED = np.iinfo(np.int64).min
MERGE_AT = 4
_MERGE_STEP = 500_000


@dataclass(frozen=True, slots=True)
class Run:
    """A named file of entries, sorted by key, then by time of capture."""

    name: str
    size: int


def sort_entries(entries: Ints) -> Ints:
    return entries[:, np.lexsort((entries[PLACE], entries[CAPTURED], entries[KEY]))]


class IndexFolder:
    """The run files of a lake. Which of them count is written in the manifest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, npt.NDArray[np.int64]] = {}

    def write(self, name: str, entries: Ints) -> Run:
        """Store entries (already sorted) under a name."""

        def save(path: Path) -> None:
            with path.open("wb") as file:
                np.save(file, entries)

        write_durably(self._path(name), save)
        self._open.pop(name, None)  # a chunk that failed half-way is written again under its name
        return Run(name, entries.shape[1])

    def find(self, runs: Iterable[Run], keys: Ints) -> tuple[Ints, Ints]:
        """Entries that hold one of ``keys`` (unique, sorted), and for each its position in ``keys``."""
        found: list[Ints] = []
        positions: list[Ints] = []
        for run in runs:
            entries = self._entries(run.name)
            low = np.searchsorted(entries[KEY], keys, side="left")
            hit = np.flatnonzero(entries[KEY][np.minimum(low, run.size - 1)] == keys)
            if hit.size == 0:
                continue
            high = np.searchsorted(entries[KEY], keys[hit], side="right")
            counts = high - low[hit]
            offsets = np.repeat(low[hit] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(
                counts.sum()
            )
            found.append(np.asarray(entries[:, offsets]))
            positions.append(np.repeat(hit, counts))
        if not found:
            return np.empty((5, 0), np.int64), np.empty(0, np.int64)
        return np.concatenate(found, axis=1), np.concatenate(positions)

    def merge(self, name: str, runs: list[Run]) -> Run:
        """Write one run that holds what ``runs`` hold, a bounded stretch at a time."""
        total = sum(run.size for run in runs)
        sources = [self._entries(run.name) for run in runs]

        def save(path: Path) -> None:
            target = np.lib.format.open_memmap(path, mode="w+", dtype=np.int64, shape=(5, total))
            at = 0
            for stretch in _stretches(sources, total):
                target[:, at : at + stretch.shape[1]] = sort_entries(stretch)
                at += stretch.shape[1]
            target.flush()

        write_durably(self._path(name), save)
        self._open.pop(name, None)
        return Run(name, total)

    def forget(self, names: Iterable[str]) -> None:
        """Delete runs that the manifest no longer names."""
        for name in names:
            self._open.pop(name, None)
            self._path(name).unlink(missing_ok=True)

    def sweep(self, named: set[str]) -> None:
        """Delete whatever a killed process left behind."""
        for path in self.folder.glob("*"):
            if path.name.removesuffix(".npy") not in named:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.npy"

    def _entries(self, name: str) -> npt.NDArray[np.int64]:
        if name not in self._open:
            self._open[name] = np.load(self._path(name), mmap_mode="r")
        return self._open[name]


def due_merge(runs: list[Run]) -> list[Run]:
    """Runs to be merged now: MERGE_AT or more of one order of size; none when nothing is due."""
    levels: dict[int, list[Run]] = {}
    for run in runs:
        levels.setdefault(run.size.bit_length() // 2, []).append(run)
    due = [group for _, group in sorted(levels.items()) if len(group) >= MERGE_AT]
    return due[0] if due else []


def _stretches(sources: list[npt.NDArray[np.int64]], total: int) -> Iterable[Ints]:
    """Keys are digests, evenly spread, so equal ranges of keys hold about equally many entries."""
    count = max(1, -(-total // _MERGE_STEP))
    limits = np.array([(1 << 64) * step // count - (1 << 63) for step in range(1, count)], dtype=np.int64)
    cuts = [np.concatenate(([0], np.searchsorted(s[KEY], limits), [s.shape[1]])) for s in sources]
    for step in range(count):
        yield np.concatenate([s[:, c[step] : c[step + 1]] for s, c in zip(sources, cuts, strict=True)], axis=1)
