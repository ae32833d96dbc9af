from __future__ import annotations

import pytest

from wangjian.engine.detect.context.goods import medical, sells


@pytest.mark.parametrize(
    ("marked", "goods", "holds"),
    [
        ("滴眼液 国药准字 ⟦近视⟧", "medicine", True),
        ("⟦风湿⟧膏药贴", "medicine", True),
        ("补肾压片糖果 ⟦肾虚⟧", "medicine", False),
        ("家用血压仪 ⟦高血压⟧", "device", True),
        ("热敷贴 ⟦腰痛⟧", "device", False),
        ("高血压防治手册 第2版 ⟦治疗⟧", "publication", True),
        ("蓝帽鱼油 ⟦血脂⟧", "health_food", True),
        ("长葛蜂蜜 ⟦胃炎⟧", "medicine", False),
    ],
)
def test_goods_are_told_from_the_words(hit_in, marked, goods, holds):
    assert bool(sells(hit_in(marked), goods)) is holds


def test_category_column_decides_where_given(hit_in):
    assert sells(hit_in("颗粒 ⟦头痛⟧", row={"category": "药品/中成药"}), "medicine")


def test_words_far_from_the_hit_do_not_tell_the_goods(hit_in):
    text = "蜂蜜" + "很甜" * 80 + "⟦降血糖⟧" + "好喝" * 80 + "宠物也爱"
    assert sells(hit_in(text, field="description"), "pet") is None


def test_medical_names_the_class(hit_in):
    signal = medical(hit_in("滴眼液 国药准字 ⟦近视⟧"))
    assert signal is not None
    assert signal.values[0] == "medicine"
