"""Findings to a file, whole or not at all: written beside it under another name, then renamed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.engine.findings import FINDING_SCHEMA
from wangjian.kernel.errors import WangjianError

_ROW_GROUP = 65_536
"""Findings gathered before a row group is written, so that many small batches do not make many small groups."""


class OutputUnwritable(WangjianError):
    """Findings cannot be written there."""


class _Sink(Protocol):
    def write(self, batch: pa.RecordBatch) -> None: ...

    def close(self) -> None: ...

    def abandon(self) -> None:
        """Let go without finishing."""
        ...


class FindingsFile:
    """A context: findings written inside stand under ``path`` when it ends well; after an error nothing has changed."""

    def __init__(self, path: Path) -> None:
        """Raises OutputUnwritable when the suffix is unknown or the folder cannot be written."""
        sink = _SINKS.get(path.suffix)
        if sink is None:
            raise OutputUnwritable(f"输出文件 {path} 的格式不支持,请以 .jsonl 或 .parquet 结尾")
        self._path = path
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._partial.open("wb")
        except OSError as error:
            raise OutputUnwritable(f"不能写入 {path}:{error.strerror},请检查目录和权限") from error
        self._sink: _Sink = sink(self._file)

    def write(self, batch: pa.RecordBatch) -> None:
        try:
            self._sink.write(batch)
        except OSError as error:
            raise OutputUnwritable(f"写入 {self._path} 时出错:{error.strerror},请检查磁盘空间") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._sink.close()
                self._file.flush()
                os.fsync(self._file.fileno())
                self._partial.replace(self._path)
            else:
                self._sink.abandon()
        finally:
            self._file.close()
            self._partial.unlink(missing_ok=True)


class _JsonLines:
    """One finding a line, keys in the order of the schema, times in ISO 8601."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, batch: pa.RecordBatch) -> None:
        lines = (json.dumps(row, ensure_ascii=False, default=lambda at: at.isoformat()) for row in batch.to_pylist())
        self._file.write("".join(f"{line}\n" for line in lines).encode())

    def close(self) -> None:
        """Nothing is held back."""

    def abandon(self) -> None:
        """Nothing is held back."""


class _Parquet:
    def __init__(self, file: IO[bytes]) -> None:
        self._writer = pq.ParquetWriter(file, FINDING_SCHEMA, compression="zstd")
        self._held: list[pa.RecordBatch] = []
        self._rows = 0

    def write(self, batch: pa.RecordBatch) -> None:
        self._held.append(batch)
        self._rows += batch.num_rows
        if self._rows >= _ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        # Not closed here, it would try to write its footer when it is thrown away, into a file that is gone.
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_batches(self._held, FINDING_SCHEMA))
        self._held, self._rows = [], 0


_SINKS: dict[str, Callable[[IO[bytes]], _Sink]] = {".jsonl": _JsonLines, ".parquet": _Parquet}
