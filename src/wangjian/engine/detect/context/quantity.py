"""Numbers with units, as market text writes them.

Published copies of advertisements mask figures (``xxx``, ``***``, ``DIGIT``); a masked figure counts as a number.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import tail
from wangjian.engine.feature import Hit, Signal, feature

NUMBER = r"(?:\d+(?:[.,]\d+)*|[一二两三四五六七八九十百千万亿半几数]+|digit|digi|x{2,}|\*{2,}|×{2,})"
"""A figure in digits, in Chinese, or masked."""
MONEY = r"(?:元|块|万|折|毛|分|角|¥|￥|rmb)"
MEASURE = (
    r"(?:℃|°c?|度|厘米|毫米|米|千米|公里|cm|mm|km|m|寸|英寸|斤|公斤|千克|克|kg|g|吨|升|毫升|ml|l|瓦|w|kw|伏|v|安|a"
    r"|mah|赫兹|hz|ghz|mhz"
    r"|分贝|db|转|rpm|gb?|tb?|mb?|位|倍|小时|分钟|秒|天|日|周|个?月|年|%|％|‰|成|人|次|档|层|级|只|个|件|片|寸|码|dpi"
    r"|像素|lm|流明|pa|kpa|bar)"
)

_BOUND_TAIL = re.compile(
    rf"^(?:的)?(?:可以?|能够?|会|支持|至|达到?|不超过|不高于|不低于|不少于|只要|只需|仅需|仅|只|约|需|付|送|减|省|返"
    rf"|享|满|优惠|立减|直降|赠送?|获赠?|获得|抵|赔|赢取?|领取?|借"
    rf"|贷|兑|抽|存|调[至到]?|承受|耐受?|承重|续航|待机|起|为|再|还|每|得|免|面值|连续|补贴|返|直|上限|{MONEY}"
    rf"|(?:个?小时|分钟|天|秒|次日|当[天日]|隔[天日]))"
)
_BARE_NUMBER = re.compile(
    rf"^[:是为约]?\s?(?:\d|digi|x{{2}}|\*{{2}}"
    rf"|(?!一[家个款件座种批位])[一二两三四五六七八九十百千万亿半几数]+(?:{MONEY}|{MEASURE}))"
)


def starts_with_number(phrase: str) -> bool:
    return bool(_BARE_NUMBER.match(phrase))


def is_bound(phrase: str) -> bool:
    """Does the phrase after 最高, 最低 … give a bound: a figure, a verb of amount, a unit whose figure is masked?

    >>> is_bound("可调至60厘米"), is_bound("180℃"), is_bound("品质")
    (True, True, False)
    """
    return bool(_BARE_NUMBER.match(phrase) or _BOUND_TAIL.match(phrase))


@feature("quantity.bound")
def bound(hit: Hit) -> Signal | None:
    """说的是数量、尺寸、额度的上限或下限"""
    after = tail(hit, 12)
    return Signal("说的是数量或额度的上下限", values=(after,)) if is_bound(after) else None
