"""最…: when is it a claim about the goods, and what does it modify?

最 is one of the commonest words of the language. It is a claim of the Advertising Law article 9(三) only when it
ranks the goods on sale
above those of others. So the grammar is asked, in this order: is it a claim at all (not 最近, 最好三天内吃完,
最高180℃, 最爱),
whom does it modify (最美的妈妈, 最好的自己), and with what is it compared (最大的亮点 is a part of the same goods).

Worked example::

    蕞高级的窑变釉      claim: quality adjective, modifies the glaze
    最高耐受180℃        none: bound of a quantity
    最吸睛的就是领口    exempt: one part of the garment against its other parts
    最好三个月内吃完    exempt: advice on use
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import clause_bounds, lead
from wangjian.engine.detect.context.quantity import MONEY, is_bound
from wangjian.engine.detect.context.scope import WIDE, market_scope
from wangjian.engine.feature import Hit, Signal, feature

_FUNCTION_WORD = re.compile(
    r"^(?:近|后|终|初|新|末|早|晚|迟|先(?!进)|多|少|起码|里面?|外面?|上面?|下面?|左|右|前|中间|底[部下层]|顶[部上层]"
    r"|远|长(?:不|可)?|低限度|(?:大|小)(?:限度|程度|化)"
    r"|优(?:化|解)|惠国|高(?:人民|法|检|院))"
)
_SPEC = re.compile(
    r"^[高低大小长短宽厚深快慢轻重]的?(?:工作|使用|储存|环境|承受|运行|加热|耐受|充电|输出|连续)?(?:承[重载]|容量"
    r"|尺寸|直径|长度|宽度|高度|厚度|深度|输[出入]|电[流压]|负[载荷]"
    r"|支持|音量|倍率|光圈|传输|速率|扭矩|载重|风量|功率|温度|转速|时速|分辨率"
    r"|像素|量程|流量|压力|扬程|行程|射程|距离|间距|开合|调节"
    r"|起订|包装|单位|订购|批量|工资|月薪|限价|限额|额度|金额|票价|奖|学历|消费|还款|首付|门槛|费率|利率|气温|水位"
    r"|积分|人数|面积|展开|伸缩|可|限|号|码|学期|寒假|暑假|假期|霸王|反水|返水"
    r"|消费|亮度|声|音|订房|协议|缺)"
)
_FEELING = re.compile(
    r"^为?(?:爱|喜欢|喜爱|心爱|想|怕|恨|讨厌|关心|关注|在意|在乎|担心|需要|烦|希望|期待|难[忘得]?|记得|懂|了解"
    r"|亲(?!民)|思念|牵挂|感动|感谢|开心|快乐|幸福|放不下|心水|心动|青睐|钟爱"
    r"|偏爱|熟悉|头[疼痛]|操心|忌|易|容易|害怕|不|该|应该?|忙|累|苦|麻烦"
    r"|糟|差|坏|烂|失败|失望|丑|恶|毒|可[怕怜恶气]|后悔|无[奈语聊]|尴尬|痛|疼|穷|笨|冷|热(?![销卖门播])|寒冷|炎热"
    r"|困难|艰难|脆弱|薄弱|敏感|危险|严重|严格|辛苦|疲惫|紧缺|紧俏|缺|痒|脏"
    r"|乱|丧|坑|弱|贵|满意|土|恶|令|让人|憎|垃圾|滥|恼|黑|没|臭|边|旁|奇怪|可贵|推崇|欢迎[^,。]{0,2}写|宠|欢|敬|尊敬"
    r"|疼|全情|向往|渴望|熟知|早|迟)"
)
_PLAIN = re.compile(
    r"^为?(?:简单|简约|基础|基本|普通|常[见用]|通用|传统|原始|原本|直[接观]|真[实诚挚]?|诚挚|衷心|纯粹|平[凡常]"
    r"|朴[素实]|日常|主要|重要|关键|核心|明显|合[适身]|适[合宜]|贴近|接近"
    r"|靠近|本[质真]|初始|低调|轻松|随[意性]|舒服的(?:姿势|状态)|大众|佳?状态)"
)
_TASTE = re.compile(
    r"^为?(?:炫|酷|潮|萌|美(?!味|白|观)|仙|甜|靓|帅|亮眼|时[尚髦]|流行|in|fashion|百搭|洋气|吸[睛引]|抢眼|耀眼|迷人"
    r"|动人|性感|优雅|浪漫|温[柔暖]|可爱|经典|显|衬|见|体现"
    r"|能(?:体现|展现|表达)|百变|个性|有(?:型|范|味道|女人味|气质)|女人味|减龄|文艺|清新|惊艳|风[情骚]|特别)"
)
_PEOPLE = (
    r"(?:人|妈妈?|母亲|爸爸?|父[亲母]|家人|朋友|自己|你|您|她|他|ta|女[人神生孩]|男[人神生孩]|孩子|宝[贝宝]|亲人|恋人"
    r"|爱人|老师|闺蜜|新[娘郎]|主角|回忆|时[光刻候]|年[华代]|岁月"
    r"|瞬间|青春|日子|季节|风景|[春夏秋冬]天|节日"
    r"|祝[福愿]|问候|敬意|心[意情声愿]|谢意|笑容|姿态|一面|模样|样子|生活|告白|陪伴|情[感怀谊]|记忆|味道|家乡|缘分"
    r"|相遇|遇见|距离|事|幸福|梦|星|伴侣|搭[配档]|拍档|感谢|关[爱怀]|礼物|心愿"
    r"|高度敬意|天使|守护|依靠|牵挂|爱)(?![包装鞋衣裙裤咪款霜粉机])"
)
_OF_PEOPLE = re.compile(
    rf"^[^的,。]{{1,6}}的(?:那[个位份]|一[个位份])?{_PEOPLE}|^佳(?:用户|观众|员工|球员|选手|[男女]主|新人|导演|编剧"
    rf"|影片|(?:[影短]|外语|纪录|动画|故事)片|歌手|众将|辩手|阵容)"
)
_PART = (
    r"(?:亮点|特[点色]|卖点|看点|优[点势]|长处|好处|用处|作用|区别|不同|差[别异]|变化|地方|部[分位]|细节|一?点|之处"
    r"|设计|元素|问题|缺点|不足|遗憾|惊喜|魅力|秘密|诱惑|乐趣|改[变进]|升级"
    r"|收获|感受|印象|原因|理由|秘诀|挑战|难题|瓶颈|烦恼|压力|误区|鼓励|悲哀|欣慰|案例|实践|感觉|安慰)"
)
_OF_PARTS = re.compile(
    rf"^[^,。]{{1,8}}?的?(?:[一几]个|一大|设计)?{_PART}|^[^,。]{{1,14}}?的(?:就是|莫过于|当属|要数|还是|便是|是|在于"
    rf"|无疑是|除了)"
)
_SERVICE = (
    r"(?:追求|目标|荣誉|心愿|褒奖|认可|准则|宗旨|信条|奖赏|服务|售后|态度|热情|热忱|速度|时间|努力|诚意|真诚|支持"
    r"|回报|回馈|动力|心|标准|能力|耐心|责任|承诺|敬意|投入"
    r"|热爱|礼遇|待遇|体验)"
)
_OF_SERVICE = re.compile(rf"^[^的,。]{{1,6}}的?{_SERVICE}")
_WISH_BEFORE = re.compile(
    r"(?:追求|力求|致力于?|努力|争[做取当创]|立志|愿景|使命|梦想|期望|希望|渴望|愿(?:意|做)?|想要?|成为|变成|遇见"
    r"|目标(?:是|为)?|坚持(?:做)?|(?:要|就|用心"
    r"|专注|一心)做|做(?:到|成)|当好|奔着|朝着|向着|永远)[^,。]{0,10}$"
)
_WANT_ADVERB = re.compile(r"^好(?:[用吃喝](?!的|$|又|还)|(?![的质品评用吃喝看货卖、,]|$|选择|效果|产品|东西|儿童|礼))")
_BEST_AS_PREDICATE = re.compile(
    r"(?:是|为|质量|品质|效果|口碑|口感|服务|做工|用料|手感|面料|料子|信誉|材质|味道|价格|都|才|算|做|卖得|用"
    r"|买)(?:最|蕞)?$"
)
_USE_TIME = re.compile(
    r"^佳?(?:的)?(?:食用|饮用|使用|购[房车买]|投资|赏味|观赏|赏[花味月]|品[尝鉴]|服用|冲泡|拍摄|游[览玩]|旅游|出游"
    r"|出行|种植|播种|移栽|浇水|施肥|修剪|参观|入住|保存|保质|储[存藏]"
    r"|存放|烹饪|煮|泡|口感|成熟|采摘|睡眠|运动|锻炼|补[水钙])?(?:时[间期节机刻辰段]|期限?|温度|水温|方[法式]|季节"
    r"|状态|距离|角度|比例|月份|火候|搭[配档]|湿度|吃法|喝法|用法)"
)
EVENT = (
    r"(?:活动|促销|大?促|力度|盛典|盛会|狂欢|特卖|折扣|福利|红包|赠品|[好豪大厚]礼|团购节|年货节|购物节|周年庆|店庆"
    r"|让利|钜惠|优惠|回馈|攻势|返利|抽奖|提速|降费|规模的?优惠)"
)
"""A promotion: what happens in the shop, not what is sold."""
_OF_EVENT = re.compile(rf"^[^,。]{{1,4}}?的?(?:[a-z0-9]{{1,3}})?{EVENT}")
_STANDARD_LEVEL = re.compile(r"^[高优]的?(?:等级|级别|标准|档次?级|品级)|^高级?(?:\(|别|为|的?[a-z]{1,4}级)")
_STANDARD_BASIS = re.compile(
    r"国家标准|国标|行业标准|行标|地方标准|团体标准|gb|标准(?:规定|划分|分级|中|里)|能效标识|[a-z]{1,4}级(?!别)"
)


def phrase(hit: Hit) -> str:
    """From after 最 to the end of the clause; this is what the tests of this module read."""
    return hit.text[hit.start + 1 : max(clause_bounds(hit)[1], hit.end)]


def _is_advice(hit: Hit, words: str) -> bool:
    """最好 as an adverb (had better), not as an adjective (the best)."""
    return bool(_WANT_ADVERB.match(words)) and not _BEST_AS_PREDICATE.search(lead(hit, 4))


@feature("superlative.claim")
def claim(hit: Hit) -> Signal | None:
    """用“最……”形容,分出了高下"""
    words = phrase(hit)
    if not words or _FUNCTION_WORD.match(words) or _SPEC.match(words) or _FEELING.match(words) or _PLAIN.match(words):
        return None
    if words[0] in "高低大小长短快慢深宽厚轻重" and is_bound(words[1:]):
        return None
    if _OF_PEOPLE.match(words):
        return None
    return Signal(f"“最{words[:6]}”是最高级的说法", values=(words[:12],))


@feature("superlative.taste")
def taste(hit: Hit) -> Signal | None:
    """说的是款式、观感一类的主观感受,与性能、质量无直接关联"""
    words = phrase(hit)
    if _TASTE.match(words) and market_scope(hit, 4) not in WIDE:
        return Signal("说的是观感、风格", values=(words[:6],))
    return None


@feature("superlative.own_parts")
def own_parts(hit: Hit) -> Signal | None:
    """比较的是同一件商品的各个部分、各个特点"""
    words = phrase(hit)
    match = _OF_PARTS.match(words)
    if match and market_scope(hit) not in WIDE:
        return Signal("比较的是同一商品自身的部分或特点", values=(match.group(),))
    return None


@feature("superlative.attitude")
def attitude(hit: Hit) -> Signal | None:
    """表明服务态度、经营理念,不指向商品的性能、质量"""
    match = _OF_SERVICE.match(phrase(hit))
    if match and market_scope(hit) is None:
        return Signal(f"形容的是“{match.group()}”,属服务态度", values=(match.group(),))
    return None


_ATTAINED = re.compile(r"(?:已经?|现已|早已|终于|如今)[^,。]{0,3}(?:成为|是|成了)")


@feature("superlative.wish")
def wish(hit: Hit) -> Signal | None:
    """表达愿望或者目标追求"""
    before = lead(hit, 16)
    match = None if _ATTAINED.search(before) else _WISH_BEFORE.search(before)
    return Signal(f"“{match.group()}”表达的是愿望或目标", values=(match.group(),)) if match else None


@feature("superlative.usage_tip")
def usage_tip(hit: Hit) -> Signal | None:
    """提示使用方法、使用时间或者保存期限"""
    words = phrase(hit)
    if _is_advice(hit, words):
        return Signal("“最好”是建议的意思", values=(words[:6],))
    match = _USE_TIME.match(words)
    return Signal("提示使用或保存的时间、方法", values=(match.group(),)) if match else None


@feature("superlative.standard_grade")
def standard_grade(hit: Hit) -> Signal | None:
    """是国家标准、行业标准、地方标准规定的分级用语"""
    if not _STANDARD_LEVEL.match(phrase(hit)):
        return None
    stretch = hit.before(24) + hit.after(24)
    match = _STANDARD_BASIS.search(stretch)
    return Signal(f"以“{match.group()}”为据的分级用语", values=(match.group(),)) if match else None


@feature("superlative.event")
def event(hit: Hit) -> Signal | None:
    """形容的是促销活动本身的规模、力度,不是商品"""
    match = _OF_EVENT.match(phrase(hit))
    return Signal(f"形容的是“{match.group()}”", values=(match.group(),)) if match else None


_PRICE = re.compile(rf"^(?:便宜|实惠|划算|优惠|低价?|超值|值|省钱|给力|壕|{MONEY})")


@feature("superlative.price")
def price(hit: Hit) -> Signal | None:
    """说的是价格"""
    words = phrase(hit)
    match = _PRICE.match(words)
    return Signal("说的是价格优惠", values=(match.group(),)) if match else None
