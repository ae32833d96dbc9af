"""A file as a stream of bytes: unpacked where it is gzip, with the place in the stored file for progress."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from wangjian.kernel.errors import WangjianError
from wangjian.sources.gunzip import BrokenGzip, Gunzip

_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 20

Heartbeat = Callable[[int], None]


class UnreadableFile(WangjianError):
    """The file as a whole cannot be read."""


class DamagedFile(WangjianError):
    """The file breaks off or is damaged from some place on; what stood before was good."""


class OpenedFile:
    """Bytes of a file, unpacked. ``place`` counts bytes of the stored file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._stored: IO[bytes] = path.open("rb")
        self.packed = self._stored.read(2) == _GZIP
        self._stored.seek(0)
        self._unpacked: Gunzip | IO[bytes] = Gunzip(self._stored) if self.packed else self._stored

    def __enter__(self) -> OpenedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._stored.close()

    @property
    def place(self) -> int:
        return min(self.size, self._stored.tell())

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes, fewer only at the end. Raises DamagedFile."""
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = self._unpacked.read(min(size, _BLOCK))
            except BrokenGzip as error:
                if pieces:
                    # Hand out what is good; the next call meets the damage again.
                    break
                raise DamagedFile("压缩文件从这里起损坏或不完整,之后的内容无法解开") from error
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def rewind(self) -> None:
        if isinstance(self._unpacked, Gunzip):
            self._unpacked.rewind()
        else:
            self._unpacked.seek(0)

    def read_all(self, limit: int) -> bytes:
        """The whole content. Raises DamagedFile, UnreadableFile when it is larger than ``limit``."""
        data = self.read(limit + 1)
        if len(data) > limit:
            raise UnreadableFile(f"“{self.path.name}”解开后超过{limit >> 20}兆字节,这种格式的文件请拆小后再导入。")
        return data


def open_file(path: Path) -> OpenedFile:
    """Raises UnreadableFile where there is no such file, or nothing in it."""
    try:
        opened = OpenedFile(path)
    except FileNotFoundError:
        raise UnreadableFile(f"找不到文件“{path}”。") from None
    except IsADirectoryError:
        raise UnreadableFile(f"“{path}”是文件夹,请指定文件。") from None
    except PermissionError:
        raise UnreadableFile(f"没有读取“{path}”的权限。") from None
    if opened.size == 0:
        opened.__exit__()
        raise UnreadableFile(f"“{path.name}”是空文件,没有可导入的内容。")
    return opened


def file_digest(path: Path, heartbeat: Heartbeat) -> str:
    """SHA-256 of the stored bytes. ``heartbeat`` is called with the bytes read, every 16 MiB."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(16 * _BLOCK):
            digest.update(block)
            heartbeat(file.tell())
    return digest.hexdigest()
