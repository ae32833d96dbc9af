"""Whole columns of text into typed columns: each distinct value is read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wangjian.sources.values.problem import Odd, UnreadableValue

MAX_TEXT = 1_000_000
"""Longest text of a field, in bytes of UTF-8. Beyond stands a damaged file, not a product description."""
MAX_ID = 200
_CACHE_LIMIT = 200_000

Parser = Callable[[str], Any]
Quick = Callable[[pa.Array], pa.Array | None]
"""Reads a whole column of plain values, or answers ``None``."""


@dataclass(slots=True)
class Parsed:
    """A typed column; ``problems`` and ``remarks`` give a sentence for single positions."""

    values: pa.Array
    problems: dict[int, str] = field(default_factory=dict)
    remarks: dict[int, str] = field(default_factory=dict)


class ColumnReader:
    """Reads one column of a file, chunk after chunk, remembering what it has read."""

    def __init__(
        self, type_: pa.DataType, parser: Parser, lookups: Mapping[str, str | None], quick: Quick | None = None
    ) -> None:
        self._type = type_
        self._parser = parser
        self._quick = quick
        self._lookups = lookups
        self._cache: dict[str, tuple[Any, str, str]] = {}

    def read(self, column: pa.Array) -> Parsed:
        """``column`` holds trimmed text, null for nothing."""
        if self._quick is not None and (values := self._quick(column)) is not None:
            return Parsed(values)
        encoded = column.dictionary_encode()
        outcomes = [self._outcome(text) for text in encoded.dictionary.to_pylist()]
        values = pa.array([value for value, _, _ in outcomes], self._type).take(encoded.indices)
        problems = _spread([problem for _, problem, _ in outcomes], encoded.indices)
        remarks = _spread([remark for _, _, remark in outcomes], encoded.indices)
        return Parsed(values, problems, remarks)

    def _outcome(self, text: str) -> tuple[Any, str, str]:
        known = self._cache.get(text)
        if known is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            known = self._cache[text] = self._parse(text)
        return known

    def _parse(self, text: str) -> tuple[Any, str, str]:
        clean = self._lookups.get(text, text)
        if clean is None:
            return None, "", ""
        try:
            value = self._parser(clean)
        except UnreadableValue as problem:
            return None, str(problem), ""
        return (value.value, "", value.sentence) if isinstance(value, Odd) else (value, "", "")


def trimmed(column: pa.Array) -> pa.Array:
    """Text without white space around it, null where nothing is left."""
    text = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, text.type), text)


def read_text(column: pa.Array, *, limit: int = MAX_TEXT) -> Parsed:
    """Trimmed text as it stands; NUL characters are taken out, too long values are a problem."""
    remarks: dict[int, str] = {}
    nul = pc.fill_null(pc.match_substring(column, "\0"), False)
    if nul.true_count:
        positions = np.flatnonzero(nul.to_numpy(zero_copy_only=False)).tolist()
        remarks = dict.fromkeys(positions, "含有空字符(NUL),已去除")
        column = trimmed(pc.replace_substring(column, "\0", ""))
    sizes = pc.binary_length(column)
    problems: dict[int, str] = {}
    if len(column) and (pc.max(sizes).as_py() or 0) > limit:
        for position in np.flatnonzero(pc.fill_null(sizes, 0).to_numpy() > limit).tolist():
            problems[position] = f"文字过长({sizes[position].as_py():,}字节,上限{limit:,}),像是文件损坏"
    return Parsed(column.cast(pa.string()), problems, remarks)


def _spread(sentences: list[str], indices: pa.Array) -> dict[int, str]:
    """From sentences of distinct values to sentences of positions."""
    bad = [position for position, sentence in enumerate(sentences) if sentence]
    if not bad:
        return {}
    codes = indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return {p: sentences[codes[p]] for p in np.flatnonzero(np.isin(codes, bad)).tolist()}
