"""The score explains itself, stays within 0 to 100 and never falls when a fact grows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wangjian.desk.leads.triage_score import TriageFacts, joint_certainty, triage_score

FACTS = st.builds(
    TriageFacts,
    severity=st.integers(1, 5),
    certainty=st.floats(0, 1),
    findings=st.integers(1, 10_000),
    listings=st.integers(1, 100_000),
    shops=st.integers(0, 1000),
    annual_sales_fen=st.none() | st.integers(0, 10**13),
    repeats=st.integers(0, 50),
)
LARGEST = TriageFacts(5, 1.0, 10**6, 10**6, 1000, 10**13, 50)
SMALLEST = TriageFacts(1, 0.0, 0, 0, 0, None, 0)


@given(FACTS)
def test_score_lies_between_0_and_100(facts: TriageFacts) -> None:
    score, _ = triage_score(facts)
    assert 0 <= score <= 100


def test_score_uses_the_whole_range() -> None:
    assert triage_score(LARGEST)[0] == 100
    assert triage_score(SMALLEST)[0] == 8


@given(FACTS)
def test_points_add_up_to_the_score(facts: TriageFacts) -> None:
    score, explanation = triage_score(facts)
    assert score == round(sum(reason.points or 0.0 for reason in explanation.reasons))
    assert explanation.summary == f"研判分 {score}"


@pytest.mark.parametrize("name", ["severity", "certainty", "listings", "shops", "annual_sales_fen", "repeats"])
@given(facts=FACTS, data=st.data())
def test_score_never_falls_when_a_fact_grows(name: str, facts: TriageFacts, data: st.DataObject) -> None:
    value = getattr(facts, name) or 0
    most = getattr(LARGEST, name)
    grown = data.draw(st.floats(value, 1) if name == "certainty" else st.integers(value, most))

    assert triage_score(replace(facts, **{name: grown}))[0] >= triage_score(facts)[0]


@given(st.lists(st.floats(0, 1)), st.floats(0, 1))
def test_joint_certainty_never_falls_with_another_finding(scores: list[float], another: float) -> None:
    before, after = joint_certainty(scores), joint_certainty([*scores, another])
    assert 0 <= before <= after + 1e-12
    assert after <= 1


def test_joint_certainty_of_two_halves() -> None:
    assert joint_certainty([0.5, 0.5]) == 0.75


def test_explanation_in_words() -> None:
    facts = TriageFacts(3, 0.94, 4, 3, 2, 250_000_000, 1)
    score, explanation = triage_score(facts)
    assert score == 70
    assert [(reason.text, reason.points) for reason in explanation.reasons] == [
        ("严重程度 3 级(共 5 级)", 24.0),
        ("4 处发现,合计把握 94%", 28.2),
        ("年销售额 250.0 万元", 8.0),
        ("涉及 3 个商品页或信息", 2.4),
        ("涉及 2 家网店", 2),
        ("两年内同类问题已处理 1 次", 5),
    ]
