"""Citizen identity numbers, GB 11643-1999: checked, and never shown whole.

Six digits of the area where the number was given, the date of birth, three digits of order, one check character
(ISO 7064 MOD 11-2). The 15-digit numbers of the first generation have not been valid since 2013.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_LENGTH = 18
_OLD_LENGTH = 15
_SHAPE = re.compile(r"[1-9]\d{16}[\dX]")
_ANYWHERE = re.compile(r"(?<!\d)[1-9]\d{16}[\dXx](?!\d)")


@dataclass(frozen=True, slots=True)
class IdNumberCheck:
    """Whether a text is an identity number. ``problem`` never repeats the number: it is personal data."""

    valid: bool
    problem: str = ""


def explain_id_number(text: str | None) -> IdNumberCheck:
    """What is wrong with a text meant as an identity number, first fault first."""
    number = (text or "").strip().upper()
    if len(number) == _OLD_LENGTH and number.isdigit():
        return IdNumberCheck(False, "15位的旧身份证号码已停止使用,请填写18位公民身份号码")
    if len(number) != _LENGTH:
        return IdNumberCheck(False, f"公民身份号码应为18位,实为{len(number)}位")
    if not _SHAPE.fullmatch(number):
        return IdNumberCheck(False, "公民身份号码前17位应为数字,末位为数字或X")
    if not _is_date(number[6:14]):
        return IdNumberCheck(False, "公民身份号码第7至14位不是出生日期")
    if number[17] != check_character(number[:17]):
        return IdNumberCheck(False, "公民身份号码校验位不对")
    return IdNumberCheck(True)


def is_valid_id_number(text: str | None) -> bool:
    return explain_id_number(text).valid


def check_character(first17: str) -> str:
    """ISO 7064 MOD 11-2 over the first 17 digits."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def mask_id(text: str) -> str:
    """First three and last two characters stay; a text too short for that is hidden whole.

    >>> mask_id("110101199003070000")
    '110*************00'
    """
    number = text.strip()
    if len(number) < _OLD_LENGTH:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def mask_id_numbers_in(text: str) -> str:
    """Mask whatever looks like an identity number inside a running text."""
    return _ANYWHERE.sub(lambda match: mask_id(match.group()), text)


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
