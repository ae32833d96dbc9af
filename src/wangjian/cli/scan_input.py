"""Files into batches for a scan, without a lake: strictly read, what is refused set aside with file, row and reason.

Offsets of findings point into the text as it stands in the file. The importer trims text; here the text columns are put
back as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from wangjian.cli.clean_parquet import CleanParquet
from wangjian.engine.seen import SeenIds
from wangjian.kernel.errors import WangjianError
from wangjian.lake.rows import Chunk, KindRows, RejectedRow
from wangjian.lake.schemas import TEXT_FIELDS
from wangjian.sources.definition import recognise_source
from wangjian.sources.formats import Format, detect_format
from wangjian.sources.opening import DamagedFile, OpenedFile, open_file
from wangjian.sources.options import ImportOptions
from wangjian.sources.tables.converting import Converter
from wangjian.sources.tables.mapping import Mapping
from wangjian.sources.tables.reading import open_table
from wangjian.sources.tables.records import Records

DUPLICATE = "编号与前面的行重复,只扫描第一次出现的"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was not scanned."""

    file: Path
    row: RejectedRow

    @property
    def sentence(self) -> str:
        place = f"{self.row.place} " if self.row.place else ""
        field = f"「{self.row.field}」" if self.row.field else ""
        return f"{self.file} {place}第 {self.row.row} 行{field}{self.row.sentence}"


class Inputs:
    """Files of one kind, read one after another. What went wrong is known when the batches have been taken."""

    def __init__(self, paths: tuple[Path, ...], kind: str, now: datetime) -> None:
        self._paths, self._kind, self._now = paths, kind, now
        self._seen = SeenIds()
        self._before = 0
        """Bytes of the files that are done."""
        self._file: OpenedFile | None = None
        self.size = sum(path.stat().st_size for path in paths if path.is_file())
        self.set_aside: list[SetAside] = []
        """Refused rows not yet taken by the caller, who empties the list as it grows."""
        self.unreadable: list[str] = []
        """One sentence for each file that could not be read at all, or not to its end."""
        self.notes: dict[str, None] = {}
        """What a person should know about the files: unknown columns, encodings, how ids were made."""

    @property
    def place(self) -> int:
        """Bytes read so far, of :attr:`size`."""
        return self._before + (self._file.place if self._file else 0)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows to scan. A file that cannot be read is noted and passed over: the others are still good."""
        for path in self._paths:
            try:
                with open_file(path) as self._file:
                    yield from self._of_file(path, self._file)
            except WangjianError as error:
                self.unreadable.append(str(error))
            self._before += self._file.size if self._file else 0
            self._file = None

    def _of_file(self, path: Path, file: OpenedFile) -> Iterator[pa.RecordBatch]:
        format_ = detect_format(path)
        done = 0
        if format_ is Format.PARQUET and not file.packed:
            clean = CleanParquet(path, self._kind, self._now)
            for batch in clean.batches():
                rows = np.arange(done + 1, done + batch.num_rows + 1)
                yield self._first_times(path, KindRows(self._kind, batch, rows), named=True)
                done += batch.num_rows
            if clean.finished:
                self._note_unknown(path, clean.unknown)
                return
        yield from self._strictly(path, file, format_, done)

    def _strictly(self, path: Path, file: OpenedFile, format_: Format, done: int) -> Iterator[pa.RecordBatch]:
        """Rows after the first ``done``, each value read with the importer's care."""
        table = _Table(path, file, format_, self._kind, self._now)
        try:
            for chunk in table.chunks(done):
                self.set_aside += [SetAside(path, row) for row in chunk.rejected]
                for kept in chunk.kept:
                    yield self._first_times(path, kept, named=table.has_ids)
        except DamagedFile as damage:
            self.unreadable.append(f"{path} {damage}。之前的内容已扫描。")
        self._note_unknown(path, table.unknown)
        for note in table.notes:
            self.notes[f"{path} {note}。"] = None

    def _first_times(self, path: Path, kept: KindRows, *, named: bool) -> pa.RecordBatch:
        """Rows whose id was not met before. Where ids were made from content, a second row is the same row again."""
        fresh = self._seen.first_time(kept.batch.column("id"))
        if fresh.all():
            return kept.batch
        if named:
            for place in np.flatnonzero(~fresh).tolist():
                raw = {name: value for name, value in kept.batch.slice(place, 1).to_pylist()[0].items() if value}
                row = RejectedRow(int(kept.rows[place]), self._kind, "id", DUPLICATE, raw)
                self.set_aside.append(SetAside(path, row))
        return kept.batch.filter(pa.array(fresh))

    def _note_unknown(self, path: Path, unknown: Sequence[str]) -> None:
        if unknown:
            self.notes[f"{path} 有不认识的列,没有读取:{'、'.join(unknown)}。"] = None


class _Table:
    """A table file as chunks whose text columns are as they stand in the file."""

    def __init__(self, path: Path, file: OpenedFile, format_: Format, kind: str, now: datetime) -> None:
        self._reader = open_table(file, format_, ImportOptions())
        source = recognise_source(self._reader.headings, kind)
        self._mapping = Mapping(source, kind)
        self._mapping.choose(self._reader.headings)
        self._mapping.check_has_essentials(path.name)
        self._converter = Converter(source, kind, self._mapping, now, {})
        self._text_fields = TEXT_FIELDS.get(kind, ())

    @property
    def has_ids(self) -> bool:
        return self._mapping.has("id")

    @property
    def unknown(self) -> list[str]:
        return self._mapping.unknown

    @property
    def notes(self) -> list[str]:
        return [note for note in (*self._reader.notes, self._converter.id_note) if note]

    def chunks(self, done: int) -> Iterator[Chunk]:
        """Chunks of the rows after the first ``done``. Raises DamagedFile where the rest cannot be read."""
        for records in self._reader.records(self._mapping.choose):
            chunk = self._converter.convert(records)
            kept = tuple(_after(self._with_text(part, records), done) for part in chunk.kept)
            yield replace(chunk, kept=kept, rejected=tuple(row for row in chunk.rejected if row.row > done))

    def _with_text(self, kept: KindRows, records: Records) -> KindRows:
        places = pa.array(np.flatnonzero(np.isin(records.rows, kept.rows)))
        batch = kept.batch
        for heading, target in self._mapping.taken.items():
            if target.field in self._text_fields:
                index = batch.schema.get_field_index(target.field)
                untouched = records.columns[heading].take(places).cast(batch.schema.field(index).type)
                batch = batch.set_column(index, batch.schema.field(index), untouched)
        return replace(kept, batch=batch)


def _after(kept: KindRows, done: int) -> KindRows:
    if not done:
        return kept
    later = kept.rows > done
    return replace(kept, batch=kept.batch.filter(pa.array(later)), rows=kept.rows[later])
