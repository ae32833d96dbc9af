"""What an import came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wangjian.lake.manifest import DONE, ImportRecord


@dataclass(frozen=True, slots=True)
class ImportSummary:
    import_id: str
    file: str
    sha256: str
    kind: str
    """Kind asked for; a page gives rows of other kinds too, see :attr:`by_kind`."""
    source: str
    """Which source definition read the file."""
    read: int
    imported: int
    known: int
    """Rows the lake held already, word for word."""
    quarantined: int
    """Rows now waiting in quarantine."""
    superseded: int
    """Earlier captures that a later one now stands before."""
    by_kind: dict[str, int]
    unknown_columns: tuple[str, ...]
    ignored_columns: tuple[str, ...]
    """Columns left out on purpose, each with the reason."""
    notes: tuple[str, ...]
    """Sentences about the file as a whole: its encoding, how ids were made."""
    remarks: tuple[tuple[int, str, str, str], ...]
    """(row, field, sentence, place) of the first rows that were kept although something is odd."""
    remark_count: int
    already_imported: bool
    """This very file was imported before with the same options; nothing was done."""
    finished: bool
    """False when the import was asked to stop; asked again it goes on where it was."""
    seconds: float

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def summarise(record: ImportRecord, *, already_imported: bool) -> ImportSummary:
    tally = record.tally
    return ImportSummary(
        import_id=record.import_id,
        file=record.file,
        sha256=record.sha256,
        kind=record.kind,
        source=record.options.get("source", ""),
        read=tally.read,
        imported=tally.imported,
        known=tally.known,
        quarantined=tally.quarantined,
        superseded=tally.superseded,
        by_kind=dict(tally.by_kind),
        unknown_columns=tuple(tally.unknown_columns),
        ignored_columns=tuple(tally.ignored_columns),
        notes=tuple(tally.notes),
        remarks=tuple((row, field, sentence, place) for row, field, sentence, place in tally.remarks),
        remark_count=tally.remark_count,
        already_imported=already_imported,
        finished=record.status == DONE,
        seconds=round(tally.seconds, 3),
    )
