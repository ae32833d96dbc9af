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
        self._widths = {i: _widest(pattern.text) for i, pattern in enumerate(patterns) if pattern.is_regex}
        self._regexes = {i: re.compile(pattern.text) for i, pattern in enumerate(patterns) if pattern.is_regex}

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
        """What ``finditer`` gives on each record, begun as late as the first end allows.

        No match ends before the first end that was reported, so none starts earlier than that end less the width of the
        widest match. Records are long and hits are few: most of a record need not be looked at.
        """
        record, end = records[which], ends.end[which]
        order = np.argsort(end, kind="stable")
        pairs, first = np.unique(np.stack([record, ends.pattern[which]], axis=1)[order], axis=0, return_index=True)
        first_ends = end[order][first] - joined.starts[pairs[:, 0]]
        spans = [
            (record, match.start(), match.end(), pattern)
            for (record, pattern), first_end in zip(pairs.tolist(), first_ends.tolist(), strict=True)
            for match in self._regexes[pattern].finditer(
                joined.record(record), max(0, first_end - self._widths[pattern])
            )
            if match.end() > match.start()
        ]
        return np.array(spans, dtype=np.int64).reshape(-1, 4)


def _widest(pattern: str) -> int:
    """Characters of the longest text that the regular expression matches."""
    return int(parser.parse(pattern).getwidth()[1])
