"""The labelled sets as observations, and the half each text belongs to.

``dev`` is the half whose errors may be looked at while rules are written; ``held`` is only counted. The half follows
from the
SHA-256 of the id, so it never moves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

COUNTED = frozenset({"STRONG", "MEDIUM"})
_PLACE = {
    "title": ("listing", "title"),
    "copy": ("listing", "description"),
    "ad": ("page", "text"),
    "message": ("message", "text"),
    "review": ("review", "text"),
    "live": ("segment", "text"),
}


@dataclass(frozen=True)
class Labelled:
    """One text with what two readers found in it."""

    id: str
    kind: str
    field: str
    text: str
    origin: str
    group: str
    """``violation``, ``lawful_trigger`` or ``ordinary``."""
    keys: frozenset[str]
    """Violations labelled STRONG or MEDIUM."""
    open_keys: frozenset[str]
    """Violations labelled WEAK, or that a lawyer may choose instead: neither right nor wrong when found."""
    evasive: bool = False
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def half(self) -> str:
        return half(self.id)

    @property
    def only_weak(self) -> bool:
        return not self.keys and bool(self.open_keys)


def half(id_: str) -> str:
    return "dev" if hashlib.sha256(id_.encode()).digest()[0] % 2 == 0 else "held"


def load(name: str) -> list[Labelled]:
    """``ad_texts``, ``clauses`` or ``posts``. Raises FileNotFoundError where the shared data are absent."""
    return {"ad_texts": _ad_texts, "clauses": _clauses, "posts": _posts}[name]()


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def _ad_texts() -> list[Labelled]:
    return [_ad_text(row) for row in _rows(SHARED / "gold_ad_texts_zh" / "texts.jsonl")]


def _ad_text(row: dict[str, Any]) -> Labelled:
    kind, column = _PLACE[row["kind"]]
    group = "violation" if row["labels"] else "lawful_trigger" if row["exempt"] else "ordinary"
    labels = [(one["violation"], one["strength"], one["quote"], one.get("alt", ())) for one in row["labels"]]
    return _labelled(row, kind, column, group, labels, bool(row.get("evasive")))


def _clauses() -> list[Labelled]:
    return [
        _labelled(row, "clause", "text", _GROUP[row["group"]], _plain_labels(row))
        for row in _rows(SHARED / "gold_clauses_zh" / "clauses.jsonl")
    ]


def _posts() -> list[Labelled]:
    return [
        _labelled(row, "message", "text", _GROUP[row["group"]], _plain_labels(row))
        for row in _rows(SHARED / "gold_posts_zh" / "posts.jsonl")
    ]


_GROUP = {"unfair": "violation", "unlawful": "violation", "near_lawful": "lawful_trigger", "ordinary": "ordinary"}


def _plain_labels(row: dict[str, Any]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one["label"], one["strength"], one["quote"], ()) for one in row["labels"] if one["label"] != "none"]


def _labelled(
    row: dict[str, Any],
    kind: str,
    column: str,
    group: str,
    labels: list[tuple[str, str, str, Any]],
    evasive: bool = False,
) -> Labelled:
    keys = frozenset(key for key, strength, _, _ in labels if strength in COUNTED)
    weak = {key for key, strength, _, _ in labels if strength not in COUNTED}
    others = {key for _, _, _, alt in labels for key in alt}
    quotes: dict[str, tuple[str, ...]] = {}
    for key, _, quote, _ in labels:
        quotes[key] = (*quotes.get(key, ()), quote)
    return Labelled(
        id=row["id"],
        kind=kind,
        field=column,
        text=row["text"],
        origin=row["origin"],
        group=group,
        keys=keys,
        open_keys=frozenset((weak | others) - keys),
        evasive=evasive,
        quotes=quotes,
    )
