"""What is being sold, from the category column where there is one, otherwise from the words of the text.

The classes are those for which the law draws lines: drugs, devices and medical services (Advertising Law article 17
leaves them out),
health food (article 18), farm chemicals (21), books and courses about diseases (no goods with an effect at all), and
so on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from wangjian.engine.feature import Hit, Signal, feature

_READ = 1500

_CATEGORY: Final = {
    "medicine": r"药品|西药|中药|中成药|处方|otc|医药|drug|medicine",
    "device": r"医疗器械|器械|医疗用品|medical|隐形眼镜|助听",
    "medical_service": r"医疗服务|医院|诊所|门诊|医美|口腔|体检|健康服务|互联网医疗",
    "health_food": r"保健品|保健酒|蓝帽子|保健食品|蓝帽|health_food",
    "insurance": r"保险",
    "publication": r"图书|书籍|教材|音像|出版物|books?",
    "pet": r"宠物|兽药|pets?",
    "agri": r"农药|兽药|饲料|农资|种子|化肥|agri",
    "disinfectant": r"消毒|消杀",
}
_WORDING: Final = {
    "medicine": (
        r"苗药|藏药|蒙药|新药|成药|特效药|止痛药|感冒药|胃药|皮肤药|妇科药|眼药水|壮阳药|补药|药膏"
        r"|国药准字|药准字|otc|药[品物](?!代替)|板蓝根|布洛芬|阿莫西林|头孢|感冒灵|处方药|中成药|西药|药典|药业|药房"
        r"|(?:本品|口服|外用)[^,。]{0,4}药|片剂|注射液|口服液|(?:止痛"
        r"|止咳|风湿|活络|膏药|跌打|消炎|感冒|退烧|退热|清热|解毒|降压|降糖|补肾|妇炎|养胃|固精|乌鸡白凤|六味地黄"
        r"|藿香正气|板蓝根|速效|胃|痔疮|眼药|滴眼)[^,。 ]{0,4}(?:膏|丸|片|胶囊"
        r"|颗粒|冲剂|散|贴膏|栓|酊|水|液)(?!面膜|眼霜)"
        r"|(?:膏药|药膏|药贴|药丸|药酒|药水|贴膏|中药饮片|颗粒剂)|(?:妇|蜂|伤)药|\d+[片粒丸袋支]/盒"
    ),
    "device": (
        r"[国省]?械(?:注|备|准|字)|医疗器械|械字号|雾化(?:器|机|仪)|血[糖压氧](?:仪|计|试纸)|体温计|额温枪|制氧机"
        r"|呼吸机|助听器|轮椅|护理床|医用|创可贴|(?<![冷热])敷贴|敷料|口罩"
        r"|绷带|纱布|导管|针灸针|拔罐|理疗仪|治疗仪|验孕|试纸|隐形眼镜|避孕套|安全套|矫形器|护具|听诊器|支具"
        r"|远红外[^,。]{0,6}贴"
    ),
    "medical_service": (
        r"医院|门诊|诊所|诊室|卫生(?:院|所|室|服务)|中医馆|国医馆|坐诊|专家号|挂号|主任医师|医师|医疗美容|整形|种植牙"
        r"|口腔科|牙科|眼科|皮肤科|骨科|男科|妇科(?!炎|病|用)|体检|手术"
    ),
    "health_food": r"国食健[字注]|食健备|蓝帽|保健食品|保健功能|卫食健字",
    "insurance": r"保险|险种|重疾险|医疗险|赔付|投保|理赔|保额",
    "publication": (
        r"手册|图书|书籍|教材|丛书|全书|大全|百科|图谱|图解|精装|平装|正版书?|出版社?|主编|著\b|作者|isbn|习题|题库"
        r"|考试|教程|讲义|分析_|防与治|防治\d|临床[^,。]{0,10}(?:分析"
        r"|指南|实践|学|诊断)|诊断学|病理学|内科学|外科学|护理学|养生经|食疗书|第\d+版|论文|期刊|软件"
    ),
    "pet": (
        r"宠物|猫咪|猫猫|狗狗|幼犬|成犬|犬用|泰迪|金毛|兔兔|仓鼠|龙猫|鹦鹉|(?:猫|狗|犬|猪|牛|羊|鸡|鸭|鱼|兽|禽)(?:用"
        r"|药)|兽用"
        r"|驱虫[^,。]{0,6}(?:猫|狗|犬)|水族|锦鲤|蜂螨|养殖"
    ),
    "agri": (
        r"农药|杀虫剂|杀菌剂|除草剂|杀螨|植物生长调节|叶面肥|化肥|肥料|水溶肥|兽药|饲料|种苗|种子|苗木|每亩|农作物|果树"
        r"|大棚|灰霉|白粉病|霜霉|稻瘟|赤霉病|蚜虫|红蜘蛛|螨扑|根腐|植物病"
        r"|多肉[^,。]{0,6}(?:杀|药)"
    ),
    "disinfectant": r"消毒|杀菌|抑菌|除菌|灭菌|消字号|卫消|酒精|84|洗手液|湿巾|漱口水|牙膏",
    "exam": r"考试|考证|职称|执业|题库|真题|护士|教材|培训班|考研|学历",
}
_FOOD_FORM = re.compile(r"压片糖果|凝胶糖果|软糖|固体饮料|代用茶|植物饮料|普通食品|茶包|冲饮|代餐")
_APPROVED = re.compile(r"国药准字|药准字|械[注备准字]|处方药|otc")
_CATEGORY_TESTS = {name: re.compile(pattern, re.I) for name, pattern in _CATEGORY.items()}
_WORDING_TESTS = {name: re.compile(pattern) for name, pattern in _WORDING.items()}


@lru_cache(maxsize=512)
def _sells(goods: str, category: str, text: str) -> str | None:
    by_category = _CATEGORY_TESTS.get(goods)
    if category and by_category:
        match = by_category.search(category)
        if match:
            return match.group()
    by_wording = _WORDING_TESTS.get(goods)
    match = by_wording.search(text, 0, _READ) if by_wording else None
    if match and goods == "medicine" and _FOOD_FORM.search(text, 0, _READ) and not _APPROVED.search(text, 0, _READ):
        # 补肾压片糖果 sounds like a tablet and is a sweet.
        return None
    return match.group() if match else None


_HEAD = 60
_NEAR = 60
_NEAR_WORDS = frozenset({"pet", "agri", "publication", "exam", "insurance", "disinfectant"})
"""Classes whose words stand in texts about other goods too; they count only near the hit or at the head of the text."""


def sells(hit: Hit, goods: str) -> str | None:
    """The word that shows the goods to be of this class, or ``None``."""
    text = hit.text
    if goods in _NEAR_WORDS and len(text) > _HEAD + 2 * _NEAR:
        text = text[:_HEAD] + " " + text[max(_HEAD, hit.start - _NEAR) : hit.end + _NEAR]
    return _sells(goods, str(hit.row.get("category") or ""), text)


@feature("goods.medical")
def medical(hit: Hit) -> Signal | None:
    """商品是药品、医疗器械或者医疗服务"""
    for goods, title in (("medicine", "药品"), ("device", "医疗器械"), ("medical_service", "医疗服务")):
        word = sells(hit, goods)
        if word:
            return Signal(f"由“{word}”看是{title}", values=(goods, word))
    return None


@feature("goods.health_food")
def health_food(hit: Hit) -> Signal | None:
    """商品是保健食品"""
    word = sells(hit, "health_food")
    return Signal(f"由“{word}”看是保健食品", values=(word,)) if word else None


@feature("goods.publication")
def publication(hit: Hit) -> Signal | None:
    """商品是书籍、课程、考试资料,谈的是知识"""
    word = sells(hit, "publication") or sells(hit, "exam")
    return Signal(f"由“{word}”看是书籍或考试资料", values=(word,)) if word else None


@feature("goods.insurance")
def insurance(hit: Hit) -> Signal | None:
    """商品是保险"""
    word = sells(hit, "insurance")
    return Signal(f"由“{word}”看是保险", values=(word,)) if word else None


@feature("goods.disinfectant")
def disinfectant(hit: Hit) -> Signal | None:
    """商品是消毒、抑菌用品,杀灭病菌是其功能"""
    word = sells(hit, "disinfectant")
    return Signal(f"由“{word}”看是消毒用品", values=(word,)) if word else None


@feature("goods.agri")
def agri(hit: Hit) -> Signal | None:
    """商品是农药、兽药、饲料、种苗等农资"""
    word = sells(hit, "agri")
    return Signal(f"由“{word}”看是农资", values=(word,)) if word else None


@feature("goods.pet")
def pet(hit: Hit) -> Signal | None:
    """商品给宠物或者养殖动物用"""
    word = sells(hit, "pet")
    return Signal(f"由“{word}”看给动物用", values=(word,)) if word else None
