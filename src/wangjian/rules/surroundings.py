"""What validators must be told about the world outside this package, which they may not import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rules may name and what the scanner takes."""

    features: frozenset[str]
    """Names of all features that code provides."""
    columns: Mapping[str, tuple[str, ...]]
    """All columns of each observation kind."""
    text_fields: Mapping[str, tuple[str, ...]]
    """The text columns of each kind."""
    pattern_fault: Callable[[str], str | None]
    """Why the multi-pattern scanner does not take a regular expression; ``None`` when it does."""
    violations: frozenset[str]
    """Keys of the violation table."""
    statutes: frozenset[str]
    """Keys of the lawbook."""
    lock: Mapping[str, str] = field(default_factory=dict)
    """Content hash of each live pack version, as it was when it went live."""
