"""The contract between rules and the code that reads wording in context.

A *feature* is a short function that looks at one trigger hit (or one row) and answers with a :class:`Signal` or
``None``. Rules name features in ``when`` and in exemptions; all logic lives here and in :mod:`wangjian.engine.detect`,
never in YAML. The first sentence of a feature's docstring is what an officer reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Signal:
    """A feature holds.

    ``weight`` is added to the rule's certainty (usually between -0.5 and 0.5), ``reason`` is a Chinese sentence,
    ``values`` are the words or numbers that were compared.
    """

    reason: str
    weight: float = 0.0
    values: tuple[str, ...] = ()


class Hit(NamedTuple):
    """One trigger found at ``text[start:end]`` of the normalised text of one field of one observation.

    ``row`` gives the other columns of the observation (original, not normalised); ``lexicons`` the pack's word lists.
    A tuple, because one is made for every candidate and most are turned down at once.
    """

    text: str
    start: int
    end: int
    trigger: str
    """Name of the word group that fired."""
    field: str
    kind: str
    row: Mapping[str, Any]
    lexicons: Mapping[str, frozenset[str]] = MappingProxyType({})

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    def before(self, size: int) -> str:
        return self.text[max(0, self.start - size) : self.start]

    def after(self, size: int) -> str:
        return self.text[self.end : self.end + size]


Feature = Callable[[Hit], Signal | None]

_REGISTRY: dict[str, Feature] = {}


def feature(name: str) -> Callable[[Feature], Feature]:
    """Register a feature under the permanent name that rules use. Raises ValueError when the name is taken."""

    def register(function: Feature) -> Feature:
        if name in _REGISTRY:
            raise ValueError(f"feature {name} is defined twice")
        _REGISTRY[name] = function
        return function

    return register


def features() -> Mapping[str, Feature]:
    """All registered features by name. Importing :mod:`wangjian.engine.detect` registers those of the product."""
    return dict(_REGISTRY)
