"""All patterns at once over one UTF-8 buffer with Hyperscan."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from importlib.metadata import version

import hyperscan
import numpy as np

from wangjian.engine.normalise import JoinedText
from wangjian.engine.pattern_cache import cache_key, read_entry, write_entry
from wangjian.engine.plan import Pattern
from wangjian.engine.scanner import Ends
from wangjian.kernel.errors import WangjianError

# Records are lines of the joined text: MULTILINE makes ``^`` and ``$`` hold at least where they hold in each record.
_FLAGS = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_UCP | hyperscan.HS_FLAG_MULTILINE
_WORTH_KEEPING = 50
"""Patterns from which reading a file is quicker than compiling."""
_SPECIAL = re.compile(r"([\\^$.|?*+()\[\]{}#/-])")


class PatternRejected(WangjianError):
    """Hyperscan cannot compile a pattern."""


def compile_problem(pattern: str) -> str | None:
    """Why Hyperscan does not take a regular expression, in its own words; ``None`` when it does."""
    try:
        compile_database([Pattern(pattern, is_regex=True)])
    except hyperscan.HyperscanError as error:
        return _words(error)
    return None


class HyperscanScanner:
    """One compiled database and its scratch space: not to be shared between threads."""

    name = "hyperscan"

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Raises PatternRejected."""
        try:
            self._database = _kept_database(patterns) if patterns else None
        except hyperscan.HyperscanError as error:
            raise PatternRejected(_rejected(patterns, error)) from error

    def ends(self, joined: JoinedText) -> Ends:
        patterns: list[int] = []
        places: list[int] = []

        note_pattern, note_place = patterns.append, places.append

        def found(pattern: int, start: int, end: int, flags: int, context: object) -> None:
            note_pattern(pattern)
            note_place(end)

        if self._database is not None and joined.text:
            self._database.scan(joined.utf8, found)
        return Ends(np.array(patterns, dtype=np.int32), joined.characters(places))


def _kept_database(patterns: Sequence[Pattern]) -> hyperscan.Database:
    """From the cache where it is there and whole, otherwise compiled and kept."""
    if len(patterns) < _WORTH_KEEPING:
        return compile_database(patterns)
    # The serialised form is bound to the build of the engine and the features of the processor: it checks both itself.
    key = cache_key(patterns, version("hyperscan").encode(), _FLAGS)
    kept = read_entry(key)
    if kept is not None:
        with contextlib.suppress(hyperscan.HyperscanError):
            database = hyperscan.loadb(kept, hyperscan.HS_MODE_BLOCK)
            database.scratch = hyperscan.Scratch(database)
            return database
    database = compile_database(patterns)
    write_entry(key, hyperscan.dumpb(database))
    return database


def compile_database(patterns: Sequence[Pattern]) -> hyperscan.Database:
    """A block database whose ids are the places of the patterns. Raises hyperscan.HyperscanError."""
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    expressions = [_expression(pattern) for pattern in patterns]
    database.compile(expressions=expressions, ids=list(range(len(patterns))), flags=[_FLAGS] * len(patterns))
    return database


def _rejected(patterns: Sequence[Pattern], error: hyperscan.HyperscanError) -> str:
    faults = ((pattern.text, compile_problem(pattern.text)) for pattern in patterns if pattern.is_regex)
    named = [f"正则“{text}”:{fault}" for text, fault in faults if fault]
    return f"扫描引擎不接受规则里的正则:{';'.join(named) or _words(error)}。请运行 wangjian rules validate 查看位置"


def _expression(pattern: Pattern) -> bytes:
    text = pattern.text if pattern.is_regex else _SPECIAL.sub(r"\\\1", pattern.text)
    return text.encode()


def _words(error: hyperscan.HyperscanError) -> str:
    message = error.args[0] if error.args else ""
    return (message.decode() if isinstance(message, bytes) else str(message)).rstrip(".")
