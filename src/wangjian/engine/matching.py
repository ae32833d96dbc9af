"""From the ends a scanner reports to exact spans inside records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _parser as parser  # type: ignore[attr-defined]
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wangjian.engine.normalise import JoinedText
from wangjian.engine.plan import Pattern
from wangjian.engine.scanner import Ends, Scanner


class Matches(NamedTuple):
    """Parallel arrays ordered by record, then start, then pattern; spans count from the start of the record."""

    record: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    pattern: NDArray[np.int64]


_NOTHING = Matches(*np.empty((4, 0), dtype=np.int64))


class Matcher:
    """Patterns with the scanner that finds them."""

    def __init__(self, patterns: Sequence[Pattern], scanner: Scanner) -> None:
        self._scanner = scanner
        self._sizes = np.array([0 if pattern.is_regex else len(pattern.text) for pattern in patterns], dtype=np.int64)
        self._regexes = {i: _regex(pattern.text) for i, pattern in enumerate(patterns) if pattern.is_regex}

    def matches(self, joined: JoinedText) -> Matches:
        """Every place of every literal; for regular expressions the non-overlapping places that ``re`` finds."""
        ends = self._scanner.ends(joined)
        if not len(ends.end):
            return _NOTHING
        records = joined.records_at(ends.end - 1)
        literal = self._sizes[ends.pattern] > 0
        found = np.concatenate(
            [self._literals(joined, ends, records, literal), self._spans(joined, ends, records, ~literal)]
        )
        order = np.lexsort((found[:, 3], found[:, 1], found[:, 0]))
        return Matches(*found[order].T)

    def _literals(
        self, joined: JoinedText, ends: Ends, records: NDArray[np.int64], which: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        pattern, record = ends.pattern[which].astype(np.int64), records[which]
        end = ends.end[which] - joined.starts[record]
        return np.stack([record, end - self._sizes[pattern], end, pattern], axis=1)

    def _spans(
        self, joined: JoinedText, ends: Ends, records: NDArray[np.int64], which: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """What ``finditer`` gives on each record, looked for only where the reported ends allow.

        Every match ends at a reported end. So none starts before the first of them less the width of the widest match,
        and none goes beyond the last: records are long and hits are few, most of a record need not be looked at.
        """
        order = np.lexsort((ends.end[which], ends.pattern[which], records[which]))
        record, pattern = records[which][order], ends.pattern[which][order]
        end = ends.end[which][order] - joined.starts[record]
        is_first = np.ones(len(record), dtype=np.bool_)
        is_first[1:] = (record[1:] != record[:-1]) | (pattern[1:] != pattern[:-1])
        is_last = np.roll(is_first, -1)
        columns = (record[is_first], pattern[is_first], end[is_first], end[is_last])
        spans: list[tuple[int, int, int, int]] = []
        for at, index, first, last in zip(*(column.tolist() for column in columns), strict=True):
            regex = self._regexes[index]
            text = joined.record(at)
            for match in regex.compiled.finditer(
                text, max(0, first - regex.widest), last if regex.closed else len(text)
            ):
                if match.end() > match.start():
                    spans.append((at, match.start(), match.end(), index))
        return np.array(spans, dtype=np.int64).reshape(-1, 4)


class _Regex(NamedTuple):
    compiled: re.Pattern[str]
    widest: int
    """Characters of the longest text it matches."""
    closed: bool
    """Does not ask what follows its end, so the text may be cut there."""


def _regex(pattern: str) -> _Regex:
    return _Regex(re.compile(pattern), int(parser.parse(pattern).getwidth()[1]), "$" not in pattern)
