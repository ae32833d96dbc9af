"""Fill templates with words, keeping track of the words that matter.

``{slot}`` takes one value of a slot; ``⟦…⟧`` marks a quote.

>>> from random import Random
>>> marked = Composer(Random(1), {"noun": ("茶杯",)}).fill("⟦最好的⟧{noun}")
>>> split_marks(marked)
('最好的茶杯', ('最好的',))
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

_SLOT = re.compile(r"\{(\w+)\}")
_MARK = re.compile(r"⟦(.*?)⟧")

_VARIED = frozenset(
    {"point", "dish", "use", "place", "people", "festival", "number", "who", "gift", "day", "hours", "courier"}
)
"""Slots of which a text may name several. All others are facts of the goods, on which title and description agree."""


class Composer:
    """Fills the templates of one text, so that they agree on facts and do not repeat themselves."""

    def __init__(self, rng: Random, *slots: Mapping[str, Sequence[str]]) -> None:
        self._slots: dict[str, Sequence[str]] = {name: values for mapping in slots for name, values in mapping.items()}
        self._rng = rng
        self._orders: dict[str, list[str]] = {}
        self._used: dict[str, int] = {}

    def fill(self, template: str) -> str:
        """The template with its slots filled, marks kept. Raises KeyError for an unknown slot."""
        seen: dict[str, int] = {}

        def value(match: re.Match[str]) -> str:
            slot = match[1]
            seen[slot] = seen.get(slot, -1) + 1
            return self._take(slot, seen[slot])

        return _SLOT.sub(value, template)

    def pick(self, templates: Sequence[str]) -> str:
        return self.fill(self._rng.choice(templates))

    def _take(self, slot: str, occurrence: int) -> str:
        order = self._orders.get(slot)
        if order is None:
            order = self._orders[slot] = self._rng.sample(self._slots[slot], len(self._slots[slot]))
        if slot in _VARIED:
            occurrence = self._used[slot] = self._used.get(slot, -1) + 1
        return order[occurrence % len(order)]


def split_marks(marked: str) -> tuple[str, tuple[str, ...]]:
    """The text without marks, and the quotes that were marked."""
    return _MARK.sub(r"\1", marked), tuple(_MARK.findall(marked))
