"""One import under way: chunks go in whole, in order, each exactly once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from wangjian.lake.files import room_on_disk
from wangjian.lake.fingerprints import content_digests, id_keys
from wangjian.lake.index import CAPTURED, CONTENT, IMPORT, PLACE, UNDATED, IndexFolder, Run, due_merge, sort_entries
from wangjian.lake.manifest import DONE, MIXED_DAYS, RUNNING, STOPPED, ImportRecord, Manifest
from wangjian.lake.parts import days_of, write_part
from wangjian.lake.quarantine import RETRIED, Quarantine
from wangjian.lake.reconcile import Entry, Incoming, Verdicts, reconcile
from wangjian.lake.rows import (
    PLACE_FIELD,
    RETRIED_FROM,
    SECOND_FROM,
    Chunk,
    Ints,
    KindRows,
    RejectedRow,
    Tally,
    places_of,
    row_of,
)
from wangjian.lake.schemas import TIMESTAMP
from wangjian.lake.settling import settle

SHANGHAI = ZoneInfo("Asia/Shanghai")
REMARKS_KEPT = 100


class ImportSession:
    """Made by :meth:`wangjian.lake.store.Lake.open_import`, which holds the lock of this import."""

    def __init__(self, root: Any, manifest: Manifest, index: IndexFolder, record: ImportRecord) -> None:
        self.record = record
        self.tally: Tally = record.tally
        self.chunks = record.chunks
        self._root = root
        self._manifest = manifest
        self._index = index
        self._quarantine = Quarantine(manifest)
        self._at = datetime.fromisoformat(record.at)

    @property
    def is_done(self) -> bool:
        return self.record.status == DONE

    @property
    def at(self) -> datetime:
        """When the import was first asked for."""
        return self._at

    def commit(self, chunk: Chunk, *, seconds: float = 0.0) -> None:
        """Store a chunk: rows, refusals, counts and the place to resume from, all or nothing."""
        with room_on_disk(), self._manifest.transaction():
            merged = self._absorb(chunk, f"{self.chunks:06d}")
            self.tally.seconds += seconds
            self.chunks += 1
            self._manifest.save_progress(self.record.no, chunks=self.chunks, tally=self.tally, status=RUNNING)
        self._index.forget(run.name for run in merged)

    def commit_retried(self, row_id: int, chunk: Chunk, *, at: datetime) -> RejectedRow | None:
        """Store the corrected form of a quarantined row, or hand back why it is still refused."""
        with self._manifest.transaction():
            before = self.tally.quarantined
            row = self._quarantine.check_is_open(row_id)
            merged = self._absorb(chunk, f"r{row_id}-{row.attempts}", retried=True)
            refused = self._refused
            if refused is not None:
                self.tally.quarantined = before
                self._quarantine.note_failed_attempt(row_id, field=refused.field, sentence=refused.sentence, at=at)
            else:
                self._quarantine.settle(row_id, status=RETRIED, at=at)
                self.tally.quarantined -= 1
            self.tally.read -= chunk.read
            self._manifest.save_progress(
                self.record.no, chunks=self.chunks, tally=self.tally, status=self.record.status
            )
        self._index.forget(run.name for run in merged)
        return refused

    def stop(self) -> None:
        """Leave the import for later; what is committed stays."""
        with self._manifest.transaction():
            self._manifest.save_progress(self.record.no, chunks=self.chunks, tally=self.tally, status=STOPPED)

    def finish(self, heartbeat: Callable[[], None] = lambda: None) -> None:
        """Lay the rows out by day and let readers see the import."""
        with room_on_disk():
            for _ in settle(self._root, self._manifest, self.record, self._import_day):
                heartbeat()
        with self._manifest.transaction():
            self._manifest.save_progress(self.record.no, chunks=self.chunks, tally=self.tally, status=DONE)

    @property
    def _import_day(self) -> date:
        return self._at.astimezone(SHANGHAI).date()

    # One chunk ---------------------------------------------------------------------------------------------------

    def _absorb(self, chunk: Chunk, stem: str, *, retried: bool = False) -> list[Run]:
        rejected = list(chunk.rejected)
        entries: list[Ints] = []
        for order, kept in enumerate(chunk.kept):
            if kept.batch.num_rows:
                first = RETRIED_FROM if retried else 0
                stored, conflicts = self._store(kept, f"{stem}-{order}" if order else stem, first)
                entries.append(stored)
                rejected += conflicts
        merged = self._extend_index(entries, stem)
        if not retried:
            self._quarantine.add(self.record.no, rejected)
        self._refused = rejected[0] if rejected else None
        self._count(chunk, len(rejected))
        return merged

    def _store(self, kept: KindRows, stem: str, first_place: int) -> tuple[Ints, list[RejectedRow]]:
        captured, undated = _captured(kept.batch), kept.batch.column("captured_at").is_null()
        by_import = undated.to_numpy(zero_copy_only=False) & kept.dated_by_import
        incoming = Incoming(
            import_no=self.record.no,
            keys=id_keys(kept.kind, kept.batch.column("id")),
            contents=content_digests(kept.batch, kept.batch.schema.names[1:]),
            captured=np.where(by_import, pa.scalar(self._at, TIMESTAMP).cast(pa.int64()).as_py(), captured),
            places=places_of(kept.rows, section=kept.section % 128, first=first_place),
            dated_by_import=by_import,
            captures_apart=kept.captures_apart,
        )
        verdicts = reconcile(incoming, self._known(incoming.keys))
        again = self._under_second_ids(kept, verdicts)
        self._write_parts(kept.kind, kept.batch, incoming, verdicts, stem)
        self._note_superseded(kept.kind, verdicts.superseded)
        stored = int(verdicts.store.sum())
        self.tally.imported += stored
        self.tally.known += verdicts.known
        self.tally.by_kind[kept.kind] = self.tally.by_kind.get(kept.kind, 0) + stored
        entries, conflicts = _entries(incoming, verdicts), self._conflict_rows(kept, verdicts.conflicts)
        if again is None:
            return entries, conflicts
        more, further = self._store(again, f"{stem}-again", first_place + SECOND_FROM)
        return np.concatenate([entries, more], axis=1), conflicts + further

    def _under_second_ids(self, kept: KindRows, verdicts: Verdicts) -> KindRows | None:
        """Rows whose made id stands earlier in this file: no fault of theirs, they get an id of their own."""
        if kept.second_ids is None:
            return None
        mine = [p for p, other in verdicts.conflicts.items() if other.import_no == self.record.no]
        chosen = pa.array([p for p in sorted(mine) if kept.second_ids[p].is_valid], pa.int64())
        if not len(chosen):
            return None
        for position in chosen.to_pylist():
            del verdicts.conflicts[position]
        batch = kept.batch.take(chosen).set_column(0, kept.batch.schema.field(0), kept.second_ids.take(chosen))
        return replace(kept, batch=batch, rows=kept.rows[chosen.to_numpy()], second_ids=None)

    def _known(self, keys: Ints) -> dict[int, list[Entry]]:
        unique = np.unique(keys)
        found, positions = self._index.find(self._manifest.runs(), unique)
        known: dict[int, list[Entry]] = defaultdict(list)
        columns = [found[line].tolist() for line in (CONTENT, CAPTURED, IMPORT, PLACE)]
        for position, *values in zip(positions.tolist(), *columns, strict=True):
            known[int(unique[position])].append(Entry(*values))
        return dict(known)

    def _write_parts(self, kind: str, batch: pa.RecordBatch, incoming: Incoming, verdicts: Verdicts, stem: str) -> None:
        table = pa.Table.from_batches([batch]).append_column(PLACE_FIELD, pa.array(incoming.places, pa.int64()))
        if not verdicts.store.all():
            table = table.filter(pa.array(verdicts.store))
        captured = incoming.captured[verdicts.store]
        days = days_of(captured, self._import_day)
        found = np.unique(days)
        name = f"{self.record.import_id}-{stem}"
        if found.size > 1 and not self.is_done:
            # Laid out by day at the end: a sync per day and chunk would take most of the time.
            self._manifest.add_part(write_part(self._root, self.record.no, kind, MIXED_DAYS, name, table))
            return
        for day in found:
            rows = table if found.size == 1 else table.filter(pa.array(days == day))
            self._manifest.add_part(write_part(self._root, self.record.no, kind, str(day), name, rows))

    def _note_superseded(self, kind: str, entries: Iterable[Entry]) -> None:
        places: dict[int, list[int]] = defaultdict(list)
        for entry in entries:
            places[entry.import_no].append(entry.place)
        for import_no, gone in sorted(places.items()):
            packed = np.array(sorted(gone), dtype="<i8").tobytes()
            self._manifest.add_superseded(import_no, self.record.no, kind, packed)
            self.tally.superseded += len(gone)

    def _conflict_rows(self, kept: KindRows, conflicts: dict[int, Entry]) -> list[RejectedRow]:
        files = {record.no: record.file for record in self._manifest.imports()} if conflicts else {}
        return [
            RejectedRow(
                int(kept.rows[position]), kept.kind, "id",
                _conflict_sentence(kept.batch.column("id")[position].as_py(), other, self.record.no, files),
                _plain(kept.batch.slice(position, 1).to_pylist()[0]),
            )
            for position, other in conflicts.items()
        ]  # fmt: skip

    def _extend_index(self, entries: list[Ints], stem: str) -> list[Run]:
        together = np.concatenate(entries, axis=1) if entries else np.empty((5, 0), np.int64)
        if together.shape[1] == 0:
            return []
        name = f"{self.record.no:06d}-{stem}"
        self._manifest.replace_runs([], self._index.write(name, sort_entries(together)))
        gone: list[Run] = []
        while due := due_merge(self._manifest.runs()):
            merged = self._index.merge(f"{name}-m{len(gone):03d}", due)
            self._manifest.replace_runs(due, merged)
            gone += due
        return gone

    def _count(self, chunk: Chunk, rejected: int) -> None:
        tally = self.tally
        tally.read += chunk.read
        tally.quarantined += rejected
        tally.remark_count += len(chunk.remarks)
        free = REMARKS_KEPT - len(tally.remarks)
        tally.remarks += [[r.row, r.field, r.sentence, r.place] for r in chunk.remarks[: max(0, free)]]
        _extend(tally.notes, chunk.notes)
        _extend(tally.unknown_columns, chunk.unknown_columns)
        _extend(tally.ignored_columns, chunk.ignored_columns)


def _captured(batch: pa.RecordBatch) -> Ints:
    micros = batch.column("captured_at").cast(pa.int64())
    values: Ints = micros.fill_null(UNDATED).to_numpy(zero_copy_only=False)
    return values


def _entries(incoming: Incoming, verdicts: Verdicts) -> Ints:
    keep = verdicts.store
    count = int(keep.sum())
    return np.stack(
        [
            incoming.keys[keep],
            incoming.contents[keep],
            incoming.captured[keep],
            np.full(count, incoming.import_no, np.int64),
            incoming.places[keep],
        ]
    )


def _conflict_sentence(identifier: str, other: Entry, import_no: int, files: dict[int, str]) -> str:
    row = row_of(other.place)
    if other.import_no == import_no:
        return f"编号“{identifier}”与本文件第{row}行重复而内容不同,已留第{row}行;请核对后改编号或放弃本行"
    where = f"{files.get(other.import_no, '较早的文件')} 第{row}行"
    return f"编号“{identifier}”已由 {where} 导入而内容不同,本行没有不同的采集时间,分不出先后;请补采集时间或改编号"


def _extend(known: list[str], new: Iterable[str]) -> None:
    known += [text for text in dict.fromkeys(new) if text not in known]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Values that JSON can hold."""
    plain: dict[str, Any] = json.loads(json.dumps({k: v for k, v in row.items() if v is not None}, default=_text))
    return plain


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
