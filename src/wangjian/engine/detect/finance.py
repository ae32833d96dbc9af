"""Promises of return: investment, stock tips, property sold as an investment.

Sources: Advertising Law 25 (no promise of principal, return or safety; a risk notice) and 26 (no promise of
appreciation or return on
property, no distance by travel time). A guarantee is unlawful whatever notice follows it; a mere figure is not when
the risk is stated.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wangjian.engine.detect.context.clauses import lead, tail
from wangjian.engine.detect.context.quantity import NUMBER
from wangjian.engine.feature import Hit, Signal, feature

_READ = 800
_REACH = 60
_NEAR = 40

_FINANCE = re.compile(
    r"藏品|数藏|代币|带单|喊单|存\d+万|起投|认筹金|分红|国企背书|随存随取|投资|理财|基金|股(?!份有限|东会|骨)"
    r"|炒[股币汇金]|外汇|期货|黄金(?!首饰|饰品|项链|手链)|贵金属|原油|数字?货?币"
    r"|虚拟币|比特币|区块链|矿机|债|信托|私募|p2p|资产|收益|分红|年化|本金|项目认购|养老项目|众筹|大盘|散户|操盘|建仓"
    r"|涨停|牛股|金股|个股|证券|券商|保险金|配资|打新|原始股|互助(?:打款|项目)|善心|打款|商铺|公寓|酒店式|产权"
)
_RISK_NOTICE = re.compile(
    r"(?:投资|理财|基金|市场|股市|入市|产品)[^,。;]{0,6}(?:有|需|须|存在)[^,。;]{0,4}(?:风险|谨慎)|不保(?:本|证)"
    r"|非保本|不代表(?:未来|实际)|业绩比较基准|过往业绩|谨慎|理财非存款|不承诺(?:收益|回报|保本)"
)
_HOUSE = re.compile(
    r"租约|直升名校|送户口|轻轨|房价|买房|购房|现房|期房|豪宅|[二三]期|(?:商|旺|金|街|准现|特价)?铺(?!垫|床|货|设|贴"
    r"|路)|公寓|房(?!间|租|东)|楼盘|楼王|置业|户型|首付"
    r"|精装|样板房|loft|写字楼|别墅|产权|小区|学区|地铁口|㎡|平米|平方|开盘|均价|洋房|物业|不限购|院墅|住宅|售楼"
    r"|销售中心|车位|城邦|华府|地产|国际城"
)
_TIP = re.compile(
    r"免费|群|qq|微信|wechat|加|验证|口令|电话|致电|phone|获取|推荐|送出|每[日天周早]|今[日天]|明[日天]|昨[日天]|布局"
    r"|建仓|直播|老师|操盘|内部|报名|领取|号码|进群"
)
_RATE = re.compile(
    rf"^[^,。;]{{0,8}}?(?:可?达|高达|约|为|是|超过?|在|保底|不低于|至少|稳定)?\s?(?:{NUMBER}\s?(?:%|个点|倍|以上)?"
    rf"|百分之{NUMBER}|超|翻|高|稳定|固定)"
)
_TRAVEL = re.compile(
    r"^(?:直达|到达|即达|可达|就到|到|抵达|通达|畅达|至|速达|车程|生活圈|步行|路程|直通|零距离|尽享|上|进|即享"
    r"|即至)[^,。]{0,10}"
)
_TRAVEL_PLACE = re.compile(
    r"地铁|公交|商圈|广场|机场|车站|高铁|市中心|中心|学校|小学|中学|医院|公园|国贸|cbd|城区|主城|高速|万达|步行|驾车"
    r"|车程|开车|到达|直达|[东西南北]站|生活圈"
)


@lru_cache(maxsize=128)
def _has(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text, 0, _READ)
    return match.group() if match else None


@feature("finance.context")
def context(hit: Hit) -> Signal | None:
    """推销的是投资、理财项目"""
    word = _has(_FINANCE, hit.text)
    return Signal(f"由“{word}”看是投资理财", values=(word,)) if word else None


@feature("finance.property")
def property_sale(hit: Hit) -> Signal | None:
    """推销的是房产、商铺"""
    match = _HOUSE.search(hit.text[max(0, hit.start - _NEAR) : hit.end + _NEAR])
    return Signal(f"由“{match.group()}”看是房产", values=(match.group(),)) if match else None


_SHARED = frozenset(
    {"零风险", "无风险", "没有风险", "稳赚", "高回报", "稳定收益", "固定收益", "必涨", "年收益", "翻倍", "保底"}
)


_WITH_RISK = re.compile(r"^[^。]{0,8}(?:高风险|伴随|往往|陷阱|骗|不可信|风险)|(?:没有|不存在|警惕|所谓)[^。]{0,4}$")


@feature("finance.tells_the_risk")
def tells_the_risk(hit: Hit) -> Signal | None:
    """说的是高收益伴随高风险"""
    if "风险" in hit.quote:
        return None
    match = _WITH_RISK.search(hit.after(12)) or _WITH_RISK.search(hit.before(8))
    return Signal("同时说明了风险", values=(match.group(),)) if match else None


@feature("finance.shared_word")
def shared_word(hit: Hit) -> Signal | None:
    """房产和理财都用的说法;房产按第二十六条"""
    return Signal("房产和理财都用的说法") if hit.quote in _SHARED else None


@feature("finance.risk_notice")
def risk_notice(hit: Hit) -> Signal | None:
    """写有风险提示"""
    word = _has(_RISK_NOTICE, hit.text)
    return Signal(f"写有“{word}”", values=(word,)) if word else None


_RATE_2 = re.compile(rf"{NUMBER}\s?(?:%|个点)?[的]?$")


@feature("finance.rate")
def rate(hit: Hit) -> Signal | None:
    """写出了收益率、回报率"""
    match = _RATE.match(tail(hit, 16)) or _RATE_2.search(lead(hit, 8))
    return Signal(f"写出了“{hit.quote}{match.group()[:8]}”", values=(match.group(),)) if match else None


@feature("finance.tip")
def tip(hit: Hit) -> Signal | None:
    """招揽股民跟单、荐股"""
    match = _TIP.search(hit.text[max(0, hit.start - _REACH) : hit.end + _REACH].replace(hit.quote, ""))
    return Signal(f"有“{match.group()}”的招揽", values=(match.group(),)) if match else None


_TRAVEL_TIME = re.compile(r"(?:仅|只需|约|步行|驾车|车程|需|距|离|到|公交车?|地铁)[^,。]{0,4}$")


@feature("finance.travel_time")
def travel_time(hit: Hit) -> Signal | None:
    """以到达某地所需的时间表示位置"""
    after, before = tail(hit, 14), lead(hit, 12)
    if _TRAVEL.match(after) or (_TRAVEL_PLACE.search(before) and _TRAVEL_TIME.search(before)):
        return Signal(f"称“{(before[-6:] + hit.quote + after[:8])}”", values=(after,))
    return None


_PAYBACK = re.compile(r"\d|每月")


@feature("finance.payback")
def payback(hit: Hit) -> Signal | None:
    """写出了几天回本、每月返多少"""
    return Signal(f"称“{hit.quote}”", values=(hit.quote,)) if _PAYBACK.match(hit.quote) else None


_NOT_HOUSE_PROMISED = re.compile(r"^(?:税|服务|业务|保费|电信|积分|潜力(?:分析|图书))")
_NOT_HOUSE_PROMISED_2 = re.compile(r"原价|到期|承诺|保证|开发商|\d年(?:后)?$|十年|加价")
_NOT_HOUSE_PROMISED_3 = re.compile(r"即|坐|稳|开业|轻松|月")


@feature("house.promised")
def house_promised(hit: Hit) -> Signal | None:
    """把升值、租金回报作为卖点"""
    after = tail(hit, 6)
    if hit.quote in {"升值", "增值"} and _NOT_HOUSE_PROMISED.match(after):
        return None
    if hit.quote == "包租" and after[:1] in {"婆", "公"}:
        return None
    if hit.quote == "回购" and not _NOT_HOUSE_PROMISED_2.search(lead(hit, 8) + tail(hit, 6)):
        return None
    if hit.quote in {"收租", "代租"} and not _NOT_HOUSE_PROMISED_3.search(lead(hit, 4)):
        return None
    return Signal(f"以“{hit.quote}”作卖点", values=(hit.quote,))
