"""An original text cut into parts, each marked by what stands there.

>>> [(part.text, part.mark) for part in cut("国家级大师", [Span(0, 3, CURRENT, "")])]
[('国家级', 'current'), ('大师', '')]
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

CURRENT, OTHER, EXEMPT = "current", "other", "exempt"
_RANK = {CURRENT: 0, OTHER: 1, EXEMPT: 2}
"""Where spans overlap, the finding being looked at wins, then what counts, then what the law allows."""

FOLD = 160
"""Characters kept on either side of marks in a short view."""


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    mark: str = ""
    note: str = ""


def cut(text: str, spans: Sequence[Span]) -> list[Part]:
    """Parts in order; joined they are the text. Spans may overlap; those outside the text are left out."""
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    edges = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    parts: list[Part] = []
    before: Span | None = None
    for start, end in itertools.pairwise(edges):
        over = [span for span in inside if span.start <= start and end <= span.end]
        best = min(over, key=lambda span: _RANK[span.mark], default=None)
        part = Part(text[start:end], best.mark, best.note) if best else Part(text[start:end])
        # Only pieces of one span belong together: two findings side by side stay two marks.
        if parts and best is before:
            part = Part(parts.pop().text + part.text, part.mark, part.note)
        parts.append(part)
        before = best
    return parts


def fold(parts: Sequence[Part], keep: int = FOLD) -> list[Part]:
    """Long unmarked stretches shortened to what stands near a mark."""
    last = len(parts) - 1
    return [part if part.mark else _folded(part, keep, index > 0, index < last) for index, part in enumerate(parts)]


def _folded(part: Part, keep: int, mark_before: bool, mark_after: bool) -> Part:
    head = part.text[:keep] if mark_before else ""
    tail = part.text[-keep:] if mark_after else ""
    if len(part.text) <= len(head) + len(tail) or not (mark_before or mark_after):
        return part
    return Part(f"{head}……{tail}")
