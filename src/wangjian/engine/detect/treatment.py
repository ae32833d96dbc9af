"""Medical claims: what is promised about a disease, and for what goods.

Sources: Advertising Law articles 16 to 18. A disease name is lawful in many places (a swimming goggle for the
short-sighted, a book, an
insurance, a caution on a label); it becomes a claim when the goods are said to prevent, treat or relieve it.

Worked example (the hit is the disease)::

    喝水能预防流感           claim: 预防 before 流感
    胃溃疡喝一罐见效         claim: 见效 after 胃溃疡
    近视泳镜带度数           none: names who uses it
    糖尿病人慎用             none: a caution
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import clause, lead, sentence, tail
from wangjian.engine.feature import Hit, Signal, feature

_TREATING = (
    r"(?:治疗?|治愈|治好|根治|医治|主治|专治|包治|能治|治|氵\s?台|防治|预防"
    r"|防(?![水滑晒尘风摔蚊护漏走丢爆驼低啄撞烫溅盗割雨寒火刮])|抗(?!皱|氧|衰|摔|震|压|寒|风)|缓解|改善|减轻|消除"
    r"|消退?|解决|告别|摆脱|远离|赶走|击退|攻克|克服|调理|调节|辅助|逆转|修复|抑制|控制|清除|杀灭|祛除?|去除|降低?"
    r"|溶解?|软化|拯救|战胜|对付|对抗|扫除|排出|排除|延缓|阻断|杜绝)"
)
_PROMISED_BEFORE = re.compile(rf"{_TREATING}[^,。;!?]{{0,14}}$|(?:对|针对)[^,。;]{{0,14}}$")
_FOR_ONLY = re.compile(r"(?:对|针对)[^,。;]{0,14}$")
_EFFECT_AFTER = re.compile(
    r"^[^。;!?]{0,14}?(?:(?:都|也)?有(?:很好的?|显著的?|明显的?|奇效|神奇的?|独特的?|良好的?|一定的?|较好的?"
    r"|非常好的?)?(?:的)?(?:疗效|效果|效|作用|帮助|功效|治疗|改善|缓解|预防|抑制)|特效|见效|起效|痊愈|康复|治愈|根治"
    r"|[治调养吃喝贴]好|好转|消失|不见了?|(?:就|都|也|全|慢慢|渐渐|明显|很快)?(?:好了|没了|缓解|改善|减轻|消了"
    r"|不(?:疼|痛|痒|犯|晕|酸)了)|降(?:下来|了|到)|恢复正常|克星|终结者|断根|除根|绝根|不复发|不反弹|消退|溶解|调理"
    r"|双重?调理|治疗|就灵|一[贴喷抹敷泡喝吃](?:就|即|便)?(?:好|灵|通|见效)|通鼻|救星|说再见|再见|不再(?:来|犯|愁)"
    r"|都能(?:调|治|用)|也能(?:调|治)|统统|[一二三两几半\d]+(?:天|次|盒|周|个月|晚|夜)(?:就|即|便|可)?(?:好|见效|消)"
    r"|自己就|不治而愈|(?:患者|病人|人)[^,。]{0,4}(?:天天|必|都在|放心)(?:吃|用|喝)|活不了|一[睡戴坐躺洗按]就好"
    r"|稳稳的|也不怕|转阴|(?:必|常)(?:吃|喝|备)|消散|就不(?:咳|疼|痛|痒|犯|喘)|指标[^,。]{0,3}正常|停了[^,。]{0,3}药"
    r"|扔掉[^,。]{0,4}药|一扫而光|告别|的福音|远离)"
)
_MADE_FOR = re.compile(
    r"^(?:患者|病人|人群|人|的人|的姐妹|的朋友|的老人)?(?:专用|专贴|专家|专治|专研|首选|必备|必吃|福音|救星|克星|神器"
    r"|特效|的福音|的救星|可以?吃|都(?:在|能)(?:用|吃|喝)|(?:能"
    r"|可以?)(?:吃|用|喝)好|喝[两一二三几]|吃[两一二三几]|用[两一二三几]|一贴|贴一?贴|喝一|吃一)"
)
_CAUTION = re.compile(
    r"(?:患者|病人|者|人|人群|期|期间)?(?:请)?(?:慎用|忌用|禁用|禁食|忌食|慎食|不宜|不适用|不适宜|不能(?:吃|用|食用)"
    r"|勿用|勿食|请遵医嘱|遵医嘱|在医生指导|咨询医生|及时就医|请就医)"
    r"|(?:不适合|不宜|禁止|避免)[^,。]{0,10}$"
)
_CAUSES = re.compile(
    r"(?:导致|引起|引发|诱发|造成|容易|易(?:得|患)|患上|患有|得了|怕|担心|预防措施|查出|确诊)[^,。]{0,6}$"
)
_USER = re.compile(
    r"^(?:[^,。 ]{0,4}眼?镜|睛|罩|眼镜|泳镜|度数|游泳|潜水|面镜|可用|人士可戴|患者教育|知识|讲座|研究|检测|筛查|检查"
    r"|体检|专科|门诊|医院|险|保险|课程|职称|护理学|防治手册|防护服)"
)

_POLYSEMY = re.compile(r"病从口入|感冒(?:灵)?(?:颜色|款)|对[^,]{1,6}不感冒|(?:视觉|审美)疲劳")

_MILD = frozenset({"腋臭", "狐臭", "疤痕", "冻疮", "鸡眼", "鼻塞", "烫伤", "烧伤"})
"""Names that cosmetics and household goods use lawfully; only words of curing make a claim of them."""
_CURING = re.compile(r"治|愈|根除|断根|除根|疗")
_TOOL = re.compile(r"专用[^,。]{0,14}(?:剪|钳|刀|锉|袜|鞋|镜|笔|本|套|车|餐具|食谱|帽|枪)")
_ANYONE_CURES = re.compile(
    r"^(?:[^,。;]{0,6}?(?:多种|各种|各类|一切|所有|常见|慢性|百)?(?:疾病|病|炎症|疼痛)|[^,。]{0,4}(?:效果|作用|功效))"
)
_DEVICE_NAME = re.compile(r"^(?:仪|仪器|机|床|车|灯|盘|台|椅|室|中心|师|巾|单|方案|费|期间|经验|所|后|前)")
_TERM_STRONG = re.compile(
    r"疗效|根治|治愈|包治|药到病除|妙手回春|起死回生|手到病除|治百病|祖传秘方|宫廷秘方|神医|断根|除根"
)


_PLAIN_CHINESE = re.compile(r"[一-龥]+")


def _claims(hit: Hit) -> tuple[str, float] | None:
    """The promising words about the disease at the hit and the weight they deserve."""
    before, after = lead(hit, 20), tail(hit, 24)
    if _CAUTION.search(after[:14]) or _CAUSES.search(before):
        return None
    made_for = _MADE_FOR.match(after)
    effect = _EFFECT_AFTER.match(hit.text[hit.end : hit.end + 30])
    promised = _PROMISED_BEFORE.search(before)
    if effect and not _CAUTION.search(effect.group()):
        return effect.group()[-8:], 0.1
    if made_for:
        return made_for.group(), 0.0
    if promised and not _FOR_ONLY.fullmatch(promised.group()):
        return promised.group()[:8], 0.05
    return None


@feature("treatment.claimed")
def claimed(hit: Hit) -> Signal | None:
    """称能预防、治疗、缓解疾病"""
    if _USER.match(tail(hit, 6)) and not _PROMISED_BEFORE.search(lead(hit, 4)):
        return None
    if _POLYSEMY.search(clause(hit)) or _TOOL.match(tail(hit, 16)):
        return None
    if hit.trigger == "symptom" and hit.quote == "脱发" and not _CURING.search(lead(hit, 4)):
        return None
    if hit.quote in _MILD and not _CURING.search(lead(hit, 10) + tail(hit, 10)):
        return None
    found = _claims(hit)
    if found:
        return Signal(f"就“{hit.quote}”作了“{found[0]}”的承诺", found[1], (hit.quote, found[0]))
    if hit.trigger == "disguised" and not _PLAIN_CHINESE.fullmatch(hit.quote):
        # Nobody spells a disease in a disguise who does not promise something about it.
        return Signal(f"用“{hit.quote}”这样的变体写病名", -0.05, (hit.quote,))
    return None


_NOT_TERM = re.compile(r"^(?:率|了|所有|多种|各种|顽|$|[一-龥]{0,3}[病炎症癌疮癣疹痛瘤])")
_NOT_TERM_2 = re.compile(r"^(?:系|心|人|感|的|风|力)")
_NOT_TERM_3 = re.compile(r"[很超好最太]$")
_NOT_TERM_4 = re.compile(r"^(?:药|片|膏|针|泵|贴|法|胶囊)")
_NOT_TERM_5 = re.compile(r"[一二两三四五六七八九十几半个\d]$|(?:每|整|全)$|按$")


@feature("treatment.term")
def term(hit: Hit) -> Signal | None:
    """使用医疗用语"""
    after = tail(hit, 12)
    if hit.quote == "治疗":
        match = _ANYONE_CURES.match(after)
        return (
            Signal(f"称“治疗{match.group()}”", values=(match.group(),))
            if match and not _DEVICE_NAME.match(after)
            else None
        )
    if hit.quote == "治愈" and not _NOT_TERM.match(after):
        return None
    if hit.quote == "治愈" and (_NOT_TERM_2.match(after) or _NOT_TERM_3.search(lead(hit, 1))):
        return None
    if hit.quote in {"止痛", "镇痛", "消炎"} and _NOT_TERM_4.match(after):
        return None
    if hit.quote == "疗程" and not _NOT_TERM_5.search(lead(hit, 2)):
        return None
    strong = bool(_TERM_STRONG.search(hit.quote))
    return Signal(f"“{hit.quote}”是医疗用语", 0.05 if strong else 0.0, (hit.quote,))


_NOT_LOWERING = re.compile(r"^(?:模块|电源|器|阀|芯片|变压|转换|板|电路|药|仪|计|型|ic|dc|稳压|变|启动|整流)")


@feature("treatment.lowering")
def lowering(hit: Hit) -> Signal | None:
    """称能降血压、血糖、血脂"""
    if _NOT_LOWERING.match(tail(hit, 4)):
        return None
    return Signal(f"称能“{hit.quote}”", values=(hit.quote,))


_NOT_RELIEF = re.compile(r"^[染色妆开]")


@feature("treatment.relief")
def relief(hit: Hit) -> Signal | None:
    """称用后症状消失"""
    if hit.quote.endswith("晕") and _NOT_RELIEF.match(tail(hit, 1)):
        return None
    return Signal(f"称用后“{hit.quote}”", values=(hit.quote,))


@feature("treatment.caution")
def caution(hit: Hit) -> Signal | None:
    """提示某些人慎用、不宜使用"""
    match = _CAUTION.search(tail(hit, 14)) or _CAUTION.search(lead(hit, 12))
    return Signal("是慎用、就医的提示", values=(match.group(),)) if match else None


_NOT_FOR_DISEASE = re.compile(
    r"(?:不(?:能|可|得|具有|具备|用于|作为)|并?非|没有|无)[^,。;]{0,8}(?:治疗|治病|预防|代替|替代|药)|不是药"
    r"|不能代替药|无(?:医疗|治疗)(?:作用|功能)"
)


@feature("treatment.not_for_disease")
def not_for_disease(hit: Hit) -> Signal | None:
    """写明不用于治疗"""
    match = _NOT_FOR_DISEASE.search(
        sentence(hit),
    )
    return Signal("写明不用于治疗", values=(match.group(),)) if match else None


@feature("treatment.assertion")
def assertion(hit: Hit) -> Signal | None:
    """对功效、安全性作断言或者保证"""
    return Signal(f"“{hit.quote}”是对功效或安全性的断言", values=(hit.quote,))


_NOT_RECOMMENDED = re.compile(r"^[^,。]{0,3}(?:咨询|指导|建议您|在线|看诊|坐诊|处方)")
_RECOMMENDED = re.compile(
    r"(?:推荐|力荐|强烈?推荐|都(?:在|说)|自己(?:也|都|天天)?(?:在)?(?:吃|用|喝)|天天(?:吃|用|喝)|证实|认可|亲测"
    r"|见证|都夸|背书|代言|一致好评)"
)


@feature("treatment.recommended")
def recommended(hit: Hit) -> Signal | None:
    """借医生、专家、患者的名义推荐"""
    if _NOT_RECOMMENDED.match(tail(hit, 6)):
        return None
    match = _RECOMMENDED.search(hit.text[hit.end : hit.end + 16])
    return Signal(f"以“{hit.quote}”的名义“{match.group()}”", values=(hit.quote, match.group())) if match else None


_NOT_ASSERTED = re.compile(r"主任|医生|专家|教授|院长|院士|博士|患者|老中医")


@feature("treatment.asserted")
def asserted(hit: Hit) -> Signal | None:
    """用断言功效的词(由词组 assertion 命中)"""
    if hit.trigger != "assertion" or _NOT_ASSERTED.fullmatch(hit.quote):
        return None
    return Signal(f"“{hit.quote}”是对功效的断言", values=(hit.quote,))


_PREVENTION = re.compile(r"^(?:就|都|来了)?(?:喝|用|吃|选)")
_PREVENTION_2 = re.compile("")


@feature("treatment.prevention")
def prevention(hit: Hit) -> Signal | None:
    """称对疫病、肿瘤有防治作用"""
    found = _claims(hit)
    if found:
        return Signal(f"就“{hit.quote}”作了“{found[0]}”的承诺", found[1], (hit.quote,))
    match = _PREVENTION.match(tail(hit, 4)) or (hit.quote.startswith("抗") and _PREVENTION_2.match(""))
    return Signal(f"称“{hit.quote}”可用", values=(hit.quote,)) if match else None


_KILLS_GERMS = re.compile(r"杀灭|灭活|抑制|消毒|杀菌|抑菌|除菌|预防(?:感染|交叉)|减少[^,。]{0,4}传播")


@feature("treatment.kills_germs")
def kills_germs(hit: Hit) -> Signal | None:
    """说的是杀灭、抑制病菌,不是治病"""
    match = _KILLS_GERMS.search(lead(hit, 10))
    return Signal(f"说的是“{match.group()}”病菌", values=(match.group(),)) if match else None
