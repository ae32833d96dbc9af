"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wangjian.kernel.errors import WangjianError


class LakeIsFull(WangjianError):
    """The disk has no room left."""


class LakeIsBusy(WangjianError):
    """Another process holds what we need."""


def write_durably(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a temporary file, sync it, and put it under its name.

    The name appears only after the content is on disk; whoever is killed leaves at most a ``.tmp`` file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    write(temporary)
    sync(temporary)
    temporary.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Put a file or folder on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def room_on_disk() -> Iterator[None]:
    """Turn a full disk into a sentence. Raises LakeIsFull."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in str(error):
            raise LakeIsFull("磁盘空间已满,导入停在已保存的地方;腾出空间后再导入同一文件,会接着导入。") from error
        raise


@contextmanager
def exclusive(path: Path, sentence: str) -> Iterator[None]:
    """Hold a lock that the system drops when the process dies. Raises LakeIsBusy with the sentence when it is taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LakeIsBusy(sentence) from None
        yield
