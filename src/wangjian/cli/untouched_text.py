"""Tables whose text columns are as they stand in the file.

The importer trims text. Findings of a scan point into the file itself, where ``text[start:end]`` must be the quote, so
here the text columns are put back as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

import numpy as np
import pyarrow as pa

from wangjian.lake.rows import Chunk, KindRows, RejectedRow
from wangjian.lake.schemas import TEXT_FIELDS
from wangjian.sources.definition import SourceDefinition, recognise_source
from wangjian.sources.expansion import AdapterContext, load_adapter
from wangjian.sources.formats import Format
from wangjian.sources.opening import DamagedFile, OpenedFile
from wangjian.sources.options import ImportOptions
from wangjian.sources.tables.converting import Converter
from wangjian.sources.tables.mapping import Mapping
from wangjian.sources.tables.reading import Rows, open_table
from wangjian.sources.tables.records import Records, TableReader
from wangjian.sources.tables.rows import AdaptedRows


def open_untouched(
    file: OpenedFile, format_: Format, kind: str, now: datetime, key: Callable[[], bytes]
) -> UntouchedTable:
    """A table file as one kind. Raises UnreadableFile, NoKnownColumn."""
    reader = open_table(file, format_, ImportOptions())
    source = recognise_source(reader.headings, kind)
    adapter = load_adapter(source.id)
    rows: Rows
    if adapter is not None:
        # Records that an adapter takes apart have no text of the file to point into.
        rows = AdaptedRows(source, adapter, AdapterContext(kind, key), now, {})
    else:
        rows = _UntouchedRows(source, kind, now)
    rows.begin(reader.headings, file.path.name)
    return UntouchedTable(reader, rows, kind)


class UntouchedTable:
    """Chunks of a table."""

    def __init__(self, reader: TableReader, rows: Rows, kind: str) -> None:
        self._reader, self._rows, self._kind = reader, rows, kind

    @property
    def place(self) -> int:
        """Bytes of the stored file read so far."""
        return self._reader.place

    @property
    def has_ids(self) -> bool:
        """The file names its rows; otherwise ids are made from what rows say."""
        return isinstance(self._rows, _UntouchedRows) and self._rows.has_ids

    def pieces(self) -> Iterator[Callable[[], Chunk]]:
        """The chunks in order; where the file breaks off, a last one that says so."""
        last = 0
        try:
            for records in self._reader.records(self._rows.choose):
                last = int(records.rows[-1]) if records.count else last
                yield partial(self._convert, records)
        except DamagedFile as damage:
            broken = Chunk(read=1, rejected=(RejectedRow(last + 1, self._kind, "", str(damage), {}),))
            yield lambda: broken

    def _convert(self, records: Records) -> Chunk:
        chunk = self._rows.convert(records)
        return replace(chunk, notes=(*self._reader.notes, *chunk.notes))


class _UntouchedRows:
    """Column by column, as the importer reads them, with the text columns put back."""

    def __init__(self, source: SourceDefinition, kind: str, now: datetime) -> None:
        self._mapping = Mapping(source, kind)
        self._converter = Converter(source, kind, self._mapping, now, {})
        self._text_fields = TEXT_FIELDS.get(kind, ())

    @property
    def has_ids(self) -> bool:
        return self._mapping.has("id")

    def begin(self, headings: list[str], file: str) -> None:
        self._mapping.choose(headings)
        self._mapping.check_has_essentials(file)

    def choose(self, headings: list[str]) -> list[str]:
        return self._mapping.choose(headings)

    def convert(self, records: Records) -> Chunk:
        chunk = self._converter.convert(records)
        note = self._converter.id_note
        kept = tuple(self._put_back(part, records) for part in chunk.kept)
        return replace(chunk, kept=kept, notes=(note,) if note else ())

    def _put_back(self, kept: KindRows, records: Records) -> KindRows:
        places = pa.array(np.flatnonzero(np.isin(records.rows, kept.rows)))
        batch = kept.batch
        for heading, target in self._mapping.taken.items():
            if target.field in self._text_fields:
                index = batch.schema.get_field_index(target.field)
                text = records.columns[heading].take(places).cast(batch.schema.field(index).type)
                batch = batch.set_column(index, batch.schema.field(index), text)
        return replace(kept, batch=batch)
