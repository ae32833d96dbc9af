"""Words of the counterfeit trade beside a brand.

Source: Trademark Law 57 (from 2027-01-01: 72). 复刻, 原单, A货, 1:1 all have lawful lives (a reissued record, surplus
without a brand, jade
grade A, a scale model), so a word alone never flags: it needs a brand in plain, nicknamed or disguised spelling, or
goods that exist only
as brands (香烟, 名表) beside an unmistakable word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from wangjian.engine.detect.context.clauses import lead, sentence, tail
from wangjian.engine.feature import Hit, Signal, feature
from wangjian.kernel.textnorm import normalise

_REACH = 60

_UNMISTAKABLE = re.compile(
    r"[高精超][仿彷]|超a|复刻|纯原|莆田|莞货|仿单|仿牌|过专柜|过验|公司级|顶级版本|原版皮|真标|钢印|开模|顶配|不保真"
    r"|专柜品质|原厂品质|专柜1:1|1:1|1比1|一比一"
)
_NEXT_TO_BRAND = re.compile(r"复刻|1:1|一比一")
_COPY = re.compile(
    r"仿(?:版|货|品)|贴的?标|代工厂(?:剩下|流出|尾货)|"
    r"[高精超][仿彷]|超a|a级?货|纯原|仿牌|仿单|高版本|原厂流出|过专柜|正品(?:旁边|对比)|对比正品"
)
_OPEN_COPY = re.compile(r"(?:顶级|厂货|原厂|高端|一线)复刻")
_SECOND_SIGN = re.compile(
    r"防伪标|吊牌|购物袋|全套包装|专柜(?:小票|验货|可验)|扫码(?:可查|过)|可过验|对比正品|正品(?:旁边|对比)|分不出"
    r"|不露馅|懂的(?:都懂|来)|不带授权|介意勿拍|渠道[货保]|验货|一件代发|私我|私聊|实拍|原厂流出|代工厂|盒子|小票|标"
    r"|贴标|尾单|原单|a货"
    r"|高仿|复刻"
)
_DISGUISED_BRAND = re.compile(
    r"劳家|阿[d迪]夫|阿d|[a-z]{1,4}\*+[a-z]{0,4}|[a-z]\.[a-z]\.?(?:家|包|鞋)|大牌|(?<![a-z])(?:l[∨v]|g|c|h|p|d|b|v|f"
    r"|cl|ch|bv|dg|mk|nk|ad|nb|lv|gg)(?:家|牌)(?!居|具|用|的菜)"
    r"|某(?:大牌|一线|奢|品牌|果|为|米|鸟)|大(?:牌|logo)[^,。]{0,4}(?:包|鞋|表|同款)"
    r"|莆[^,。a-z一-龥]?田?[^,。]{0,2}(?:椰子|阿迪|耐克|鞋|aj)"
)
_SIMULATION = re.compile(r"^真(?!皮|标|品)|^(?:实|生)")
_JADE = re.compile(r"翡翠|玉|冰种|糯种|飘花|缅甸|和田|手镯|原石|吊[坠件]|挂件")
_SCALE = re.compile(
    r"实物|图片|拍摄|照片|还原|比例|配比|稀释|兑|模型|手办|积木|车模|缩[放小]|打样|图纸|还原场景|实物拍|泡|调和|混合"
    r"|水|教学|辅导|私教|家教|指导|服务|打印"
)
_REISSUE = re.compile(
    r"款式|器型|做法|版型|那一辈|奶奶|宋代|明代|清代|唐代|民国|官方|品牌方|授权|专辑|黑胶|唱片|磁带|\bcd\b|图书|古籍"
    r"|书[画籍法]|字画|碑帖|拓片|文物|博物馆|青铜|出土|名画|油画|游戏|主机|卡带|老照片|童年|味道|菜|配方|口味|工艺"
    r"|非遗|汉服|古[法方风]|传统|历史|建筑|保卡|小票|发票齐全|发售|再版|重发|限定复刻|周年|(?:上|老)一?代|美食|妆容"
    r"|妆|穿搭|造型|发型|剧照|名场面|作业|课程|项目|场景"
)
_SURPLUS = re.compile(r"原[单単]|尾[货単单貨]|剪标|撤柜|外贸")


@lru_cache(maxsize=16)
def _brand_pattern(words: frozenset[str]) -> re.Pattern[str] | None:
    """One pattern for a word list, longest first; Latin names must stand alone."""
    if not words:
        return None
    parts = [
        rf"(?<![a-z0-9]){re.escape(word)}(?![a-z])" if word[0].isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile("|".join(parts))


def _find(lexicons: Mapping[str, frozenset[str]], name: str, text: str) -> str | None:
    pattern = _brand_pattern(lexicons.get(name, frozenset()))
    match = pattern.search(text) if pattern else None
    return match.group() if match else None


def brand_beside(hit: Hit) -> str | None:
    """The brand, nickname or disguise near the hit; weak words of trade need a name that means nothing else."""
    stretch = hit.text[max(0, hit.start - _REACH) : hit.end + _REACH]
    found = _find(hit.lexicons, "brands", stretch) or _find(hit.lexicons, "brand_nicknames", stretch)
    if found:
        return found
    disguised = _DISGUISED_BRAND.search(stretch)
    if disguised:
        return disguised.group()
    if hit.trigger == "disguised" or _UNMISTAKABLE.search(hit.quote):
        common = _find(hit.lexicons, "brands_common_words", stretch)
        if common:
            return common
    # The brand column names what the listing claims to be: beside 高仿 or A货 that is the brand copied.
    column = normalise(str(hit.row.get("brand") or "")).text.strip()
    if len(column) < 2:
        return None
    reach = 12 if _COPY.search(hit.quote) else 1 if _NEXT_TO_BRAND.search(hit.quote) else 0
    stretch = hit.text[max(0, hit.start - len(column) - reach) : hit.end + len(column) + reach]
    return column if reach and column in stretch else None


@feature("counterfeit.word")
def word(hit: Hit) -> Signal | None:
    """使用假货行业的用语"""
    after = tail(hit, 6)
    if _SIMULATION.match(after) and hit.quote.endswith(("仿", "彷")):
        return None
    if hit.quote in {"1:1", "1比1", "一比一"}:
        if _SCALE.search(hit.before(10) + hit.after(14)):
            return None
        return Signal(f"“{hit.quote}”是仿制的说法", -0.05, (hit.quote,))
    weak = bool(_SURPLUS.search(hit.quote))
    return Signal(f"“{hit.quote}”是假货行业的用语", -0.1 if weak else 0.05, (hit.quote,))


@feature("counterfeit.brand")
def brand(hit: Hit) -> Signal | None:
    """旁边有品牌名、品牌代称或者暗语"""
    name = brand_beside(hit)
    return Signal(f"旁边有“{name}”", values=(name,)) if name else None


@feature("counterfeit.second_sign")
def second_sign(hit: Hit) -> Signal | None:
    """没有写出品牌,但同时有另一种假货行业的说法"""
    if not _COPY.search(hit.quote) and not _OPEN_COPY.search(hit.quote):
        return None
    if _OPEN_COPY.search(hit.quote):
        return Signal(f"“{hit.quote}”自称仿制", 0.0, (hit.quote,))
    stretch = hit.before(20) + " " + hit.after(30)
    match = _SECOND_SIGN.search(stretch)
    return Signal(f"同时有“{match.group()}”的说法", -0.1, (match.group(),)) if match else None


_JADE_GRADE = re.compile(r"a[级]?货")


@feature("counterfeit.jade_grade")
def jade_grade(hit: Hit) -> Signal | None:
    """翡翠玉石行业的A货,指未经处理的天然品"""
    if _JADE_GRADE.fullmatch(hit.quote) and _JADE.search(sentence(hit)):
        return Signal("说的是玉石的A货等级")
    return None


@feature("counterfeit.reissue")
def reissue(hit: Hit) -> Signal | None:
    """品牌自己再版,或者复刻的是作品、工艺、味道"""
    if "复刻" not in hit.quote and "复制" not in hit.quote:
        return None
    match = _REISSUE.search(lead(hit, 14) + tail(hit, 14))
    return Signal(f"由“{match.group()}”看是再版或文化复刻", values=(match.group(),)) if match else None
