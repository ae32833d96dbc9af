"""Where scans run. A backend maps batches to findings in the order of the batches; the result is the same on all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyarrow as pa

from wangjian.engine.recipe import Recipe
from wangjian.kernel.errors import WangjianError

NAMES = ("local", "ray")


class BackendUnavailable(WangjianError):
    """The backend asked for is not installed or does not exist."""


class WorkerLost(WangjianError):
    """A process that scanned went away before it answered."""


class Backend(Protocol):
    """Runs a recipe over batches, holding only a few of them at a time."""

    def findings(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """One batch of findings for each batch read, in order."""
        ...


def make_backend(name: str, recipe: Recipe, *, jobs: int = 1) -> Backend:
    """The backend of that name. Raises BackendUnavailable."""
    from wangjian.engine.backends.local import LocalBackend
    from wangjian.engine.backends.ray_tasks import RayBackend

    if name == "local":
        return LocalBackend(recipe, jobs)
    if name == "ray":
        return RayBackend(recipe)
    raise BackendUnavailable(f"没有名为 {name} 的运行后端,可用的有:{'、'.join(NAMES)}")
