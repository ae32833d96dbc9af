from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wangjian.sources.values.money import parse_money
from wangjian.sources.values.problem import UnreadableValue


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        ("2288.00", "yuan", 228_800),
        ("0.1", "yuan", 10),
        ("¥1,299.90", "yuan", 129_990),
        ("￥ 5", "yuan", 500),
        ("12元", "yuan", 1_200),
        ("１２．５", "yuan", 1_250),
        ("1.25", "wan_yuan", 1_250_000),
        ("3万", "yuan", 3_000_000),
        ("3万元", "fen", 3_000_000),
        ("1990", "fen", 1_990),
        ("80000000000.01", "yuan", 8_000_000_000_001),
        (".5", "yuan", 50),
    ],
)
def test_parse_money_is_exact(text: str, unit: str, fen: int) -> None:
    assert parse_money(text, unit) == fen


@pytest.mark.parametrize("text", ["面议", "12-15", "149.00 - 159.00", "-5", "1,29", "12 13", "", "￥", "1e3", "NaN"])
def test_parse_money_refuses_what_is_no_single_amount(text: str) -> None:
    with pytest.raises(UnreadableValue, match="不是金额"):
        parse_money(text, "yuan")


def test_parse_money_refuses_parts_of_a_fen() -> None:
    with pytest.raises(UnreadableValue, match="不足一分"):
        parse_money("1.005", "yuan")


def test_parse_money_refuses_what_cannot_be_a_price() -> None:
    with pytest.raises(UnreadableValue, match="不合常理"):
        parse_money("999999999999999", "wan_yuan")


@given(st.integers(0, 10**14))
def test_parse_money_of_any_amount_written_out(fen: int) -> None:
    assert parse_money(str(Decimal(fen) / 100), "yuan") == fen
