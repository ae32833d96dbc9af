"""Invented or unprovable claims, denigration, citation, patents, farm goods, alcohol, state organs, superstition.

Sources: Advertising Law 9, 11 to 13, 21, 23, 27, 28. Each feature settles one doubt that the wording alone leaves open.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, tail
from wangjian.engine.detect.context.proof import proof_named
from wangjian.engine.feature import Hit, Signal, feature

_RIVAL = re.compile(
    r"一切|所有|同行|同类|同价|市面|其他|别家|友商|大牌|竞品|对手|名牌|进口|某|品牌|旗舰|几条街|外面|别人|不像|都是"
)
_NO_RIVAL = re.compile(
    r"游戏|攻略|比赛|球队|队|boss|副本|秒杀(?:元|\d|价|活动|专场|节|时间|中)|价格秒杀|花生|豆|机器|粉碎|肉"
)
_LIQUOR = re.compile(
    r"酒(?!店|精|吧|驾|杯|架|柜|具|席|窝|酿圆子|瓶|红色|红|心)|vol|酱香|浓香|白酒|啤|红酒|黄酒|药酒|原浆"
)
_STATE = re.compile(
    r"国家(?!级|标准|级|地理|专利)|中央|机关|军[队委区]|部队|政府|国务院|人民大会堂|中南海|钓鱼台|国宾|首长|领导|内供"
    r"|特供酒|政协|人大|内部"
)
_NOT_STATE_GOODS = re.compile(
    r"打火机|收藏|邮票|模型|拼图|乐高|旅游|门票|酒店|宠物|门店|客房|超市|网店|线上|本店|电商|渠道|会员|餐饮"
)
_ASSURED = re.compile(
    r"据(?:国家|[^,。]{2,10}(?:局|院|所|协会|中心))|\(来源|来源:|统计局|公报|年鉴|期刊|第\d+期|报告》"
)


_NOT_EFFECT = re.compile(r"显瘦|遮肉|因人而异|收藏|年份|保修|成立|老店|房屋|牌$")


@feature("falsity.effect")
def effect(hit: Hit) -> Signal | None:
    """宣称的效果虚构或者无法验证"""
    if _NOT_EFFECT.search(lead(hit, 6) + hit.quote + tail(hit, 6)):
        return None
    return Signal(f"“{hit.quote}”是无法保证的效果", values=(hit.quote,))


_NOT_CERTIFICATE = re.compile(r"大豆|黄豆|豆油|豆浆|豆粉|豆腐|腐竹|玉米|菜籽|木瓜|棉籽|油菜|调和油|酱油")
_NOT_CERTIFICATE_2 = re.compile(r"传|图书|联名|t恤|注册号|证书编号|编号|会员|得主|文学|博物馆")


@feature("falsity.certificate")
def certificate(hit: Hit) -> Signal | None:
    """宣称的认证、背书没有依据或者本身不被允许"""
    if hit.quote == "非转基因":
        # Soya, maize, rape, cotton, papaya exist in modified form, so the statement informs; for others it misleads.
        if _NOT_CERTIFICATE.search(hit.text[:200]):
            return None
        return Signal("该类商品市场上没有转基因品种,以此作卖点会误导")
    if _NOT_CERTIFICATE_2.search(lead(hit, 8) + tail(hit, 10)):
        return None
    return Signal(f"“{hit.quote}”需要证明", values=(hit.quote,))


@feature("falsity.rivals")
def rivals(hit: Hit) -> Signal | None:
    """拿其他经营者的商品作对比并加以贬低"""
    stretch = lead(hit, 8) + hit.quote + tail(hit, 12)
    if _NO_RIVAL.search(stretch):
        return None
    match = _RIVAL.search(stretch)
    return Signal(f"贬低的对象是“{match.group()}”", values=(match.group(),)) if match else None


_NOT_UNSOURCED = re.compile(r"^(?:局|题|课|学|部门|显示屏|卡|线)")
_NOT_UNSOURCED_2 = re.compile(r"当事人|练习|论文|法院|协议")


_FUND_NOTICE = re.compile(r"基金投资需谨慎|投资[有需][^,。]{0,4}(?:风险|谨慎)")


@feature("falsity.unsourced")
def unsourced(hit: Hit) -> Signal | None:
    """引用数据没有写明出处"""
    if _FUND_NOTICE.search(hit.text):
        return None
    stretch = hit.before(6) + hit.quote + hit.after(30)
    if _ASSURED.search(stretch) or _NOT_UNSOURCED.search(tail(hit, 2)) or _NOT_UNSOURCED_2.search(stretch):
        return None
    return None if proof_named(hit, 30) else Signal(f"“{hit.quote}”没有写明出处", values=(hit.quote,))


_NOT_PATENT_UNMARKED = re.compile(r"zl\s?\d|专利号|代理|法|教材|申请文件|检索|转让平台|查询|图书|律师")


@feature("falsity.patent_unmarked")
def patent_unmarked(hit: Hit) -> Signal | None:
    """宣传专利而没有标明专利号和种类"""
    if _NOT_PATENT_UNMARKED.search(hit.before(20) + hit.after(30)):
        return None
    return Signal("没有标明专利号和种类")


_SEEDLING = re.compile(r"苗|种子|种苗|种球|盆景|树|老桩|花木|秧|果树|接穗|菌种|种薯|蔬菜")
_SEEDLING_2 = re.compile(r"首饰|论文|图书")


@feature("falsity.seedling")
def seedling(hit: Hit) -> Signal | None:
    """卖的是种子、种苗、树苗"""
    match = _SEEDLING.search(hit.text[:300])
    return (
        Signal(f"由“{match.group()}”看是种苗", values=(match.group(),))
        if match and not _SEEDLING_2.search(hit.text[:300])
        else None
    )


@feature("falsity.liquor")
def liquor(hit: Hit) -> Signal | None:
    """卖的是酒"""
    match = _LIQUOR.search(hit.text[:300])
    return Signal(f"由“{match.group()}”看是酒类", values=(match.group(),)) if match else None


_STATE_NAME = re.compile(r"[特专内][供贡宫用]|专用|接待|指定|国宾|酒|茶|烟|礼盒|同款|瓷|米|定制款")


@feature("falsity.state_name")
def state_name(hit: Hit) -> Signal | None:
    """以国家机关、国家机关工作人员的名义推销"""
    stretch = hit.before(14) + hit.quote + hit.after(12)
    match = _STATE.search(stretch)
    if not match or _NOT_STATE_GOODS.search(stretch):
        return None
    sale = _STATE_NAME.search(stretch)
    return Signal(f"使用了“{match.group()}”的名义", values=(match.group(),)) if sale else None


_NOT_SUPERSTITION = re.compile(r"小说|剑谱|博物馆|民俗介绍|游戏|影视|反对|破除|电影|漫画|皮肤")


@feature("falsity.superstition")
def superstition(hit: Hit) -> Signal | None:
    """以消灾、改运为卖点"""
    if _NOT_SUPERSTITION.search(hit.before(10) + hit.after(10)):
        return None
    return Signal(f"以“{hit.quote}”为卖点", values=(hit.quote,))
