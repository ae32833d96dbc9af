"""Values out of a closed set: yes and no, carriers, relations, codes."""

from __future__ import annotations

import re

from wangjian.kernel.textnorm import normalise
from wangjian.kernel.uscc import explain_uscc
from wangjian.lake.schemas import CARRIERS
from wangjian.sources.values.problem import Odd, UnreadableValue, shown

RELATIONS = ("referral", "purchase", "payment")
_YES = frozenset({"是", "有", "已亮照", "已公示", "亮照", "true", "yes", "y", "1", "√", "✓"})
_NO = frozenset({"否", "无", "没有", "未亮照", "未公示", "false", "no", "n", "0", "×", "x"})
_AREA = re.compile(r"[1-9]\d{5}")


def parse_yes_no(text: str) -> bool:
    """Raises UnreadableValue."""
    folded = normalise(text).text.strip()
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise UnreadableValue(f"“{shown(text)}”应为“是”或“否”")


def parse_carrier(text: str) -> str:
    """One of the carriers by name. Raises UnreadableValue: an unknown carrier never falls into a default."""
    folded = normalise(text).text.strip()
    if folded in CARRIERS:
        return folded
    raise UnreadableValue(
        f"“{shown(text)}”不是已知的载体,应为网店、平台、网站、APP、小程序、公众号、直播账号、外卖之一"
    )


def parse_relation(text: str) -> str:
    """Raises UnreadableValue."""
    folded = normalise(text).text.strip()
    if folded in RELATIONS:
        return folded
    raise UnreadableValue(f"“{shown(text)}”不是已知的关系,应为推荐、购买、付款之一")


def parse_area(text: str) -> str:
    """Six digits of GB/T 2260; longer statistical codes (9 or 12 digits) are cut to them. Raises UnreadableValue."""
    if _AREA.fullmatch(text[:6]) and text.isdigit() and len(text) in (6, 9, 12):
        return text[:6]
    raise UnreadableValue(f"“{shown(text)}”不是行政区划代码,应为6位数字")


def parse_registered_uscc(text: str) -> str:
    """A code of a register, which must be right. Raises UnreadableValue with what is wrong."""
    check = explain_uscc(text)
    if not check.valid:
        raise UnreadableValue(f"“{shown(text)}”{check.problems[0]}")
    return check.code


def parse_shown_uscc(text: str) -> str | Odd:
    """A code as a shop shows it: a wrong one is itself what the market shows, so it is kept as it stands."""
    check = explain_uscc(text)
    if check.valid:
        return check.code
    return Odd(text.strip(), f"“{shown(text)}”{check.problems[0]};网店公示的代码按原样保留")
