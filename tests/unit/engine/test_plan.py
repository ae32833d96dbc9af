"""What a plan holds: rules in force, shared patterns, versions."""

from datetime import date
from pathlib import Path

import pytest

from wangjian.engine.plan import EVERY_STATE, PlanInvalid, compile_plan
from wangjian.rules.loader import load_packs

PACKS = Path(__file__).parents[1] / "rules" / "packs"


def plan(kind="listing", as_of=date(2026, 1, 1), **more):
    return compile_plan(load_packs(PACKS), kind=kind, as_of=as_of, **more)


def test_plan_holds_rules_of_the_kind_in_force_on_the_day():
    assert [planned.rule.id for planned in plan().rules] == ["sample.absolute", "sample.phone"]
    assert [planned.rule.id for planned in plan(as_of=date(2019, 6, 1)).rules] == ["sample.absolute"]
    assert [planned.rule.id for planned in plan(kind="shop").rules] == ["sample.licence"]


def test_plan_leaves_out_packs_that_do_not_run():
    assert plan(states=frozenset()).rules == ()
    assert len(plan(states=EVERY_STATE).rules) == 2


def test_plan_normalises_words_and_shares_equal_patterns():
    texts = [pattern.text for pattern in plan().patterns]
    assert "no.1" in texts
    assert len(texts) == len(set(texts))


def test_plan_names_only_fields_that_some_rule_reads():
    assert plan().fields == ("title", "description", "attributes")
    assert plan(kind="shop").fields == ()
    assert plan(kind="shop").row_rules == (0,)


def test_rule_version_names_pack_version_and_content():
    assert plan().rules[0].version.startswith("sample-wording@1.0.0+")


def test_unknown_kind_is_told():
    with pytest.raises(PlanInvalid, match="没有“video”这种观测"):
        plan(kind="video")
