"""What a multi-pattern scanner answers, whatever engine is inside.

A scanner only says *where some pattern may end*. Spans are settled in one place (:mod:`wangjian.engine.matching`):
those of literals by their length, those of regular expressions by Python's ``re`` on the record alone. So every scanner
gives the same findings, no match can run from one record into the next, and Hyperscan need not track starts, which
would slow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from wangjian.engine.normalise import JoinedText
from wangjian.engine.plan import Pattern


class Ends(NamedTuple):
    """Parallel arrays: pattern ``pattern[i]`` may end at character ``end[i]`` of the joined text."""

    pattern: NDArray[np.int32]
    end: NDArray[np.int64]


class Scanner(Protocol):
    """Finds every end of every literal; for a regular expression every end that ``finditer`` gives, perhaps more."""

    name: str

    def ends(self, joined: JoinedText) -> Ends: ...


def make_scanner(patterns: Sequence[Pattern]) -> Scanner:
    """Hyperscan where it is installed, otherwise the plain scanner."""
    try:
        from wangjian.engine.hyperscan_scanner import HyperscanScanner
    except ImportError:
        from wangjian.engine.plain_scanner import PlainScanner

        return PlainScanner(patterns)
    return HyperscanScanner(patterns)


def pattern_fault(pattern: str) -> str | None:
    """Why the scanner does not take a regular expression; ``None`` when it does, or where Hyperscan is missing."""
    try:
        from wangjian.engine.hyperscan_scanner import compile_problem
    except ImportError:
        return None
    return compile_problem(pattern)
