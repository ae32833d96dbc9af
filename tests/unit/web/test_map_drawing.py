from __future__ import annotations

from typing import Any

import pytest

from wangjian.web.officer.map.drawing import AreaCount, draw

SHAPES: dict[str, Any] = {
    "view_box": "0 0 100 100",
    "areas": {"a": {"path": "M0,0L9,0Z", "label": [5, 6]}, "b": {"path": "M1,1L9,9Z", "label": [50, 60]}},
    "zones": {"z": {"point": [30, 40]}},
}


def counts(a: int, b: int, z: int) -> list[AreaCount]:
    return [
        AreaCount("a", "示例甲县", "甲", a),
        AreaCount("b", "示例乙县", "乙", b),
        AreaCount("z", "示例功能区", "区", z),
    ]


def test_areas_become_shapes_and_zones_points() -> None:
    drawing = draw(SHAPES, counts(3, 0, 2), lambda code: f"/leads/?area={code}")

    assert [(d.short_name, d.open, d.url) for d in drawing.districts] == [
        ("甲", 3, "/leads/?area=a"),
        ("乙", 0, "/leads/?area=b"),
    ]
    assert [(z.short_name, z.x, z.y, z.open) for z in drawing.zones] == [("区", 30, 40, 2)]


def test_a_unit_without_shape_is_left_to_the_table() -> None:
    drawing = draw(SHAPES, [AreaCount("new", "示例新区", "新区", 9)], str)

    assert drawing.districts == ()
    assert drawing.zones == ()


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 7, 100, 1003])
def test_every_number_has_a_level_and_the_legend_covers_all_without_gaps(most: int) -> None:
    levels = [draw(SHAPES, counts(number, most, 0), str).districts[0].level for number in range(most + 1)]

    assert levels == sorted(levels)
    assert levels[0] == 0
    legend = draw(SHAPES, counts(0, most, 0), str).legend
    assert levels[-1] == legend[-1].level
    assert set(levels) == {step.level for step in legend}


def test_a_city_without_open_leads_has_one_level() -> None:
    assert [step.label for step in draw(SHAPES, counts(0, 0, 0), str).legend] == ["没有"]
