from __future__ import annotations

import pytest

from wangjian.desk.search import pairs, searchable


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("许昌示例(集团)有限公司", None, "ＡＢ"), "许昌示例集团有限公司 ab"),
        (("XS-2026-000001",), "xs2026000001"),
        (("示例 小店",), "示例小店"),
        ((None, ""), ""),
    ],
)
def test_searchable_folds_and_strips(parts: tuple[str | None, ...], text: str) -> None:
    assert searchable(*parts) == text


@pytest.mark.parametrize(("text", "found"), [("示例店 ab", "示例 例店 ab"), ("啊啊啊", "啊啊"), ("店", ""), ("", "")])
def test_pairs_are_distinct_and_stay_within_words(text: str, found: str) -> None:
    assert pairs(text) == found
