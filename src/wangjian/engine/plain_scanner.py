"""The scanner of last resort, standard library only: for machines without Hyperscan, and to check it against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from wangjian.engine.normalise import JoinedText
from wangjian.engine.plan import Pattern
from wangjian.engine.scanner import Ends


class PlainScanner:
    """``str.find`` for literals over the whole buffer, ``re`` for regular expressions record by record."""

    name = "plain"

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._literals = [(i, pattern.text) for i, pattern in enumerate(patterns) if not pattern.is_regex]
        self._regexes = [(i, re.compile(pattern.text)) for i, pattern in enumerate(patterns) if pattern.is_regex]

    def ends(self, joined: JoinedText) -> Ends:
        found = [*self._literal_ends(joined.text), *self._regex_ends(joined)]
        pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
        return Ends(pairs[:, 0].astype(np.int32), pairs[:, 1])

    def _literal_ends(self, text: str) -> Iterator[tuple[int, int]]:
        for index, literal in self._literals:
            start = text.find(literal)
            while start >= 0:
                yield index, start + len(literal)
                start = text.find(literal, start + 1)

    def _regex_ends(self, joined: JoinedText) -> Iterator[tuple[int, int]]:
        for record in range(len(joined)):
            text, start = joined.record(record), int(joined.starts[record])
            for index, regex in self._regexes:
                for match in regex.finditer(text):
                    yield index, start + match.end()
