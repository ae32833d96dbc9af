"""Administrative division codes, GB/T 2260: province (2), city (2), county (2).

>>> parse_area_code("411081").city
'411000'
>>> is_within("411023", "411003")
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from wangjian.kernel.errors import WangjianError

_SHAPE = re.compile(r"[1-9]\d{5}")
_PREFIX = {"province": 2, "city": 4, "county": 6}


class InvalidAreaCode(WangjianError):
    """The text is no six-digit division code."""


@dataclass(frozen=True, slots=True)
class Succession:
    """A withdrawn code and the one that took its place."""

    code: str
    name: str
    successor: str
    successor_name: str
    since: int
    """Year of the change."""
    confidence: str


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
        """``province``, ``city`` or ``county``."""
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"

    @property
    def current(self) -> AreaCode:
        """The code now in use for the same area."""
        return AreaCode(current_code(self.code))

    def is_within(self, parent: AreaCode) -> bool:
        """True when this division lies in, or is, ``parent``."""
        prefix = _PREFIX[parent.level]
        return self.current.code[:prefix] == parent.current.code[:prefix]

    def __str__(self) -> str:
        return self.code


def parse_area_code(text: str) -> AreaCode:
    """Raises InvalidAreaCode."""
    code = text.strip()
    if not _SHAPE.fullmatch(code):
        raise InvalidAreaCode(f"行政区划码“{text}”应为6位数字。")
    return AreaCode(code)


def is_within(code: str, parent: str) -> bool:
    """True when one division lies in, or is, another; withdrawn codes count as successors. Raises InvalidAreaCode."""
    return parse_area_code(code).is_within(parse_area_code(parent))


def current_code(code: str) -> str:
    """The successor of a withdrawn code; any other code as it is."""
    succession = successions().get(code)
    return succession.successor if succession else code


@cache
def successions() -> Mapping[str, Succession]:
    """Withdrawn codes, from ``data/area_successors.tsv``."""
    text = (files("wangjian.kernel") / "data/area_successors.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType(
        {
            code: Succession(code, name, new, new_name, int(since), sure)
            for code, name, new, new_name, since, sure in rows
        }
    )
