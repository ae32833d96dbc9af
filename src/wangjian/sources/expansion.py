"""One record of a source that stands for several observations, perhaps of several kinds."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from wangjian.kernel.errors import WangjianError
from wangjian.lake.rows import Chunk, KindRows, RejectedRow, Remark
from wangjian.sources.definition import SourceDefinition
from wangjian.sources.tables.converting import Converter
from wangjian.sources.tables.mapping import Mapping as Headings
from wangjian.sources.tables.records import text_records

Values = dict[str, str | None]
"""Heading of the general vocabulary (``title``, ``price``, …) → text."""
Expansion = dict[str, list[Values]]
"""Kind → observations."""

ORIGINAL = "_original"
"""Marks a quarantined record that its adapter refused before taking it apart."""


class RefusedRecord(WangjianError):
    """An adapter cannot make observations out of a record; the sentence says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class AdapterContext:
    """What an adapter may need beside the record."""

    kind: str
    """Kind the user asked for."""
    person_key: Callable[[], bytes]
    """Secret with which identity numbers are digested."""


class Adapter(Protocol):
    """``sources/<source>/adapter.py``: takes the fields out of one record, one by one."""

    def expand(self, record: Mapping[str, Any], context: AdapterContext) -> Expansion:
        """Raises RefusedRecord."""
        ...


def load_adapter(source_id: str) -> Adapter | None:
    """The adapter of a source for table records, where it has one."""
    name = f"wangjian.sources.{source_id}.adapter"
    try:
        if importlib.util.find_spec(name) is None:
            return None
    except ModuleNotFoundError:
        return None
    module: Any = importlib.import_module(name)
    return module if hasattr(module, "expand") else None


@dataclass(frozen=True, slots=True)
class Expanded:
    """One record taken apart. ``refused`` stands where it could not be."""

    row: int
    observations: Expansion
    place: str = ""
    refused: RejectedRow | None = None
    captured_at: str | None = None


class ExpandingConverter:
    """Turns taken-apart records into rows of all the kinds they hold."""

    def __init__(self, source: SourceDefinition, now: datetime, defaults: Mapping[str, object]) -> None:
        self._source = source
        self._now = now
        self._defaults = defaults
        self._by_kind: dict[str, tuple[Headings, Converter]] = {}

    def convert(self, records: Iterable[Expanded], *, section: int = 0, captures_apart: bool = False) -> Chunk:
        """``captures_apart``: records carry their own times, so one id may stand at several of them."""
        taken = list(records)
        rejected = [record.refused for record in taken if record.refused is not None]
        kept: list[KindRows] = []
        remarks: list[Remark] = []
        for kind in self._source.kinds:
            chunk = self._of_kind(kind, taken)
            if chunk is not None:
                kept += [replace(k, section=section, captures_apart=captures_apart) for k in chunk.kept]
                rejected += chunk.rejected
                remarks += chunk.remarks
        return Chunk(
            read=len(taken),
            kept=tuple(kept),
            rejected=tuple(sorted(rejected, key=lambda row: row.row)),
            remarks=tuple(remarks),
        )

    def _of_kind(self, kind: str, records: list[Expanded]) -> Chunk | None:
        numbered = [(record.row, values) for record in records for values in record.observations.get(kind, [])]
        if not numbered:
            return None
        if kind not in self._by_kind:
            headings = Headings(self._source, kind, own_names=True)
            self._by_kind[kind] = headings, Converter(self._source, kind, headings, self._now, self._defaults)
        headings, converter = self._by_kind[kind]
        chosen = headings.choose(list(dict.fromkeys(name for _, values in numbered for name in values)))
        place = records[0].place
        rows = text_records([v for _, v in numbered], [row for row, _ in numbered], chosen, place=place)
        return converter.convert(rows)
