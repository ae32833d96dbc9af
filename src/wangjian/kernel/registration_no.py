"""The 15-digit registration number 注册号 used before the credit code (工商行政管理市场主体注册号编制规则).

>>> is_valid_registration_no("110108000000016")
True
"""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 15


@dataclass(frozen=True, slots=True)
class RegistrationNoCheck:
    valid: bool
    problem: str = ""


def check_digit(first14: str) -> str:
    """ISO 7064 MOD 11,10 over the first 14 digits."""
    product = 10
    for digit in first14:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def explain_registration_no(text: str) -> RegistrationNoCheck:
    number = text.strip()
    if not (number.isascii() and number.isdigit()):
        return RegistrationNoCheck(False, "注册号应全为数字")
    if len(number) != LENGTH:
        return RegistrationNoCheck(False, f"注册号应为15位,实为{len(number)}位")
    expected = check_digit(number[:14])
    if number[14] != expected:
        return RegistrationNoCheck(False, f"注册号校验位不对(末位应为{expected},实为{number[14]})")
    return RegistrationNoCheck(True)


def is_valid_registration_no(text: str | None) -> bool:
    return bool(text) and explain_registration_no(text or "").valid
