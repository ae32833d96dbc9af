"""Display of the business licence on a shop page.

Sources: 电子商务法 10, 15; 网络交易监督管理办法 8, 12. A shop that needs no registration shows one of four
self-declarations instead;
petty trade (零星小额) ends at 100,000 yuan a year over all platforms, and then the declaration no longer excuses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wangjian.engine.feature import Hit, Signal, feature
from wangjian.kernel.registration_no import explain_registration_no
from wangjian.kernel.textnorm import normalise
from wangjian.kernel.uscc import LENGTH, explain_uscc, is_valid_uscc

PETTY_TRADE_FEN = 10_000_000
"""100,000 yuan a year in 分, 网络交易监督管理办法 8."""

_DECLARATION = re.compile(
    r"个人销售自产农副产品|个人销售家庭手工业产品|家庭手工业产品|自产(?:的)?农副产品|便民劳务活动|零星小额交易"
    r"|(?:依法)?(?:不需要|无需|无须|免(?:于|予)?)(?:办理)?(?:市场主体|经营主体|工商|营业执照)?登记|免登记"
)
_PETTY = re.compile(r"零星小额")
_OLD_NUMBER = 15
_CODE = re.compile(r"(?<![0-9a-z])[0-9a-z](?:[0-9a-z][ -]?){13,21}(?![0-9a-z])")
_LINK = re.compile(r"https?:|链接|亮照|证照栏|资质栏|首页|点击|扫码|见(?:图|店铺|主页)|二维码")
_HIDDEN_CODE = re.compile(r"[0-9a-z]{2,}[*×]{3,}[0-9a-z]*")


def _licence_text(row: Mapping[str, Any]) -> str:
    return normalise(str(row.get("licence_text") or "")).text


_CODES = re.compile(r"[ -]")


def _codes(text: str) -> list[str]:
    return [_CODES.sub("", match.group()) for match in _CODE.finditer(text)]


def declares_exemption(row: Mapping[str, Any]) -> str | None:
    """The words of the self-declaration in the licence text."""
    match = _DECLARATION.search(_licence_text(row))
    return match.group() if match else None


def _over_petty_trade(row: Mapping[str, Any]) -> bool:
    sales = row.get("annual_sales_fen")
    return bool(row.get("sales_over_exemption")) or (sales is not None and int(sales) > PETTY_TRADE_FEN)


@feature("licence.not_shown")
def not_shown(hit: Hit) -> Signal | None:
    """店铺页面没有公示营业执照信息"""
    if hit.row.get("licence_shown") is not False:
        return None
    if any(is_valid_uscc(code) for code in _codes(_licence_text(hit.row))):
        return None
    known = is_valid_uscc(hit.row.get("uscc"))
    return Signal(
        "登记为未公示营业执照" + (",但平台报送了有效的统一社会信用代码" if known else ""), -0.1 if known else 0.0
    )


@feature("licence.self_declared")
def self_declared(hit: Hit) -> Signal | None:
    """公示了免登记的自我声明,且没有超过免登记的限度"""
    words = declares_exemption(hit.row)
    if not words:
        return None
    if _PETTY.search(words) and _over_petty_trade(hit.row):
        return None
    return Signal(f"公示了“{words}”的自我声明", values=(words,))


@feature("licence.petty_trade_exceeded")
def petty_trade_exceeded(hit: Hit) -> Signal | None:
    """以零星小额为由不登记,但年交易额超过十万元"""
    words = declares_exemption(hit.row)
    if not words or not _PETTY.search(_licence_text(hit.row)) or not _over_petty_trade(hit.row):
        return None
    sales = hit.row.get("annual_sales_fen")
    amount = f"年交易额{int(sales) / 100:,.0f}元" if sales else "年交易额超过10万元"
    return Signal(f"{amount},超过零星小额的限度", values=(str(sales),))


@feature("licence.without_code")
def without_code(hit: Hit) -> Signal | None:
    """公示的执照信息里没有统一社会信用代码"""
    text = _licence_text(hit.row)
    if len(text.strip()) < 4 or _codes(text) or _HIDDEN_CODE.search(text) or _LINK.search(text):
        return None
    return Signal("执照信息里没有统一社会信用代码")


@feature("licence.code_wrong")
def code_wrong(hit: Hit) -> Signal | None:
    """统一社会信用代码或者注册号有误"""
    codes = _codes(hit.quote)
    problem = _problem(codes[-1]) if codes else None
    return Signal(problem, values=(codes[-1].upper(),)) if problem else None


@feature("licence.column_code_wrong")
def column_code_wrong(hit: Hit) -> Signal | None:
    """登记的统一社会信用代码有误"""
    code = str(hit.row.get("uscc") or "").strip()
    if not code:
        return None
    problem = _problem(normalise(code).text)
    return Signal(problem, values=(code,)) if problem else None


def _problem(code: str) -> str | None:
    """What is wrong with a code that stands where a credit code or an old registration number is due."""
    if len(code) == _OLD_NUMBER and code.isdigit():
        old = explain_registration_no(code)
        return None if old.valid else old.problem
    check = explain_uscc(code)
    if check.valid:
        return None
    if len(code) != LENGTH and not check.problems:
        return f"统一社会信用代码应为{LENGTH}位,实为{len(code)}位"
    return check.problems[0]
