"""Which supervision unit of a city an address lies in.

Addresses on shop pages are short and careless: the city is left out, a township is called by its old rank, a road bears
the name of a county. So a word counts only as far as it proves something: a county's full name anywhere, a word that
other cities have too (东城区) only where the address is known to lie in this city, a road's name (建安大道) never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from wangjian.kernel.textnorm import fold

_IN_A_ROAD_NAME = r"(?!东?西?南?北?(?:路|街(?!道)|大道|大街|巷|胡同|桥))"
_RANKS = ("街道", "回族镇", "回族乡", "镇", "乡")
_OTHER_RANKS = ("镇", "乡", "街道", "办事处", "产业集聚区")
_SHORTEST_STEM = 2
_LONG_STEM = 3
UNDECIDED = "地址不足以判断辖区"


class Unit(Protocol):
    """What placing needs to know of a supervision unit."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def hosts(self) -> tuple[str, ...]: ...
    @property
    def keywords(self) -> tuple[str, ...]: ...
    @property
    def loose_keywords(self) -> tuple[str, ...]: ...
    @property
    def towns(self) -> tuple[str, ...]: ...
    @property
    def unique_towns(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Placement:
    """The supervision unit an address or code was put in (``None``: undecided), and the sentence why."""

    area: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Found:
    unit: Unit
    word: str
    place: int

    def placement(self) -> Placement:
        return Placement(self.unit.code, f"地址含“{self.word}”,属{self.unit.name}")


def place_address(address: str | None, units: Iterable[Unit], *, city: str, in_city: bool = False) -> Placement:
    """The unit an address lies in; ``in_city`` where its city is known from elsewhere, as a register's column."""
    text = fold(address or "").replace(" ", "")
    if not text:
        return Placement(None, "没有地址")
    units = tuple(units)
    zones = [unit for unit in units if unit.kind == "FUNCTIONAL_ZONE"]
    counties = [unit for unit in units if unit.kind == "COUNTY"]
    known = in_city or _search(city.removesuffix("市"), text) is not None
    county = _first(_by_words(counties, text, loose=known))
    zone = _first(_by_words(zones, text, loose=known))
    if zone and (county is None or county.unit.code in zone.unit.hosts):
        return zone.placement()
    if county:
        return county.placement()
    return _by_town(units, text, known=known)


def _by_words(units: Iterable[Unit], text: str, *, loose: bool) -> Iterator[_Found]:
    for unit in units:
        for word in (*unit.keywords, *(unit.loose_keywords if loose else ())):
            place = _search(word, text)
            if place is not None:
                yield _Found(unit, word, place)


def _search(word: str, text: str) -> int | None:
    """Where a place name stands, unless it is part of the name of a road."""
    match = _pattern(word).search(text)
    return match.start() if match else None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(re.escape(fold(word)) + _IN_A_ROAD_NAME)


def _first(found: Iterator[_Found]) -> _Found | None:
    """Addresses go from large to small: the unit named first is the one meant; of two words there, the longer."""
    return min(found, key=lambda one: (one.place, -len(one.word)), default=None)


def _by_town(units: Iterable[Unit], text: str, *, known: bool) -> Placement:
    found = {unit.code: _Found(unit, word, 0) for unit in units for word in _towns_in(unit, text, known=known)}
    return next(iter(found.values())).placement() if len(found) == 1 else Placement(None, UNDECIDED)


def _towns_in(unit: Unit, text: str, *, known: bool) -> Iterator[str]:
    if not known:
        # 彭店镇 stands once in China, but 彭店乡 elsewhere: a name proves a place only as it is written.
        return (town for town in unit.unique_towns if town in text)
    return (word for town in unit.towns for word in town_spellings(town) if word in text)


@cache
def town_spellings(town: str) -> tuple[str, ...]:
    """Ways a town of a known city is written.

    Ranks change over the years (麦岭乡 became 麦岭镇, 邓庄乡 became 邓庄街道) while addresses keep the old word; a name
    of three characters or more (蒋李集) also stands without its rank.
    """
    rank = next((rank for rank in _RANKS if town.endswith(rank)), "")
    stem = town.removesuffix(rank)
    if not rank or len(stem) < _SHORTEST_STEM:
        return (town,)
    bare = (stem,) if len(stem) >= _LONG_STEM and rank != "街道" else ()
    return tuple(dict.fromkeys((town, *(stem + other for other in _OTHER_RANKS), *bare)))
