"""Write ``citypacks/<city>/map.json``: coarse outlines of a city's counties for the district map.

    python tools/make_map.py BOUNDARIES.geojson.gz citypacks/xuchang

Only the shape is taken from the boundary file: borders are simplified (Douglas-Peucker) and put on a coarse grid, good
for a coloured map with figures and for nothing legal. A border between two counties is simplified once, for both, so
that no gap opens between them; borders inside a county (it may come in parts) are left out. Functional zones have no
outline of their own; they become marked points.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

WIDTH = 800.0
TOLERANCE = 2.5
LABEL_STEP = 4
ZONE_POINTS = {"xc-etdz": (113.795, 33.985), "xc-dongcheng": (113.872, 34.018), "xc-demo-zone": (113.862, 34.085)}
"""Rough places of the zones' offices, in the coordinates of the boundary file."""

Point = tuple[float, float]
Edge = tuple[Point, Point]
Ring = list[Point]


def main(boundaries: Path, city: Path) -> None:
    features = json.loads(gzip.decompress(boundaries.read_bytes()))["features"]
    rings = {str(feature["properties"]["adcode"]): list(_rings(feature)) for feature in features}
    project, height = _projection([point for area in rings.values() for ring in area for point in ring])
    drawn = {
        area: [[project(*point) for point in ring] for ring in outlines] for area, outlines in _outlines(rings).items()
    }
    simple = _simplified(drawn)
    zones = {code: {"point": [round(value) for value in project(*place)]} for code, place in ZONE_POINTS.items()}
    points = [project(*place) for place in ZONE_POINTS.values()]
    areas = {
        area: {"path": "".join(map(_path, outlines)), "label": list(_label(outlines, points))}
        for area, outlines in simple.items()
    }
    view = {"view_box": f"0 0 {math.ceil(WIDTH)} {height}", "areas": areas, "zones": zones}
    (city / "map.json").write_text(json.dumps(view, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _rings(feature: dict[str, Any]) -> Iterator[Ring]:
    shape = feature["geometry"]
    for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
        for ring in polygon:
            yield [(x, y) for x, y, *_ in ring]


def _projection(points: list[Point]) -> tuple[Callable[[float, float], Point], int]:
    """Longitude and latitude onto the drawing, true to shape in the middle of the city."""
    west, north = min(x for x, _ in points), max(y for _, y in points)
    stretch = math.cos(math.radians(north))
    scale = WIDTH / ((max(x for x, _ in points) - west) * stretch)
    height = math.ceil((north - min(y for _, y in points)) * scale)
    return lambda x, y: ((x - west) * stretch * scale, (north - y) * scale), height


def _outlines(areas: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Rings of each area after its inner borders, walked once in each direction, have cancelled out."""
    outlines = {}
    for area, rings in areas.items():
        edges = {edge for ring in rings for edge in pairwise(ring)}
        outlines[area] = _chained({(a, b) for a, b in edges if (b, a) not in edges})
    return outlines


def _chained(edges: set[Edge]) -> list[Ring]:
    """Directed edges joined end to end into closed rings."""
    following: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        following[start].append(end)
    rings = []
    while following:
        start = min(following)
        ring = [start]
        while len(ring) == 1 or ring[-1] != start:
            ends = following[ring[-1]]
            ring.append(ends.pop())
            if not ends:
                del following[ring[-2]]
        rings.append(ring)
    return rings


def _simplified(areas: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Every stretch between two junctions simplified once, whichever areas it parts."""
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for area, rings in areas.items():
        for ring in rings:
            for a, b in pairwise(ring):
                owners[frozenset((a, b))].add(area)
    borders: dict[Point, set[frozenset[str]]] = defaultdict(set)
    for edge, who in owners.items():
        for point in edge:
            borders[point].add(frozenset(who))
    junctions = {point for point, parted in borders.items() if len(parted) > 1}
    return {area: [_simplify_ring(ring, junctions) for ring in rings] for area, rings in areas.items()}


def _simplify_ring(ring: Ring, junctions: set[Point]) -> Ring:
    body = ring[:-1]
    cuts = [index for index, point in enumerate(body) if point in junctions] or [body.index(min(body))]
    body = body[cuts[0] :] + body[: cuts[0]]
    stops = [index - cuts[0] for index in cuts] + [len(body)]
    body.append(body[0])
    simple: Ring = []
    for first, last in pairwise(stops):
        simple += _simplify_arc(body[first : last + 1])[:-1]
    return [*simple, simple[0]]


def _simplify_arc(points: Ring) -> Ring:
    """The same points whichever end the stretch is walked from."""
    turned = points[0] > points[-1]
    simple = _douglas_peucker(points[::-1] if turned else points)
    return simple[::-1] if turned else simple


def _douglas_peucker(points: Ring) -> Ring:
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, distance = -1, TOLERANCE
        for index in range(first + 1, last):
            away = _distance(points[index], points[first], points[last])
            if away > distance:
                worst, distance = index, away
        if worst > 0:
            keep.add(worst)
            stack += [(first, worst), (worst, last)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Point, first: Point, last: Point) -> float:
    """From a point to a stretch of line, not to the line through it."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = dx * dx + dy * dy
    along = ((point[0] - first[0]) * dx + (point[1] - first[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (first[0] + along * dx, first[1] + along * dy))


def _path(ring: Ring) -> str:
    """On whole numbers, without points that fell together; empty where no surface is left."""
    points = list(dict.fromkeys((round(x), round(y)) for x, y in ring[:-1]))
    return "" if len(points) < 3 else "M" + "L".join(f"{x},{y}" for x, y in points) + "Z"


def _label(rings: list[Ring], marks: list[Point]) -> tuple[int, int]:
    """The point farthest from every border and mark: a name written there stays inside and readable."""
    edges = [edge for ring in rings for edge in pairwise(ring)]
    xs, ys = [point[0] for ring in rings for point in ring], [point[1] for ring in rings for point in ring]
    inside = (
        (x, y)
        for x in range(round(min(xs)), round(max(xs)), LABEL_STEP)
        for y in range(round(min(ys)), round(max(ys)), LABEL_STEP)
        if _is_inside((x, y), edges)
    )

    def room(point: Point) -> float:
        return min(*(_distance(point, a, b) for a, b in edges), *(math.dist(point, mark) * 0.5 for mark in marks))

    return max(inside, key=room)


def _is_inside(point: Point, edges: list[Edge]) -> bool:
    x, y = point
    crossed = [
        a for a, b in edges if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
    ]
    return len(crossed) % 2 == 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
