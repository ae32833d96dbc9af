"""Examples of a pack: what counts as passed."""

import dataclasses
from datetime import date

from wangjian.engine.examples import Role, run_examples
from wangjian.rules.model import Example


def outcomes(recipe, as_of=date(2026, 1, 1), **examples):
    [pack] = recipe.packs
    [rule] = pack.rules
    empty = {"hits": (), "near_misses": (), "known_misses": ()}
    rule = dataclasses.replace(rule, **{**empty, **examples})
    return list(run_examples([dataclasses.replace(pack, rules=(rule,))], as_of=as_of))


def test_hit_that_fires_and_near_miss_that_does_not_pass(recipe):
    found = outcomes(recipe, hits=(Example("最佳蜂蜜"),), near_misses=(Example("好蜂蜜"),))
    assert [(one.role, one.passed) for one in found] == [(Role.HIT, True), (Role.NEAR_MISS, True)]


def test_hit_that_stays_silent_and_near_miss_that_fires_fail(recipe):
    found = outcomes(recipe, hits=(Example("好蜂蜜"),), near_misses=(Example("最佳蜂蜜"),))
    assert [one.passed for one in found] == [False, False]
    assert found[0].sentence == "hit[0] 应报出,实际没有报出:好蜂蜜"


def test_near_miss_that_should_be_exempt_fails_when_nothing_comes_out(recipe):
    [found] = outcomes(recipe, near_misses=(Example("好蜂蜜", ground="own_range"),))
    assert not found.passed
    assert "应按“own_range”豁免,实际没有报出" in found.sentence


def test_known_miss_is_told_and_not_demanded(recipe):
    found = outcomes(recipe, known_misses=(Example("顶尖蜂蜜"), Example("最佳蜂蜜")))
    assert [(one.passed, one.fired) for one in found] == [(True, False), (True, True)]


def test_examples_are_judged_on_the_first_day_of_a_rule_that_is_yet_to_come(recipe):
    [found] = outcomes(recipe, as_of=date(2010, 1, 1), hits=(Example("最佳蜂蜜"),))
    assert found.fired
