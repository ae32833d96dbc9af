"""Does the text itself name the proof: a source, a certificate number, a report, the day the figures were taken?

A named proof is not yet a proven fact; it tells the officer what to ask for (广告绝对化用语执法指南 article 7).
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import around
from wangjian.engine.feature import Hit, Signal, feature

_SOURCE = re.compile(
    r"(?:数据|资料|信息|统计)(?:来源|出处|来自|源自)|(?:来源|出处):|据[^,。]{2,20}(?:统计|数据|报告|调查|榜单|公布"
    r"|发布|显示)|(?:后台|销售|平台|官方|统计)数据|统计(?:时间"
    r"|口径|区间|周期)|截至|截止"
    r"|《[^》]{3,40}》[^,。]{0,8}(?:数据|统计|报告|榜)?|[^,。]{2,12}(?:协会|研究院|统计局|咨询|沙利文|尼尔森"
    r"|欧睿)[^,。]{0,12}(?:数据|统计|报告|认证|发布|公布|排名)"
)
_CERTIFICATE = re.compile(
    r"(?:证书|证明|报告|批文|注册证|备案|鉴定)(?:编号|号|见图|如图|可查|为证|齐全)|(?:编号|证号|专利号|注册号|备案号"
    r"|批准文号)[::]?[a-z0-9]|(?:检测|检验|质检|鉴定|审计"
    r"|公证)(?:报告|书)|见(?:图|附图|详情页?)(?:证书|报告)?|(?:证书|奖牌|奖状)(?:见图|可查|如图)|可(?:在"
    r"|于)?[^,。]{0,10}(?:官网|网站)?查询|zl\s?\d{6,}"
    r"|国家?(?:专利|发明)号|gb/?t?\s?\d{3,}"
)


def proof_named(hit: Hit, reach: int = 60) -> str | None:
    """The words that name a source or a certificate near the hit."""
    stretch = around(hit, reach)
    match = _SOURCE.search(stretch) or _CERTIFICATE.search(stretch)
    return match.group() if match else None


def source_named(hit: Hit, reach: int = 60) -> str | None:
    """The words that name where a figure comes from; a certificate of the goods is no source of a rank."""
    match = _SOURCE.search(around(hit, reach))
    return match.group() if match else None


@feature("proof.named")
def named(hit: Hit) -> Signal | None:
    """文中写明了来源或者证明材料"""
    words = proof_named(hit)
    return Signal(f"文中写明了“{words}”,须查证", values=(words,)) if words else None
