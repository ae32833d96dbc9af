"""The city's map: coarse, closed, without gaps, with names inside."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from wangjian.law.citypack import CityPack

MAP = CityPack.load("xuchang").map


def outlines(path):
    return [
        [tuple(map(int, point.split(","))) for point in part.split("L")] for part in re.findall(r"M([\d,L]+)Z", path)
    ]


def test_every_path_is_of_closed_outlines_on_whole_numbers():
    for area in MAP["areas"].values():
        assert re.fullmatch(r"(M\d+,\d+(L\d+,\d+){2,}Z)+", area["path"])


def test_outlines_are_coarse():
    points = sum(len(ring) for area in MAP["areas"].values() for ring in outlines(area["path"]))

    assert points < 500


def test_neighbours_draw_the_same_border():
    edges = Counter(
        frozenset(edge)
        for area in MAP["areas"].values()
        for ring in outlines(area["path"])
        for edge in pairwise([*ring, ring[0]])
    )

    assert set(edges.values()) == {1, 2}
    assert sum(count == 2 for count in edges.values()) > 100


@pytest.mark.parametrize("code", MAP["areas"])
def test_name_of_an_area_stands_inside_it(code):
    area = MAP["areas"][code]
    x, y = area["label"]
    crossed = 0
    for ring in outlines(area["path"]):
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            crossed += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax

    assert crossed % 2 == 1


def test_zones_are_marked_inside_the_drawing():
    _, _, width, height = map(int, MAP["view_box"].split())

    assert len(MAP["zones"]) == 3
    for zone in MAP["zones"].values():
        x, y = zone["point"]
        assert 0 < x < width
        assert 0 < y < height
