"""Check rule packs against what this product knows: its features, observation kinds, lawbook and scanner."""

from __future__ import annotations

from pathlib import Path

from wangjian.engine.feature import features
from wangjian.engine.scanner import pattern_fault
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.law.lawbook import Lawbook
from wangjian.law.violations import violations
from wangjian.rules.loader import Library, read_library
from wangjian.rules.lock import read_lock
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings
from wangjian.rules.validators import validate


def surroundings(root: Path) -> Surroundings:
    """What rules below ``root`` may name. Raises LockUnreadable, UnusableLawbook."""
    import wangjian.engine.detect  # noqa: F401  registers the features of the product

    return Surroundings(
        features=frozenset(features()),
        columns={kind: tuple(schema.names) for kind, schema in KINDS.items()},
        text_fields=TEXT_FIELDS,
        pattern_fault=pattern_fault,
        violations=frozenset(violations()),
        statutes=frozenset(Lawbook.load().statutes),
        lock=read_lock(root),
    )


def check(root: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Read all packs below ``root`` and find every fault of form and content. Raises RulePacksMissing."""
    library = read_library(root)
    return library, validate(library, surroundings(root))
