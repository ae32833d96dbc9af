"""The scan: a batch of observations in, a batch of findings out, nothing else touched.

Where hits of one rule overlap in one field, the longest for which the rule holds becomes the finding (the earliest of
equals), exempt or not: the longer wording is the more exact reading, so ``最佳食用期`` decides over ``最佳``.
Findings come in the order of rows, then fields of the schema, then places, then rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import pyarrow as pa

from wangjian.engine.feature import Feature, Hit, features
from wangjian.engine.findings import FINDING_SCHEMA, finding_id
from wangjian.engine.judge import Verdict, judge, sentence
from wangjian.engine.matching import Matcher
from wangjian.engine.normalise import JoinedText, join
from wangjian.engine.plan import Plan, PlannedRule
from wangjian.engine.row import Row
from wangjian.engine.scanner import Scanner, make_scanner
from wangjian.lake.schemas import KINDS

BLOCK_BYTES = 1024 * 1024
"""Text normalised and scanned in one go."""


class Found(NamedTuple):
    """A finding before it becomes a row of the result; offsets are those of the original text."""

    row: int
    field: str
    start: int
    end: int
    quote: str
    planned: PlannedRule
    verdict: Verdict


_Place = tuple[int, int, int, str]
"""A hit of some trigger of one rule: its length below zero, start, end, word group. Sorted, the longest comes first."""


class Scan:
    """A plan made ready to run in this process."""

    def __init__(
        self, plan: Plan, *, scanner: Scanner | None = None, known: Mapping[str, Feature] | None = None
    ) -> None:
        import wangjian.engine.detect  # noqa: F401  registers the features of the product

        self.plan = plan
        self._features = features() if known is None else known
        self._scanner = scanner
        self._concerned = {name: _concerned(plan, name) for name in plan.fields}
        self._order = {name: place for place, name in enumerate(KINDS[plan.kind].names)}

    @cached_property
    def _matcher(self) -> Matcher:
        """Compiled on first use: whoever only asks for the plan need not wait for it."""
        return Matcher(self.plan.patterns, self._scanner or make_scanner(self.plan.patterns))

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Findings of one batch of ``plan.kind``. The batch needs ``id``; other columns may be missing."""
        return _as_batch(self.plan.kind, batch, self.found(batch))

    def found(self, batch: pa.RecordBatch) -> list[Found]:
        """The same findings with the rules and verdicts they come from."""
        found = list(self._rows(batch))
        for name in self.plan.fields:
            if name in batch.schema.names and self.plan.patterns:
                for offset, length in _blocks(batch.column(name)):
                    found += self._block(batch, name, offset, length)
        found.sort(key=lambda one: (one.row, self._order[one.field], one.start, one.end, one.planned.rule.id))
        return found

    def candidates(self, batch: pa.RecordBatch) -> Counter[str]:
        """How many hits of their triggers each rule has to judge: what a broad pattern costs, whatever comes of it."""
        counts: Counter[str] = Counter()
        for name in (name for name in self.plan.fields if name in batch.schema.names):
            for offset, length in _blocks(batch.column(name)):
                places = self._places(join(batch.column(name).slice(offset, length)), name)
                for (_, rule), found in places.items():
                    counts[self.plan.rules[rule].rule.id] += len(found)
        return counts

    def _block(self, batch: pa.RecordBatch, name: str, offset: int, length: int) -> Iterator[Found]:
        joined = join(batch.column(name).slice(offset, length))
        row, row_of = None, -1
        for (record, rule), places in self._places(joined, name).items():
            if row is None or row_of != record:
                row, row_of = Row(batch, offset + record), record
            planned = self.plan.rules[rule]
            for start, end, verdict in self._longest(planned, joined.record(record), name, row, places):
                first, last = joined.original_span(record, start, end)
                yield Found(offset + record, name, first, last, row[name][first:last], planned, verdict)

    def _places(self, joined: JoinedText, name: str) -> dict[tuple[int, int], list[_Place]]:
        """Hits by record and rule, for the rules that read this field; those of one record stand together."""
        concerned = self._concerned[name]
        places: dict[tuple[int, int], list[_Place]] = {}
        matches = self._matcher.matches(joined)
        for record, start, end, pattern in zip(*(column.tolist() for column in matches), strict=True):
            for rule, group in concerned[pattern]:
                place = (start - end, start, end, group)
                key = (record, rule)
                if key in places:
                    places[key].append(place)
                else:
                    places[key] = [place]
        return places

    def _longest(
        self, planned: PlannedRule, text: str, name: str, row: Row, places: list[_Place]
    ) -> Iterator[tuple[int, int, Verdict]]:
        """Start, end and verdict of the places where the rule holds, longest first, none overlapping another."""
        taken: list[tuple[int, int]] = []
        if len(places) > 1:
            places.sort()
        for _, start, end, group in places:
            if taken and any(start < later and earlier < end for earlier, later in taken):
                continue
            hit = Hit(text, start, end, group, name, self.plan.kind, row, planned.lexicons)
            verdict = judge(planned, hit, self._features)
            if verdict is not None:
                taken.append((start, end))
                yield start, end, verdict

    def _rows(self, batch: pa.RecordBatch) -> Iterator[Found]:
        for planned in (self.plan.rules[index] for index in self.plan.row_rules):
            name = planned.rule.fields[0] if planned.rule.fields else "id"
            for index in range(batch.num_rows):
                hit = Hit("", 0, 0, "", name, self.plan.kind, Row(batch, index), planned.lexicons)
                verdict = judge(planned, hit, self._features)
                if verdict is not None:
                    yield Found(index, name, 0, 0, "", planned, verdict)


def _concerned(plan: Plan, name: str) -> list[list[tuple[int, str]]]:
    """For each pattern, rule and word group of the targets whose rule reads this field."""
    return [[(t.rule, t.group) for t in targets if name in plan.rules[t.rule].fields] for targets in plan.targets]


def _blocks(column: pa.Array) -> Iterator[tuple[int, int]]:
    """Offset and length of slices of about :data:`BLOCK_BYTES`: small arrays stay in the cache of the processor."""
    rows = max(1, BLOCK_BYTES * len(column) // max(1, column.nbytes))
    for offset in range(0, len(column), rows):
        yield offset, min(rows, len(column) - offset)


def _as_batch(kind: str, batch: pa.RecordBatch, found: list[Found]) -> pa.RecordBatch:
    rows = pa.array([one.row for one in found], type=pa.int64())
    ids = batch.column("id").take(rows)
    columns: dict[str, Any] = {
        "finding_id": [
            finding_id(id_, kind, one.planned.rule.id, one.planned.version, one.field, one.start, one.end)
            for id_, one in zip(ids.to_pylist(), found, strict=True)
        ],
        "observation_id": ids,
        "kind": [kind] * len(found),
        "violation": [one.planned.rule.violation for one in found],
        "rule": [one.planned.rule.id for one in found],
        "rule_version": [one.planned.version for one in found],
        "severity": [one.planned.rule.severity for one in found],
        "score": [one.verdict.score for one in found],
        "field": [one.field for one in found],
        "start": [one.start for one in found],
        "end": [one.end for one in found],
        "quote": [one.quote for one in found],
        "reason": [sentence(one.planned, one.verdict, one.quote) for one in found],
        "laws": [list(one.verdict.laws) for one in found],
        "exempt": [one.verdict.exempt for one in found],
    }
    return pa.RecordBatch.from_arrays(
        [_column(field, columns, batch, rows) for field in FINDING_SCHEMA], schema=FINDING_SCHEMA
    )


def _column(field: pa.Field, columns: dict[str, Any], batch: pa.RecordBatch, rows: pa.Array) -> pa.Array:
    if field.name in columns:
        values = columns[field.name]
        return values.cast(field.type) if isinstance(values, pa.Array) else pa.array(values, type=field.type)
    # The remaining columns (platform, shop, time, evidence) are those of the observation.
    if field.name in batch.schema.names:
        return batch.column(field.name).take(rows).cast(field.type)
    return pa.nulls(len(rows), field.type)
