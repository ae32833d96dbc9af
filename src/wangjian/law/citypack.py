"""A city pack: the organisations, supervision units, local goods and map of one city, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from wangjian.kernel.area import current_code
from wangjian.kernel.paths import data_root
from wangjian.kernel.textnorm import normalise
from wangjian.law.records import UnusableLawbook, read_yaml


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    role: str


@dataclass(frozen=True, slots=True)
class AreaRecord:
    """A supervision unit. ``division_code`` (GB/T 2260) is empty for functional zones, which have no legal code."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    bureau: str
    division_code: str
    statistical_code: str
    host: str
    """County whose legal territory the zone lies in."""
    keywords: tuple[str, ...]
    towns: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LocalProduct:
    name: str
    area: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """The supervision unit an address or code was put in (``None``: undecided), and the sentence why."""

    area: str | None
    reason: str


@dataclass(frozen=True)
class CityPack:
    code: str
    name: str
    division_code: str
    lead_organisation: str
    organisations: tuple[OrganisationRecord, ...]
    areas: tuple[AreaRecord, ...]
    products: tuple[LocalProduct, ...]
    map: dict[str, Any] = field(repr=False)
    """``view_box``; per area ``path`` and ``label``; per zone ``point``, in the units of the view box."""

    @classmethod
    def load(cls, code: str = "xuchang", root: Path | None = None) -> CityPack:
        """Read ``citypacks/<code>``. Raises UnusableLawbook when files are missing or contradict each other."""
        folder = (root or data_root() / "citypacks") / code
        city = read_yaml(folder / "city.yml")
        pack = cls(
            city["code"],
            city["name"],
            city["division_code"],
            city["lead_organisation"],
            tuple(_organisation(row) for row in read_yaml(folder / "organisations.yml")),
            tuple(_area(row) for row in read_yaml(folder / "areas.yml")),
            tuple(LocalProduct(r["name"], r["area"], tuple(r["words"])) for r in read_yaml(folder / "products.yml")),
            json.loads((folder / "map.json").read_text(encoding="utf-8")),
        )
        _check(pack)
        return pack

    def area(self, code: str) -> AreaRecord | None:
        return self._by_code.get(code)

    def place_code(self, division_code: str | None) -> Placement:
        """The supervision unit with this division or statistical code; codes out of use count as their successors."""
        code = current_code(division_code or "")
        for area in self._lowest:
            if code and code in (area.division_code, area.statistical_code):
                return Placement(area.code, f"区划码{division_code}属{area.name}")
        return Placement(None, f"区划码{division_code}不对应本市监管单元" if division_code else "没有区划码")

    def place(self, *, address: str | None = None, code: str | None = None, in_city: bool = False) -> Placement:
        """The supervision unit by address, else by division code (often the code of the registering office)."""
        by_address = self.place_address(address, in_city=in_city)
        return by_address if by_address.area else self.place_code(code) if code else by_address

    def place_address(self, address: str | None, *, in_city: bool = False) -> Placement:
        """The supervision unit an address lies in: by the zone's or county's name, else by a town name found once.

        Functional zones come first: their addresses also name the county on whose territory they lie. Town names repeat
        across the country, so they count only where the address names the city or ``in_city`` is known otherwise.
        """
        text = normalise(address or "").text
        if not text.strip():
            return Placement(None, "没有地址")
        for area in sorted(self._lowest, key=lambda area: area.kind != "FUNCTIONAL_ZONE"):
            for word in area.keywords:
                if word in text:
                    return Placement(area.code, f"地址含“{word}”,属{area.name}")
        if in_city or self.name.removesuffix("市") in text:
            return self._place_by_town(text)
        return Placement(None, "地址不足以判断辖区")

    def _place_by_town(self, text: str) -> Placement:
        found = {
            area.code: town
            for area in self._lowest
            for town in area.towns
            if any(spelling in text for spelling in _town_spellings(town))
        }
        if len(found) == 1:
            code, town = found.popitem()
            return Placement(code, f"地址含“{town}”,属{self._by_code[code].name}")
        return Placement(None, "地址不足以判断辖区")

    @cached_property
    def _by_code(self) -> dict[str, AreaRecord]:
        return {area.code: area for area in self.areas}

    @cached_property
    def _lowest(self) -> tuple[AreaRecord, ...]:
        return tuple(area for area in self.areas if area.kind != "CITY")


def _town_spellings(town: str) -> tuple[str, ...]:
    """Townships become towns over the years while addresses keep the old word: 麦岭镇 is still written 麦岭乡."""
    stem = town[:-1]
    return (f"{stem}镇", f"{stem}乡") if town[-1] in "镇乡" and len(stem) > 1 else (town,)


def _organisation(row: dict[str, str]) -> OrganisationRecord:
    return OrganisationRecord(
        row["code"], row["name"], row["short_name"], row["kind"], row.get("parent", ""), row.get("role", "")
    )


def _area(row: dict[str, Any]) -> AreaRecord:
    return AreaRecord(
        row["code"],
        row["name"],
        row["short_name"],
        row["kind"],
        row.get("parent", ""),
        row["bureau"],
        row.get("division_code", ""),
        row.get("statistical_code", ""),
        row.get("host", ""),
        tuple(row.get("keywords", ())),
        tuple(row.get("towns", ())),
        row.get("note", ""),
    )


def _check(pack: CityPack) -> None:
    problems = list(_contradictions(pack))
    if problems:
        raise UnusableLawbook(f"城市包 {pack.code} 不能使用:{';'.join(problems)}。")


def _contradictions(pack: CityPack) -> Iterator[str]:
    organisations = {organisation.code for organisation in pack.organisations}
    areas = {area.code for area in pack.areas}
    if len(organisations) != len(pack.organisations) or len(areas) != len(pack.areas):
        yield "机构或监管单元代码重复"
    for organisation in pack.organisations:
        if organisation.parent and organisation.parent not in organisations:
            yield f"{organisation.name}的上级{organisation.parent}不存在"
    for area in pack.areas:
        if area.bureau not in organisations:
            yield f"{area.name}的承办机构{area.bureau}不存在"
        if area.parent and area.parent not in areas:
            yield f"{area.name}的上级{area.parent}不存在"
        if area.kind == "FUNCTIONAL_ZONE" and area.division_code:
            yield f"功能区{area.name}不应有法定区划码"
    if pack.lead_organisation not in organisations:
        yield f"牵头机构{pack.lead_organisation}不存在"
