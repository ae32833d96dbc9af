"""The 15-digit registration number 注册号 used before the credit code (工商行政管理市场主体注册号编制规则).

Six digits of the registering office's area, eight of order, one check digit (ISO 7064 MOD 11,10).

>>> is_valid_registration_no("110108000000016")
True
"""

from __future__ import annotations

from dataclasses import dataclass

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.textnorm import fold

LENGTH = 15


class InvalidRegistrationNo(WangjianError):
    """The text is no valid registration number; the sentence says why."""


@dataclass(frozen=True, slots=True)
class RegistrationNo:
    """A valid number in its parts."""

    number: str

    @property
    def area_code(self) -> str:
        """Area of the office that registered the operator; may be a code that is no longer in use."""
        return self.number[:6]

    def __str__(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class RegistrationNoCheck:
    valid: bool
    problem: str = ""
    number: str = ""
    """The digits alone; empty unless valid."""


def check_digit(first14: str) -> str:
    """ISO 7064 MOD 11,10 over the first 14 digits."""
    product = 10
    for digit in first14:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def explain_registration_no(text: str) -> RegistrationNoCheck:
    """What is wrong with a text meant as a registration number; width and blanks do not matter."""
    number = fold(text).replace(" ", "").replace("-", "")
    if not (number.isascii() and number.isdigit()):
        return RegistrationNoCheck(False, "注册号应全为数字")
    if len(number) != LENGTH:
        return RegistrationNoCheck(False, f"注册号应为15位,实为{len(number)}位")
    expected = check_digit(number[:14])
    if number[14] != expected:
        return RegistrationNoCheck(False, f"注册号校验位不对(末位应为{expected},实为{number[14]})")
    return RegistrationNoCheck(True, number=number)


def parse_registration_no(text: str) -> RegistrationNo:
    """Raises InvalidRegistrationNo."""
    check = explain_registration_no(text)
    if not check.valid:
        raise InvalidRegistrationNo(check.problem)
    return RegistrationNo(check.number)


def is_valid_registration_no(text: str | None) -> bool:
    return bool(text) and explain_registration_no(text or "").valid
