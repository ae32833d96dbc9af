"""The field of comparison a claim is made in: the own shop, a town, a province, the country, a period.

Source: 广告绝对化用语执法指南 article 6 (own comparison, limited time and place); by 广告引证内容执法指南 an area
below a province
or a trade finer than the national classification earns no exemption.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, sentence, sentence_lead, tail
from wangjian.engine.feature import Hit, Signal, feature

_OWN = re.compile(
    r"本店|我店|小店|店内|店里|全店|店铺(?:内|里)?|本司|我司|本厂|我们(?:家|店|自己)|[咱我自]家|家里|自己(?:的|家)?"
    r"|旗下|本品牌|品牌(?:内|旗下|历史|自己)|同品牌|同一品牌|同系列"
    r"|本系列|全系|该系列|这个系列"
    r"|系列(?:里|中|产品|内|当中|之中)|家族|历代|前代|上一?代|老款|旧款|往期|(?:这|我们|本店|店里"
    r"|同系列)?[这三两二四五六几](?:个(?:规格|容量|尺寸|型号|版本)|个|款|种|件|色|档|盒|支|双)(?:颜色|产品|套餐|款式|里"
    r"|中|之中|当中|里面)"
    r"|(?:本|该|全)(?:产品|系列|套餐|菜单)|(?:开业|建店|成立|上市|上架|创立)以来|同款中"
)
# 我们家的腐竹口感最好 names whose goods are best; only 我们家最好吃的腐竹 compares within the shop.
_SUBJECT_AFTER = re.compile(r"的(?!最|第一|系列|产品|商品|几款|店|销量|爆款|历史|所有|全部)[^,。]{2}")
_OWN_TIME = re.compile(
    r"今年|本年|全年|年度|年中|年末|年底|年内|半年|上半年|下半年|本月|当月|本季|当季|本周|近期|历史|史上|去年|往年"
    r"|双(?:十一|十二|11|12)|618|大促|活动期?|店庆|周年庆"
    r"|\d{1,4}(?:天|日)内?|此次|本次|今[天日]|限时"
)
_WORLD = r"全球|全世界|世界|宇宙|国际|亚洲|亚太|欧洲|北美"
_NATION = (
    r"全国|中国|国内|我国|华人|神州|全网|网上|网络|互联网|天猫|淘宝|京东|抖音|快手|拼多多|全平台|平台|行业|业界|业内"
    r"|同行|同业|同类|同级|同价位|类目|品类|市面|市场|天下|人间|有史以来|史上|国货"
    r"|国产"
)
_PROVINCE = (
    r"(?:全|本|我)省|省内|[一-龥]{2,3}省|华[东南北中]地区|华[东南北中]|东北|西北|西南|中原|北京|上海|天津|重庆|河北"
    r"|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    r"|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_LOCAL = (
    r"全市|全县|全城|全区|全镇|本市|本县|本地|本区|当地|同城|城内|市区|市内|县内|周边|附近|方圆[^,。]{1,6}|小区|商圈"
    r"|城区|[一-龥]{1,4}(?:市|县|区|镇)"
)

_MARKET = re.compile(rf"(?P<world>{_WORLD})|(?P<nation>{_NATION})|(?P<province>{_PROVINCE})|(?P<local>{_LOCAL})")
_TIME = re.compile(
    r"(?:19|20)\d{2}\s?(?:年|-|/|\.)|\d{1,2}月|(?:截至|截止|自)[^,。]{2,14}|[一二三四]季度|上半年|下半年|去年|(?:近"
    r"|连续"
    r"|过去)[\d一二两三四五六七八九十]+(?:年|个月)|同期"
)

WIDE = ("world", "nation")


def market_scope(hit: Hit, reach: int = 12) -> str | None:
    """``world``, ``nation``, ``province`` or ``local``: the widest market named close before or after the hit."""
    places = [match.lastgroup for match in _MARKET.finditer(lead(hit, reach) + hit.quote + tail(hit, 6))]
    return min(places, key=("world", "nation", "province", "local").index, default=None) if places else None


@feature("scope.own_range")
def own_range(hit: Hit) -> Signal | None:
    """与本店、本品牌自己的商品比较"""
    before = sentence_lead(hit, 24)
    match = _OWN.search(before)
    if match and _SUBJECT_AFTER.match(before, match.end()):
        match = None
    match = match or _OWN.search(tail(hit, 6))
    if match and market_scope(hit, 6) not in WIDE:
        return Signal(f"以“{match.group()}”为范围,是自我比较", values=(match.group(),))
    return None


@feature("scope.own_period")
def own_period(hit: Hit) -> Signal | None:
    """与自己过去的价格、销量比较"""
    match = _OWN_TIME.search(lead(hit, 12)) or _OWN_TIME.search(tail(hit, 8))
    if match and (market_scope(hit, 6) not in WIDE or match.group() in {"史上", "历史"}):
        return Signal(f"以“{match.group()}”为范围,是与自己过去比较", values=(match.group(),))
    return None


@feature("scope.market")
def named_market(hit: Hit) -> Signal | None:
    """与整个市场或者某个地区的同行比较"""
    scope = market_scope(hit)
    return Signal("与市场上的同行比较", 0.1, (scope,)) if scope else None


@feature("scope.timed")
def timed(hit: Hit) -> Signal | None:
    """限定了具体时间"""
    match = _TIME.search(sentence(hit))
    return Signal("限定了时间", values=(match.group(),)) if match else None


@feature("scope.at_least_province")
def at_least_province(hit: Hit) -> Signal | None:
    """限定的地域不小于省级"""
    scope = market_scope(hit, 20)
    return Signal("限定的地域不小于省级", values=(scope,)) if scope in {"world", "nation", "province"} else None
