"""What a change of rules does to a frozen sample: findings gained and lost, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from wangjian.engine.scan import Found, Scan

_SHOWN = 3
Place = tuple[str, str, int, int, str]
"""Observation, field, start, end, quote."""


@dataclass(slots=True)
class Effect:
    """The change of one rule. Exempt wording is no finding: becoming exempt is a loss, losing the exemption a gain."""

    rule: str
    before: int = 0
    after: int = 0
    gained: int = 0
    lost: int = 0
    gained_quotes: list[str] = field(default_factory=list)
    """Quotes of the first few findings gained."""
    lost_quotes: list[str] = field(default_factory=list)


def compare(batches: Iterable[pa.RecordBatch], *, before: Scan, after: Scan) -> tuple[Effect, ...]:
    """Scan every batch with both; only rules whose findings differ are told, in the order of their ids."""
    effects: dict[str, Effect] = {}
    for batch in batches:
        old, new = _places(before.found(batch), batch), _places(after.found(batch), batch)
        for rule in old.keys() | new.keys():
            _count(effects.setdefault(rule, Effect(rule)), old.get(rule, {}), new.get(rule, {}))
    return tuple(effects[rule] for rule in sorted(effects) if effects[rule].gained or effects[rule].lost)


def _places(found: Iterable[Found], batch: pa.RecordBatch) -> dict[str, dict[Place, None]]:
    """Findings that are not exempt, by rule, in their order."""
    ids = batch.column("id").to_pylist()
    places: dict[str, dict[Place, None]] = {}
    for one in found:
        if one.verdict.exempt is None:
            place = (ids[one.row], one.field, one.start, one.end, one.quote)
            places.setdefault(one.planned.rule.id, {})[place] = None
    return places


def _count(effect: Effect, old: dict[Place, None], new: dict[Place, None]) -> None:
    gained, lost = [place for place in new if place not in old], [place for place in old if place not in new]
    effect.before += len(old)
    effect.after += len(new)
    effect.gained += len(gained)
    effect.lost += len(lost)
    effect.gained_quotes += _quotes(gained, _SHOWN - len(effect.gained_quotes))
    effect.lost_quotes += _quotes(lost, _SHOWN - len(effect.lost_quotes))


def _quotes(places: list[Place], count: int) -> Iterator[str]:
    return (quote or f"{id_} {field_}" for id_, field_, _, _, quote in places[:count])
