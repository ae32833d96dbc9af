"""Counts, ratings and other plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from wangjian.kernel.textnorm import normalise
from wangjian.sources.values.problem import UnreadableValue, shown

_PLAIN = re.compile(r"\d{1,15}")
_COUNT = re.compile(
    r"(?:已售|月销|月售|总销量|累计销量|销量|成交|约|>|超过|超)*\s*"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<scale>万|千|w|亿)?\s*(?P<more>\+|以上|多)?\s*"
    r"(?:人付款|人收货|人已买|人购买|人想要|笔|件|单|个|条|次)?"
)
_SCALE = {None: 1, "千": 1_000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_INTEGER = re.compile(r"\d{1,18}(?:\.0+)?")
_RATING = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*(?:分|星)?")


def parse_count(text: str) -> int:
    """A count as platforms show it; ``1.2万+`` is read as the 12,000 that are certain.

    Raises UnreadableValue.

    >>> parse_count("51601人付款"), parse_count("1.2万+")
    (51601, 12000)
    """
    if _PLAIN.fullmatch(text):
        return int(text)
    match = _COUNT.fullmatch(normalise(text).text.strip())
    if match is None:
        raise UnreadableValue(f"“{shown(text)}”不是数量,应为整数,如 1280 或 1.2万")
    number = Decimal(match["number"].replace(",", "")) * _SCALE[match["scale"]]
    if number != number.to_integral_value():
        raise UnreadableValue(f"“{shown(text)}”不是整数")
    return int(number)


def parse_integer(text: str) -> int:
    """A whole number without sign. Raises UnreadableValue."""
    if not _INTEGER.fullmatch(text):
        raise UnreadableValue(f"“{shown(text)}”不是整数")
    return int(text.split(".")[0])


def parse_rating(text: str) -> float:
    """A score as shown, between 0 and 100. Raises UnreadableValue."""
    match = _RATING.fullmatch(normalise(text).text.strip())
    if match is None or float(match[1]) > 100:
        raise UnreadableValue(f"“{shown(text)}”不是评分,应为0到100之间的数字")
    return float(match[1])
