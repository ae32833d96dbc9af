"""Keep a bounded number of tasks under way and take their answers in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import pyarrow as pa

Task = TypeVar("Task")


def in_order(
    batches: Iterable[pa.RecordBatch],
    submit: Callable[[pa.Buffer], Task],
    answer: Callable[[Task], pa.Buffer],
    *,
    width: int,
) -> Iterator[pa.RecordBatch]:
    """Submit packed batches, never more than ``width`` unanswered, and yield the answers in the order of submission.

    The window bounds memory: a fast reader must not pile up batches before slow workers.
    """
    under_way: deque[Task] = deque()
    for batch in batches:
        under_way.append(submit(pack(batch)))
        if len(under_way) >= width:
            yield unpack(answer(under_way.popleft()))
    while under_way:
        yield unpack(answer(under_way.popleft()))


def pack(batch: pa.RecordBatch) -> pa.Buffer:
    """A batch as an Arrow stream: a slice travels without the rest of what it was cut from."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return sink.getvalue()


def unpack(buffer: pa.Buffer) -> pa.RecordBatch:
    return pa.ipc.open_stream(buffer).read_next_batch()
