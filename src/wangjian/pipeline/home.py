"""Where the pipeline's data lies in the data folder of the installation."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from django.conf import settings

from wangjian.lake.store import Lake


def open_lake() -> closing[Lake]:
    """The lake, for use in a ``with`` statement."""
    return closing(Lake(settings.WANGJIAN_HOME / "lake"))


def folder_of_run(number: str) -> Path:
    """Where a run keeps its snapshot, checkpoint and findings."""
    folder: Path = settings.WANGJIAN_HOME / "runs" / number
    return folder
