"""Hits for features, made from a text in which the trigger is marked with ⟦⟧."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from wangjian.engine.feature import Hit
from wangjian.kernel.textnorm import normalise

MakeHit = Callable[..., Hit]


@pytest.fixture
def hit_in() -> MakeHit:
    """``hit_in("送礼⟦最佳⟧选择")`` is the hit of 最佳 in the normalised text without the marks."""

    def make(
        marked: str,
        *,
        kind: str = "listing",
        field: str = "title",
        trigger: str = "",
        row: Mapping[str, Any] | None = None,
        lexicons: Mapping[str, frozenset[str]] | None = None,
    ) -> Hit:
        before, rest = marked.split("⟦")
        quote, after = rest.split("⟧")
        start = len(normalise(before).text)
        end = start + len(normalise(quote).text)
        return Hit(normalise(before + quote + after).text, start, end, trigger, field, kind, row or {}, lexicons or {})

    return make
