"""Text normalisation that never loses the way back to the original.

Folding is per character: every character of the original becomes zero, one or a few characters, independently of its
neighbours. That makes the offset map exact and lets the engine apply the same fold to whole columns with a table.

    full-width and compatibility forms (NFKC), upper case, traditional characters, zero-width and bidirectional marks,
    white space and control characters, variants of quotes and dashes

>>> folded = normalise("全網 Ｎo.１")
>>> folded.text
'全网 no.1'
>>> folded.original_span(3, 7)
(3, 7)
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_T2S = Path(__file__).parent / "data" / "t2s.tsv"

_SAME = {
    **dict.fromkeys("“”„‟″〝〞「」『』﹁﹂﹃﹄＂", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("∶ː", ":"),
    **dict.fromkeys("〜～∼", "~"),
    **dict.fromkeys("•∙⋅・‧", "·"),
}
_DELETED_CATEGORIES = frozenset({"Cf"})
_DELETED = frozenset({0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}) | frozenset(
    [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
_SPACE_CATEGORIES = frozenset({"Cc", "Zs", "Zl", "Zp"})


@cache
def _simplified() -> Mapping[str, str]:
    rows = (line.split("\t") for line in _T2S.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return dict(rows)  # type: ignore[arg-type]


def _fold_once(char: str) -> str:
    if ord(char) in _DELETED:
        return ""
    category = unicodedata.category(char)
    if category in _DELETED_CATEGORIES:
        return ""
    if category in _SPACE_CATEGORIES:
        return " "
    if char in _SAME:
        return _SAME[char]
    return "".join(_simplified().get(part, part) for part in unicodedata.normalize("NFKC", char).lower())


def _fold(char: str) -> str:
    """Fold until nothing changes, so that normalising twice is the same as once."""
    folded = _fold_once(char)
    while (again := "".join(map(_fold_once, folded))) != folded:
        folded = again
    return folded


class _FoldTable(dict[int, str]):
    """Code point to folded text, filled on first use."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold(chr(point))
        return folded


_TABLE = _FoldTable()
_WORTH_FOLDING = (range(0xD800), range(0xE000, 0x32400), range(0xE0000, 0xE0200))
"""Beyond stand only unassigned and private-use code points, which nothing folds."""


@cache
def character_table() -> Mapping[int, str]:
    """Every code point that normalisation changes, with its replacement ('' where it is deleted).

    ``normalise(text).text`` is exactly ``text.translate(character_table())``.
    """
    chars = (chr(point) for block in _WORTH_FOLDING for point in block)
    folded = ((char, _fold(char)) for char in chars if not _is_plain_letter(char))
    return {ord(char): replacement for char, replacement in folded if replacement != char}


def _is_plain_letter(char: str) -> bool:
    """True for the mass of ideographs and syllables that nothing folds; only there to build the table quickly."""
    return (
        unicodedata.category(char) in ("Lo", "Cn")
        and ord(char) not in _DELETED
        and char not in _simplified()
        and unicodedata.is_normalized("NFKC", char)
    )


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A folded text and, for each of its characters, where in the original it came from.

    ``offsets[i]`` is the index in ``original`` of the character that produced ``text[i]``; the last entry is
    ``len(original)``. Offsets never fall.
    """

    original: str
    text: str
    offsets: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open span of the original that produced ``text[start:end]``; deleted characters inside are included.

        Raises ValueError when the span does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} does not lie in a text of {len(self.text)} characters")
        first = self.offsets[start]
        if start == end:
            return first, first
        return first, self.offsets[end - 1] + 1

    def normalised_index(self, original_index: int) -> int:
        """Index in ``text`` of the first character produced at or after ``original_index``."""
        return bisect_right(self.offsets, original_index - 1) if original_index > 0 else 0


def normalise(text: str) -> NormalisedText:
    """Fold a text for matching, keeping the exact way back to the original."""
    pieces: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        piece = _TABLE[ord(char)]
        pieces.append(piece)
        offsets.extend([index] * len(piece))
    offsets.append(len(text))
    return NormalisedText(text, "".join(pieces), tuple(offsets))
