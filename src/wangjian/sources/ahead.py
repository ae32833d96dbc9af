"""Reading one chunk ahead while the one before is stored.

Parsing runs outside Python's lock for most of its time, storing waits for the disk: two cores are used where there
are two, at the cost of one more chunk in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from wangjian.lake.rows import Chunk


@dataclass(frozen=True, slots=True)
class Ready:
    """A chunk that was read. ``chunk`` is ``None`` where it is stored already and was only passed over."""

    chunk: Chunk | None
    place: int
    """Bytes of the file read when the chunk was complete."""


def read_ahead(
    pieces: Iterator[Callable[[], Chunk]], place: Callable[[], int], *, stored: int
) -> Generator[Ready, None, None]:
    """All chunks in order, the first ``stored`` of them passed over. Failures of reading arise in the caller's turn."""
    numbered = enumerate(pieces)

    def read() -> Ready | None:
        number, piece = next(numbered, (0, None))
        if piece is None:
            return None
        return Ready(piece() if number >= stored else None, place())

    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="read-ahead") as pool:
        coming = pool.submit(read)
        while (ready := coming.result()) is not None:
            coming = pool.submit(read)
            yield ready
