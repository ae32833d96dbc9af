"""A value that cannot be read, and one that can be read but is odd."""

from __future__ import annotations

from dataclasses import dataclass

from wangjian.kernel.errors import WangjianError

SHOWN = 40


class UnreadableValue(WangjianError):
    """The text is no value of this kind; the sentence says what was expected. The caller adds file, row and field."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A value that is kept although a person should look at it."""

    value: str
    sentence: str


def shown(text: str) -> str:
    """A value as it may stand in a sentence: not too long, no line breaks."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
