"""From columns of text to rows of a kind, each value read strictly, each refusal with field and sentence."""

from __future__ import annotations

from collections.abc import Mapping as Map
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wangjian.lake.fields import ESSENTIAL, FIELD_TITLES, NATURAL_KEYS, NEEDS_ALL
from wangjian.lake.fingerprints import content_ids
from wangjian.lake.rows import Chunk, KindRows, RejectedRow, Remark
from wangjian.lake.schemas import KINDS
from wangjian.sources.definition import SourceDefinition
from wangjian.sources.tables.mapping import Mapping
from wangjian.sources.tables.records import Records
from wangjian.sources.values.columns import MAX_ID, ColumnReader, Parsed, read_text, trimmed
from wangjian.sources.values.fields import column_reader

NESTED_ALLOWED = frozenset({"attributes", "description"})
_SHORT = frozenset({"id", "platform", "shop_id", "item_id", "evidence_id"})
_NOT_CONTENT = frozenset({"id", "captured_at", "evidence_id"})


class Converter:
    """Turns the records of one file into rows of one kind."""

    def __init__(
        self, source: SourceDefinition, kind: str, mapping: Mapping, now: datetime, defaults: Map[str, object]
    ) -> None:
        self._source = source
        self._kind = kind
        self._mapping = mapping
        self._now = now
        self._defaults = defaults
        self._schema = KINDS[kind]
        self._readers: dict[tuple[str, str], ColumnReader | None] = {}

    def convert(self, records: Records) -> Chunk:
        parsed = {target.field: self._read(name, records) for name, target in self._mapping.taken.items()}
        bad = _problems(parsed)
        columns = [self._column(field, parsed, records.count) for field in self._schema]
        batch = pa.RecordBatch.from_arrays(columns, schema=pa.schema([f.with_nullable(True) for f in self._schema]))
        blank = self._blank(parsed, records)
        self._check_rows(batch, bad)
        bad = {position: problem for position, problem in bad.items() if position not in blank}
        keep = np.ones(records.count, dtype=np.bool_)
        keep[[*bad, *blank]] = False
        good, second_ids = self._with_ids(batch.filter(pa.array(keep)))
        kept = KindRows(
            self._kind,
            good,
            records.rows[keep],
            self._source.dated_by_import,
            records.section,
            second_ids=second_ids,
        )
        return Chunk(
            read=records.count + len(records.broken) - len(blank),
            kept=(kept,),
            rejected=tuple(self._rejected(records, bad)),
            remarks=tuple(self._remarks(records, parsed, keep)),
            unknown_columns=tuple(self._mapping.unknown),
            ignored_columns=tuple(f"{name}({why})" for name, why in self._mapping.ignored.items()),
        )

    @property
    def id_note(self) -> str:
        """How rows got their id, where the file has no column for it; empty otherwise."""
        if self._mapping.has("id"):
            return ""
        key = self._natural_key()
        if key:
            titles = "、".join(FIELD_TITLES[name] for name in key if self._given(name))
            return f"文件没有编号列,编号由{titles}得出;没有{FIELD_TITLES[key[-1]]}的行,编号由内容得出"
        return "文件没有编号列,编号由每行内容得出:内容相同的行只存一次"

    # Values ------------------------------------------------------------------------------------------------------

    def _read(self, heading: str, records: Records) -> Parsed:
        target = self._mapping.taken[heading]
        column = trimmed(records.columns[heading])
        key = (target.field, target.unit)
        if key not in self._readers:
            lookups = self._source.lookups.get(target.field, {})
            self._readers[key] = column_reader(self._kind, target.field, target.unit, lookups, self._now)
        reader = self._readers[key]
        if reader is not None:
            parsed = reader.read(column)
        else:
            parsed = read_text(column, **({"limit": MAX_ID} if target.field in _SHORT else {}))
        if target.field not in NESTED_ALLOWED:
            for position in records.nested.get(heading, []):
                parsed.problems[position] = "应为一个值,却是JSON列表或对象"
        parsed.problems.update(records.faults.get(heading, {}))
        return parsed

    def _column(self, field: pa.Field, parsed: Map[str, Parsed], count: int) -> pa.Array:
        default = pa.scalar(self._defaults.get(field.name), field.type)
        if field.name not in parsed:
            return pa.repeat(default, count)
        values = parsed[field.name].values
        return values.fill_null(default) if default.is_valid else values

    def _blank(self, parsed: Map[str, Parsed], records: Records) -> set[int]:
        """Rows without any value, as sheets leave them at their end."""
        empty = np.ones(records.count, dtype=np.bool_)
        for column in parsed.values():
            empty &= _null(column.values)
        return {position for position in np.flatnonzero(empty).tolist() if not any(records.raw(position).values())}

    def _check_rows(self, batch: pa.RecordBatch, bad: dict[int, tuple[str, str]]) -> None:
        if self._mapping.has("id"):
            for position in np.flatnonzero(_null(batch.column("id"))).tolist():
                bad.setdefault(position, ("id", "编号为空,而文件有编号列"))
        needed = [name for name in ESSENTIAL[self._kind] if name in batch.schema.names]
        some, all_ = np.logical_or, np.logical_and
        empty = (some if self._kind in NEEDS_ALL else all_).reduce([_null(batch.column(name)) for name in needed])
        titles = "、".join(FIELD_TITLES[name] for name in needed)
        told = "缺一不可" if self._kind in NEEDS_ALL else "都为空" if len(needed) > 1 else "为空"
        for position in np.flatnonzero(empty).tolist():
            bad.setdefault(position, (needed[0], f"{titles}{told}"))

    # Ids ---------------------------------------------------------------------------------------------------------

    def _with_ids(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.Array | None]:
        """The rows with ids, and for ids made of a natural key those to fall back on."""
        second_ids = None
        if not self._mapping.has("id") and batch.num_rows:
            ids = content_ids(self._kind, batch, [n for n in batch.schema.names if n not in _NOT_CONTENT])
            key = self._natural_key()
            if key:
                named = pa.array(~_null(batch.column(key[-1])))
                second_ids = pc.if_else(named, ids, pa.scalar(None, pa.string()))
                ids = pc.if_else(named, content_ids(self._kind, batch, key), ids)
            batch = batch.set_column(0, "id", ids)
        return batch.cast(self._schema), second_ids

    def _natural_key(self) -> list[str]:
        key = NATURAL_KEYS.get(self._kind, ())
        return list(key) if key and self._given(key[-1]) else []

    def _given(self, field: str) -> bool:
        return self._mapping.has(field) or self._defaults.get(field) is not None

    # Refusals and remarks ----------------------------------------------------------------------------------------

    def _rejected(self, records: Records, bad: dict[int, tuple[str, str]]) -> list[RejectedRow]:
        taken_apart = [
            RejectedRow(int(records.rows[p]), self._kind, field, sentence, records.raw(p), records.place)
            for p, (field, sentence) in bad.items()
        ]
        broken = [
            RejectedRow(row.row, self._kind, row.field, row.sentence, row.raw, records.place) for row in records.broken
        ]
        return sorted([*taken_apart, *broken], key=lambda row: row.row)

    def _remarks(self, records: Records, parsed: Map[str, Parsed], keep: npt.NDArray[np.bool_]) -> list[Remark]:
        return [
            Remark(int(records.rows[position]), field, sentence, records.place)
            for field, column in parsed.items()
            for position, sentence in column.remarks.items()
            if keep[position]
        ]


def _problems(parsed: Map[str, Parsed]) -> dict[int, tuple[str, str]]:
    """Position → (field, sentence); further problems of a row are added to the sentence of the first."""
    bad: dict[int, tuple[str, str]] = {}
    for field, column in parsed.items():
        for position, sentence in column.problems.items():
            if position in bad:
                first, told = bad[position]
                bad[position] = (first, f"{told};「{FIELD_TITLES[field]}」{sentence}")
            else:
                bad[position] = (field, sentence)
    return bad


def _null(column: pa.Array) -> npt.NDArray[np.bool_]:
    mask: npt.NDArray[np.bool_] = column.is_null().to_numpy(zero_copy_only=False)
    return mask
