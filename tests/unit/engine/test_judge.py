"""One rule, one hit: condition, exemptions in order, score, words."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from wangjian.engine.feature import Hit, Signal
from wangjian.engine.judge import FeatureUnknown, judge, sentence
from wangjian.engine.plan import PlannedExemption, compile_plan
from wangjian.rules.expression import parse
from wangjian.rules.loader import load_packs
from wangjian.rules.model import Exemption

PACKS = Path(__file__).parents[1] / "rules" / "packs"
[PHONE] = [
    planned
    for planned in compile_plan(load_packs(PACKS), kind="listing", as_of=date(2026, 1, 1)).rules
    if planned.rule.id == "sample.phone"
]
HIT = Hit("请打电话12345", 2, 9, "number", "title", "listing", {"id": "1"})


def rule(when, *grounds):
    exemptions = tuple(
        PlannedExemption(Exemption(ground, text, None, f"理由{ground}"), parse(text)) for ground, text in grounds
    )
    return dataclasses.replace(PHONE, condition=parse(when), exemptions=exemptions)


FEATURES = {
    "yes": lambda hit: Signal("成立。", 0.3),
    "strong": lambda hit: Signal("很强", 2.0),
    "weak": lambda hit: Signal("很弱", -2.0),
    "silent": lambda hit: Signal(""),
    "no": lambda hit: None,
}


@pytest.mark.parametrize(
    ("when", "score"),
    [
        ("", 0.5),
        ("yes", 0.8),
        ("yes and yes", 0.8),
        ("strong", 1.0),
        ("weak", 0.0),
        ("not no", 0.5),
        ("yes or no", 0.8),
    ],
)
def test_score_is_certainty_plus_weights_of_supporting_features_within_bounds(when, score):
    verdict = judge(rule(when), HIT, FEATURES)
    assert verdict is not None
    assert verdict.score == pytest.approx(score)


@pytest.mark.parametrize("when", ["no", "yes and no", "not yes"])
def test_rule_whose_condition_fails_stays_silent(when):
    assert judge(rule(when), HIT, FEATURES) is None


def test_first_exemption_that_holds_is_recorded():
    verdict = judge(rule("yes", ("one", "no"), ("two", "yes"), ("three", "yes")), HIT, FEATURES)
    assert verdict is not None
    assert (verdict.exempt, verdict.score, verdict.note) == ("two", 0.0, "理由two;成立")


def test_sentence_joins_message_reasons_and_exemption():
    planned = rule("yes and silent", ("two", "yes"))
    verdict = judge(planned, HIT, FEATURES)
    assert verdict is not None
    assert sentence(planned, verdict, "电话12345") == "留有电话“电话12345”。理由:成立。不作为违法线索:理由two;成立。"


def test_each_feature_is_asked_once_for_a_hit():
    asked = []

    def counted(hit):
        asked.append(hit)
        return Signal("成立")

    judge(rule("counted and counted", ("one", "counted")), HIT, {"counted": counted})
    assert asked == [HIT]


def test_unknown_feature_is_told():
    with pytest.raises(FeatureUnknown, match="exotic"):
        judge(rule("exotic"), HIT, FEATURES)


def test_fault_in_a_feature_travels_up_and_names_the_observation():
    def broken(hit):
        raise KeyError("price")

    with pytest.raises(KeyError) as raised:
        judge(rule("broken"), HIT, {"broken": broken})
    assert raised.value.__notes__ == ["feature broken, observation 1, field title"]
