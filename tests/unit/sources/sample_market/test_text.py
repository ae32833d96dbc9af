"""Templates agree on facts within one text and vary where a text may name several things."""

from __future__ import annotations

from random import Random

import pytest

from wangjian.sources.sample_market.text import Composer, split_marks


def test_a_fact_stays_the_same_in_title_and_description() -> None:
    composer = Composer(Random(1), {"net": ("500克", "1000克", "250克")})
    assert composer.fill("{net}") == composer.fill("{net}")


def test_two_facts_in_one_template_differ() -> None:
    first, second = Composer(Random(1), {"colour": ("黑", "白")}).fill("{colour},{colour}").split(",")
    assert first != second


def test_selling_points_are_not_repeated_until_all_are_used() -> None:
    composer = Composer(Random(1), {"point": ("轻", "软", "亮")})
    assert {composer.fill("{point}") for _ in range(3)} == {"轻", "软", "亮"}


def test_later_slots_replace_earlier_ones() -> None:
    assert Composer(Random(1), {"net": ("500克",)}, {"net": ("1斤",)}).fill("{net}") == "1斤"


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(KeyError):
        Composer(Random(1), {}).fill("{nothing}")


def test_split_marks_returns_the_quotes() -> None:
    assert split_marks("⟦全网最低⟧价,⟦没有之一⟧") == ("全网最低价,没有之一", ("全网最低", "没有之一"))
