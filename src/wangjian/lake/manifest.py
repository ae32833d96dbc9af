"""The transactional list of what the lake holds: ``manifest.sqlite``.

Files are written first and named here afterwards, in one transaction per chunk; a file without a name here does not
exist. The manifest is the only place that is ever changed: parts and index runs are written once.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wangjian.lake.index import Run
from wangjian.lake.rows import Tally

MIXED_DAYS = "mixed"
"""Stands for the day of a part that has not been laid out by day yet."""

RUNNING, STOPPED, DONE = "RUNNING", "STOPPED", "DONE"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS imports (
    no INTEGER PRIMARY KEY, import_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, file TEXT NOT NULL,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, options TEXT NOT NULL, at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('RUNNING', 'STOPPED', 'DONE')),
    chunks INTEGER NOT NULL DEFAULT 0, tally TEXT NOT NULL DEFAULT '{}');
CREATE TABLE IF NOT EXISTS parts (
    name TEXT PRIMARY KEY, import_no INTEGER NOT NULL REFERENCES imports (no), kind TEXT NOT NULL, day TEXT NOT NULL,
    rows INTEGER NOT NULL, first_place INTEGER NOT NULL, last_place INTEGER NOT NULL, bytes INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS parts_by_kind ON parts (kind, day, name);
CREATE INDEX IF NOT EXISTS parts_by_import ON parts (import_no, kind, day);
CREATE TABLE IF NOT EXISTS runs (name TEXT PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS superseded (
    import_no INTEGER NOT NULL REFERENCES imports (no), by_import INTEGER NOT NULL REFERENCES imports (no),
    kind TEXT NOT NULL, places BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS superseded_by_import ON superseded (import_no, kind);
CREATE TABLE IF NOT EXISTS quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT, import_no INTEGER NOT NULL REFERENCES imports (no), kind TEXT NOT NULL,
    row INTEGER NOT NULL, place TEXT NOT NULL, field TEXT NOT NULL, sentence TEXT NOT NULL, raw TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'RETRIED', 'DROPPED')),
    attempts INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS quarantine_by_import ON quarantine (import_no, status, id);
"""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    no: int
    import_id: str
    kind: str
    file: str
    sha256: str
    size: int
    options: dict[str, Any]
    at: str
    """When the import was first asked for (ISO 8601); a resumed import keeps it."""
    status: str
    chunks: int
    """Chunks committed so far."""
    tally: Tally


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file: rows of one kind, one day and one import."""

    name: str
    import_no: int
    kind: str
    day: str
    rows: int
    first_place: int
    last_place: int
    bytes: int


class Manifest:
    """Connections to ``manifest.sqlite``, one per thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection.executescript(_SCHEMA)

    @property
    def connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # Importers queue for the write lock while another one writes a chunk: seconds at most, a minute at worst.
            connection = sqlite3.connect(self._path, timeout=600, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        if getattr(self._local, "connection", None) is not None:
            self._local.connection.close()
            self._local.connection = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the write lock of the lake; all or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    # Imports -------------------------------------------------------------------------------------------------------

    def begin_import(
        self, *, import_id: str, kind: str, file: str, sha256: str, size: int, options: str, at: str
    ) -> None:
        """Note that an import was asked for; nothing happens when it is known."""
        self.connection.execute(
            "INSERT OR IGNORE INTO imports (import_id, kind, file, sha256, size, options, at, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (import_id, kind, file, sha256, size, options, at, RUNNING),
        )

    def imports(self, import_ids: list[str] | None = None) -> list[ImportRecord]:
        """All imports in the order in which they began, or those named."""
        sql, values = "SELECT * FROM imports", []
        if import_ids is not None:
            sql += f" WHERE import_id IN ({_marks(import_ids)})"
            values = import_ids
        return [_import_record(row) for row in self.connection.execute(sql + " ORDER BY no", values)]

    def save_progress(self, no: int, *, chunks: int, tally: Tally, status: str) -> None:
        self.connection.execute(
            "UPDATE imports SET chunks = ?, tally = ?, status = ? WHERE no = ?",
            (chunks, json.dumps(asdict(tally), ensure_ascii=False), status, no),
        )

    # Parts ---------------------------------------------------------------------------------------------------------

    def add_part(self, part: Part) -> None:
        self.connection.execute(
            "INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (part.name, part.import_no, part.kind, part.day, part.rows, part.first_place, part.last_place, part.bytes),
        )

    def drop_parts(self, names: list[str]) -> None:
        self.connection.executemany("DELETE FROM parts WHERE name = ?", [(name,) for name in names])

    def parts(self, kind: str, import_nos: list[int]) -> list[Part]:
        """Parts of the given imports by day and name: an order that does not depend on when they were imported."""
        wanted = set(import_nos)
        rows = self.connection.execute("SELECT * FROM parts WHERE kind = ? ORDER BY day, name", (kind,))
        return [Part(*row) for row in rows if row["import_no"] in wanted]

    def parts_of_import(self, no: int) -> list[Part]:
        rows = self.connection.execute("SELECT * FROM parts WHERE import_no = ? ORDER BY kind, day, name", (no,))
        return [Part(*row) for row in rows]

    def parts_holding(self, no: int, kind: str, day: str, place: int) -> list[Part]:
        """Parts of an import whose range of places covers one: one, or two where a corrected row came later."""
        rows = self.connection.execute(
            "SELECT * FROM parts WHERE import_no = ? AND kind = ? AND day = ? AND first_place <= ? AND last_place >= ?",
            (no, kind, day, place, place),
        )
        return [Part(*row) for row in rows]

    def part_names(self) -> set[str]:
        return {row[0] for row in self.connection.execute("SELECT name FROM parts")}

    # Index runs ----------------------------------------------------------------------------------------------------

    def runs(self) -> list[Run]:
        return [Run(*row) for row in self.connection.execute("SELECT name, size FROM runs ORDER BY name")]

    def replace_runs(self, gone: list[Run], new: Run) -> None:
        self.connection.executemany("DELETE FROM runs WHERE name = ?", [(run.name,) for run in gone])
        self.connection.execute("INSERT INTO runs VALUES (?, ?)", (new.name, new.size))

    # Captures that a later one stands before -----------------------------------------------------------------------

    def add_superseded(self, import_no: int, by_import: int, kind: str, places: bytes) -> None:
        self.connection.execute("INSERT INTO superseded VALUES (?, ?, ?, ?)", (import_no, by_import, kind, places))

    def superseded(self, import_no: int, kind: str) -> list[tuple[int, bytes]]:
        """(number of the later import, packed places) for one import."""
        return [
            (row["by_import"], row["places"])
            for row in self.connection.execute(
                "SELECT by_import, places FROM superseded WHERE import_no = ? AND kind = ?", (import_no, kind)
            )
        ]


def _import_record(row: sqlite3.Row) -> ImportRecord:
    values = dict(row)
    values["options"] = json.loads(values["options"])
    values["tally"] = Tally(**json.loads(values["tally"]))
    return ImportRecord(**values)


def _marks(values: list[Any]) -> str:
    return ", ".join("?" * len(values))
