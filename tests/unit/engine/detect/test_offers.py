"""Finance, education, banned goods, fraud, inducement: the pair of words that makes an offer."""

from __future__ import annotations

import pytest

from wangjian.engine.detect import banned, education, falsity, finance, fraud, inducement


@pytest.mark.parametrize(
    ("feature", "marked", "holds"),
    [
        (finance.context, "黄金外汇⟦稳赚⟧", True),
        (finance.context, "购物⟦零风险⟧", False),
        (finance.risk_notice, "⟦年化⟧3%,投资有风险", True),
        (finance.rate, "月⟦收益⟧达到百分之三十", True),
        (finance.travel_time, "出门公交车⟦5分钟⟧直达国贸", True),
        (finance.travel_time, "外卖⟦30分钟⟧送到", False),
        (finance.house_promised, "老客户⟦回购⟧请联系", False),
        (finance.house_promised, "十年原价⟦回购⟧", True),
        (education.context, "教资面试⟦包过⟧", True),
        (education.context, "⟦包过⟧塑", False),
        (education.takes_part, "⟦考官⟧一对一", True),
        (education.takes_part, "⟦考官⟧评分标准", False),
        (banned.tobacco_itself, "⟦香烟⟧批发", True),
        (banned.tobacco_itself, "车载⟦烟⟧灰缸", False),
        (banned.goods_itself, "合金⟦手枪⟧模型不可发射", False),
        (banned.wildlife_itself, "⟦象牙⟧白婚纱", False),
        (banned.wildlife_itself, "老料⟦象牙⟧手串", True),
        (banned.paper_offer, "代开⟦发票⟧,验票后付款", True),
        (banned.paper_offer, "本店可开⟦发票⟧,随货寄出", False),
        (fraud.phishing, "您的⟦手机银行失效⟧,请登录网址激活", True),
        (fraud.phishing, "⟦手机银行失效⟧短信是诈骗,切勿点击", False),
        (fraud.impersonation, "这里是⟦公安局⟧,请转账到安全账户", True),
        (fraud.impersonation, "⟦公安局⟧户籍窗口办理", False),
        (inducement.over_limit, "⟦特等奖⟧送价值12.8万元汽车", True),
        (inducement.over_limit, "⟦一等奖⟧价值4999元手机", False),
        (inducement.hidden_fee, "标价9.9元,下单后需⟦另付⟧上门费89元", True),
        (inducement.hidden_fee, "标价9.9元,偏远地区⟦另付⟧运费", False),
        (falsity.certificate, "大米 ⟦非转基因⟧", True),
        (falsity.certificate, "⟦非转基因⟧大豆油", False),
        (falsity.rivals, "音质⟦吊打⟧友商", True),
        (falsity.rivals, "游戏⟦吊打⟧对手攻略", False),
        (falsity.patent_unmarked, "⟦国家专利⟧护腰", True),
        (falsity.patent_unmarked, "⟦实用新型专利⟧ 专利号zl202320000000.0", False),
        (falsity.state_name, "人民大会堂⟦特供⟧白酒", True),
        (falsity.state_name, "⟦专供⟧酒店客房用品", False),
    ],
)
def test_feature_tells_the_offer_from_its_lookalike(hit_in, feature, marked, holds):
    assert bool(feature(hit_in(marked, kind="message"))) is holds
