"""The folder a demonstration lives in.

A marker file tells a demonstration from a bureau's real data: nothing without the marker is ever cleared or filled.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from wangjian.kernel.errors import WangjianError

DEFAULT_HOME = "var/demo"
_MARKER = "demo.json"
_LOCK = "demo.lock"
_BEFORE_ANYTHING = frozenset({"secret_key", _LOCK})
"""What may lie in an otherwise empty folder: the key is made on the first look at the settings."""


class UnableToDemonstrate(WangjianError):
    """Folder, database or port hold something else, or a demonstration of another seed."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the demonstration was made of."""

    seed: int
    as_of: str
    finished: bool = False

    @property
    def day(self) -> date:
        return date.fromisoformat(self.as_of)


def check_port(port: int) -> None:
    """Asked before half a minute of preparation, not after. Raises UnableToDemonstrate."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise UnableToDemonstrate(f"端口 {port} 打不开,多半已被别的程序占用,请用 --port 换一个。") from None


def folder_from_environment() -> Path:
    """``WANGJIAN_HOME``, which is set to the demonstration's own folder where nobody has set it."""
    return Path(os.environ.setdefault("WANGJIAN_HOME", DEFAULT_HOME)).resolve()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps a second demonstration out while one is being prepared. Raises UnableToDemonstrate."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnableToDemonstrate(
                f"另一个演示正在 {folder} 准备数据,请等它完成,或用 WANGJIAN_HOME 另指目录。"
            ) from None
        yield


def finished_before(folder: Path, *, seed: int | None) -> Marker | None:
    """The demonstration that is ready in this folder, if there is one.

    Raises UnableToDemonstrate where the folder holds other data, or a demonstration of another seed.
    """
    marker = _read(folder)
    if marker is None:
        _check_empty(folder)
        return None
    if marker.finished and seed is not None and seed != marker.seed:
        raise UnableToDemonstrate(f"{folder} 的示例数据由种子 {marker.seed} 生成;要换种子请加 --fresh 重建。")
    return marker if marker.finished else None


def clear(folder: Path) -> None:
    """Empty a demonstration's folder. Raises UnableToDemonstrate for any other folder, and for a shared database."""
    if _read(folder) is None:
        _check_empty(folder)
        return
    if os.environ.get("DATABASE_URL"):
        raise UnableToDemonstrate("演示不清空 DATABASE_URL 指向的数据库,请换一个空库,并删除演示目录后重试。")
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name != _LOCK:
            entry.unlink()


def mark(folder: Path, marker: Marker) -> None:
    """Written in one step: a kill while writing must not cost the demonstration its marker."""
    draft = folder / f"{_MARKER}.new"
    draft.write_text(json.dumps(asdict(marker)), encoding="utf-8")
    draft.replace(folder / _MARKER)


def _read(folder: Path) -> Marker | None:
    path = folder / _MARKER
    return Marker(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def _check_empty(folder: Path) -> None:
    if folder.is_dir() and any(entry.name not in _BEFORE_ANYTHING for entry in folder.iterdir()):
        raise UnableToDemonstrate(f"{folder} 已有其他数据,不是演示目录。请用 WANGJIAN_HOME 另指一个空目录。")
