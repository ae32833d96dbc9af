"""Files handed in, kept under the digest of their content: the same file is kept once."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from wangjian.kernel.errors import WangjianError

_BLOCK = 1 << 20
_UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
_LONGEST_NAME = 120


class UnreadableUpload(WangjianError):
    """The file cannot be taken over."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    sha256: str
    size: int
    name: str
    """As people call it."""
    path: Path


def keep(file: Path | UploadedFile) -> KeptFile:
    """Take a file over into the data folder, streaming. Raises UnreadableUpload."""
    name = (file.name if isinstance(file, Path) else Path(file.name or "").name) or "未命名"
    if isinstance(file, TemporaryUploadedFile):
        return _keep_received(Path(file.temporary_file_path()), name)
    return _keep_copied(file, name)


def path_of(sha256: str, name: str) -> Path:
    """Where a file is kept; the name stays, as its suffix and the sentences about it need it."""
    return settings.WANGJIAN_HOME / "uploads" / sha256 / _safe(name)


def _keep_received(received: Path, name: str) -> KeptFile:
    digest = hashlib.sha256()
    with received.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
        os.fsync(source.fileno())
    return _place(received, digest.hexdigest(), name, is_copy=False)


def _keep_copied(file: Path | UploadedFile, name: str) -> KeptFile:
    folder = settings.WANGJIAN_HOME / "uploads" / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".upload", delete=False) as target:
        try:
            for block in _blocks(file):
                digest.update(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        except OSError as error:
            Path(target.name).unlink(missing_ok=True)
            raise UnreadableUpload(_sentence(name, error)) from error
    return _place(Path(target.name), digest.hexdigest(), name, is_copy=True)


def _sentence(name: str, error: OSError) -> str:
    why = {
        errno.ENOENT: "找不到这个文件,请核对路径",
        errno.EISDIR: "这是文件夹,请指定其中的文件",
        errno.EACCES: "没有读取权限,请修改权限或换一个位置",
        errno.ENOSPC: "磁盘空间不足,请清理后重试",
    }
    return f"文件“{name}”不能接收:{why.get(error.errno or 0, error.strerror)}。"


def _blocks(file: Path | UploadedFile) -> Iterator[bytes]:
    if isinstance(file, UploadedFile):
        yield from file.chunks(_BLOCK)
        return
    with file.open("rb") as source:
        while block := source.read(_BLOCK):
            yield block


def _place(ready: Path, sha256: str, name: str, *, is_copy: bool) -> KeptFile:
    path = path_of(sha256, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if is_copy:
        ready.replace(path)
    elif not path.exists():
        # A link, not a rename: the request removes the name under which it received the file.
        os.link(ready, path)
    return KeptFile(sha256, path.stat().st_size, name, path)


def _safe(name: str) -> str:
    cleaned = _UNSAFE.sub("_", name).lstrip(".") or "file"
    if len(cleaned.encode()) <= _LONGEST_NAME:
        return cleaned
    suffix = "".join(Path(cleaned).suffixes[-2:])[-20:]
    return cleaned.encode()[: _LONGEST_NAME - len(suffix.encode())].decode("utf-8", "ignore") + suffix
