"""A table file as chunks of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from wangjian.lake.rows import Chunk, RejectedRow
from wangjian.sources.definition import GENERAL, SourceDefinition, load_source, recognise_source, source_ids
from wangjian.sources.expansion import AdapterContext, load_adapter
from wangjian.sources.formats import Format
from wangjian.sources.opening import DamagedFile, OpenedFile
from wangjian.sources.options import ImportOptions
from wangjian.sources.tables.csv_reader import CsvReader
from wangjian.sources.tables.excel_reader import ExcelReader
from wangjian.sources.tables.jsonl_reader import JsonLinesReader
from wangjian.sources.tables.mapping import has_essentials, score_headings
from wangjian.sources.tables.parquet_reader import ParquetReader
from wangjian.sources.tables.records import Records, TableReader
from wangjian.sources.tables.rows import AdaptedRows, ColumnRows

PersonKey = Callable[[], bytes]
Piece = Callable[[], Chunk]
"""Work to be done only when its chunk is not stored yet."""


class TableFile:
    """A table read as one kind."""

    def __init__(
        self, file: OpenedFile, format_: Format, kind: str, options: ImportOptions, now: datetime, key: PersonKey
    ) -> None:
        self._file = file
        self._kind = kind
        self._reader = open_table(file, format_, options)
        self.source = _source(self._reader.headings, kind, options)
        self._rows = _rows_of(self.source, kind, options, now, key)
        self._rows.begin(self._reader.headings, file.path.name)

    @property
    def place(self) -> int:
        return self._reader.place

    def pieces(self) -> Iterator[Piece]:
        """The chunks in order; where the file breaks off, a last one that says so."""
        last_row = 0
        try:
            for records in self._reader.records(self._rows.choose):
                if records.count:
                    last_row = int(records.rows[-1])
                yield partial(self._convert, records)
        except DamagedFile as damage:
            row = RejectedRow(last_row + 1, self._kind, "", str(damage), {})
            chunk = Chunk(read=1, rejected=(row,))
            yield lambda: chunk

    def _convert(self, records: Records) -> Chunk:
        chunk = self._rows.convert(records)
        return replace(chunk, notes=(*self._reader.notes, *chunk.notes))


class Rows(Protocol):
    """How the records of a table become rows: column by column, or record by record through an adapter."""

    def begin(self, headings: list[str], file: str) -> None:
        """Raises NoKnownColumn when no row under these headings could say anything."""
        ...

    def choose(self, headings: list[str]) -> list[str]: ...

    def convert(self, records: Records) -> Chunk: ...


def _rows_of(source: SourceDefinition, kind: str, options: ImportOptions, now: datetime, key: PersonKey) -> Rows:
    adapter = load_adapter(source.id)
    if adapter is not None:
        return AdaptedRows(source, adapter, AdapterContext(kind, key), now, options.defaults())
    return ColumnRows(source, kind, now, options.defaults())


def open_table(file: OpenedFile, format_: Format, options: ImportOptions) -> TableReader:
    """The reader for a format."""
    if format_ is Format.JSON_LINES:
        return JsonLinesReader(file, encoding=options.encoding)
    if format_ is Format.PARQUET:
        return ParquetReader(file)
    if format_ is Format.EXCEL:
        return ExcelReader(file, score=known_headings, sheet=options.sheet)
    return CsvReader(file, score=known_headings, encoding=options.encoding, delimiter=options.delimiter)


_ENOUGH = 3
"""Known headings that settle the kind of a file even among many unknown ones."""


def known_headings(cells: list[str]) -> int:
    """How well some cells would do as headings, by the kind and source they fit best."""
    return max(
        score_headings(source, kind, cells) for source in map(load_source, source_ids()) for kind in source.kinds
    )


def suggest_kind(headings: list[str]) -> str | None:
    """The kind whose columns the headings name best; ``None`` where several do equally well, or none does well."""
    source = recognise_source(headings, None)
    scores = {kind: score_headings(source, kind, headings) for kind in source.kinds}
    best = max(scores.values())
    kinds = [kind for kind, score in scores.items() if score == best]
    if source.id != GENERAL:
        # A source that is known by its headings has a usual kind, its first.
        return kinds[0]
    known = sum(source.target(kinds[0], heading) is not None for heading in headings)
    enough = known >= _ENOUGH or known * 2 >= len(headings)
    return (
        kinds[0]
        if len(kinds) == 1 and enough and has_essentials(kinds[0], _fields(source, kinds[0], headings))
        else None
    )


def _fields(source: SourceDefinition, kind: str, headings: list[str]) -> set[str]:
    targets = (source.target(kind, heading) for heading in headings)
    return {target.field for target in targets if target is not None}


def _source(headings: list[str], kind: str, options: ImportOptions) -> SourceDefinition:
    return load_source(options.source) if options.source else recognise_source(headings, kind)
