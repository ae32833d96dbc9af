from __future__ import annotations

import pytest

from wangjian.engine.detect.context.negation import denied


@pytest.mark.parametrize(
    "marked",
    [
        "我们不是⟦最好⟧的",
        "本店不卖高仿、⟦复刻⟧",
        "本店不主张所谓“⟦最终解释权⟧”",
        "别问我是不是⟦全网最低⟧",
        "拒绝⟦刷单⟧,销量真实",
        "网上说它能⟦降血压⟧没有依据",
        "没有任何⟦包过⟧协议",
        "项目不⟦保本⟧",
    ],
)
def test_denied_wording_is_seen(hit_in, marked):
    assert denied(hit_in(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "不仅是⟦最好⟧的,还是最便宜的",
        "不愧是⟦最好⟧的",
        "无疑是⟦最佳⟧选择",
        "不是一般的好,而是⟦最好⟧",
        "品质无敌⟦第一⟧品牌",
        "七天无理由退款投资⟦零风险⟧",
        "非常适合送礼的⟦顶级⟧蜂蜜",
        "特别推荐⟦最好⟧的蜂蜜",
    ],
)
def test_affirming_idioms_are_no_denial(hit_in, marked):
    assert denied(hit_in(marked)) is None


def test_denial_in_the_clause_before_does_not_reach(hit_in):
    assert denied(hit_in("价格不高,品质⟦最好⟧")) is None
