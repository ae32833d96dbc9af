"""Why a machine decided what it decided, in a form that can be shown, stored and tested."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an explanation.

    ``code`` is permanent and machine-readable (``severity``, ``holiday``), ``text`` is the Chinese sentence,
    ``points`` what this step added to a score (``None`` where nothing is counted), ``source`` the article or record.
    """

    code: str
    text: str
    points: float | None = None
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "text": self.text, "points": self.points, "source": self.source}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A one-sentence summary and the steps that led to it, in order."""

    summary: str
    reasons: tuple[Reason, ...] = field(default_factory=tuple)

    def to_json(self) -> dict[str, Any]:
        return {"summary": self.summary, "reasons": [reason.to_json() for reason in self.reasons]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Explanation:
        return cls(data["summary"], tuple(Reason(**reason) for reason in data["reasons"]))
