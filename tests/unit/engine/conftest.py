"""The sample packs with features of their own, for tests that run whole scans."""

from datetime import date
from pathlib import Path

import pytest

from wangjian.engine.recipe import Recipe
from wangjian.rules.loader import load_packs

PLAIN_PACKS = Path(__file__).parent / "packs"
"""Packs without features: worker processes know only those of the product."""


@pytest.fixture
def recipe() -> Recipe:
    return Recipe(load_packs(PLAIN_PACKS), "listing", date(2026, 1, 1))
