"""Text as rules compare it, with the way back to every original character.

Sellers write 最佳 as ``最\u200b佳`` and NO.1 as ``ＮＯ.①``. All of that is settled character by character, never by
looking at neighbours, so that one table serves one text in Python and a million texts in numpy, and no place is lost:

>>> text = normalise("Ｎo.①  銷量")
>>> text.text
'no.1  销量'
>>> text.original_span(6, 8)
(6, 8)

Digits, percent signs and punctuation stay: what a number counts and where a sentence ends decide whether words are
lawful.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from wangjian.kernel.characters import build_character_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text as compared and the original it came from."""

    original: str
    text: str
    offsets: tuple[int, ...]
    """``offsets[i]`` is the place in the original of the character that became ``text[i]``; the last entry is the
    length of the original, so there are ``len(text) + 1``."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that ``text[start:end]`` came from; never empty when that is not.

        Raises ValueError when the span lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} outside a text of {len(self.text)} characters")
        if start == end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def original_quote(self, start: int, end: int) -> str:
        first, last = self.original_span(start, end)
        return self.original[first:last]


@cache
def character_table() -> Mapping[int, str]:
    """Code point to replacement for every character that changes; ``''`` means deleted. What is not listed stays.

    Complete over all of Unicode: replacing each character by this table *is* :func:`normalise`. Replacements are
    themselves not listed, hence normalising twice changes nothing.
    """
    return MappingProxyType(build_character_table())


@cache
def _replacements() -> dict[str, str]:
    return {chr(code): replacement for code, replacement in character_table().items()}


def fold(text: str) -> str:
    """The normalised text alone, for comparing; about ten times faster than :func:`normalise`."""
    return text.translate(character_table())


def normalise(text: str) -> NormalisedText:
    """The text as rules compare it, with its offsets into the original."""
    replacements = _replacements()
    if replacements.keys().isdisjoint(text):
        return NormalisedText(text, text, tuple(range(len(text) + 1)))
    pieces: list[str] = []
    offsets: list[int] = []
    for place, character in enumerate(text):
        piece = replacements.get(character, character)
        pieces.append(piece)
        offsets.extend([place] * len(piece))
    offsets.append(len(text))
    return NormalisedText(text, "".join(pieces), tuple(offsets))
