"""What a process needs to make a scan of its own: plain values that travel between processes and machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wangjian.engine.plan import RUNNING, compile_plan
from wangjian.engine.scan import Scan
from wangjian.rules.model import PackState, RulePack


@dataclass(frozen=True, slots=True)
class Recipe:
    """Packs, kind and day of a scan."""

    packs: tuple[RulePack, ...]
    kind: str
    as_of: date
    states: frozenset[PackState] = RUNNING

    def scan(self) -> Scan:
        """Compile. Raises PlanInvalid."""
        return Scan(compile_plan(self.packs, kind=self.kind, as_of=self.as_of, states=self.states))
