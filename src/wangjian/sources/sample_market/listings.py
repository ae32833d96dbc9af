"""Goods on sale: title, description, attributes, price. Some break the law, more only look like it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from wangjian.sources.sample_market.clock import capture_time, first_delivery
from wangjian.sources.sample_market.observed import Observed, composer_for, known
from wangjian.sources.sample_market.shops import Shop
from wangjian.sources.sample_market.streams import stream
from wangjian.sources.sample_market.text import Composer, split_marks
from wangjian.sources.sample_market.truth import TruthRecord
from wangjian.sources.sample_market.wording import Goods, Phrase, Wording

LOOKALIKE_SHARE = 0.16
CARD_SHARE = 0.12
"""Part of a violating shop's faults that stand on the card in the parcel: paid reviews, unfair terms."""

_CARD_VIOLATIONS = ("uc.brush", "clause.no_refund", "clause.final_interpretation")
_SENTENCES = (("intro", 2), ("detail", 2), ("use", 1))


def make_listings(wording: Wording, shops: list[Shop], seed: int, count: int, as_of: date) -> Iterator[Observed]:
    """``count`` captures. A listing may be captured again later, still saying the same."""
    rng = stream(seed, "listings")
    sizes = [rng.paretovariate(1.6) for _ in shops]
    made = 0
    while made < count:
        shop = rng.choices(shops, sizes)[0]
        first = _make_listing(wording, shop, stream(seed, "listing", made), made, as_of)
        again = rng.random() < (0.2 if first.truth else 0.03)
        for observed in (first, _captured_again(first, shop, as_of))[: 2 if again else 1]:
            if made < count:
                made += 1
                yield observed


def _make_listing(wording: Wording, shop: Shop, rng: Random, number: int, as_of: date) -> Observed:
    phrase = _choose_phrase(wording, shop, rng)
    copied = rng.choice(wording.copied_brands)
    composer = composer_for(wording, shop, rng, {"copied": (copied,)})
    is_copy = phrase is not None and phrase[1].violation == "tm.infringe" and not phrase[1].ground
    title = composer.pick(shop.goods.titles)
    sentences = _description(wording, shop.goods, composer, rng)
    row_id = f"SL-{shop.shop_id}-{number:05d}-1"
    truth: tuple[TruthRecord, ...] = ()
    if phrase is not None:
        channel, chosen = phrase
        marked = composer.fill(chosen.template)
        if channel == "title":
            title = _join_title(rng, marked, title)
        else:
            sentences.insert(rng.randint(1, len(sentences)), marked)
        truth = (known("listing", row_id, "title" if channel == "title" else "description", marked, chosen),)
    return Observed(
        {
            "id": row_id,
            "platform": shop.platform.name,
            "shop_id": shop.shop_id,
            "url": f"https://{shop.platform.host}/item/{shop.shop_id}-{number}",
            "captured_at": capture_time(rng, _delivered(shop, as_of), days_before=rng.randint(8, 20)),
            "item_id": f"{shop.shop_id}-{number}",
            "title": split_marks(title)[0],
            "description": split_marks("".join(sentences))[0],
            "category": shop.goods.category,
            "brand": copied if is_copy else composer.fill("{brand}") if rng.random() < 0.7 else None,
            "attributes": ";".join(composer.fill(item) for item in rng.sample(shop.goods.attributes, 3)),
            **_prices(shop.goods, rng),
        },
        truth,
    )


def _choose_phrase(wording: Wording, shop: Shop, rng: Random) -> tuple[str, Phrase] | None:
    """Channel and phrase of this listing, if it has any that matters."""
    goods = shop.goods.key
    if rng.random() < shop.conduct.violating_share:
        if rng.random() < CARD_SHARE:
            violation = rng.choices(_CARD_VIOLATIONS, (3, 2, 1))[0]
            return "card", rng.choice(wording.unlawful("card", goods, violation))
        channel = rng.choices(("title", "sentence"), (58, 42))[0]
        violation = shop.habit if rng.random() < 0.75 else "ad.absolute"
        choices = wording.unlawful(channel, goods, violation) or wording.unlawful(channel, goods, "ad.absolute")
        return channel, rng.choice(choices)
    if rng.random() < LOOKALIKE_SHARE:
        channel = rng.choices(("title", "sentence"), (45, 55))[0]
        return channel, _any_ground(wording.lawful(channel, goods), rng)
    return None


def _any_ground(choices: list[Phrase], rng: Random) -> Phrase:
    """A phrase by what it looks like, then by ground: grounds with many wordings must not crowd out the others."""
    looks_like = rng.choice(sorted({phrase.violation for phrase in choices}))
    alike = [phrase for phrase in choices if phrase.violation == looks_like]
    ground = rng.choice(sorted({phrase.ground for phrase in alike}))
    return rng.choice([phrase for phrase in alike if phrase.ground == ground])


def _description(wording: Wording, goods: Goods, composer: Composer, rng: Random) -> list[str]:
    sentences = [composer.fill(t) for part, most in _SENTENCES for t in _some(goods.sentences[part], rng, most)]
    special = wording.common["service_food" if goods.is_food else "service_things"]
    return sentences + [composer.fill(t) for t in _some((*wording.common["service"], *special), rng, 2)]


def _some(templates: tuple[str, ...], rng: Random, most: int) -> list[str]:
    return rng.sample(templates, min(len(templates), rng.randint(1, most)))


def _join_title(rng: Random, phrase: str, title: str) -> str:
    return rng.choice(
        (f"{phrase}{title}", f"{phrase} {title}", f"【{phrase}】{title}", f"{title} {phrase}", f"{title}{phrase}")
    )


def _prices(goods: Goods, rng: Random) -> dict[str, Any]:
    low, high = goods.price_yuan
    price = int(low * (high / low) ** rng.betavariate(1.6, 3.2)) * 100 - rng.choice((0, 0, 10, 20, 100))
    reference = int(price * rng.uniform(1.15, 2.2)) // 100 * 100 if rng.random() < 0.4 else None
    sales = int(10 ** rng.betavariate(1.6, 3) * 10 ** rng.uniform(0, 3)) - 1
    return {"price_fen": max(price, 100), "reference_price_fen": reference, "sales_count": sales}


def _delivered(shop: Shop, as_of: date) -> date:
    """The goods of the first platform were looked at five weeks before those of the others."""
    return first_delivery(as_of) if shop.platform.key == "jia" else as_of


def _captured_again(first: Observed, shop: Shop, as_of: date) -> Observed:
    gap = timedelta(days=7) + (as_of - _delivered(shop, as_of))
    later = datetime.fromisoformat(first.row["captured_at"]) + gap
    row_id = first.row["id"][:-1] + "2"
    row = {**first.row, "id": row_id, "captured_at": later.isoformat(), "sales_count": first.row["sales_count"] + 7}
    return Observed(row, tuple(_with_id(record, row_id) for record in first.truth))


def _with_id(record: TruthRecord, row_id: str) -> TruthRecord:
    return TruthRecord(
        record.label, record.kind, row_id, record.violation, record.field, record.quotes, record.ground, record.evasive
    )
