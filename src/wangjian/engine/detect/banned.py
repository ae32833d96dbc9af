"""Goods that may not be sold or advertised online.

Sources: E-Commerce Law 13; Advertising Law 15, 22; 互联网广告管理办法 6. A word of such goods is lawful in
accessories, toys, books, films and
recipes (烟灰缸, 玩具枪, 猛犸象牙); an offer is what counts.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, tail
from wangjian.engine.feature import Hit, Signal, feature

_REACH = 60
_OFFERING_KINDS = frozenset({"listing", "segment", "shop"})

_OFFER = re.compile(
    r"识货|三十米|三分钟|起效|包活|包成功|招|接单|一手|实时|立等可取|点数|都有|考前|不中退|包赢|招代理|全国发|私聊"
    r"|私我|老货|收藏级|现杀|打猎|配件|秒到|秒提|点位|对外|多余|要的|滴|量大|口感|有货|出(?=[^,。]{0,4}$)"
    r"|加群|稳定|可快递|快递到家|远程|技术|代开|代办|办理|承接|出售|销售|批发|零售|供应|供货|现货|到货|货到付款|包邮"
    r"|发货|快递|下单|订购|专业|长期|正规|价格?|优惠|元|折|条(?!件|款)|盒|一件代发|联系|电话|微信|wechat|qq|加v|phone"
    r"|cellphone|网上可查|验证?后付款|先(?:货|办|用)后(?:款|付)|咨询|收购|回收|高价|招代理|招人|提现|注册|充值|彩金"
    r"|首存|提款|返水|平台|开户|投注|娱乐|可代磨|祖传|正品|纯|野生|一套"
)
_ACCESSORY = re.compile(
    r"^(?:酰|裤|色|西装|灰缸|剪|茄|保湿|柜|头|力|裤|笔|缸|盒(?!装)|架|嘴|斗架?|包(?![邮装])|套(?!装)|袋(?!装)|机|酒"
    r"|酒精|草图|火"
    r"|丝袜|盘|筒|囱|道|雾|感|花|熏|熏妆|模型|水|贩|弩之|的(?:危害|害处)|消费|检测|报警)"
)
_TOY = re.compile(
    r"玩具|模型|儿童|手办|积木|拼装|水弹|泡沫|软弹|不可发射|道具|cos|摆件|挂件|钥匙扣|游戏|周边|影视|电影|小说|图书"
    r"|手游|吃鸡|乐高|戒烟|糖果|喷水|水枪|热熔|胶枪|钉枪|焊枪|喷枪|筋膜枪|洗车|射钉|打钉|玻璃胶|标签|吹尘|气动|涂料"
    r"|清洗|高压(?:清洗|水)"
)
_WRITTEN_ABOUT = re.compile(
    r"代替|替代|人工|纹理|模拟|图书|小说|电影|剧|纪录片|历史|教材|手册|文化|博物馆|仿|猛犸|贝壳|果|树脂|牛骨|骨瓷|色"
    r"|白(?:色)?|象牙(?:白|塔|海岸|芒|果|色)|鹿角|植物"
)


@feature("banned.offered")
def offered(hit: Hit) -> Signal | None:
    """在出售、代办这类商品或服务"""
    if hit.kind in _OFFERING_KINDS:
        return Signal("是商品或者推销信息")
    match = _OFFER.search(hit.text[max(0, hit.start - _REACH) : hit.end + _REACH].replace(hit.quote, " "))
    return Signal(f"有“{match.group()}”的说法", 0.0, (match.group(),)) if match else None


_TRADED = re.compile(r"收购|回收|出售|高价收|买卖|出租|求购|租|代|提供|查询")


@feature("banned.traded")
def traded(hit: Hit) -> Signal | None:
    """命中的说法本身就是收购、出售、代办"""
    match = _TRADED.search(hit.quote)
    return Signal(f"称“{hit.quote}”", 0.05, (match.group(),)) if match else None


@feature("banned.goods_itself")
def goods_itself(hit: Hit) -> Signal | None:
    """卖的是这种商品本身,不是配件、玩具或者同名物品"""
    if _ACCESSORY.match(tail(hit, 6)) or _TOY.search(hit.text[max(0, hit.start - 40) : hit.end + 40]):
        return None
    return Signal(f"卖的是“{hit.quote}”", values=(hit.quote,))


@feature("banned.wildlife_itself")
def wildlife_itself(hit: Hit) -> Signal | None:
    """卖的是野生动物制品本身,不是同名颜色、植物或者化石"""
    match = _WRITTEN_ABOUT.search(lead(hit, 6) + tail(hit, 6))
    return None if match else Signal(f"卖的是“{hit.quote}”制品", values=(hit.quote,))


_NOT_TOBACCO_ITSELF = re.compile(
    r"戒烟(?:糖|贴|门诊|药)|禁止吸烟|禁烟|烟灰|烟盒|打火机|烟嘴|烟具收纳|报警|探测|除烟|净化|烟味|二手烟|危害|控烟"
)


_CIGARETTES = re.compile(r"中华|大重九|九五|软云|条|芙蓉王|玉溪|硬|软")


@feature("banned.tobacco_itself")
def tobacco_itself(hit: Hit) -> Signal | None:
    """卖的是烟草制品本身,不是烟具、玩具或者戒烟用品"""
    if _ACCESSORY.match(tail(hit, 6)):
        return None
    around = hit.text[max(0, hit.start - 16) : hit.end + 16]
    if _NOT_TOBACCO_ITSELF.search(around):
        return None
    if hit.quote == "和天下" and "烟" not in around and not _CIGARETTES.search(around):
        return None
    return Signal(f"卖的是“{hit.quote}”", values=(hit.quote,))


_NOT_PAPER_OFFER = re.compile(
    r"工商注册|财税|记账|先出证|立等可取|无需手续|都有|手撕|机打|年薪|挂靠|能不能|是否|可以吗|常见问题|抬头|开票信息"
    r"|凭[^,。]{0,4}身份证|打印|报销|打车|随货|购物开|本店(?:可|支持)?开|下单(?:备注)?开票|支持开|篆刻|书法|培训"
    r"|不动产登记|提交|科目|窗口办理|政务"
)
_PAPER_OFFER = re.compile(
    r"代|对外|长期|专业|点数|验[票证]?后?付款|先(?:办|开)后|网上可查|可查|货到付款|加(?:微信|v|qq)|微信|wechat|qq"
    r"|联系|电话|cellphone|phone|详谈|正规|真实有效|各地|各类|免学免考|快速|速拿|低价"
)


@feature("banned.paper_offer")
def paper_offer(hit: Hit) -> Signal | None:
    """对外代开发票、办理证件,不是给自己的买家开票"""
    stretch = hit.text[max(0, hit.start - 30) : hit.end + 30]
    if _NOT_PAPER_OFFER.search(stretch):
        return None
    match = _PAPER_OFFER.search(stretch)
    return Signal(f"有“{match.group()}”的招揽", values=(match.group(),)) if match else None


_NOT_GAMBLE_OFFER = re.compile(
    r"内幕|包赢|佣金|返佣|打码|电影|光盘|小说|图书|麻将机|玩具|儿童|充气|福利彩票|体育彩票|彩票站|转让|城堡"
)
_GAMBLE_OFFER = re.compile(
    r"注册|开户|充值|提款|存款|取款|投注|下注|送|返水|反水|首存|彩金|信誉|官网|平台|上分|代理|娱乐|url|www|加(?:微信"
    r"|qq)|体育|电子|真人|六合彩|百家乐"
)


@feature("banned.gamble_offer")
def gamble_offer(hit: Hit) -> Signal | None:
    """招揽开户、投注、充值"""
    stretch = hit.text[max(0, hit.start - _REACH) : hit.end + _REACH].replace(hit.quote, " ")
    if _NOT_GAMBLE_OFFER.search(stretch):
        return None
    match = _GAMBLE_OFFER.search(stretch)
    return Signal(f"有“{match.group()}”的招揽", values=(match.group(),)) if match else None


_NOT_CHEAT_OFFER = re.compile(r"详解|解析|图书|历年|课程|教材|练习|手机壳|文具|答题卡")
_CHEAT_OFFER = re.compile(r"考前|提前|发送|名额|联系|qq|微信|wechat|现货|包过|经验|先考|付费|加|内部|米粒|锁定|秒|上榜")


_GAMBLING_MARK = re.compile(
    r"提[款现歀]|取款|出[款账帐]|流水|娱[乐樂]|娛樂|彩票|时时彩|投[注註]|博彩|赌|返[水氺点]|反[水氺]|真人|棋牌|百家"
    r"|爆分|荷官|电子游|赔率|体育直播|菠菜|波菜|彩金|xpj|pt"
)
_GAMBLING_ENTRY = re.compile(r"彩票网|url|网[址站]|www|http|wechat|微信|qq|平台|登[录陆入]|客服|注册|\.com|官方")


@feature("banned.bonus_to_gamble")
def bonus_to_gamble(hit: Hit) -> Signal | None:
    """以注册、充值送彩金招揽赌客"""
    stretch = hit.text[max(0, hit.start - _REACH) : hit.end + _REACH].replace(hit.quote, " ")
    mark, entry = _GAMBLING_MARK.search(stretch), _GAMBLING_ENTRY.search(stretch)
    if not mark or not entry or _NOT_GAMBLE_OFFER.search(stretch):
        return None
    return Signal(f"“{hit.quote}”,又有“{mark.group()}”的说法", values=(mark.group(), entry.group()))


@feature("banned.cheat_offer")
def cheat_offer(hit: Hit) -> Signal | None:
    """提供考试答案、作弊器材、代考"""
    stretch = hit.text[max(0, hit.start - 30) : hit.end + 30].replace(hit.quote, " ")
    if _NOT_CHEAT_OFFER.search(stretch + hit.quote):
        return None
    match = _CHEAT_OFFER.search(stretch)
    return Signal(f"有“{match.group()}”的招揽", values=(match.group(),)) if match else None


_NOT_DRUG_OFFER = re.compile(r"图书|科普|皮带|牌男|凭处方|无痛|门诊|手术咨询|依赖")
_DRUG_OFFER = re.compile(
    r"现货|发货|包邮|货到付款|加微信|微信|联系|客服|量大|到货|保密|私密|秘方|自己就能|无需处方|正品|进口|妇产药|孕|【"
    r"|盒|元"
)


@feature("banned.drug_offer")
def drug_offer(hit: Hit) -> Signal | None:
    """向公众推销这类药品"""
    stretch = hit.text[max(0, hit.start - 30) : hit.end + 30]
    if _NOT_DRUG_OFFER.search(stretch):
        return None
    match = _DRUG_OFFER.search(
        stretch.replace(hit.quote, " "),
    )
    return Signal(f"有“{match.group()}”的推销", values=(match.group(),)) if match else None
