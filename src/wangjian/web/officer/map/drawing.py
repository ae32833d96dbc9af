"""The city's map as values for an SVG: shapes from the city pack, colour and hatching by number of open leads.

Levels are written in words in the legend and hatched as well as coloured, so that nothing depends on colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LEVELS = 4
FIGURE_BELOW = 22
"""Distance from an area's name to the figure under it, in units of the map."""
ZONE_RADIUS = 13


@dataclass(frozen=True, slots=True)
class AreaCount:
    """Open leads of one supervision unit."""

    code: str
    name: str
    short_name: str
    open: int


@dataclass(frozen=True, slots=True)
class District:
    code: str
    name: str
    short_name: str
    open: int
    path: str
    x: float
    y: float
    level: int
    url: str

    @property
    def figure_y(self) -> float:
        return self.y + FIGURE_BELOW


@dataclass(frozen=True, slots=True)
class Zone:
    """A functional zone: a supervision unit without borders of its own in law, so a point."""

    code: str
    name: str
    short_name: str
    open: int
    x: float
    y: float
    url: str

    @property
    def figure_y(self) -> float:
        return self.y + 5

    @property
    def label_x(self) -> float:
        return self.x + ZONE_RADIUS + 4


@dataclass(frozen=True, slots=True)
class Step:
    level: int
    label: str


@dataclass(frozen=True, slots=True)
class Pattern:
    level: int
    step: int
    weight: float


PATTERNS = (Pattern(2, 14, 1.2), Pattern(3, 9, 1.4), Pattern(4, 6, 1.6))


@dataclass(frozen=True, slots=True)
class CityMap:
    view_box: str
    districts: tuple[District, ...]
    zones: tuple[Zone, ...]
    legend: tuple[Step, ...]
    patterns: tuple[Pattern, ...] = PATTERNS
    zone_radius: int = ZONE_RADIUS


def draw(shapes: Mapping[str, Any], counts: Sequence[AreaCount], url_of: Callable[[str], str]) -> CityMap:
    """Places every unit that has a shape or a point; a unit without either stands only in the table beside the map."""
    bounds = _bounds(max((count.open for count in counts), default=0))
    districts = tuple(
        _district(count, shape, _level(count.open, bounds), url_of(count.code))
        for count in counts
        if (shape := shapes["areas"].get(count.code))
    )
    zones = tuple(
        Zone(c.code, c.name, c.short_name, c.open, shape["point"][0], shape["point"][1], url_of(c.code))
        for c in counts
        if (shape := shapes["zones"].get(c.code))
    )
    return CityMap(shapes["view_box"], districts, zones, _legend(bounds))


def _district(count: AreaCount, shape: Mapping[str, Any], level: int, url: str) -> District:
    x, y = shape["label"]
    return District(count.code, count.name, count.short_name, count.open, shape["path"], x, y, level, url)


def _bounds(most: int) -> list[int]:
    """Upper bounds of the levels above none: equal steps that end at ``most``, fewer where there are few leads."""
    if most == 0:
        return []
    steps = min(LEVELS, most)
    return [-(-most * step // steps) for step in range(1, steps + 1)]


def _level(open_leads: int, bounds: Sequence[int]) -> int:
    if open_leads == 0:
        return 0
    return next(level for level, upper in enumerate(bounds, start=1) if open_leads <= upper)


def _legend(bounds: Sequence[int]) -> tuple[Step, ...]:
    steps, lower = [Step(0, "没有")], 1
    for level, upper in enumerate(bounds, start=1):
        steps.append(Step(level, f"{lower} 条" if lower == upper else f"{lower} 至 {upper} 条"))
        lower = upper + 1
    return tuple(steps)
