"""Advice for a merchant, one text at a time."""

from wangjian.engine.self_check import self_check


def advice(recipe, text, **more):
    from wangjian.engine.plan import RUNNING

    assert recipe.packs[0].state in RUNNING
    return self_check(text, recipe.packs, kind="listing", as_of=recipe.as_of, **more)


def test_advice_points_into_the_text_and_says_how_to_put_it(recipe):
    text = "示例店的國家一級蜂蜜"
    [one] = advice(recipe, text)
    assert text[one.start : one.end] == one.quote == "國家一級"
    assert one.reasons == ("绝对化用语(示例)",)
    assert (one.instead, one.laws, one.exempt) == ("写可以核对的事实", ("AD:9(三)",), None)


def test_advice_comes_in_the_order_of_the_text(recipe):
    assert [one.quote for one in advice(recipe, "最佳蜂蜜,国家一级,最佳")] == ["最佳", "国家一级", "最佳"]


def test_long_text_and_text_with_lines_is_read_too(recipe):
    assert len(advice(recipe, "蜂蜜" * 80 + "最佳")) == 1
    assert len(advice(recipe, "蜂蜜\n最佳")) == 1


def test_text_without_fault_gives_no_advice(recipe):
    assert advice(recipe, "好蜂蜜", columns={"category": "食品"}) == ()
