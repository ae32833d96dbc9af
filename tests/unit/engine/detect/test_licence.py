from __future__ import annotations

import pytest

from wangjian.engine.detect import licence
from wangjian.engine.feature import Hit

VALID = "91411000MA00AAA02N"  # 示例: valid check characters, belongs to nobody
PETTY = "个人从事零星小额交易活动,依法不需要办理市场主体登记"


def shop(**columns) -> Hit:
    return Hit("", 0, 0, "", "licence_shown", "shop", columns)


@pytest.mark.parametrize(
    ("columns", "holds"),
    [
        ({"licence_shown": False}, True),
        ({"licence_shown": False, "uscc": VALID}, True),
        ({"licence_shown": True}, False),
        ({"licence_shown": None}, False),
        ({}, False),
        ({"licence_shown": False, "licence_text": f"统一社会信用代码 {VALID}"}, False),
    ],
)
def test_missing_needs_an_observation_that_none_is_shown(columns, holds):
    assert bool(licence.not_shown(shop(**columns))) is holds


@pytest.mark.parametrize(
    ("sales", "over", "holds"),
    [
        (None, None, True),
        (licence.PETTY_TRADE_FEN, None, True),
        (licence.PETTY_TRADE_FEN + 1, None, False),
        (1, True, False),
    ],
)
def test_petty_trade_declaration_excuses_up_to_the_limit(sales, over, holds):
    row = {"licence_text": PETTY, "annual_sales_fen": sales, "sales_over_exemption": over}
    assert bool(licence.self_declared(shop(**row))) is holds
    assert bool(licence.petty_trade_exceeded(shop(**row))) is not holds


def test_other_declarations_know_no_limit():
    row = {"licence_text": "个人销售自产农副产品,依法不需要办理市场主体登记", "annual_sales_fen": 10**9}
    assert licence.self_declared(shop(**row))
    assert licence.petty_trade_exceeded(shop(**row)) is None


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("示例商贸 注册资本100万", True),
        (f"示例商贸 {VALID}", False),
        ("营业执照链接见店铺首页", False),
        ("914110**********2N 示例商贸", False),
        ("", False),
    ],
)
def test_licence_text_without_code(text, holds):
    assert bool(licence.without_code(shop(licence_text=text))) is holds


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (VALID, None),
        ("110108000000016", None),
        (VALID[:-1] + "X", "末位应为N"),
        (VALID[:-2], "应为18位"),
        ("91411000MAO0AAA02N", "不是统一社会信用代码可用的字符"),
        ("410000000000011", "校验"),
    ],
)
def test_column_code_says_what_is_wrong(code, words):
    signal = licence.column_code_wrong(shop(uscc=code))
    assert (signal is None) if words is None else (signal is not None and words in signal.reason)
