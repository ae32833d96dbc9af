"""Write ``citypacks/<city>/map.json``: coarse outlines of a city's counties for the district map.

    python tools/make_map.py BOUNDARIES.geojson.gz citypacks/xuchang

Only the shape is taken from the boundary file: outlines are simplified (Douglas-Peucker) and put on a coarse grid,
good for a coloured map with figures and for nothing legal. Functional zones have no outline; they become marked points.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from pathlib import Path

WIDTH = 800.0
TOLERANCE = 2.5
ZONE_POINTS = {"xc-etdz": (113.795, 33.985), "xc-dongcheng": (113.872, 34.018), "xc-demo-zone": (113.862, 34.085)}
"""Rough places of the zones' offices, in the coordinates of the boundary file."""

Point = tuple[float, float]


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker without recursion."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, distance = -1, tolerance
        for index in range(first + 1, last):
            away = _distance(points[index], points[first], points[last])
            if away > distance:
                worst, distance = index, away
        if worst > 0:
            keep.add(worst)
            stack += [(first, worst), (worst, last)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Point, first: Point, last: Point) -> float:
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.dist(point, first)
    return abs(dx * (first[1] - point[1]) - (first[0] - point[0]) * dy) / length


def main(boundaries: Path, city: Path) -> None:
    features = json.loads(gzip.decompress(boundaries.read_bytes()))["features"]
    every = [point for feature in features for ring in _rings(feature) for point in ring]
    west, north = min(x for x, _ in every), max(y for _, y in every)
    stretch = math.cos(math.radians(north))
    scale = WIDTH / ((max(x for x, _ in every) - west) * stretch)

    def project(x: float, y: float) -> Point:
        return (x - west) * stretch * scale, (north - y) * scale

    areas = {}
    for feature in features:
        rings = sorted(([project(x, y) for x, y in ring] for ring in _rings(feature)), key=len, reverse=True)
        path = "".join(_path(simplify(ring, TOLERANCE)) for ring in rings)
        label = project(*feature["properties"]["centroid"])
        areas[str(feature["properties"]["adcode"])] = {"path": path, "label": [round(value) for value in label]}
    zones = {code: {"point": [round(value) for value in project(*place)]} for code, place in ZONE_POINTS.items()}
    height = math.ceil(project(west, min(y for _, y in every))[1])
    view = {"view_box": f"0 0 {math.ceil(WIDTH)} {height}", "areas": areas, "zones": zones}
    (city / "map.json").write_text(json.dumps(view, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _rings(feature: dict) -> list[list[Point]]:
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(x, y) for x, y, *_ in ring] for polygon in polygons for ring in polygon]


def _path(points: list[Point]) -> str:
    if len(points) < 4:
        return ""
    return "M" + "L".join(f"{round(x)},{round(y)}" for x, y in points[:-1]) + "Z"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
