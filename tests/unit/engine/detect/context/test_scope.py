from __future__ import annotations

import pytest

from wangjian.engine.detect.context import naming, proof, quantity, scope


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("全球⟦最大⟧的平台", "world"),
        ("全网⟦最低⟧价", "nation"),
        ("河南⟦最好⟧的粉条", "province"),
        ("全城⟦最大⟧", "local"),
        ("许昌市⟦第一⟧", "local"),
        ("口感⟦最好⟧", None),
    ],
)
def test_market_scope_is_the_widest_named(hit_in, marked, expected):
    assert scope.market_scope(hit_in(marked)) == expected


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("在本店同系列里,这款⟦最轻⟧", True),
        ("在我们自己的系列里,这一款⟦最轻⟧", True),
        ("三个规格里大瓶⟦最划算⟧", True),
        ("我们家的腐竹口感⟦最好⟧", False),
        ("全网同系列⟦最低⟧", False),
        ("口感⟦最好⟧", False),
    ],
)
def test_own_range_needs_a_range_not_an_owner(hit_in, marked, holds):
    assert bool(scope.own_range(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"), [("本年⟦最低价⟧来袭", True), ("全网今年⟦最低价⟧", False), ("价格⟦最低⟧", False)]
)
def test_own_period(hit_in, marked, holds):
    assert bool(scope.own_period(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("180℃", True),
        ("可调至60厘米", True),
        ("只要9.9元", True),
        ("送三千元", True),
        ("块", True),
        ("品质", False),
        ("一家", False),
        ("端享受", False),
    ],
)
def test_bound_of_a_quantity(phrase, bound):
    assert quantity.is_bound(phrase) is bound


def test_certificate_is_no_source_of_a_rank(hit_in):
    hit = hit_in("注册证齐全,全网⟦第一⟧")
    assert proof.source_named(hit) is None
    assert proof.source_named(hit_in("2025年全国销量⟦第一⟧(数据来源:协会年报)"))


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("《⟦最好⟧的我们》小说", True),
        ("“⟦最念⟧家”是我们注册的系列名", True),
        ("⟦最好⟧的品牌", False),
        ("省家装⟦第一⟧品牌", False),
    ],
)
def test_quoted_name(hit_in, marked, holds):
    assert bool(naming.quoted_name(hit_in(marked))) is holds


def test_award_needs_an_issuer(hit_in):
    assert naming.award(hit_in("荣获省花卉协会⟦最佳⟧盆景奖"))
    assert naming.award(hit_in("荣获大家心中的⟦最佳⟧好物")) is None
