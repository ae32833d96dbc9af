"""What a change of rules gains and loses."""

import dataclasses

import pyarrow as pa

from wangjian.engine.effect import compare
from wangjian.rules.model import Trigger


def changed(recipe, *words):
    [pack] = recipe.packs
    [rule] = pack.rules
    rule = dataclasses.replace(rule, triggers=tuple(Trigger(word, name="best") for word in words))
    return dataclasses.replace(recipe, packs=(dataclasses.replace(pack, rules=(rule,)),))


def batch(*titles):
    return pa.RecordBatch.from_pydict({"id": [str(n) for n in range(len(titles))], "title": list(titles)})


def test_effect_counts_each_place_gained_and_lost(recipe):
    after = changed(recipe, "蜂蜜")
    [effect] = compare([batch("最佳蜂蜜", "好蜂蜜"), batch("最佳")], before=recipe.scan(), after=after.scan())
    assert (effect.rule, effect.before, effect.after, effect.gained, effect.lost) == ("sample.best", 2, 2, 2, 2)
    assert (effect.gained_quotes, effect.lost_quotes) == (["蜂蜜", "蜂蜜"], ["最佳", "最佳"])


def test_rules_that_find_the_same_are_not_told(recipe):
    assert compare([batch("最佳蜂蜜")], before=recipe.scan(), after=recipe.scan()) == ()


def test_only_a_few_quotes_are_kept(recipe):
    [effect] = compare([batch(*["蜂蜜"] * 20)], before=recipe.scan(), after=changed(recipe, "蜂蜜").scan())
    assert effect.gained == 20
    assert len(effect.gained_quotes) == 3
