"""The word files are complete and keep ordinary words ordinary."""

from __future__ import annotations

import re
from datetime import date
from random import Random

import pytest

from wangjian.sources.sample_market.operators import make_operators
from wangjian.sources.sample_market.postings import make_segments
from wangjian.sources.sample_market.shops import make_shops
from wangjian.sources.sample_market.text import Composer
from wangjian.sources.sample_market.wording import FOLDER, Goods, load_wording

WORDING = load_wording()
TRIGGERS = re.compile(
    "最[^近后]|第一(?!次)|唯一|顶级|极品|国家级|治疗|治愈|高仿|复刻|刷单|好评返|拉人头|下线|解释权|概不退"
)


def _templates(goods: Goods) -> list[str]:
    return [*goods.titles, *goods.attributes, *(text for texts in goods.sentences.values() for text in texts)]


@pytest.mark.parametrize("goods", WORDING.goods.values(), ids=WORDING.goods)
def test_every_slot_of_the_goods_is_known(goods: Goods) -> None:
    for noun in goods.nouns:
        fixed = {"noun": (noun.name,), "brand": goods.brands}
        composer = Composer(Random(1), WORDING.common_slots, goods.slots, noun.slots, fixed)
        for template in _templates(goods):
            assert "{" not in composer.fill(template)


def test_ordinary_goods_words_carry_no_trigger() -> None:
    # A notice that something is no medicine is the one ordinary sentence that must name treatment.
    texts = [text for goods in WORDING.goods.values() for text in _templates(goods)]
    assert [text for text in texts if TRIGGERS.search(text) and "不能代替药物" not in text] == []


def test_ordinary_postings_carry_no_trigger() -> None:
    texts = [
        text
        for name, parts in WORDING.ordinary.items()
        for part, items in parts.items()
        if part not in {"slots", "superlative"}
        for text in items
    ]
    assert [text for text in texts if TRIGGERS.search(text)] == []


def test_every_phrase_marks_what_matters() -> None:
    unmarked = [phrase for phrases in WORDING.phrases.values() for phrase in phrases if "⟦" not in phrase.template]
    assert {phrase.ground for phrase in unmarked} <= {"law_decides"}


def test_every_goods_can_break_the_law_and_look_like_it() -> None:
    for key in WORDING.goods:
        for channel in ("title", "sentence", "spoken"):
            assert WORDING.unlawful(channel, key, "ad.absolute")
            assert WORDING.lawful(channel, key)


def test_copied_brands_are_not_named_like_goods_of_the_market() -> None:
    own = {brand for goods in WORDING.goods.values() for brand in goods.brands}
    assert own.isdisjoint(WORDING.copied_brands)
    assert all("示例" in brand for brand in own - {"青丝里示例"})


def test_files_name_no_unknown_goods() -> None:
    named = {key for phrases in WORDING.phrases.values() for phrase in phrases for key in phrase.goods}
    assert named <= set(WORDING.goods)
    assert FOLDER.is_dir()


def test_segments_of_a_session_follow_one_another() -> None:
    as_of = date(2026, 11, 24)
    shops = make_shops(
        WORDING, make_operators(WORDING, 1, as_of), 1, 40, dict.fromkeys(WORDING.goods, ("ad.absolute",))
    )
    ends: dict[str, int] = {}
    for observed in make_segments(WORDING, shops, 1, as_of):
        row = observed.row
        assert ends.get(row["live_id"], 0) <= row["start_ms"] < row["end_ms"]
        ends[row["live_id"]] = row["end_ms"]
