"""One sample observation with what is known about it, and how marked words become both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from wangjian.sources.sample_market.shops import Shop
from wangjian.sources.sample_market.text import Composer, split_marks
from wangjian.sources.sample_market.truth import Label, TruthRecord
from wangjian.sources.sample_market.wording import Noun, Phrase, Wording


@dataclass(frozen=True, slots=True)
class Observed:
    row: dict[str, Any]
    truth: tuple[TruthRecord, ...] = ()


def known(kind: str, row_id: str, field: str, marked: str, phrase: Phrase) -> TruthRecord:
    """The truth of a text that was made with a marked phrase."""
    return TruthRecord(
        Label.LAWFUL if phrase.ground else Label.VIOLATION,
        kind,
        row_id,
        phrase.violation,
        field,
        split_marks(marked)[1],
        phrase.ground,
        phrase.evasive,
    )


def composer_for(
    wording: Wording,
    shop: Shop,
    rng: Random,
    extra: Mapping[str, Sequence[str]] | None = None,
    noun: Noun | None = None,
) -> Composer:
    """Fills templates that speak for one shop about one of its goods."""
    chosen = noun or rng.choice(shop.goods.nouns)
    fixed = {
        "noun": (chosen.name,),
        "brand": (rng.choice(shop.goods.brands),),
        "shop": (shop.name,),
        "operator": (shop.operator.name if shop.operator else shop.name,),
        "seat": (shop.area.prefix,),
    }
    return Composer(rng, wording.common_slots, shop.goods.slots, chosen.slots, fixed, extra or {})
