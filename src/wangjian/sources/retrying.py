"""A quarantined row, corrected by a person, read again as it was read first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from wangjian.lake.manifest import ImportRecord
from wangjian.lake.quarantine import QuarantinedRow
from wangjian.lake.rows import Chunk
from wangjian.sources.definition import SourceDefinition, load_source
from wangjian.sources.expansion import ORIGINAL, AdapterContext, load_adapter
from wangjian.sources.options import ImportOptions
from wangjian.sources.tables.converting import Converter
from wangjian.sources.tables.mapping import Mapping
from wangjian.sources.tables.records import LINE, text_records
from wangjian.sources.tables.rows import AdaptedRows


def corrected_chunk(
    record: ImportRecord, row: QuarantinedRow, corrected: dict[str, str], at: datetime, key: Callable[[], bytes]
) -> Chunk:
    """One row as a chunk. Raises NoKnownColumn when the corrected columns say nothing."""
    source = load_source(record.options["source"])
    options = ImportOptions.from_json(record.options)
    values = {name: _text(value) for name, value in {**row.raw, **corrected}.items() if name not in (LINE, ORIGINAL)}
    adapter = load_adapter(source.id)
    if adapter is not None and (ORIGINAL in row.raw or LINE in row.raw):
        adapted = AdaptedRows(source, adapter, AdapterContext(row.kind, key), at, options.defaults())
        return adapted.convert(text_records([values], [row.row], [], place=row.place))
    return _by_columns(source, row, values, list(corrected), options, at, adapted=adapter is not None)


def _by_columns(
    source: SourceDefinition,
    row: QuarantinedRow,
    values: dict[str, str | None],
    corrected: list[str],
    options: ImportOptions,
    at: datetime,
    *,
    adapted: bool,
) -> Chunk:
    mapping = Mapping(source, row.kind, own_names=adapted)
    # Corrected columns first: a correction given by field name must win over the column it corrects.
    mapping.choose(corrected)
    headings = mapping.choose(list(values))
    mapping.check_has_essentials(row.file)
    converter = Converter(source, row.kind, mapping, at, options.defaults())
    return converter.convert(text_records([values], [row.row], headings, place=row.place))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
