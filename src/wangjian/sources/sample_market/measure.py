"""Hold what a run found on the sample market against what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wangjian.sources.sample_market.truth import Label, TruthRecord


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding that is not exempt: this observation is said to break the law in this way."""

    observation_id: str
    violation: str


@dataclass(slots=True)
class Measure:
    """Counts of observations and violation keys, not of single words."""

    known: Counter[str] = field(default_factory=Counter)
    """Violations that are in the sample, by key; spellings made to evade are counted apart."""
    found: Counter[str] = field(default_factory=Counter)
    evasive_known: int = 0
    evasive_found: int = 0
    lawful: Counter[str] = field(default_factory=Counter)
    """Texts that look like a violation and are none."""
    lawful_flagged: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    """Alarms under another key on observations that do break the law: often right as well, at least worth the look."""
    elsewhere: Counter[str] = field(default_factory=Counter)
    """Alarms on observations that break no law in any way the truth knows."""
    missed: list[TruthRecord] = field(default_factory=list)
    false_alarms: list[TruthRecord] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return sum(self.found.values()) / max(1, sum(self.known.values()))

    @property
    def lawful_flagged_share(self) -> float:
        return sum(self.lawful_flagged.values()) / max(1, sum(self.lawful.values()))

    @property
    def precision(self) -> float:
        right = sum(self.found.values()) + self.evasive_found
        return right / max(1, right + sum(self.lawful_flagged.values()) + sum(self.elsewhere.values()))


def measure(truth: Iterable[TruthRecord], alarms: Iterable[Alarm]) -> Measure:
    """Compare a run with the truth. An observation flagged several times under one key counts once."""
    raised = set(alarms)
    result = Measure()
    judged: set[Alarm] = set()
    records = sorted(
        (record for record in truth if record.label is not Label.BAD_ROW),
        key=lambda record: record.label is Label.LAWFUL,
    )
    for record in records:
        place = Alarm(record.observation_id, record.violation)
        if place not in judged:
            judged.add(place)
            _count(result, record, place in raised)
    breaches = {record.observation_id for record in records if record.label is Label.VIOLATION}
    for alarm in raised - judged:
        (result.beside if alarm.observation_id in breaches else result.elsewhere)[alarm.violation] += 1
    return result


def _count(result: Measure, record: TruthRecord, is_raised: bool) -> None:
    if record.label is Label.LAWFUL:
        result.lawful[record.violation] += 1
        result.lawful_flagged[record.violation] += is_raised
        if is_raised:
            result.false_alarms.append(record)
        return
    if record.evasive:
        result.evasive_known += 1
        result.evasive_found += is_raised
        return
    result.known[record.violation] += 1
    result.found[record.violation] += is_raised
    if not is_raised:
        result.missed.append(record)
