"""Money as integer 分, exactly."""

from __future__ import annotations

import re
from decimal import Decimal

from wangjian.kernel.textnorm import normalise
from wangjian.sources.values.problem import UnreadableValue, shown

FEN_PER = {"fen": 1, "yuan": 100, "wan_yuan": 1_000_000}
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,10})?")
_SHAPE = re.compile(
    r"(?:¥|￥|rmb|cny|人民币)?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)\s*(?P<unit>元|万元|万|块|分)?"
)
_UNIT_WORDS = {"元": "yuan", "块": "yuan", "万元": "wan_yuan", "万": "wan_yuan", "分": "fen"}
LARGEST = 10**17
"""A thousand trillion yuan: beyond it stands a mistake."""


def parse_money(text: str, unit: str) -> int:
    """Amount in 分 of a text counted in ``unit`` (``fen``, ``yuan``, ``wan_yuan``) unless it names its own unit.

    Raises UnreadableValue for text that is no single amount, and for parts of a 分.

    >>> parse_money("¥1,299.90", "yuan")
    129990
    """
    if _PLAIN.fullmatch(text):
        return _exact(text, unit, text)
    match = _SHAPE.fullmatch(normalise(text).text.strip())
    if match is None:
        raise UnreadableValue(f"“{shown(text)}”不是金额,应为一个数字,如 1299.90")
    own = match["unit"]
    return _exact(match["number"].replace(",", ""), _UNIT_WORDS[own] if own else unit, text)


def _exact(number: str, unit: str, text: str) -> int:
    fen = Decimal(number) * FEN_PER[unit]
    if fen != fen.to_integral_value():
        raise UnreadableValue(f"“{shown(text)}”不足一分,金额最小到分")
    if fen >= LARGEST:
        raise UnreadableValue(f"“{shown(text)}”大得不合常理,请核对单位")
    return int(fen)
