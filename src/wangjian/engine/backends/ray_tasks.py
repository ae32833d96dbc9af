"""A Ray cluster: one actor per core, batches in and findings out. Ray is not a dependency of the product."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from wangjian.engine.backends import BackendUnavailable, WorkerLost
from wangjian.engine.backends.window import in_order, pack, unpack
from wangjian.engine.recipe import Recipe

_WINDOW_PER_CORE = 2
_RETRIES = -1
"""A scan changes nothing outside, so a task of a lost node is simply run again, as often as needed."""


class RayBackend:
    """Joins the cluster that Ray finds (``RAY_ADDRESS``), or starts one on this machine. Raises BackendUnavailable."""

    def __init__(self, recipe: Recipe) -> None:
        try:
            self._ray: Any = importlib.import_module("ray")
        except ImportError as error:
            raise BackendUnavailable("没有安装 Ray,请先运行 pip install ray,或改用 --backend local") from error
        self._recipe = recipe

    def findings(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        ray = self._ray
        if not ray.is_initialized():
            ray.init(log_to_driver=False)
        cores = max(1, int(ray.cluster_resources().get("CPU", 1)))
        worker = ray.remote(num_cpus=1, max_restarts=_RETRIES, max_task_retries=_RETRIES)(_Worker)
        turns = itertools.cycle([worker.remote(self._recipe) for _ in range(cores)])
        yield from in_order(
            batches, lambda packed: next(turns).work.remote(packed), self._answer, width=cores * _WINDOW_PER_CORE
        )

    def _answer(self, task: Any) -> pa.Buffer:
        try:
            return self._ray.get(task)
        except self._ray.exceptions.RayActorError as error:
            raise WorkerLost("Ray 集群里的扫描进程已不可用,请检查集群后重试") from error


class _Worker:
    """One process on some node, with its own compiled plan."""

    def __init__(self, recipe: Recipe) -> None:
        self._scan = recipe.scan()

    def work(self, packed: pa.Buffer) -> pa.Buffer:
        return pack(self._scan(unpack(packed)))
