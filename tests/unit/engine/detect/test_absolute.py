from __future__ import annotations

import pytest

from wangjian.engine.detect import absolute


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("真人假发销量⟦第一⟧", True),
        ("中国腐竹⟦第一⟧品牌", True),
        ("发质做工全wang⟦第1⟧", True),
        ("现挖现发⟦no.1⟧玉兰树苗", True),
        ("⟦第一⟧步先泡发", False),
        ("⟦第一⟧次进店有礼", False),
        ("许昌市⟦第一⟧高级中学", False),
        ("天下⟦第一⟧福挂画", False),
        ("口红⟦no.1⟧2色号", False),
        ("⟦第1⟧0天见", False),
    ],
)
def test_first_claims_only_with_what_it_is_first_in_or_of(hit_in, marked, holds):
    assert bool(absolute.ranked_first(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("质量⟦第一⟧,用户至上", True),
        ("坚持质量⟦第一⟧、信誉第一", True),
        ("假期出行安全⟦第一⟧", True),
        ("品质⟦第一⟧休闲女包", False),
        ("全国质量⟦第一⟧", False),
    ],
)
def test_principle_or_rank(hit_in, marked, holds):
    assert bool(absolute.is_attitude(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("阳泉⟦唯一⟧认证讲师", True),
        ("⟦独一无二⟧的配方", True),
        ("凭⟦唯一⟧码领取", False),
        ("⟦唯一⟧的缺点是慢", False),
        ("你是我的⟦唯一⟧", False),
        ("穿出⟦独一无二⟧的气质", False),
    ],
)
def test_sole(hit_in, marked, holds):
    assert bool(absolute.sole(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦国家级⟧品质", True),
        ("明前⟦顶级⟧春茶", True),
        ("送礼⟦首选⟧蜂胶", True),
        ("⟦顶级⟧域名注册", False),
        ("⟦首选⟧项设置", False),
        ("新学期⟦领先⟧一步", False),
        ("技术⟦国际领先⟧", True),
    ],
)
def test_grade(hit_in, marked, holds):
    assert bool(absolute.grade(hit_in(marked))) is holds


def test_official_title_follows_the_word(hit_in):
    assert absolute.official_title(hit_in("⟦国家级⟧非物质文化遗产"))
    assert absolute.official_title(hit_in("⟦国家级⟧品质")) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦全网最低价⟧抢购", True),
        ("花木直供,⟦价格最低⟧", True),
        ("⟦最低⟧只要9.9元", False),
        ("⟦最低⟧消费50元", False),
        ("⟦最低⟧可享六折", False),
    ],
)
def test_lowest_price(hit_in, marked, holds):
    assert bool(absolute.lowest_price(hit_in(marked))) is holds


def test_lowest_price_without_a_market_is_the_shops_own(hit_in):
    assert absolute.price_without_market(hit_in("开业⟦最低价⟧"))
    assert absolute.price_without_market(hit_in("全网正品⟦最低价⟧")) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("2025年全国销量⟦第一⟧(数据来源:协会年报)", True),
        ("2025年全城销量⟦第一⟧(数据来源:协会年报)", False),
        ("全国销量⟦第一⟧", False),
        ("注册证齐全 全网⟦第一⟧", False),
    ],
)
def test_limited_fact_needs_source_and_at_least_a_province(hit_in, marked, holds):
    assert bool(absolute.limited_fact(hit_in(marked))) is holds


def test_shop_name_is_no_advertisement(hit_in):
    assert absolute.own_facts(hit_in("⟦第一⟧家居", kind="shop", field="shop_name"))
