"""The way of a lead as a drawing, laid out from the table of transitions so that it cannot differ from the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

NODE_WIDTH, NODE_HEIGHT, GAP = 92, 40, 100
LANE = 34
"""Vertical distance between two arcs, so that their labels do not touch."""
LINE = 16
CHARACTER = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One transition in words; ``source`` and ``target`` are indexes into the states."""

    source: int
    target: int
    label: str


@dataclass(frozen=True, slots=True)
class Node:
    x: int
    y: int
    label: str

    @property
    def text_x(self) -> int:
        return self.x + NODE_WIDTH // 2

    @property
    def text_y(self) -> int:
        return self.y + NODE_HEIGHT // 2 + 5


@dataclass(frozen=True, slots=True)
class Edge:
    path: str
    label: str
    x: int
    y: int
    back: bool

    @property
    def box_width(self) -> int:
        return CHARACTER * len(self.label) + 8

    @property
    def box_x(self) -> int:
        return self.x - self.box_width // 2

    @property
    def box_y(self) -> int:
        return self.y - 13


@dataclass(frozen=True, slots=True)
class Diagram:
    width: int
    height: int
    node_width: int
    node_height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(states: Sequence[str], steps: Sequence[Step]) -> Diagram:
    """Lay the states out in a row: neighbours joined straight, skips below, returns above."""
    merged = _merge(steps)
    skips = sorted((s for s in merged if s.target > s.source + 1), key=_span)
    returns = sorted((s for s in merged if s.target <= s.source), key=_span)
    top = 24 + LANE * len(returns)
    nodes = tuple(Node(8 + index * (NODE_WIDTH + GAP), top, label) for index, label in enumerate(states))
    edges = [_straight(nodes, step) for step in merged if step.target == step.source + 1]
    edges += [_arc(nodes, step, lane, back=False) for lane, step in enumerate(skips, start=1)]
    edges += [_arc(nodes, step, lane, back=True) for lane, step in enumerate(returns, start=1)]
    height = top + NODE_HEIGHT + LANE * len(skips) + 24
    width = 16 + len(states) * NODE_WIDTH + (len(states) - 1) * GAP
    return Diagram(width, height, NODE_WIDTH, NODE_HEIGHT, nodes, tuple(edges))


def _span(step: Step) -> int:
    return abs(step.target - step.source)


def _merge(steps: Sequence[Step]) -> list[Step]:
    """Several events between the same two states share one arrow."""
    ordered = sorted(steps, key=lambda step: (step.source, step.target))
    merged = []
    for (source, target), group in groupby(ordered, key=lambda step: (step.source, step.target)):
        labels = dict.fromkeys(step.label for step in group)
        merged.append(Step(source, target, "、".join(labels)))
    return merged


def _straight(nodes: Sequence[Node], step: Step) -> Edge:
    start, end = nodes[step.source], nodes[step.target]
    y = start.y + NODE_HEIGHT // 2
    left, right = start.x + NODE_WIDTH, end.x - 2
    return Edge(f"M{left} {y}H{right}", step.label, (left + right) // 2 - 2, y - 6, back=False)


def _arc(nodes: Sequence[Node], step: Step, lane: int, *, back: bool) -> Edge:
    start, end = nodes[step.source], nodes[step.target]
    edge_y = start.y if back else start.y + NODE_HEIGHT
    lane_y = edge_y + (-LANE if back else LANE) * lane
    # Arrows of different lanes leave the node at different places, or they would lie on each other.
    shift = 7 * lane
    from_x = start.text_x + (-shift if back else shift) + (14 if step.source == step.target else 0)
    to_x = end.text_x + (shift if back else -shift) - (30 if step.source == step.target else 0)
    tip = edge_y + (-2 if back else 2)
    return Edge(f"M{from_x} {edge_y}V{lane_y}H{to_x}V{tip}", step.label, (from_x + to_x) // 2, lane_y + 4, back=back)
