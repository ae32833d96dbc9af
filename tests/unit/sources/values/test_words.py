from __future__ import annotations

import pytest

from wangjian.sources.values.problem import Odd, UnreadableValue
from wangjian.sources.values.words import (
    parse_area,
    parse_carrier,
    parse_registered_uscc,
    parse_shown_uscc,
    parse_yes_no,
)

VALID = "91330100799655058B"


@pytest.mark.parametrize(("text", "value"), [("是", True), ("有", True), ("√", True), ("否", False), ("0", False)])
def test_parse_yes_no(text: str, value: bool) -> None:
    assert parse_yes_no(text) is value


def test_parse_yes_no_does_not_guess() -> None:
    with pytest.raises(UnreadableValue):
        parse_yes_no("大概")


def test_an_unknown_carrier_never_falls_into_a_default() -> None:
    assert parse_carrier("takeaway") == "takeaway"
    with pytest.raises(UnreadableValue, match="不是已知的载体"):
        parse_carrier("地摊")


@pytest.mark.parametrize(("text", "code"), [("411003", "411003"), ("411003001", "411003"), ("411003001002", "411003")])
def test_parse_area_keeps_six_digits(text: str, code: str) -> None:
    assert parse_area(text) == code


def test_parse_area_refuses_names() -> None:
    with pytest.raises(UnreadableValue):
        parse_area("建安区")


def test_a_registered_code_must_be_right() -> None:
    assert parse_registered_uscc(VALID.lower()) == VALID
    with pytest.raises(UnreadableValue, match="校验位不对"):
        parse_registered_uscc(VALID[:-1] + "C")


def test_a_shown_code_is_kept_as_shown() -> None:
    shown = parse_shown_uscc("91330100799655058C")

    assert isinstance(shown, Odd)
    assert shown.value == "91330100799655058C"
    assert "校验位不对" in shown.sentence
