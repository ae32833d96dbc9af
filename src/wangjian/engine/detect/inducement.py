"""Prizes and prices that lure: prizes above the limit, unclear prizes, fake notices, invented prices, hidden fees.

Sources: 反不正当竞争法 10 (2019), 11 (2025); 明码标价和禁止价格欺诈规定 16 to 19.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, sentence, sentence_tail, tail
from wangjian.engine.feature import Hit, Signal, feature

TOP_PRIZE_YUAN = 50_000
"""Highest lawful prize of a draw (反不正当竞争法, unchanged in 2025)."""

_SUM = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s?(万)?(?:元|块|rmb|现金|的)?")
_CHINESE_WAN = re.compile(r"([六七八九十百]+)万")
_DEAR_THING = re.compile(r"汽车|轿车|小车|suv|新能源车|一套房|房产|住房|商品房|奔驰|宝马|奥迪|特斯拉|别墅")
_NOT_A_PRIZE = re.compile(
    r"模型|彩票|体彩|福彩|车位|车模|万张|万份|玩具|卡片|海报|汽车(?:用品|销售|香水|坐垫|贴膜)|月薪"
)
_DECIDED_LATER = re.compile(
    r"以[^,。;]{0,8}(?:决定|为准|安排|公布)|保密|另行(?:决定|通知|公布)|随时|(?:可能|可以?|有权)[^,。;]{0,4}(?:更改"
    r"|调整|变更|取消)|不另行通知|随机(?:决定|发放|抽)?"
)
_NOTICE_OF_RULES = re.compile(r"见活动页|已公示|公示|公布(?:于|在)|颜色随机|公证")
_CLAIM = re.compile(
    r"网址|url|登[录陆入]|点击|领奖|领取|查看|阅览|详|地址|验证码|http|www|填写|激活码|领取码|致电|手续费|进入|笔记本"
    r"|进账"
)
_IN_SHOP = re.compile(r"流量|炫铃|礼包|话费|积分翻倍|到店|优惠券|会员资格|志愿者|公告栏|积分|订单里|卡券|满\d+减")
_PRIZE = re.compile(r"奖|万元|现金|电脑|笔记本|手机|大礼|iphone|苹果|\d{4,}元|digit元|o{3,}元|i万")
_SELECTED = re.compile(r"中(?:了|奖|得)|抽(?:中|选)|选(?:为|中)|获得|幸运|场外|中了")
_INVENTED = re.compile(
    r"虚拟|仅供参考|仅作(?:对比|展示|参考)|仅作|非真实|不代表(?:原|实际|真实|成交)|无实际|随意|从未|(?:不是|并非"
    r"|不作为)(?:真实|实际|成交|原)"
)
_LOW_PRICE = re.compile(r"(?:标价|售价|仅需|只要|低至|原价|特价|活动价|一口价|只需|价格)?\d+(?:\.\d+)?元")
_FREE_CHOICE = re.compile(r"运费|邮费|偏远|尾款|定金|已公示|自愿|可选|押金|请勿单拍")


def _over_limit(text: str) -> str | None:
    """The words of a prize worth more than :data:`TOP_PRIZE_YUAN`."""
    for match in _SUM.finditer(text):
        value = float(match[1].replace(",", "")) * (10_000 if match[2] else 1)
        # A bare figure without 元 or 万 may be a count of anything.
        if value > TOP_PRIZE_YUAN and (match[2] or match.group().endswith(("元", "块", "现金"))):
            return match.group()
    found = _CHINESE_WAN.search(text) or _DEAR_THING.search(text)
    return found.group() if found else None


@feature("prize.by_chance")
def by_chance(hit: Hit) -> Signal | None:
    """以抽奖等偶然方式确定的奖"""
    if _NOT_A_PRIZE.search(lead(hit, 8) + hit.quote + sentence_tail(hit, 30)):
        return None
    return Signal("是抽奖式有奖销售")


@feature("prize.over_limit")
def over_limit(hit: Hit) -> Signal | None:
    """奖的价值超过五万元"""
    words = _over_limit(sentence_tail(hit, 30))
    return Signal(f"奖为“{words}”,超过五万元", values=(words,)) if words else None


_PRIZE_CONTEXT = re.compile(r"抽奖|刮奖|刮刮|中奖|开奖|兑奖|摇奖|转盘|砸金蛋|有奖销售|赢大奖")


@feature("prize.context")
def prize_context(hit: Hit) -> Signal | None:
    """说的是有奖销售活动"""
    match = _PRIZE_CONTEXT.search(
        hit.before(40) + hit.quote + hit.after(20),
    )
    return Signal(f"由“{match.group()}”看是有奖销售", values=(match.group(),)) if match else None


@feature("prize.changeable")
def changeable(hit: Hit) -> Signal | None:
    """奖品、规则没有事先确定或者可以随意变更"""
    stretch = lead(hit, 12) + hit.quote + sentence_tail(hit, 24)
    match = _DECIDED_LATER.search(stretch)
    if not match or _NOTICE_OF_RULES.search(stretch):
        return None
    return Signal(f"写着“{match.group()}”", values=(match.group(),))


@feature("prize.won")
def won(hit: Hit) -> Signal | None:
    """通知对方已经中奖、被抽中"""
    match = _SELECTED.search(hit.before(24) + hit.quote + hit.after(24))
    prize = _PRIZE.search(hit.quote + hit.after(50))
    if not match or not prize or _IN_SHOP.search(hit.before(10) + hit.after(36)):
        return None
    return Signal(f"称“{match.group()}”、“{prize.group()}”", values=(match.group(), prize.group()))


@feature("prize.claim_link")
def claim_link(hit: Hit) -> Signal | None:
    """要求点击网址、登录、填资料领奖"""
    match = _CLAIM.search(hit.after(90))
    return Signal(f"要求“{match.group()}”", values=(match.group(),)) if match else None


@feature("price.invented")
def invented(hit: Hit) -> Signal | None:
    """自己承认被比较的价格不真实"""
    match = _INVENTED.search(sentence_tail(hit, 20))
    return Signal(f"写明“{match.group()}”", values=(match.group(),)) if match else None


_HIDDEN_FEE = re.compile(r"费|元|价")


@feature("price.hidden_fee")
def hidden_fee(hit: Hit) -> Signal | None:
    """低价之外另收必须支付的费用"""
    stretch = sentence(hit)
    if _FREE_CHOICE.search(tail(hit, 10) + lead(hit, 4)):
        return None
    low = _LOW_PRICE.search(hit.before(40))
    fee = _HIDDEN_FEE.search(tail(hit, 14))
    return Signal(f"标“{low.group()}”,又要“{hit.quote}”", values=(low.group(),)) if low and fee and stretch else None
