"""Rows that could not be read: kept whole, listed, retried or dropped, never in the way of the good ones."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wangjian.kernel.errors import WangjianError
from wangjian.lake.fields import FIELD_TITLES
from wangjian.lake.manifest import Manifest
from wangjian.lake.rows import RejectedRow

OPEN, RETRIED, DROPPED = "OPEN", "RETRIED", "DROPPED"


class NoSuchQuarantinedRow(WangjianError):
    """No quarantined row has this number."""


class QuarantinedRowIsSettled(WangjianError):
    """The row was retried with success, or dropped, before."""


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    id: int
    import_id: str
    file: str
    kind: str
    row: int
    place: str
    field: str
    sentence: str
    """Why, without file and row; :attr:`full_sentence` has both."""
    raw: dict[str, Any]
    status: str
    attempts: int
    note: str
    changed_at: str

    @property
    def field_title(self) -> str:
        return FIELD_TITLES.get(self.field, self.field)

    @property
    def full_sentence(self) -> str:
        return describe(self.file, self.row, self.place, self.field, self.sentence)


def describe(file: str, row: int, place: str, field: str, sentence: str) -> str:
    """One sentence with file, place, row, field and reason.

    >>> describe("九月.csv", 7, "", "uscc", "末位应为5")
    '九月.csv 第7行「统一社会信用代码」:末位应为5'
    """
    where = f" {place}" if place else ""
    line = f" 第{row}行" if row else ""
    column = f"「{FIELD_TITLES.get(field, field)}」" if field else ""
    return f"{file}{where}{line}{column}:{sentence}"


class Quarantine:
    """Reads and settles the quarantined rows of a lake."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def add(self, import_no: int, rows: list[RejectedRow]) -> None:
        self._manifest.connection.executemany(
            "INSERT INTO quarantine (import_no, kind, row, place, field, sentence, raw) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (import_no, r.kind, r.row, r.place, r.field, r.sentence, json.dumps(r.raw, ensure_ascii=False))
                for r in rows
            ],
        )

    def list(
        self, import_id: str | None = None, *, status: str | None = OPEN, after: int = 0, limit: int = 50
    ) -> list[QuarantinedRow]:
        """Rows in order of their number, those after ``after`` (the last number of the page before)."""
        return [
            _quarantined(row)
            for row in self._manifest.connection.execute(
                _SELECT + " WHERE q.id > ? AND (? IS NULL OR i.import_id = ?) AND (? IS NULL OR q.status = ?)"
                " ORDER BY q.id LIMIT ?",
                (after, import_id, import_id, status, status, limit),
            )
        ]

    def count(self, import_id: str | None = None, *, status: str | None = OPEN) -> int:
        row = self._manifest.connection.execute(
            "SELECT count(*) FROM quarantine q JOIN imports i ON i.no = q.import_no"
            " WHERE (? IS NULL OR i.import_id = ?) AND (? IS NULL OR q.status = ?)",
            (import_id, import_id, status, status),
        ).fetchone()
        return int(row[0])

    def get(self, row_id: int) -> QuarantinedRow:
        """Raises NoSuchQuarantinedRow."""
        row = self._manifest.connection.execute(_SELECT + " WHERE q.id = ?", (row_id,)).fetchone()
        if row is None:
            raise NoSuchQuarantinedRow(f"没有编号为 {row_id} 的隔离行。")
        return _quarantined(row)

    def check_is_open(self, row_id: int) -> QuarantinedRow:
        """Raises NoSuchQuarantinedRow, QuarantinedRowIsSettled."""
        row = self.get(row_id)
        if row.status != OPEN:
            done = "已改正入库" if row.status == RETRIED else "已放弃"
            raise QuarantinedRowIsSettled(f"隔离行 {row_id} {done}({row.changed_at}),不能再处理。")
        return row

    def settle(self, row_id: int, *, status: str, at: datetime, note: str = "") -> None:
        """Mark a row retried or dropped. Raises NoSuchQuarantinedRow, QuarantinedRowIsSettled."""
        self.check_is_open(row_id)
        self._manifest.connection.execute(
            "UPDATE quarantine SET status = ?, note = ?, changed_at = ?, attempts = attempts + ? WHERE id = ?",
            (status, note, at.isoformat(), int(status == RETRIED), row_id),
        )

    def note_failed_attempt(self, row_id: int, *, field: str, sentence: str, at: datetime) -> None:
        """A correction did not pass either: the row stays open under the new sentence."""
        self._manifest.connection.execute(
            "UPDATE quarantine SET field = ?, sentence = ?, attempts = attempts + 1, changed_at = ? WHERE id = ?",
            (field, sentence, at.isoformat(), row_id),
        )


_SELECT = (
    "SELECT q.id, i.import_id, i.file, q.kind, q.row, q.place, q.field, q.sentence, q.raw, q.status, q.attempts,"
    " q.note, q.changed_at FROM quarantine q JOIN imports i ON i.no = q.import_no"
)


def _quarantined(row: sqlite3.Row) -> QuarantinedRow:
    values = dict(row)
    values["raw"] = json.loads(values["raw"])
    return QuarantinedRow(**values)
