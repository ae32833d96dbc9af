from __future__ import annotations

import pytest

from wangjian.engine.detect import counterfeit

LEXICONS = {
    "brands": frozenset({"耐克", "nike", "劳力士"}),
    "brands_common_words": frozenset({"香烟", "苹果"}),
    "brand_nicknames": frozenset({"椰子350"}),
}


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦高仿⟧劳力士手表", True),
        ("nike⟦原单⟧尾货", True),
        ("nikelike ⟦原单⟧", False),
        ("椰子350 ⟦纯原⟧", True),
        ("⟦原单⟧尾货 l∨家老花", True),
        ("⟦高仿⟧香烟", True),
        ("⟦原单⟧苹果", False),
        ("外贸⟦原单⟧牛仔裤", False),
    ],
)
def test_a_brand_must_stand_beside_the_word(hit_in, marked, holds):
    assert bool(counterfeit.brand(hit_in(marked, lexicons=LEXICONS))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("云雀岭⟦a货⟧", True),
        ("云雀岭⟦复刻⟧", True),
        ("⟦复刻⟧老款式 云雀岭出品", False),
        ("云雀岭⟦原单⟧", False),
    ],
)
def test_brand_column_counts_only_beside_words_of_copying(hit_in, marked, holds):
    hit = hit_in(marked, row={"brand": "云雀岭"}, lexicons=LEXICONS)
    assert bool(counterfeit.brand(hit)) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦高仿⟧真花卉", False),
        ("比例⟦1:1⟧车模", False),
        ("实物与图片⟦一比一⟧拍摄", False),
        ("原版皮⟦1:1⟧", True),
    ],
)
def test_lawful_lives_of_the_words(hit_in, marked, holds):
    assert bool(counterfeit.word(hit_in(marked))) is holds


def test_jade_grade(hit_in):
    assert counterfeit.jade_grade(hit_in("缅甸天然⟦a货⟧翡翠"))
    assert counterfeit.jade_grade(hit_in("⟦a货⟧腰带")) is None


@pytest.mark.parametrize(
    ("marked", "holds"), [("专辑⟦复刻⟧版黑胶", True), ("宋代器型⟦复刻⟧", True), ("劳力士⟦复刻⟧", False)]
)
def test_reissue(hit_in, marked, holds):
    assert bool(counterfeit.reissue(hit_in(marked))) is holds
