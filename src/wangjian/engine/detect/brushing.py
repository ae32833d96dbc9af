"""Fake orders, fake popularity and paid reviews.

Sources: 反不正当竞争法 8 (2019), 9 (2025); 网络交易监督管理办法 14. Offering, recruiting and paying are the acts;
warning against them,
forbidding them or asking for an honest review is not. For reviews the line is the condition: a reward for reviewing
is lawful, a reward
for a GOOD review is not.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, sentence, tail
from wangjian.engine.feature import Hit, Signal, feature

_REACH = 70

_OFFER = re.compile(
    r"走一下单|确认收货|发五星|晒图|收藏|搜索|跟着|帮我们|统一|给你退|招(?!投标)|聘|邀(?:您|请|你)|兼职|代(?:刷|做|办)|可代|提供|承接"
    r"|接单|专业|服务|包月|工资|薪|佣金|酬劳|报酬|日赚"
    r"|日结|现结|结算|返本金|返还本金|每单|一单|垫付|联系|咨询|加(?:我|微信|qq|v|客服|群)"
    r"|添加|qq|wechat|微信|扣扣|客服|操作(?:简单)?|在家|空闲|轻松|便宜|\d+元|价格|出售|下单|套餐|真人|可参加|为你"
    r"|为您|找我|私聊|滴滴|dd|代开|本群|权重|自然流量|拉升|起步|诚收|收刷|任务"
)
_CHAT_ORDER = re.compile(r"^(?:机|器|卡|脸|牙|子|鞋|漆|墙|碗|题(?!单)|新|屏|票|夜)")
_REWARD = re.compile(
    r"fan|xian|返(?!回|修|程|季|货|利网|场)|红包|现金|优惠券|满减券|代金券|无门槛|礼品?(?!貌)|赠|免单|积分|补贴|佣金"
    r"|报酬"
    r"|奖励?|有奖|送(?!货|到家|达|餐|礼物给|检)|领(?:取)?\s?(?:\d|digit|[一二三五十几])|得\s?\d+元|(?:给|领|奖|返|发)[^,。]{0,3}(?:\d+|[一二三四五六七八九十两几]+)[元块]|领[一二三五八十]块|抵\s?\d|小样"
)
_HONEST = re.compile(
    r"如实|真实(?:评价|体验|感受)|客观|好评差评(?:都|均)|不论好坏|无论好评|不要求好评|优缺点|有问题(?:请)?(?:先)?联系"
)
_NO_CONDITION = re.compile(r"好评(?:如潮|率|数|榜|价|店铺|不断|连连|商家|返场|度|多)")
_CONTROL = re.compile(
    r"截图|晒图|带图|字以上|\d+字|[五5]星|满分|全分|全[五5]分|文案|不要(?:在评价里)?提|追评|[复]?制(?:下面|以下)"
    r"|联系客服|给客服|删(?:除)?差评|改(?:成)?好评"
)
_TASK = re.compile(
    r"佣金|本佣|任务|一单|每单|单量|垫付|返款|返还?本金|本金|拍下|好评|收藏加购|加购|真人浏览|浏览收藏|关键词|货比"
    r"|假聊|空包|日结|结算快|有号|老号|安全号|试用|动手指|手机即可|拍单|每单结算|按单|放单|接单|权重|排名"
)
_SHOP = re.compile(r"商家|店铺|网店|淘宝|天猫|京东|拼多多|美团|大众点评|饿了么|抖音|小红书|闲鱼|携程|电商|宝贝")
_SERVES = re.compile(
    r"我们(?:给|出)|你发|服务|业务|下单|一条|一篇|\d+[元块]|[一二三五十]+[元块]|招募|招|包|代|提供|联系|加|价格|便宜|专业|出售|有偿|自助"
)
_FAKE_CROWD = re.compile(r"虚拟|机器人?|马甲|假|刷|自行设置|任意设置|后台设置|真人在线|挂机|僵尸")


@feature("brushing.offered")
def offered(hit: Hit) -> Signal | None:
    """招人刷单、提供刷量服务"""
    if _CHAT_ORDER.match(tail(hit, 1)) and hit.quote == "刷":
        return None
    stretch = hit.text[max(0, hit.start - _REACH) : hit.end + _REACH]
    match = _OFFER.search(stretch.replace(hit.quote, ""))
    return Signal(f"就“{hit.quote}”招人或者提供服务(“{match.group()}”)", 0.05, (match.group(),)) if match else None


@feature("brushing.task")
def task(hit: Hit) -> Signal | None:
    """以做任务、垫付返款的方式为店铺制造成交"""
    stretch = hit.text[max(0, hit.start - _REACH) : hit.end + _REACH].replace(hit.quote, "")
    found = list(dict.fromkeys(_TASK.findall(stretch)))
    shop = _SHOP.search(stretch)
    if len(found) >= 2 and shop:
        return Signal(f"有“{'”“'.join(found[:3])}”的说法,面向“{shop.group()}”", 0.0, tuple(found[:3]))
    return None


@feature("brushing.sold")
def sold(hit: Hit) -> Signal | None:
    """有偿代写评价、删改评价、增加粉丝互动"""
    match = _SERVES.search(hit.text[max(0, hit.start - 30) : hit.end + 30].replace(hit.quote, ""))
    return Signal(f"有偿提供“{hit.quote}”", values=(match.group(),)) if match else None


@feature("brushing.fake_crowd")
def fake_crowd(hit: Hit) -> Signal | None:
    """直播间人气、销量由虚拟账号或者后台设置产生"""
    match = _FAKE_CROWD.search(sentence(hit))
    return Signal(f"由“{match.group()}”产生", values=(match.group(),)) if match else None


_PAID_FOR_PRAISE = re.compile(r"(?:返现|红包|免单|返\d+|奖励|佣金|送|赠|领)[^。]{0,20}$")


@feature("brushing.paid_for_praise")
def paid_for_praise(hit: Hit) -> Signal | None:
    """以返现、红包、赠品换取好评"""
    if _NO_CONDITION.match(hit.quote + tail(hit, 3)):
        return None
    after, before = hit.after(40), hit.before(24)
    reward = _REWARD.search(hit.quote) or _REWARD.search(after)
    if not reward:
        reward = _PAID_FOR_PRAISE.search(before)
    if not reward:
        return None
    control = _CONTROL.search(hit.before(16) + hit.quote + after)
    words = f",并要求“{control.group()}”" if control else ""
    return Signal(f"以“{reward.group()[:4]}”换好评{words}", 0.1 if control else -0.1, (reward.group(),))


_HONEST_REVIEW = re.compile(r"红包|返现")


@feature("brushing.honest_review")
def honest_review(hit: Hit) -> Signal | None:
    """只是请消费者如实评价,不以好评为条件"""
    match = _HONEST.search(sentence(hit))
    return (
        Signal(f"写明“{match.group()}”", values=(match.group(),))
        if match and not _HONEST_REVIEW.search(sentence(hit))
        else None
    )


_ANTI = re.compile(
    r"(?:不(?:做|搞|参与|接受|刷|允许|得|支持|会|准)|拒绝|杜绝|严禁|禁止|抵制|打击|反对|从不|绝不|举报|远离|严查|清理"
    r"|处罚)"
    r"[^,。]{0,6}$"
)


@feature("brushing.anti")
def anti(hit: Hit) -> Signal | None:
    """反对、拒绝刷单"""
    match = _ANTI.search(lead(hit, 10))
    return Signal(f"“{match.group()}{hit.quote}”是反对的说法", values=(match.group(),)) if match else None
