"""A city pack: the organisations, supervision units, programme tasks, local goods and map of one city, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from wangjian.kernel.area import current_code
from wangjian.kernel.paths import data_root
from wangjian.law.placing import Placement, place_address
from wangjian.law.records import UnusableLawbook, as_date, read_yaml

__all__ = [
    "AreaRecord",
    "CityPack",
    "LocalProduct",
    "OrganisationRecord",
    "Placement",
    "ProgrammeTask",
    "UnusableCityPack",
]

AREA_KINDS = ("CITY", "COUNTY", "FUNCTIONAL_ZONE")
ORGANISATION_KINDS = ("GOVERNMENT", "CITY_BUREAU", "COUNTY_BUREAU", "ZONE_BUREAU", "MEMBER_DEPARTMENT")


class UnusableCityPack(UnusableLawbook):
    """Files of a city pack are missing, incomplete or contradict each other; the sentence names all of it."""


@dataclass(frozen=True, slots=True)
class ProgrammeTask:
    """A task of the city's programme: who answers for it and who supports it, by organisation code."""

    number: int
    section: str
    title: str
    lead: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    seat: str
    """Position in the programme's leading group; empty where it has none."""
    leads: tuple[int, ...] = ()
    """Numbers of the programme tasks it answers for."""
    supports: tuple[int, ...] = ()

    @property
    def role(self) -> str:
        """Its part in the programme, in words."""
        parts = [f"领导小组{self.seat}"] if self.seat else []
        parts += [f"牵头任务{_numbers(self.leads)}"] if self.leads else []
        parts += [f"配合任务{_numbers(self.supports)}"] if self.supports else []
        return ";".join(parts)


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
    hosts: tuple[str, ...]
    """Counties on whose legal territory the zone lies."""
    keywords: tuple[str, ...]
    """Words that place an address by themselves."""
    loose_keywords: tuple[str, ...]
    """Words that place it only where it is known to lie in the city."""
    towns: tuple[str, ...]
    unique_towns: tuple[str, ...]
    """Towns whose name no other place in China bears."""
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class LocalProduct:
    name: str
    area: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class CityPack:
    code: str
    name: str
    division_code: str
    programme: str
    programme_number: str
    programme_on: date | None
    lead_organisation: str
    organisations: tuple[OrganisationRecord, ...]
    areas: tuple[AreaRecord, ...]
    tasks: tuple[ProgrammeTask, ...]
    products: tuple[LocalProduct, ...]
    map: dict[str, Any] = field(repr=False)
    """``view_box``; per area ``path`` and ``label``; per zone ``point``, in the units of the view box."""

    @classmethod
    def load(cls, code: str = "xuchang", root: Path | None = None) -> CityPack:
        """Read ``citypacks/<code>``. Raises UnusableCityPack when files are missing or contradict each other."""
        folder = (root or data_root() / "citypacks") / code
        try:
            pack = _read(folder)
        except UnusableLawbook as error:
            raise UnusableCityPack(f"城市包 {code} 不能使用:{error}") from error
        except (KeyError, TypeError, AttributeError) as error:
            raise UnusableCityPack(f"城市包 {code} 缺少或写错了字段 {error}。") from error
        problems = list(_contradictions(pack))
        if problems:
            raise UnusableCityPack(f"城市包 {code} 不能使用:{';'.join(problems)}。")
        return pack

    def area(self, code: str) -> AreaRecord | None:
        return self._by_code.get(code)

    def organisation(self, code: str) -> OrganisationRecord | None:
        return next((organisation for organisation in self.organisations if organisation.code == code), None)

    def place_code(self, division_code: str | None) -> Placement:
        """The supervision unit with this division or statistical code; codes out of use count as their successors."""
        code = current_code(division_code or "")
        for area in self._lowest:
            if code and code in (area.division_code, area.statistical_code):
                return Placement(area.code, f"区划码{division_code}属{area.name}")
        return Placement(None, f"区划码{division_code}不对应本市监管单元" if division_code else "没有区划码")

    def place_address(self, address: str | None, *, in_city: bool = False) -> Placement:
        """The supervision unit an address lies in; ``in_city`` where its city is known from elsewhere."""
        return place_address(address, self._lowest, city=self.name, in_city=in_city)

    def place(self, *, address: str | None = None, code: str | None = None, in_city: bool = False) -> Placement:
        """The supervision unit by address, else by division code (often the code of the registering office)."""
        by_address = self.place_address(address, in_city=in_city)
        return by_address if by_address.area else self.place_code(code) if code else by_address

    @cached_property
    def _by_code(self) -> dict[str, AreaRecord]:
        return {area.code: area for area in self.areas}

    @cached_property
    def _lowest(self) -> tuple[AreaRecord, ...]:
        return tuple(area for area in self.areas if area.kind != "CITY")


def _read(folder: Path) -> CityPack:
    city = read_yaml(folder / "city.yml")
    tasks = tuple(
        ProgrammeTask(row["number"], row["section"], row["title"], row["lead"], tuple(row["support"]))
        for row in read_yaml(folder / "tasks.yml")
    )
    return CityPack(
        code=city["code"],
        name=city["name"],
        division_code=city["division_code"],
        programme=city["programme"],
        programme_number=city["programme_number"],
        programme_on=as_date(city["programme_on"], "city.yml"),
        lead_organisation=city["lead_organisation"],
        organisations=tuple(_organisation(row, tasks) for row in read_yaml(folder / "organisations.yml")),
        areas=tuple(_area(row) for row in read_yaml(folder / "areas.yml")),
        tasks=tasks,
        products=tuple(
            LocalProduct(row["name"], row["area"], tuple(row["words"])) for row in read_yaml(folder / "products.yml")
        ),
        map=_map(folder / "map.json"),
    )


def _map(path: Path) -> dict[str, Any]:
    try:
        shapes: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UnusableCityPack(f"缺少数据文件 {path.name}。") from error
    except json.JSONDecodeError as error:
        raise UnusableCityPack(f"数据文件 {path.name} 第{error.lineno}行不是完整的 JSON。") from error
    return shapes


def _organisation(row: Mapping[str, str], tasks: tuple[ProgrammeTask, ...]) -> OrganisationRecord:
    code = row["code"]
    return OrganisationRecord(
        code,
        row["name"],
        row["short_name"],
        row["kind"],
        row.get("parent", ""),
        row.get("seat", ""),
        tuple(task.number for task in tasks if task.lead == code),
        tuple(task.number for task in tasks if code in task.support),
    )


def _area(row: Mapping[str, Any]) -> AreaRecord:
    return AreaRecord(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        parent=row.get("parent", ""),
        bureau=row["bureau"],
        division_code=row.get("division_code", ""),
        statistical_code=row.get("statistical_code", ""),
        hosts=tuple(row.get("hosts", ())),
        keywords=tuple(row.get("keywords", ())),
        loose_keywords=tuple(row.get("loose_keywords", ())),
        towns=tuple(row.get("towns", ())),
        unique_towns=tuple(row.get("unique_towns", ())),
        confidence=row.get("confidence", "A"),
        note=row.get("note", ""),
    )


def _contradictions(pack: CityPack) -> Iterator[str]:
    organisations = {organisation.code for organisation in pack.organisations}
    areas = {area.code for area in pack.areas}
    if len(organisations) != len(pack.organisations) or len(areas) != len(pack.areas):
        yield "机构或监管单元代码重复"
    if pack.lead_organisation not in organisations:
        yield f"牵头机构{pack.lead_organisation}不存在"
    for organisation in pack.organisations:
        if organisation.kind not in ORGANISATION_KINDS:
            yield f"{organisation.name}的类别{organisation.kind}无法识别"
        if organisation.parent and organisation.parent not in organisations:
            yield f"{organisation.name}的上级{organisation.parent}不存在"
    for area in pack.areas:
        yield from _area_contradictions(area, organisations, areas)
    for task in pack.tasks:
        for code in (task.lead, *task.support):
            if code not in organisations:
                yield f"任务{task.number}的承担单位{code}不存在"
    for product in pack.products:
        if product.area not in areas:
            yield f"产品{product.name}的产地{product.area}不存在"
    for code in areas - pack.map["areas"].keys() - pack.map["zones"].keys():
        if pack.area(code) in pack._lowest:
            yield f"地图缺少{code}"


def _area_contradictions(area: AreaRecord, organisations: set[str], areas: set[str]) -> Iterator[str]:
    if area.kind not in AREA_KINDS:
        yield f"{area.name}的类别{area.kind}无法识别"
    if area.bureau not in organisations:
        yield f"{area.name}的承办机构{area.bureau}不存在"
    if area.parent and area.parent not in areas:
        yield f"{area.name}的上级{area.parent}不存在"
    if area.kind == "FUNCTIONAL_ZONE" and area.division_code:
        yield f"功能区{area.name}不应有法定区划码"
    for host in area.hosts:
        if host not in areas:
            yield f"{area.name}所在县区{host}不存在"
    for town in area.unique_towns:
        if town not in area.towns:
            yield f"{area.name}的{town}不在所辖乡镇街道中"


def _numbers(numbers: tuple[int, ...]) -> str:
    return "、".join(map(str, numbers))
