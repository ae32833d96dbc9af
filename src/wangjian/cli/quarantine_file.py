"""Rows that a scan set aside, in a file beside its findings: to be looked at, mended and scanned again."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from wangjian.cli.scan_input import SetAside

_SHOWN = 20
"""Sentences kept for the terminal; the file holds all."""


class QuarantineFile:
    """``<out>.quarantine.jsonl``, there only when a row was set aside; one left by an earlier scan is taken away."""

    def __init__(self, out: Path) -> None:
        self.path = out.with_name(f"{out.name}.quarantine.jsonl")
        self._partial = self.path.with_name(f".{self.path.name}.partial")
        self.count = 0
        self.shown: list[str] = []

    def take(self, rows: list[SetAside]) -> None:
        """Write rows down and empty the list."""
        if rows:
            with self._partial.open("a", encoding="utf-8") as file:
                file.writelines(f"{json.dumps(_as_json(row), ensure_ascii=False, default=str)}\n" for row in rows)
        self.count += len(rows)
        self.shown += [row.sentence for row in rows[: _SHOWN - len(self.shown)]]
        rows.clear()

    def __enter__(self) -> Self:
        self._partial.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self.count:
            self._partial.replace(self.path)
        elif kind is None:
            self.path.unlink(missing_ok=True)
        self._partial.unlink(missing_ok=True)


def _as_json(row: SetAside) -> dict[str, Any]:
    return {
        "file": str(row.file),
        "row": row.row.row,
        "place": row.row.place,
        "field": row.row.field,
        "reason": row.row.sentence,
        "raw": row.row.raw,
    }
