"""A quarantined row, corrected by a person, read again as it was read first."""

from __future__ import annotations

from datetime import datetime

from wangjian.lake.manifest import ImportRecord
from wangjian.lake.quarantine import QuarantinedRow
from wangjian.lake.rows import Chunk
from wangjian.sources.definition import load_source
from wangjian.sources.options import ImportOptions
from wangjian.sources.tables.converting import Converter
from wangjian.sources.tables.mapping import Mapping
from wangjian.sources.tables.records import LINE, text_records


def corrected_chunk(record: ImportRecord, row: QuarantinedRow, corrected: dict[str, str], at: datetime) -> Chunk:
    """One row as a chunk. Raises NoKnownColumn when the corrected columns say nothing."""
    source = load_source(record.options["source"])
    values = {name: _text(value) for name, value in {**row.raw, **corrected}.items() if name != LINE}
    mapping = Mapping(source, row.kind)
    # Corrected columns first: a correction given by field name must win over the column it corrects.
    headings = mapping.choose([*corrected, *(name for name in values if name not in corrected)])
    mapping.check_has_essentials(row.file)
    options = ImportOptions.from_json(record.options)
    converter = Converter(source, row.kind, mapping, at, options.defaults())
    return converter.convert(text_records([values], [row.row], headings, place=row.place))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
