from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wangjian.web.officer.findings.marking import CURRENT, EXEMPT, OTHER, Part, Span, cut, fold

TEXT = "国家级大师,最佳赏味期"


def test_marks_stand_where_the_spans_are() -> None:
    parts = cut(TEXT, [Span(0, 3, CURRENT, ""), Span(6, 8, EXEMPT, "保质期提示")])

    assert parts == [
        Part("国家级", CURRENT),
        Part("大师,"),
        Part("最佳", EXEMPT, "保质期提示"),
        Part("赏味期"),
    ]


@pytest.mark.parametrize(
    "spans", [[Span(0, 5, OTHER, ""), Span(0, 3, CURRENT, "")], [Span(0, 3, CURRENT, ""), Span(0, 5, OTHER, "")]]
)
def test_the_finding_looked_at_wins_over_what_overlaps(spans: list[Span]) -> None:
    assert cut(TEXT, spans)[:2] == [Part("国家级", CURRENT), Part("大师", OTHER)]


def test_findings_side_by_side_stay_two_marks() -> None:
    parts = cut("发展三个下线", [Span(0, 4, OTHER, ""), Span(4, 6, OTHER, "")])

    assert [part.text for part in parts] == ["发展三个", "下线"]


def test_a_span_outside_the_text_is_left_out() -> None:
    assert cut("短", [Span(0, 9, CURRENT, "")]) == [Part("短")]


@given(
    st.text(min_size=1, max_size=40),
    st.lists(
        st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from([CURRENT, OTHER, EXEMPT])), max_size=6
    ),
)
def test_joined_parts_are_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    parts = cut(text, [Span(start, end, mark, "") for start, end, mark in spans])

    assert "".join(part.text for part in parts) == text


def test_fold_keeps_what_stands_near_a_mark() -> None:
    parts = fold(
        [Part("头" * 50), Part("国家级", CURRENT), Part("中" * 50), Part("最佳", OTHER), Part("尾" * 50)], keep=10
    )

    assert [part.text for part in parts] == [
        "……" + "头" * 10,
        "国家级",
        "中" * 10 + "……" + "中" * 10,
        "最佳",
        "尾" * 10 + "……",
    ]


def test_fold_leaves_short_text_alone() -> None:
    parts = [Part("短"), Part("国家级", CURRENT)]

    assert fold(parts, keep=10) == parts
