"""The two ways from records to rows of the lake."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import replace
from datetime import datetime
from typing import Any

from wangjian.kernel.id_card import mask_id, mask_id_numbers_in
from wangjian.lake.rows import Chunk, RejectedRow, Remark
from wangjian.sources.definition import SourceDefinition, fold
from wangjian.sources.expansion import (
    ORIGINAL,
    Adapter,
    AdapterContext,
    Expanded,
    ExpandingConverter,
    RefusedRecord,
)
from wangjian.sources.tables.converting import Converter
from wangjian.sources.tables.mapping import Mapping
from wangjian.sources.tables.records import LINE, Records


class ColumnRows:
    """Column by column: one record is one row of the kind."""

    def __init__(self, source: SourceDefinition, kind: str, now: datetime, defaults: Map[str, object]) -> None:
        self._mapping = Mapping(source, kind)
        self._converter = Converter(source, kind, self._mapping, now, defaults)

    def begin(self, headings: list[str], file: str) -> None:
        self._mapping.choose(headings)
        self._mapping.check_has_essentials(file)

    def choose(self, headings: list[str]) -> list[str]:
        return self._mapping.choose(headings)

    def convert(self, records: Records) -> Chunk:
        note = self._converter.id_note
        return replace(self._converter.convert(records), notes=(note,) if note else ())


class AdaptedRows:
    """Record by record: an adapter takes each one apart."""

    def __init__(
        self,
        source: SourceDefinition,
        adapter: Adapter,
        context: AdapterContext,
        now: datetime,
        defaults: Map[str, object],
    ) -> None:
        self._source = source
        self._adapter = adapter
        self._context = context
        self._converter = ExpandingConverter(source, now, defaults)
        self._spellings = {fold(name): name for name in source.spellings}
        self._unknown: list[str] = []
        self._ignored: list[str] = []

    def begin(self, headings: list[str], _file: str) -> None:
        self.choose(headings)

    def choose(self, headings: list[str]) -> list[str]:
        """Nothing is asked for by column: records are taken whole. What the adapter does not read is noted."""
        self._ignored = [name for name in headings if fold(name) in self._source.ignore]
        known = self._source.ignore | self._source.takes
        self._unknown = [name for name in headings if name and fold(name) not in known]
        return []

    def convert(self, records: Records) -> Chunk:
        taken = (self.expand(int(row), records.raw(n), records.place) for n, row in enumerate(records.rows))
        expanded = [record for record in taken if record is not None]
        chunk = self._converter.convert(expanded, section=records.section)
        broken = [
            RejectedRow(b.row, self._context.kind, b.field, b.sentence, self._safe(b.raw), records.place)
            for b in records.broken
        ]
        return replace(
            chunk,
            read=chunk.read + len(broken),
            rejected=tuple(sorted([*chunk.rejected, *broken], key=lambda row: row.row)),
            remarks=(*chunk.remarks, *(_nothing(record) for record in expanded if _is_bare(record))),
            unknown_columns=tuple(self._unknown),
            ignored_columns=tuple(f"{name}(按来源约定不取)" for name in self._ignored),
        )

    def expand(self, row: int, record: dict[str, Any], place: str) -> Expanded | None:
        """A record taken apart; ``None`` for an empty one."""
        named = {self._named(name): value for name, value in record.items() if value}
        if not named:
            return None
        try:
            return Expanded(row, self._adapter.expand(named, self._context), place)
        except RefusedRecord as refusal:
            raw = {ORIGINAL: True, **self._safe(record)}
            refused = RejectedRow(row, self._context.kind, refusal.field, str(refusal), raw, place)
            return Expanded(row, {}, place, refused)

    def _named(self, heading: str) -> str:
        """The heading as the adapter knows it: spelling of width, case and blanks set aside."""
        return self._spellings.get(fold(heading), heading)

    def _safe(self, record: Map[str, Any]) -> dict[str, Any]:
        """A record as it may be kept: personal numbers masked, in lines that could not be taken apart too."""
        if not self._source.personal:
            return dict(record)
        return {
            name: mask_id(str(value)) if fold(name) in self._source.personal
            else mask_id_numbers_in(str(value)) if name == LINE else value
            for name, value in record.items()
        }  # fmt: skip


def _is_bare(record: Expanded) -> bool:
    return record.refused is None and not any(record.observations.values())


def _nothing(record: Expanded) -> Remark:
    return Remark(record.row, "", "这条记录里没有可用的内容,未产生数据", record.place)
