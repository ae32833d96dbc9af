"""The condition language: what holds, what supports, and where a fault stands."""

import pytest

from wangjian.rules.expression import ExpressionInvalid, parse


@pytest.mark.parametrize(
    ("text", "true", "support"),
    [
        ("", set(), ()),
        ("a", {"a"}, ("a",)),
        ("a", set(), None),
        ("not a", set(), ()),
        ("not a", {"a"}, None),
        ("a and b", {"a", "b"}, ("a", "b")),
        ("a and b", {"a"}, None),
        ("a or b", {"b"}, ("b",)),
        ("a or b", {"a", "b"}, ("a", "b")),
        ("a or b and c", {"b"}, None),
        ("(a or b) and not (c or d)", {"b"}, ("b",)),
        ("(a or b) and not (c or d)", {"b", "d"}, None),
        ("not not a", {"a"}, ()),
        ("scope.own_range and name2", {"scope.own_range", "name2"}, ("scope.own_range", "name2")),
    ],
)
def test_condition_answers_with_supporting_names(text, true, support):
    assert parse(text)(true.__contains__) == support


def test_or_asks_all_its_sides_and_and_stops_at_the_first_that_fails():
    asked = []

    def holds(name):
        asked.append(name)
        return name != "b"

    parse("(a or c) and b and d")(holds)
    assert asked == ["a", "c", "b"]


def test_names_are_listed_once_in_order():
    assert parse("b and (a or b) and not c").names == ("b", "a", "c")


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("a and", 5, "缺特征名称"),
        ("and a", 0, "缺特征名称"),
        ("(a or b", 7, "缺右括号"),
        ("a b", 2, "多出了内容"),
        ("a) or b", 1, "多出了内容"),
        ("a && b", 2, "不认识的符号“&”"),
        ("a and A", 6, "不认识的符号“A”"),
        ("not", 3, "缺特征名称"),
        ("()", 1, "缺特征名称"),
        ("(" * 60 + "a" + ")" * 60, 41, "套了"),
    ],
)
def test_fault_names_its_position(text, position, words):
    with pytest.raises(ExpressionInvalid, match="条件") as raised:
        parse(text)
    assert raised.value.position == position
    assert words in str(raised.value)
