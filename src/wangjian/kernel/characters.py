"""Which characters are the same for comparing, as one table over all of Unicode.

Built from the Unicode data of this Python (NFKC, lower case, kinds of space), the traditional forms in ``data/t2s.tsv``
and the few lists below. Characters that came into Unicode after version 14 may differ between Python versions; none of
them stands in ordinary text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_UNCHANGING = (
    (0x3400, 0x4DBF),  # unified ideographs
    (0x4E00, 0x9FFF),
    (0xAC00, 0xF8FF),  # Hangul syllables, surrogates, private use
    (0x20000, 0x2F7FF),  # unified ideographs
    (0x2FA20, 0x10FFFF),
)
"""Ranges in which Unicode knows no other form; skipped because a walk over a million characters takes a quarter second.
Characters listed below are taken up wherever they stand."""

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default-ignorable characters of Unicode (zero width, soft hyphen, direction marks, variation selectors, fillers)."""

_OVERLAYS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Marks that are drawn over the character before them: 最̶佳 reads 最佳 to a buyer."""

_PUNCTUATION = {
    '"': "“”„‟″«»「」『』〝〞〟｢｣",
    "'": "‘’‚‛′‵´",
    "-": "‐‑‒–—―−⁃",
    "~": "〜∼∽～",
    "·": "•‧∙⋅・",
    "/": "⁄∕",
    ":": "∶ː",
    "×": "✕✖╳",
}

_LOOKALIKES = {
    "a": "АаΑ",
    "b": "ВΒ",
    "c": "Сс",
    "e": "ЕеΕ",
    "h": "НΗ",
    "i": "ІіΙ",
    "j": "Јј",
    "k": "КΚ",
    "m": "МΜ",
    "n": "Ν",
    "o": "ОоΟο",
    "p": "РрΡ",
    "s": "Ѕѕ",
    "t": "ТΤ",
    "v": "∨",
    "x": "ХхΧ",
    "y": "УуΥ",
    "z": "Ζ",
}
"""Cyrillic and Greek letters that look like a Latin one. In Chinese trade text they are there to slip past a filter."""

_KEPT = frozenset("™℠")
"""NFKC would turn these signs into letters that run into the brand before them."""


def build_character_table() -> dict[int, str]:
    """Every code point that changes with what it becomes, settled: nothing in a replacement changes again."""
    table = {}
    for code in _code_points():
        settled = _settle(chr(code))
        if settled != chr(code):
            table[code] = settled
    return table


def _code_points() -> Iterator[int]:
    yield from map(ord, _listed())
    start = 0
    for first, last in _UNCHANGING:
        yield from range(start, first)
        start = last + 1


@cache
def _settle(character: str) -> str:
    changed = _change(character)
    return changed if changed == character else "".join(_settle(part) for part in changed)


def _change(character: str) -> str:
    """One step towards the settled form."""
    listed = _listed().get(character)
    if listed is not None:
        return listed
    if unicodedata.category(character) in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    return unicodedata.normalize("NFKC", character).lower()


@cache
def _listed() -> dict[str, str]:
    listed = dict(_traditional_forms())
    for replacement, characters in (*_PUNCTUATION.items(), *_LOOKALIKES.items()):
        listed.update(dict.fromkeys(characters, replacement))
    listed.update(_negative_letters())
    listed.update({character: character for character in _KEPT})
    listed.update(dict.fromkeys(_expand(_INVISIBLE), ""))
    listed.update(dict.fromkeys(_expand(_OVERLAYS), ""))
    return listed


def _traditional_forms() -> Iterator[tuple[str, str]]:
    text = (files("wangjian.kernel") / "data/t2s.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            found, compared = line.split("\t")
            yield found, compared


def _negative_letters() -> Iterator[tuple[str, str]]:
    """White letters and digits on black (🅐 🅰 ❶), which NFKC leaves alone although it turns Ⓐ and ① into plain ones."""
    for index in range(26):
        yield chr(0x1F150 + index), chr(ord("a") + index)
        yield chr(0x1F170 + index), chr(ord("a") + index)
    for first in (0x2776, 0x2780, 0x278A):
        for index in range(10):
            yield chr(first + index), str(index + 1)


def _expand(ranges: str) -> Iterator[str]:
    """The characters of a list in which ``x-y`` stands for a range."""
    index = 0
    while index < len(ranges):
        if ranges[index + 1 : index + 2] == "-":
            yield from map(chr, range(ord(ranges[index]), ord(ranges[index + 2]) + 1))
            index += 3
        else:
            yield ranges[index]
            index += 1
