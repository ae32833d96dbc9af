from __future__ import annotations

import pytest

from wangjian.sources.definition import load_source
from wangjian.sources.tables.mapping import Mapping, NoKnownColumn


def _mapping(kind: str = "listing", source: str = "tables") -> Mapping:
    return Mapping(load_source(source), kind)


@pytest.mark.parametrize(
    ("kind", "heading", "field", "unit"),
    [
        ("listing", "商品标题", "title", ""),
        ("listing", " * Raw_Title ", "title", ""),
        ("listing", "view_price", "price_fen", "yuan"),
        ("listing", "价格(分)", "price_fen", "fen"),
        ("listing", "价格（万元）", "price_fen", "wan_yuan"),
        ("listing", "price_fen", "price_fen", "fen"),
        ("shop", "统一社会信用代码", "uscc", ""),
        ("shop", "USCC", "uscc", ""),
        ("message", "text", "text", ""),
        ("listing", "text", "title", ""),
        ("clause", "clause", "text", ""),
    ],
)
def test_a_heading_leads_to_its_field(kind: str, heading: str, field: str, unit: str) -> None:
    target = load_source("tables").target(kind, heading)

    assert target is not None
    assert (target.field, target.unit) == (field, unit)


@pytest.mark.parametrize("heading", ["标题(元)", "不认得", "", "价格(斤)"])
def test_what_is_not_named_leads_nowhere(heading: str) -> None:
    assert load_source("tables").target("listing", heading) is None


def test_of_several_headings_for_a_field_the_preferred_one_is_taken() -> None:
    mapping = _mapping()

    assert mapping.choose(["title", "id", "raw_title"]) == ["raw_title", "id"]
    assert mapping.ignored == {"title": "与“raw_title”同为标题,取“raw_title”"}


def test_a_heading_that_comes_up_late_does_not_push_out_the_one_in_use() -> None:
    mapping = _mapping()
    mapping.choose(["title"])

    assert mapping.choose(["title", "raw_title"]) == ["title"]


def test_unknown_and_ignored_headings_are_told_apart() -> None:
    mapping = _mapping("operator", "company_register")

    mapping.choose(["名称", "法定代表人", "神秘列"])

    assert mapping.unknown == ["神秘列"]
    assert mapping.ignored == {"法定代表人": "按来源约定不取"}


def test_headings_that_say_nothing_are_refused() -> None:
    mapping = _mapping()
    mapping.choose(["id", "价格"])

    with pytest.raises(NoKnownColumn, match="标题、描述至少一列"):
        mapping.check_has_essentials("九月.csv")
