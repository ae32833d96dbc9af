from __future__ import annotations

from wangjian.web.officer.help.diagram import Step, draw

STATES = ["新线索", "已研判", "已交办"]


def test_neighbours_are_joined_straight_and_returns_dashed() -> None:
    diagram = draw(STATES, [Step(0, 1, "研判"), Step(2, 1, "退回")])

    straight, back = diagram.edges
    assert (straight.label, straight.back) == ("研判", False)
    assert (back.label, back.back) == ("退回", True)


def test_events_between_the_same_states_share_one_arrow() -> None:
    diagram = draw(STATES, [Step(1, 2, "交办"), Step(1, 2, "重新交办"), Step(1, 2, "交办")])

    assert [edge.label for edge in diagram.edges] == ["交办、重新交办"]


def test_everything_lies_inside_the_drawing() -> None:
    steps = [Step(source, target, "办理") for source in range(3) for target in range(3) if source != target - 1]

    diagram = draw(STATES, steps)

    assert all(0 < node.y < diagram.height - diagram.node_height for node in diagram.nodes)
    assert all(0 < edge.y < diagram.height for edge in diagram.edges)
    assert all(edge.box_x >= 0 and edge.box_x + edge.box_width <= diagram.width for edge in diagram.edges)


def test_arrows_of_different_lanes_do_not_share_a_height() -> None:
    diagram = draw(STATES, [Step(1, 0, "退回"), Step(2, 0, "撤回"), Step(2, 1, "退回")])

    assert len({edge.y for edge in diagram.edges}) == 3
