from __future__ import annotations

import pytest

from wangjian.sources.values.numbers import parse_count, parse_integer, parse_rating
from wangjian.sources.values.problem import UnreadableValue


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("51601人付款", 51_601),
        ("1.2万+", 12_000),
        ("月销 3000+", 3_000),
        ("已售1.5万件", 15_000),
        ("100", 100),
        ("2,345", 2_345),
        ("1.0", 1),
        ("3w", 30_000),
        ("7人收货", 7),
    ],
)
def test_parse_count_as_platforms_write_it(text: str, count: int) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["很多", "1.5", "-3", "10-20", "1.23456万", "5折"])
def test_parse_count_refuses_the_rest(text: str) -> None:
    with pytest.raises(UnreadableValue):
        parse_count(text)


def test_parse_integer_takes_whole_numbers_only() -> None:
    assert parse_integer("1500") == 1500
    assert parse_integer("1500.0") == 1500
    with pytest.raises(UnreadableValue):
        parse_integer("1.5")


@pytest.mark.parametrize(("text", "rating"), [("4.8", 4.8), ("5星", 5.0), ("95分", 95.0)])
def test_parse_rating_as_shown(text: str, rating: float) -> None:
    assert parse_rating(text) == rating


@pytest.mark.parametrize("text", ["好评", "101", "-1", "四星"])
def test_parse_rating_refuses_the_rest(text: str) -> None:
    with pytest.raises(UnreadableValue):
        parse_rating(text)
