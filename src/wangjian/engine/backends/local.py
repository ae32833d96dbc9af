"""This machine: one process for little, several for much."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pyarrow as pa

from wangjian.engine.backends import WorkerLost
from wangjian.engine.backends.window import in_order, pack, unpack
from wangjian.engine.recipe import Recipe
from wangjian.engine.scan import Scan

_WORTH_A_POOL = 6
"""Batches from which starting processes (about a second) pays."""
_WINDOW_PER_JOB = 2

_scan: Scan | None = None
"""The scan of a worker process: compiled once, its scratch space used by that process alone."""


class LocalBackend:
    """Scans in this process, or in ``jobs`` processes when the input is long."""

    def __init__(self, recipe: Recipe, jobs: int = 1) -> None:
        self._recipe, self._jobs = recipe, max(1, jobs)

    def findings(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rest = iter(batches)
        head = list(itertools.islice(rest, _WORTH_A_POOL)) if self._jobs > 1 else []
        everything = itertools.chain(head, rest)
        if len(head) < _WORTH_A_POOL:
            return map(self._recipe.scan(), everything)
        return self._pooled(everything)

    def _pooled(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        # Forking a process that runs Arrow's threads can hang; a fresh one cannot.
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self._jobs, context, initializer=_start, initargs=(self._recipe,))
        try:
            yield from in_order(
                batches,
                lambda packed: pool.submit(_work, packed),
                _answer,
                width=self._jobs * _WINDOW_PER_JOB,
            )
        finally:
            pool.shutdown(cancel_futures=True)


def _answer(future: Future[pa.Buffer]) -> pa.Buffer:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkerLost("扫描进程意外退出,多半是内存不足,请用 --jobs 1 重试") from error


def _start(recipe: Recipe) -> None:
    global _scan
    _scan = recipe.scan()


def _work(packed: pa.Buffer) -> pa.Buffer:
    if _scan is None:
        raise RuntimeError("the worker was not started with a recipe")
    return pack(_scan(unpack(packed)))
