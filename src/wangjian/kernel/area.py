"""Administrative division codes, GB/T 2260: province (2), city (2), county (2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wangjian.kernel.errors import WangjianError

_SHAPE = re.compile(r"[1-9]\d{5}")

SUCCESSORS = {"411023": "411003"}
"""Codes withdrawn from GB/T 2260 that still stand in credit codes: 许昌县 became 建安区 in 2017."""


class InvalidAreaCode(WangjianError):
    """The text is no six-digit division code."""


@dataclass(frozen=True, slots=True, order=True)
class AreaCode:
    code: str

    @property
    def province(self) -> str:
        return self.code[:2] + "0000"

    @property
    def city(self) -> str:
        return self.code[:4] + "00"

    @property
    def level(self) -> str:
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"

    @property
    def current(self) -> AreaCode:
        """The code now in use for the same area."""
        return AreaCode(SUCCESSORS.get(self.code, self.code))

    def is_within(self, parent: AreaCode) -> bool:
        """True when this division lies in, or is, ``parent``."""
        prefix = {"province": 2, "city": 4, "county": 6}[parent.level]
        return self.current.code[:prefix] == parent.current.code[:prefix]

    def __str__(self) -> str:
        return self.code


def parse_area_code(text: str) -> AreaCode:
    """Raises InvalidAreaCode."""
    code = text.strip()
    if not _SHAPE.fullmatch(code):
        raise InvalidAreaCode(f"行政区划码“{text}”应为6位数字。")
    return AreaCode(code)
