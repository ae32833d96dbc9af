"""Whom 最 ranks: the goods (a claim), or a quantity, a person, a part, a wish."""

from __future__ import annotations

import pytest

from wangjian.engine.detect import superlatives


@pytest.mark.parametrize(
    "marked",
    [
        "禹州⟦最好⟧的钧瓷",
        "⟦蕞高级⟧的窑变釉",
        "是⟦最抗⟧皱不透的,有挺括度",
        "用料⟦最好⟧、做工最细",
        "大竹⟦最大⟧一家珠宝店",
        "这种料子是⟦最高⟧档的",
        "本款为史上⟦最佳⟧卷发片",
    ],
)
def test_ranking_the_goods_is_a_claim(hit_in, marked):
    assert superlatives.claim(hit_in(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "⟦最高⟧耐受180℃",
        "帽围⟦最大⟧可调至60厘米",
        "⟦最高⟧工作温度不超过70度",
        "⟦最低⟧消费50元",
        "⟦最高⟧优惠20元",
        "⟦最爱⟧吃的蜂蜜",
        "世界上⟦最美⟧的人妈妈",
        "⟦最重⟧要的是安全",
        "⟦最适⟧合您的套餐",
        "⟦最快⟧当天放款",
    ],
)
def test_bounds_feelings_and_people_are_no_claim(hit_in, marked):
    assert superlatives.claim(hit_in(marked)) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("整件衬衫⟦最吸⟧睛的就是领口", True),
        ("外套⟦最大⟧的设计亮点在于纽扣", True),
        ("全国⟦最大⟧的亮点工程", False),
        ("⟦最好⟧的蜂蜜", False),
    ],
)
def test_parts_of_the_same_goods(hit_in, marked, holds):
    assert bool(superlatives.own_parts(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("以⟦最快⟧的速度发货", True),
        ("顾客满意是我们⟦最高⟧的追求", True),
        ("全国⟦最好⟧的服务", False),
        ("⟦最快⟧的充电速度", False),
    ],
)
def test_service_and_attitude(hit_in, marked, holds):
    assert bool(superlatives.attitude(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("努力成为⟦最好⟧的自己", True),
        ("致力于做⟦最安⟧全的奶粉", True),
        ("倾力打造龙岩⟦最高⟧端豪宅", False),
        ("做工⟦最细⟧", False),
    ],
)
def test_wish_or_goal(hit_in, marked, holds):
    assert bool(superlatives.wish(hit_in(marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("开封后⟦最好⟧三个月内吃完", True),
        ("泡发⟦最好⟧用凉水", True),
        ("⟦最佳⟧食用期三十天", True),
        ("⟦最好用⟧的智能手机软件", False),
        ("口感⟦最好⟧", False),
        ("⟦最佳⟧品质", False),
    ],
)
def test_advice_on_use(hit_in, marked, holds):
    assert bool(superlatives.usage_tip(hit_in(marked))) is holds


def test_standard_grade_needs_a_standard(hit_in):
    assert superlatives.standard_grade(hit_in("达到国家标准规定的⟦最高⟧等级"))
    assert superlatives.standard_grade(hit_in("我们心中的⟦最高⟧等级")) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [("这个长度⟦最显⟧气质", True), ("全网⟦最潮⟧", False), ("⟦最美⟧味的粉条", False), ("今夏⟦最炫⟧彩妆", True)],
)
def test_taste_is_not_quality(hit_in, marked, holds):
    assert bool(superlatives.taste(hit_in(marked))) is holds
