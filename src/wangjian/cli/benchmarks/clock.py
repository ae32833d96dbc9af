"""Time by the wall clock and time of the processor: on a machine that others use too only the second compares."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Clocked:
    """How long something took in this process."""

    seconds: float
    cpu_seconds: float


def clocked(work: Callable[[], object]) -> Clocked:
    """Do the work once."""
    started, cpu = time.perf_counter(), time.process_time()
    work()
    return Clocked(time.perf_counter() - started, time.process_time() - cpu)
