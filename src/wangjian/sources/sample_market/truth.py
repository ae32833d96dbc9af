"""What is known about each sample text: the measure a run is held against."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Label(StrEnum):
    VIOLATION = "violation"
    """The text or row breaks the law; ``violation`` is the key, ``quotes`` are the words."""
    LAWFUL = "lawful"
    """Looks like ``violation`` and is not; ``ground`` says why."""
    BAD_ROW = "bad_row"
    """A row made unreadable on purpose; ``note`` says how."""


@dataclass(frozen=True, slots=True)
class TruthRecord:
    label: Label
    kind: str
    observation_id: str = ""
    violation: str = ""
    field: str = ""
    quotes: tuple[str, ...] = ()
    ground: str = ""
    evasive: bool = False
    """Spelled so as to slip past filters; counted apart."""
    file: str = ""
    row: int = 0
    """Row of the file as a person counts, the heading being row 1; only for bad rows."""
    note: str = ""


def write_truth(path: Path, records: Iterable[TruthRecord]) -> None:
    lines = (json.dumps(asdict(record), ensure_ascii=False, sort_keys=True) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_truth(path: Path) -> list[TruthRecord]:
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        values = json.loads(line)
        records.append(TruthRecord(**{**values, "label": Label(values["label"]), "quotes": tuple(values["quotes"])}))
    return records
