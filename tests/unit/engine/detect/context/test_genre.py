from __future__ import annotations

import pytest

from wangjian.engine.detect.context import genre


def test_review_kind_is_a_consumer_review(hit_in):
    assert genre.consumer_review(hit_in("住过⟦最好⟧的店", kind="review"))
    assert genre.consumer_review(hit_in("住过⟦最好⟧的店", kind="message")) is None


@pytest.mark.parametrize("platform", ["wechat 群聊", "一对一聊天", "客服会话"])
def test_chat_platform_has_a_closed_audience(hit_in, platform):
    hit = hit_in("⟦最好⟧的蜂蜜", kind="message", row={"platform": platform})
    assert genre.closed_audience(hit)


def test_mass_message_has_no_closed_audience(hit_in):
    assert genre.closed_audience(hit_in("尊敬的客户⟦最好⟧的蜂蜜", kind="message", row={"platform": "短信"})) is None


@pytest.mark.parametrize(
    ("test", "marked", "holds"),
    [
        (genre.report, "市场监管局查处某店宣称⟦最好⟧一案", True),
        (genre.report, "市场上⟦最好⟧的蜂蜜", False),
        (genre.warning, "凡宣称“⟦零风险⟧”的投资都可能是骗局", True),
        (genre.warning, "⟦最好⟧的蜂蜜,谨防假冒,认准商标", False),
        (genre.statute, "电子商务经营者不得以⟦虚构交易⟧误导消费者", True),
        (genre.statute, "第一款⟦最好⟧的发套", False),
        (genre.complaint, "消费者投诉机构承诺⟦包过⟧,要求退费", True),
        (genre.complaint, "⟦包过⟧班报名中", False),
        (genre.recruiting, "招聘销售,底薪四千,公司是⟦最好⟧的平台", True),
        (genre.recruiting, "招牌菜⟦最好⟧吃", False),
        (genre.mandatory, "本品⟦不能代替药物⟧", True),
    ],
)
def test_kind_of_text(hit_in, test, marked, holds):
    assert bool(test(hit_in(marked))) is holds
