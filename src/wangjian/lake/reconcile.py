"""New, known, or in conflict: what becomes of a row whose id may already be in the lake.

The observation key is (kind, id, time of capture). In one file an id stands once: the same row again is known, another
row under that id is refused. Across files the same id at another time is a further capture of the same observation; the
latest capture stands for it, earlier ones are kept. The same id at the same time, or without a time, saying something
else is a conflict that only a person can settle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wangjian.lake.index import UNDATED
from wangjian.lake.rows import Ints


class Entry(NamedTuple):
    """One stored capture, as the index knows it."""

    content: int
    captured: int
    import_no: int
    place: int


@dataclass(slots=True)
class Verdicts:
    store: npt.NDArray[np.bool_]
    known: int = 0
    conflicts: dict[int, Entry] = field(default_factory=dict)
    """Position in the chunk → the stored row it contradicts."""
    superseded: list[Entry] = field(default_factory=list)
    """Captures, stored now or earlier, that a later one stands before."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Rows of a chunk by their digests, in file order."""

    import_no: int
    keys: Ints
    contents: Ints
    captured: Ints
    places: Ints
    dated_by_import: npt.NDArray[np.bool_]
    """The time of capture is only the time of the import."""
    captures_apart: bool = False
    """The file itself holds several captures of one thing."""

    def entry(self, position: int) -> Entry:
        return Entry(
            int(self.contents[position]), int(self.captured[position]), self.import_no, int(self.places[position])
        )


def reconcile(incoming: Incoming, known: dict[int, list[Entry]]) -> Verdicts:
    """Judge each row in file order. ``known`` maps keys to stored captures; it is extended as rows are accepted."""
    verdicts = Verdicts(np.ones(incoming.keys.size, dtype=np.bool_))
    for position in _contested(incoming.keys, known):
        entry = incoming.entry(position)
        history = known.setdefault(int(incoming.keys[position]), [])
        if _is_known(entry, history, bool(incoming.dated_by_import[position])):
            verdicts.store[position] = False
            verdicts.known += 1
        elif (other := _contradicted(entry, history, incoming, position)) is not None:
            verdicts.store[position] = False
            verdicts.conflicts[position] = other
        else:
            verdicts.superseded += _overtaken(entry, history)
            history.append(entry)
    return verdicts


def _contested(keys: Ints, known: dict[int, list[Entry]]) -> list[int]:
    """Positions whose key is stored already or stands more than once here; all others are plainly new."""
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    mask = counts[inverse] > 1
    if known:
        mask |= np.isin(keys, np.fromiter(known, np.int64, len(known)))
    positions: list[int] = np.flatnonzero(mask).tolist()
    return positions


def _latest(history: list[Entry]) -> Entry:
    return max(history, key=_order)


def _order(entry: Entry) -> tuple[int, int, int]:
    return entry.captured, entry.import_no, entry.place


def _is_known(entry: Entry, history: list[Entry], dated_by_import: bool) -> bool:
    # A register that says A, then B, then A again has changed twice: compare with its latest state only.
    compared = [_latest(history)] if dated_by_import and history else history
    return any(entry.content == other.content for other in compared)


def _contradicted(entry: Entry, history: list[Entry], incoming: Incoming, position: int) -> Entry | None:
    for other in history:
        same_file = other.import_no == entry.import_no and not incoming.captures_apart
        same_time = other.captured == entry.captured and not incoming.dated_by_import[position]
        if same_file or same_time:
            return other
    if history and entry.captured == UNDATED:
        return _latest(history)
    return None


def _overtaken(entry: Entry, history: list[Entry]) -> list[Entry]:
    if not history:
        return []
    latest = _latest(history)
    return [latest] if _order(entry) > _order(latest) else [entry]
