from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from wangjian.lake.rows import Chunk
from wangjian.sources.ahead import read_ahead


def _pieces(count: int, made: list[int]) -> Iterator[Callable[[], Chunk]]:
    for number in range(count):

        def make(number: int = number) -> Chunk:
            made.append(number)
            return Chunk(read=number)

        yield make


def test_chunks_come_in_order_and_stored_ones_are_not_made_again() -> None:
    made: list[int] = []

    ready = list(read_ahead(_pieces(4, made), lambda: 7, stored=2))

    assert [r.chunk.read if r.chunk else None for r in ready] == [None, None, 2, 3]
    assert made == [2, 3]
    assert {r.place for r in ready} == {7}


def test_a_failure_comes_after_the_chunks_before_it() -> None:
    def pieces() -> Iterator[Callable[[], Chunk]]:
        yield lambda: Chunk(read=1)
        raise ValueError("broken")

    chunks = read_ahead(pieces(), lambda: 0, stored=0)

    assert next(chunks).chunk == Chunk(read=1)
    with pytest.raises(ValueError, match="broken"):
        next(chunks)


def test_nothing_is_read_on_once_the_reader_is_closed() -> None:
    made: list[int] = []
    chunks = read_ahead(_pieces(100, made), lambda: 0, stored=0)
    next(chunks)

    chunks.close()

    assert len(made) <= 2
