"""Run the examples that a pack brings along: what must fire, what must not, and what is known to be missed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pyarrow as pa

from wangjian.engine.plan import EVERY_STATE, compile_plan
from wangjian.engine.scan import Scan
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.rules.model import Example, Rule, RulePack


class Role(StrEnum):
    """What an example is there for."""

    HIT = "hit"
    NEAR_MISS = "near_miss"
    KNOWN_MISS = "known_miss"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a rule judged one of its examples."""

    rule: Rule
    role: Role
    index: int
    example: Example
    fired: bool
    """A finding that is not exempt came out."""
    grounds: tuple[str, ...]
    """Grounds of the exempt findings that came out."""

    @property
    def passed(self) -> bool:
        """Known misses always pass: they are told, not demanded."""
        if self.role is Role.HIT:
            return self.fired
        if self.role is Role.KNOWN_MISS:
            return True
        return not self.fired and (
            self.grounds == () if not self.example.ground else self.example.ground in self.grounds
        )

    @property
    def sentence(self) -> str:
        """What was expected and what came, for the author."""
        wanted = {
            Role.HIT: "应报出",
            Role.NEAR_MISS: f"应按“{self.example.ground}”豁免" if self.example.ground else "不应报出",
            Role.KNOWN_MISS: "已知漏报",
        }[self.role]
        got = "报出" if self.fired else f"按“{'、'.join(self.grounds)}”豁免" if self.grounds else "没有报出"
        return f"{self.role.value}[{self.index}] {wanted},实际{got}:{self.example.text or self.example.fields}"


def run_examples(packs: Iterable[RulePack], *, as_of: date) -> Iterator[Outcome]:
    """Judge every example of every rule, each by its own rule alone, on ``as_of`` or on the rule's first day if later.

    Packs of every state are run, for an author tests before going live.
    """
    for pack in packs:
        for rule in pack.rules:
            yield from _outcomes(pack, rule, as_of)


def example_batch(kind: str, fields: tuple[str, ...], examples: list[Example]) -> pa.RecordBatch:
    """Observations made of examples: the text stands in the first text column that the rule reads."""
    column = (fields or TEXT_FIELDS.get(kind, ("",)))[0]
    rows = [_row(str(index), kind, column, example) for index, example in enumerate(examples)]
    return pa.RecordBatch.from_pylist(rows, schema=KINDS[kind])


def _row(id_: str, kind: str, column: str, example: Example) -> Mapping[str, Any]:
    row: dict[str, Any] = {"id": id_, **example.fields}
    if example.text and column in KINDS[kind].names:
        row.setdefault(column, example.text)
    return row


def _outcomes(pack: RulePack, rule: Rule, as_of: date) -> Iterator[Outcome]:
    roles = {Role.HIT: rule.hits, Role.NEAR_MISS: rule.near_misses, Role.KNOWN_MISS: rule.known_misses}
    listed = [(role, index, example) for role, examples in roles.items() for index, example in enumerate(examples)]
    on = max(as_of, rule.active_from)
    if rule.active_until is not None and on >= rule.active_until:
        on = rule.active_from
    for kind in dict.fromkeys(example.kind or rule.kinds[0] for _, _, example in listed):
        chosen = [entry for entry in listed if (entry[2].kind or rule.kinds[0]) == kind]
        alone = dataclasses.replace(pack, rules=(rule,))
        scan = Scan(compile_plan([alone], kind=kind, as_of=on, states=EVERY_STATE))
        findings = scan(example_batch(kind, rule.fields, [example for _, _, example in chosen])).to_pylist()
        for place, (role, index, example) in enumerate(chosen):
            exempt = [finding["exempt"] for finding in findings if finding["observation_id"] == str(place)]
            yield Outcome(rule, role, index, example, None in exempt, tuple(ground for ground in exempt if ground))
