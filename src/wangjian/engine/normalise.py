"""Normalise a whole text column at once, equal to :func:`wangjian.kernel.textnorm.normalise` text by text.

The column becomes one string of records, each followed by a line feed (which folding turns into a blank, so no record
holds one). Characters are looked up in a table as one numpy array; what is dropped and what grows is settled by masks;
where each remaining character came from stays in one index array. Python strings of single texts are made only where
something was found.

Worked example, the column ``["最 佳", None, "№1"]``::

    joined.text    "最 佳\\n\\nno1\\n"
    joined.starts  [0, 4, 5, 9]
    origin         [0, 1, 2, 3, 4, 5, 5, 6, 7]   place of each character in "最 佳\\n\\n№1\\n"
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.textnorm import normalise

SEPARATOR = "\n"
_DROP = 0xFFFFFFFF
_GROW = 0xFFFFFFFE
_UNSEEN = 0xFFFFFFFD
_FIRST_LEAD_BYTE = -64
"""As a signed byte: continuation bytes of UTF-8 lie below."""
_WORD = 64


class TextUnreadable(WangjianError):
    """A text column holds bytes that are not UTF-8."""


class _FoldTable:
    """What becomes of each code point: another one, nothing, or (rarely) several.

    Filled as characters are met: folding all of Unicode beforehand takes seconds, a market uses some thousands.
    """

    def __init__(self) -> None:
        self.single = np.full(sys.maxunicode + 1, _UNSEEN, dtype=np.uint32)
        self.several: dict[int, str] = {}

    def look_up(self, codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
        found = np.take(self.single, codes, mode="clip")
        unseen = found == _UNSEEN
        if unseen.any():
            for code in np.unique(codes[unseen]).tolist():
                self._learn(code)
            found = np.take(self.single, codes, mode="clip")
        return found

    def _learn(self, code: int) -> None:
        folded = normalise(chr(code)).text
        if len(folded) > 1:
            self.several[code] = folded
        self.single[code] = ord(folded) if len(folded) == 1 else _GROW if folded else _DROP


_TABLE = _FoldTable()


class JoinedText:
    """The normalised records of one column, one after another, with the way back to the original text."""

    def __init__(self, text: str, original_starts: NDArray[np.int64], origin: NDArray[np.int64] | None) -> None:
        self.text = text
        self._original_starts = original_starts
        self._origin = origin
        """Where each character came from; ``None`` where every character kept its place."""
        self.starts = original_starts if origin is None else np.searchsorted(origin, original_starts)
        """First character of each record, and the length of the whole at the end."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def record(self, index: int) -> str:
        """The normalised text of one record, without the separator."""
        return self.text[self._bounds[index] : self._bounds[index + 1] - 1]

    def original_span(self, record: int, start: int, end: int) -> tuple[int, int]:
        """Characters of the original text that the non-empty span of the normalised record came from."""
        if self._origin is None:
            return start, end
        base, shift = self.starts[record], self._original_starts[record]
        return int(self._origin[base + start] - shift), int(self._origin[base + end - 1] + 1 - shift)

    def records_at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The record that each character of the joined text belongs to."""
        return np.searchsorted(self.starts, places, side="right") - 1

    @cached_property
    def _bounds(self) -> list[int]:
        """The starts as plain integers, which cost a third of numpy's to use one by one."""
        bounds: list[int] = self.starts.tolist()
        return bounds

    @cached_property
    def utf8(self) -> bytes:
        return self.text.encode()

    def characters(self, places: Sequence[int]) -> NDArray[np.int64]:
        """Character offsets of byte offsets into :attr:`utf8`: how many characters begin before each.

        Beginnings are counted 64 bytes at a time, as bits of one word; a running count over every byte takes longer
        than the search itself.
        """
        at = np.array(places, dtype=np.int64)
        begins = np.frombuffer(self.utf8, dtype=np.int8) >= _FIRST_LEAD_BYTE
        words = np.zeros(len(begins) // _WORD + 1, dtype="<u8")
        bits = np.packbits(begins, bitorder="little")
        words.view(np.uint8)[: len(bits)] = bits
        before = np.zeros(len(words), dtype=np.int64)
        np.cumsum(np.bitwise_count(words[:-1]), dtype=np.int64, out=before[1:])
        word, rest = at // _WORD, (at % _WORD).astype(np.uint64)
        inside = words[word] & ((np.uint64(1) << rest) - np.uint64(1))
        result: NDArray[np.int64] = before[word] + np.bitwise_count(inside)
        return result


def join(column: pa.Array) -> JoinedText:
    """Normalise a string column; null counts as empty. Raises TextUnreadable when it is not UTF-8."""
    codes, original_starts = _code_points(column)
    folded = _TABLE.look_up(codes)
    folded[original_starts[1:] - 1] = ord(SEPARATOR)
    # Most blocks of a market have nothing to drop or to lengthen: then characters keep their places.
    if len(folded) == 0 or folded.max() < _GROW:
        return JoinedText(_string(folded), original_starts, None)
    origin = np.flatnonzero(folded != _DROP)
    folded = folded[origin]
    if folded.max() >= _GROW:
        folded, origin = _grow(folded, origin, codes)
    return JoinedText(_string(folded), original_starts, origin)


def _code_points(column: pa.Array) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Code points of all records with separators, and where each record starts."""
    nothing, separator = pa.scalar("", pa.large_string()), pa.scalar(SEPARATOR, pa.large_string())
    lines = pc.binary_join_element_wise(
        column.cast(pa.large_string()), nothing, separator, null_handling="replace", null_replacement=""
    )
    try:
        text = str(memoryview(lines.buffers()[2]), "utf-8") if len(lines) else ""
    except UnicodeDecodeError as error:
        raise TextUnreadable("文本里有不是 UTF-8 的字节,请先用 wangjian import 导入并查看隔离区") from error
    starts = np.zeros(len(lines) + 1, dtype=np.int64)
    np.cumsum(pc.utf8_length(lines).to_numpy(), out=starts[1:])
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32), starts


def _string(codes: NDArray[np.uint32]) -> str:
    return str(codes.data, "utf-32-le")


def _grow(
    folded: NDArray[np.uint32], origin: NDArray[np.int64], codes: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Put the longer replacements in, in place of their marks."""
    places = np.flatnonzero(folded == _GROW)
    replacements = [_TABLE.several[code] for code in codes[origin[places]].tolist()]
    sizes = np.ones(len(folded), dtype=np.int64)
    sizes[places] = [len(replacement) for replacement in replacements]
    grown, grown_origin = np.repeat(folded, sizes), np.repeat(origin, sizes)
    grown[grown == _GROW] = np.frombuffer("".join(replacements).encode("utf-32-le"), dtype=np.uint32)
    return grown, grown_origin
