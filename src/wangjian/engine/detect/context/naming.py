"""Is the wording part of a name: of a work, a brand, a series, a place, a title?"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, sentence, tail
from wangjian.engine.feature import Hit, Signal, feature

_OPEN_CLOSE = {"《": "》", "〈": "〉", "「": "」", "『": "』"}
_QUOTED_NAME = re.compile(
    r"^[^\"]{0,10}\"(?:牌|商标|系列|品牌|款|型|专利|注册|[^,。]{0,8}(?:注册|商标|系列名|品牌名?|品名|店名|名称|牌子))"
)
_NAME_BEFORE = re.compile(
    r"(?:商标|品牌|品名|系列|型号|货号|商品名|名为|名叫|又名|称为|专利名称|影片|电影|电视剧|综艺|歌曲|游戏|节目|栏目"
    r"|书名|小说)[::]?\"?[^,。\"]{0,4}$"
)
_NAME_AFTER = re.compile(
    r"^[^,。]{0,4}\"?(?:(?<![品大名金招老])牌(?!子|照)|商标|(?:tm|®)|系列|专利)(?![^,。]{0,2}(?:之一|第一))"
)
_GIVEN = re.compile(
    r"(?:获|荣获|获得|获评|荣膺|评为|评选为|授予|授牌|入选|认定为?|命名为?|斩获|夺得|摘得|颁发|蝉联)[^。;]{0,30}$"
)
_ISSUER = re.compile(
    r"国家|国务院|[省市县]|部|委|局|厅|政府|人民|协会|学会|商会|联合会|博览会|展览会|交易会|大赛|锦标赛|运动会|奥运"
    r"|评选|遗产|院|轻工|工信|农业|商务|文化|旅游|标准|奖"
)
_PRIZE_AFTER = re.compile(r"^[^,。]{0,10}(?:奖|称号|荣誉|奖牌|奖杯|证书|名单)")


@feature("name.quoted")
def quoted_name(hit: Hit) -> Signal | None:
    """是商品名称、商标、作品名或者专利名的一部分"""
    before, after = hit.before(16), hit.after(16)
    for left, right in _OPEN_CLOSE.items():
        if before.rfind(left) > before.rfind(right) and right in after:
            return Signal("写在名称的括号里", values=(hit.quote,))
    named = _NAME_BEFORE.search(before) or _NAME_AFTER.match(after)
    if not named and before.count('"') % 2 == 1:
        named = _QUOTED_NAME.match(hit.after(26))
    return Signal("是名称或商标的一部分", values=(named.group(),)) if named else None


_AWARD = re.compile(r"[一-龥]{2,6}奖$")


@feature("name.award")
def award(hit: Hit) -> Signal | None:
    """是依规定评定的奖项、称号"""
    given = _GIVEN.search(hit.before(40)) or _AWARD.search(lead(hit, 8))
    prize = _PRIZE_AFTER.match(tail(hit, 16))
    if (given or prize) and _ISSUER.search(sentence(hit)):
        return Signal("是评定的奖项或称号,须核对评定依据", values=((given or prize).group(),))  # type: ignore[union-attr]
    return None
