"""Imports a file as a process of its own, which may be told to die: ``importing_process.py LAKE FILE [STEP]``.

At the STEP-th write of any kind (a file synced, a statement of the manifest) the process kills itself with SIGKILL, so
that nothing is cleaned up. Prints the number of steps when it lives to the end.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from wangjian.lake import files, manifest
from wangjian.lake.store import Lake
from wangjian.sources.importing import import_file
from wangjian.sources.tables import csv_reader

CHUNK_ROWS = 40
AT = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)
steps = 0
last_step = int(sys.argv[3]) if len(sys.argv) > 3 else -1


def step() -> None:
    global steps
    steps += 1
    if steps == last_step:
        os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    csv_reader.CHUNK_ROWS = CHUNK_ROWS
    real_sync = files.sync

    def sync(path: Path) -> None:
        step()
        real_sync(path)
        step()

    files.sync = sync
    lake = Lake(Path(sys.argv[1]))
    manifest.Manifest.connection.fget(lake._manifest).set_trace_callback(lambda _sql: step())
    summary = import_file(lake, Path(sys.argv[2]), kind="listing", at=AT)
    print(steps, summary.imported, summary.quarantined)  # noqa: T201


if __name__ == "__main__":
    main()
