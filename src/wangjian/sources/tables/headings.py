"""Where the headings of a sheet stand: below titles and remarks, over one row or several, merged or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wangjian.sources.tables.records import Score

WITHIN = 20
TALLEST = 3

Cells = Sequence[str]
Range = tuple[tuple[int, int], tuple[int, int]]
"""((first row, first column), (last row, last column)) of merged cells, counted from 0."""


@dataclass(frozen=True, slots=True)
class Heading:
    first: int
    """Index of the first row of the headings, from 0."""
    last: int
    names: list[str]
    score: int


def find_heading(rows: list[list[str]], merged: list[Range], score: Score) -> Heading:
    """The one to three rows near the top that name the most known columns; of equals the fewest and first rows."""
    filled = [_filled(row, index, merged) for index, row in enumerate(rows[: WITHIN + TALLEST])]
    spans = [
        (first, first + tall) for first in range(min(WITHIN, len(filled))) for tall in range(TALLEST)
        if first + tall < len(filled)
    ]  # fmt: skip
    found = []
    for first, last in spans:
        names, completed = _joined(filled[first : last + 1], lambda text: score([text]) > 0)
        found.append(Heading(first, last, names, score(names) + completed))
    return max(found, key=lambda h: (h.score, h.first - h.last, -h.first))


def likeliest_row(rows: list[list[str]]) -> int:
    """Index of the row that looks most like headings to someone who knows no word: many short, different texts."""

    def looks(row: list[str]) -> int:
        texts = [cell for cell in row if cell and len(cell) <= 20 and not cell.replace(".", "").isdigit()]
        return len(set(texts))

    candidates = rows[:WITHIN]
    return max(range(len(candidates)), key=lambda index: (looks(candidates[index]), -index)) if candidates else 0


def _filled(row: list[str], index: int, merged: list[Range]) -> list[str]:
    """A row whose merged cells repeat the text that a reader sees across them, sideways only."""
    cells = list(row)
    for (top, left), (_, right) in merged:
        if top == index and left < len(cells):
            for column in range(left + 1, min(right + 1, len(cells))):
                cells[column] = cells[left]
    return cells


def _joined(rows: list[list[str]], known: Callable[[str], bool]) -> tuple[list[str], int]:
    """Names of the columns, and how many were completed out of two rows: ``年交易额`` above ``(万元)``.

    Those count for themselves: a unit left behind in the first row of data would put every amount wrong.
    """
    above = [[row[c] for row in rows if c < len(row) and row[c]] for c in range(max(map(len, rows)))]
    names = [_name(texts, known) for texts in above]
    completed = sum(name not in texts for name, texts in zip(names, above, strict=True) if name)
    return names, completed


def _name(texts: list[str], known: Callable[[str], bool]) -> str:
    """One name out of the texts above a column: the lowest that is known, alone or with the one above it."""
    if not texts:
        return ""
    lowest, highest = texts[-1], texts[0]
    for name in (lowest, highest + lowest, f"{highest}({lowest})", highest):
        if known(name):
            return name
    return lowest
