"""绝对化用语: rank, uniqueness, grade and lowest price as claims about the goods, and what they share with 最….

Sources: Advertising Law article 9(三); 广告绝对化用语执法指南 (2023) articles 4 to 7. The order of the exemptions is
that of the guide and
stands in the rules; each test here answers one question about the wording.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import clause, lead, sentence, tail
from wangjian.engine.detect.context.proof import source_named
from wangjian.engine.detect.context.quantity import is_bound, starts_with_number
from wangjian.engine.detect.context.scope import WIDE, market_scope
from wangjian.engine.detect.superlatives import EVENT
from wangjian.engine.feature import Hit, Signal, feature

# 第一 as a claim needs what it is first IN (销量, 全网, 品质) or what it is first OF (品牌, 选择); otherwise it only
# counts.
_FIRST_IN = re.compile(
    r"(?:排名|排行|排位|位列|位居|名列|稳居|荣登|连续[^,。]{0,8}|销[量售](?:额|量)?|销量|市场(?:占有率|份额)?|市占率"
    r"|占有率|份额|[品质]质|质量|口碑|人气|好评率?|信誉|知名度"
    r"|回头率|[回复]购率?|性价比|技术|实力|规模|产量|出口量?|搜索|收藏|热度|满意度|效果|口感|做工"
    r"|提款|音质|画质|速度|安全性?|舒适度|用户(?:数|量)?|行业|业界|业内|类目|品类|同类|全[网国球省市县城区]|世界|中国"
    r"|国内|国际|亚洲|天猫|淘宝|京东|抖音|本地|当地|省内|市内|天下|线上|网上"
    r"|[一-龥]{2}(?:市|县|省)?)的?$"
)
_FIRST_IN_STRONG = re.compile(
    r"(?:排名|排行|位列|位居|名列|稳居|荣登|连续[^,。]{1,8}|销[量售](?:额|量)?|市场(?:占有率|份额)?|市占率|占有率"
    r"|份额|[品质]质|质量|口碑|人气|好评率?|信誉|知名度|回头率"
    r"|[回复]购率?|性价比|技术|实力|规模|产量|出口量?|搜索|收藏|热度|满意度|效果|口感|做工"
    r"|提款|音质|画质|速度|安全性?|舒适度|行业|业界|业内|类目|品类|同类|全(?:[网国球省市县城区]|wang|w)|世界|中国"
    r"|国内|国际|亚洲|天猫|淘宝|京东|抖音|本地|当地|省内|市内|天下|线上|网上"
    r"|味道)的?$"
)
_FIRST_OF = re.compile(
    r"^(?:的)?(?:大?品牌|大牌|名牌|选择|梯队|阵营|人气|大(?:品牌|厂|店|平台|基地|生产|供应|电商|城|镇|市场)|强"
    r"|高(?!中|等|级|铁|速|铁)|好(?!莱坞)|美|香|鲜|名(?!字|叫)|股"
    r"|店|家装|楼盘|神|女神|神器|爆款|热销|畅销|销量)"
)
_ORDINAL = re.compile(
    r"^(?:步|季|章|节|次|天|日|期|集|届|批|代|时[间段]|课|人称|眼|口|页|条|款(?:[为是:,]|$)|项|部分?|位(?:顾客|客户"
    r"|用户|是|的|$)|件|台|个|任|站|排|道|层|阶段|阵容|波"
    r"|拨|重|弹|轮|团|拍|手|线|份(?:工作|礼|薪|订单|早餐)|届|周|月|年|印象|反应|桶金|语言|外语|学历|现场|责任|中学"
    r"|小学|高中|医院|人民|幼儿园|实验|中心|公里|大街|大道|缕|滴|杯|声|句"
    r"|支|首|场|回|遍|感觉|夫人|[0-9])"
)
_NUMBERED = re.compile(r"^(?:号|色|款|香|型|码|季|期|集|房|桌|楼|线|路|店)")
_ATTITUDE_FIRST = re.compile(
    r"(?:安全|顾客|客户|用户|信誉|服务|诚信|健康|友谊|学生|质量|品质|口碑|消费者|宝宝|家人|生命|游客|读者|会员|买家"
    r"|体验)$"
)
_OF_GOODS = frozenset({"质量", "品质", "口碑"})
_PARALLEL = re.compile(
    r"(?:信誉|服务|安全|客户|顾客|用户)第一|至上|为本|为先|为天|为主|优先|为[王根]|第二|服务周到|用心|诚信|满意|薄利"
    r"|长久|永恒|高于一切"
)
_CULTURE = re.compile(r"^(?:福|关|泉|楼|村|汤|奇观|奇山|秀水|大佛|仙山|名山|洞天|庄|才女|美男子|侠|剑|刀)")

_ONLY_IDENTIFIES = re.compile(
    r"^的?(?:码|编[号码]|标[识志]|id|序列|号码?|官[方网]|网站|网址|公众号|微信|qq|客服|账号|电话|热线|店铺|旗舰店"
    r"|链接|地址|入口|途径|渠道|联系|凭证|依据|标准|方[式法]|办法|条件"
    r"|要求|限制|区别|不同|问题|缺点|不足|遗憾|缺憾|美中不足|瑕疵|败笔|不好|不满|不爽|一次|一位|一个(?!月)|机会|亲人"
    r"|孩子|儿子|女儿|爱|你|他|她|真爱|的(?:你|他|她|爱|孩子|儿子|女儿)|性"
    r"|约束|主键|值|解|原因|理由|来源|不变|目的|答案|可以|能|需要|有点|感觉|收获|欠缺|感到|觉得|可取|比|缺少|优点"
    r"|好处|方便|这次|就是|小遗憾|让|没有|不太|另)"
)
_UNIQUE_EACH = re.compile(r"每[一]?(?:个|件|块|只|片|颗|条|把|款|位|枚|幅|套|匹|朵|份|串|座|处|道|人)[^。]{0,20}$")
_STYLE = (
    r"(?:你|魅力|气质|风格|个性|美|自己|味道|韵味|风情|存在|品味|时尚|风范|造型|韵律|气息|姿态|花纹|纹理|图案|手感"
    r"|视觉|身份|身材|曲线|美感|(?:<?unk>?)?体验|感受|你们|时光|回忆)"
)
_UNIQUE_OF_STYLE = re.compile(rf"^的?{_STYLE}")
_STYLE_BEFORE = re.compile(r"(?:自己|你|您|她|彰显|展现|打造|穿出|塑造|散发|演绎|成为|属于)[^,。]{0,8}$")

_GRADE_TITLE = re.compile(
    r"^的?(?:非物质|非遗|自然保护|风景名胜|森林公园|湿地|地质公园|文物|重点|示范|高新|经济|开发区|实验室|工程"
    r"|检[测验]|质检|教练|运动员|裁判|大师|工艺美术|传承人|代表性|大学生|科研|课题|项目|奖"
    r"|荣誉|绿色|农业|龙头企业|专精特新|企业技术|企业|技术中心|研究|认证|评[审定]|公园|景区|贫困|卫生|水利|旅游|度假"
    r"|[5345]a|a级|期刊|出版|一级|演员|心理|营养师|评委|品酒|茶艺师|专家|标准"
    r"|媒体|博物馆|名师|医师|高级技师|技师|非遗)"
)
_GRADE_OTHER_THING = re.compile(
    r"^的?(?:域名|赛事|联赛|会议|学府|论坛|玩家|豪门|俱乐部|账号|门票|目录|飞车|家丁|大厨|厨师|设计师|设计|漫画|学术"
    r"|期刊|球[队员星]|战队|选手|品牌日|高手|棋手)"
)
_CHOICE_OTHER = re.compile(
    r"^的?(?:项|语言|联系|方案|方式|地址|邮箱|品类|网络|用户名|疗法|药|材质|治疗)|^[^,。]{0,4}(?:设置|选项)"
)
_LEAD_OTHER = re.compile(r"(?:大家都在|抢先|时间|比分|暂时|一路|考试|分数|成绩|期[中末]|学期|起跑)[^,。]{0,3}$")
_LEADING = re.compile(
    r"(?:世界|国际|全球|国内|全国|行业|业界|业内|同行|遥遥|处于|技术|亚洲|中国|领域|水平|全面)[^,。]{0,6}$"
)

_MARKET_PRICE = re.compile(
    r"全[网国球城市省县区](?!通)|本市|市场|同行|业内|行业|网上|各平台|全平台|同类|天猫|淘宝|京东|抖音|拼多多|批发"
    r"|业界|[一-龥]{2,3}地区"
)
_PRICE_OTHER = re.compile(r"^(?:消费|起|限价|出售|指导|成交|档|位|区间)")
_SHOP_FACTS = re.compile(
    r"成立(?:时间|于)|始建于|创[立建办]于|经营范围|公司名称|企业名称|店铺名称|注册资本|统一社会信用代码|发展历程"
    r"|company|关于我们|企业简介"
)
_PROMOTES = re.compile(r"购买|选购|下单|抢购|优惠|咨询|热线|微信|包邮|元|折|价格|产品|商品|效果|质量|品质|订购|欢迎")
_METRIC = re.compile(
    r"销[量售]|市场|占有率|份额|出货|营业额|产量|出口|用户|门店|早|首[个家创款]|排名|热销|冠军|榜|第一|规模"
)


_NOT_RANKED_FIRST = re.compile(r"[0-9]")
_RANKED_FIRST = re.compile(r"^(?:[一-龥]|$)")
_RANKED_FIRST_2 = re.compile(r"[0-9a-z]$")


@feature("absolute.ranked_first")
def ranked_first(hit: Hit) -> Signal | None:
    """称在排名、销量、品质上为第一"""
    before, after = lead(hit, 10), tail(hit, 8)
    if _NOT_RANKED_FIRST.match(after) or (_CULTURE.match(after) and before.endswith("天下")):
        return None
    if hit.quote[0] in "nt" and _RANKED_FIRST.match(after) and not _NUMBERED.match(after):
        return None if _RANKED_FIRST_2.search(before) else Signal(f"称“{hit.quote}”", values=(after[:4],))
    if _FIRST_OF.match(after):
        return Signal(f"“第一{after[:3]}”是排名说法", values=(after[:6],))
    if _FIRST_IN_STRONG.search(before) and not _ORDINAL.match(after):
        return Signal(f"称“{before[-4:]}第一”", values=(before[-6:],))
    return None


_IS_ATTITUDE = re.compile(r"坚持|秉承|奉行|本着|始终|宗旨|理念|以[^,。]{0,4}$")


@feature("absolute.is_attitude")
def is_attitude(hit: Hit) -> Signal | None:
    """质量第一、用户至上一类,说的是经营理念"""
    words = _ATTITUDE_FIRST.search(lead(hit, 6))
    if not words or market_scope(hit) in WIDE:
        return None
    # 品质第一休闲女包 ranks the goods; 质量第一,用户至上 speaks of a principle.
    principle = _IS_ATTITUDE.search(lead(hit, 10))
    if words.group() not in _OF_GOODS or principle or _PARALLEL.search(hit.before(16) + hit.after(16)):
        return Signal("是经营理念,不是对商品排名", values=(words.group(),))
    return None


_NOT_SOLE = re.compile(r"(?:猜中?|抽|非|是我的?|我的)$|(?:具有|保证|全局)$")


@feature("absolute.sole")
def sole(hit: Hit) -> Signal | None:
    """称商品或者经营者独一无二"""
    before, after = lead(hit, 10), tail(hit, 10)
    if _ONLY_IDENTIFIES.match(after):
        return None
    if hit.quote.startswith(("独一", "绝无", "无可", "举世")) and (
        _UNIQUE_OF_STYLE.match(after) or _STYLE_BEFORE.search(before)
    ):
        return None
    if hit.quote == "唯一" and _NOT_SOLE.search(before):
        return None
    return Signal(f"“{hit.quote}{after[:4]}”排除了其他经营者", values=(before[-6:], after[:6]))


@feature("absolute.each_is_unique")
def each_is_unique(hit: Hit) -> Signal | None:
    """说每一件各不相同,不与他人比较"""
    match = _UNIQUE_EACH.search(hit.before(24))
    return Signal("说的是每一件各不相同", values=(match.group(),)) if match else None


_NOT_GRADE = re.compile(rf"^的?[一-龥]{{0,2}}?{_STYLE}")


@feature("absolute.grade")
def grade(hit: Hit) -> Signal | None:
    """用最高等级的词形容商品"""
    before, after = lead(hit, 10), tail(hit, 10)
    if _GRADE_OTHER_THING.match(after) or (hit.quote.startswith("无") and _NOT_GRADE.match(after)):
        return None
    if hit.quote.startswith("首选") and _CHOICE_OTHER.match(after):
        return None
    if "领先" in hit.quote and (_LEAD_OTHER.search(before) or not (_LEADING.search(before) or len(hit.quote) > 2)):
        return None
    return Signal(f"“{hit.quote}”是最高等级的说法", values=(before[-4:], after[:6]))


_EVENT = re.compile(rf"^[^,。]{{0,6}}?{EVENT}")
_EVENT_2 = re.compile(r"(?:活动|促销|大促|力度|盛典|狂欢|特卖|团购节|年货节|购物节|周年庆|店庆|桃花节)$")


@feature("absolute.event")
def event(hit: Hit) -> Signal | None:
    """形容的是促销活动本身,不是商品"""
    match = _EVENT.match(tail(hit, 12)) or _EVENT_2.search(lead(hit, 6))
    return Signal(f"形容的是“{match.group()}”", values=(match.group(),)) if match else None


@feature("absolute.official_title")
def official_title(hit: Hit) -> Signal | None:
    """是依规定评定、认定的称号"""
    after = hit.after(10)
    match = _GRADE_TITLE.match(after)
    return Signal(f"“{hit.quote}{match.group()}”是依规定认定的称号,须核对", values=(match.group(),)) if match else None


_NOT_LOWEST_PRICE = re.compile(r"价|费|便宜")
_NOT_LOWEST_PRICE_2 = re.compile(r"^的?(?:价|费|折扣|报价|售价|运费)")


@feature("absolute.lowest_price")
def lowest_price(hit: Hit) -> Signal | None:
    """称价格最低"""
    after = tail(hit, 8)
    if _PRICE_OTHER.match(after):
        return None
    market = _MARKET_PRICE.search(lead(hit, 4) + hit.quote)
    bounded = starts_with_number(after) if "价" in hit.quote else is_bound(after)
    if bounded and not (market and market.group() in hit.quote):
        return None
    if not market and not _NOT_LOWEST_PRICE.search(hit.quote) and not _NOT_LOWEST_PRICE_2.match(after):
        return None
    return Signal(f"称“{(lead(hit, 4) + hit.quote)[-8:]}”", 0.1 if market else -0.1, (hit.quote,))


@feature("absolute.price_without_market")
def price_without_market(hit: Hit) -> Signal | None:
    """只说最低价,没有与同行比较"""
    if hit.quote.endswith(("低价", "底价")) and not _MARKET_PRICE.search(lead(hit, 8) + hit.quote):
        return Signal("没有说与谁比较")
    return None


_NOT_PIONEER = re.compile(r"^(?:差评|好评|订单|快递|包裹|月|孩子|顾客|客户|国庆|春节|吃螃蟹)")


@feature("absolute.pioneer")
def pioneer(hit: Hit) -> Signal | None:
    """称首个、首家、首创,没有写明依据"""
    if _NOT_PIONEER.match(tail(hit, 4)):
        return None
    scope = market_scope(hit, 10)
    return Signal(f"称“{(lead(hit, 6) + hit.quote)[-10:]}”", values=(scope,)) if scope else None


@feature("absolute.own_facts")
def own_facts(hit: Hit) -> Signal | None:
    """介绍自身名称、成立时间、经营范围,没有推销商品"""
    if hit.field in {"shop_name", "licence_text"}:
        return Signal("是店铺名称或证照内容")
    stretch = sentence(hit)
    fact = _SHOP_FACTS.search(stretch)
    if fact and not _PROMOTES.search(stretch):
        return Signal("介绍的是自身情况", values=(fact.group(),))
    return None


_LIMITED_FACT = re.compile(r"(?:19|20)\d{2}|[清明唐宋元]代|年")


@feature("absolute.limited_fact")
def limited_fact(hit: Hit) -> Signal | None:
    """限定了时间和不小于省级的地域,陈述顺序、销量等事实并写明依据"""
    stretch = sentence(hit)
    scope = market_scope(hit, 24)
    if scope == "local" or not _METRIC.search(stretch):
        return None
    proof = source_named(hit)
    if proof and (scope or _LIMITED_FACT.search(stretch)):
        return Signal(f"是有范围的事实,写明了“{proof}”,须查证", values=(proof,))
    return None


_OF_PERSON = re.compile(r"(?:世界|奥运|全国|亚洲|全运|选秀|大赛)$")
_OF_PERSON_2 = re.compile(r"^(?:[一-龥]{2,4})?(?:代言|同款|推荐|教练|设计师|选手|运动员|得主|队)")


@feature("absolute.of_person")
def of_person(hit: Hit) -> Signal | None:
    """说的是人物的身份,不是商品"""
    if not hit.quote.endswith("冠军") and hit.trigger == "first":
        return None
    match = _OF_PERSON.search(lead(hit, 4)) or _OF_PERSON_2.match(tail(hit, 10))
    return Signal("说的是人物身份") if match and "销" not in clause(hit) else None


_NOT_CHAMPION = re.compile(r"^(?:工作|礼|薪|订单|早餐|收入|合同|[一-龥]{0,3}礼)")


@feature("absolute.champion")
def champion(hit: Hit) -> Signal | None:
    """称销量冠军、榜首、头一份"""
    if hit.trigger != "champion":
        return None
    if hit.quote.startswith(("头一份", "头1份", "第一份", "独一份")):
        scope = market_scope(hit, 8)
        if scope is None or _NOT_CHAMPION.match(tail(hit, 6)):
            return None
    return Signal(f"称“{hit.quote}”", 0.0, (hit.quote,))


_ADVICE = re.compile(r"(?:建议|推荐|应|可|时)[^,。]{0,4}$")


@feature("absolute.advice")
def advice(hit: Hit) -> Signal | None:
    """提示怎样选用,不评价自己的商品"""
    match = _ADVICE.search(lead(hit, 8))
    return Signal("是选用的建议", values=(match.group(),)) if match and hit.quote == "首选" else None


_OPENING = re.compile(r"^[^,。]{0,8}(?:店|馆|门店|分店|旗舰店|体验店|专卖店|营业厅|服务中心)")


@feature("absolute.opening")
def opening(hit: Hit) -> Signal | None:
    """说的是本品牌在某地开的首家门店"""
    match = _OPENING.match(tail(hit, 14))
    return Signal("说的是首家门店开业", values=(match.group(),)) if match and "全" not in lead(hit, 6)[-3:] else None
