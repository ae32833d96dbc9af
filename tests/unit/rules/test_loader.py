"""Packs as the engine receives them."""

from datetime import date

import pytest

from wangjian.rules.loader import RulePacksMissing, load_packs
from wangjian.rules.model import PackState
from wangjian.rules.problem import RulePackInvalid


def test_pack_carries_rules_words_and_laws(shelf):
    [pack] = load_packs(shelf.root)
    absolute = next(rule for rule in pack.rules if rule.id == "sample.absolute")
    assert (pack.id, pack.version, pack.state) == ("sample-wording", "1.0.0", PackState.LIVE)
    assert pack.lexicons["superlatives"] == ("最佳", "国家级", "最佳食用期", "Ｎｏ.１")
    assert [trigger.pattern for trigger in absolute.triggers if trigger.is_regex] == ["最(?:好|优)", "销量.{0,4}第一"]
    assert {trigger.name for trigger in absolute.triggers} == {"superlative"}
    assert [law.citation for law in absolute.laws] == ["AD:9(三)", "AD:57(一)"]


def test_rule_is_in_force_from_first_day_up_to_last(shelf):
    [pack] = load_packs(shelf.root)
    phone = next(rule for rule in pack.rules if rule.id == "sample.phone")
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2029, 12, 31), date(2030, 1, 1)]
    assert [phone.in_force(day) for day in days] == [False, True, True, False]


def test_digest_changes_with_words_and_rules_but_not_with_state_or_examples(shelf):
    def digest():
        return load_packs(shelf.root)[0].digest

    first = digest()
    shelf.change("pack.yml", "state: live", "state: retired")
    shelf.change("rules/phone.yml", "near_miss: [电话见包装", "near_miss: [电话另行通知")
    assert digest() == first
    shelf.change("lexicons/superlatives.txt", "最佳食用期", "最佳赏味期")
    assert digest() != first


def test_faulty_pack_is_refused_with_first_fault_and_count(shelf):
    shelf.change("rules/phone.yml", "severity: 1", "severity: 高")
    shelf.change("rules/phone.yml", "certainty: 0.5", "certainty: 低")
    with pytest.raises(RulePackInvalid, match=r"phone\.yml:4 severity 应为数字,现为“高”.*另有 1 处"):
        load_packs(shelf.root)


def test_folder_without_packs_is_told(tmp_path):
    with pytest.raises(RulePacksMissing, match="没有规则包"):
        load_packs(tmp_path)
