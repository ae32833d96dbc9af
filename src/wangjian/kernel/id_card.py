"""Citizen identity numbers, GB 11643-1999: checked, and never shown whole."""

from __future__ import annotations

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_SHAPE = re.compile(r"[1-9]\d{16}[\dX]")
_ANYWHERE = re.compile(r"(?<!\d)[1-9]\d{16}[\dXx](?!\d)")


def is_valid_id_number(text: str | None) -> bool:
    """True for a well-formed 18-character number with a right check character; 15-digit numbers are no longer valid."""
    number = (text or "").strip().upper()
    if not _SHAPE.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[17] == _CHECK[total % 11]


def mask_id_number(text: str) -> str:
    """First three and last two characters stay.

    >>> mask_id_number("110101199003070000")
    '110*************00'
    """
    number = text.strip()
    return number if len(number) < 6 else f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def mask_id_numbers_in(text: str) -> str:
    """Mask whatever looks like an identity number inside a running text."""
    return _ANYWHERE.sub(lambda match: mask_id_number(match.group()), text)
