"""Messages, terms, pages, live speech and reviews: the other texts of the sample market."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from wangjian.sources.sample_market.clock import capture_time
from wangjian.sources.sample_market.observed import Observed, composer_for, known
from wangjian.sources.sample_market.shops import Conduct, Shop
from wangjian.sources.sample_market.streams import stream
from wangjian.sources.sample_market.text import split_marks
from wangjian.sources.sample_market.truth import Label, TruthRecord
from wangjian.sources.sample_market.wording import Phrase, Wording, slots_of

_MESSAGE_VIOLATIONS = ("uc.brush", "pyr.def")
_CLAUSE_VIOLATIONS = ("clause.final_interpretation", "clause.no_refund")
_MESSAGE_SHARES = (0.07, 0.14)
"""Violating and look-alike messages."""


def make_messages(wording: Wording, shops: list[Shop], seed: int, count: int, as_of: date) -> Iterator[Observed]:
    """Group and public messages. Some are signed by a shop, most are heard without knowing whose they are."""
    ordinary = wording.ordinary["messages"]
    loose = [shop for shop in shops if shop.conduct is not Conduct.CLEAN]
    for number in range(count):
        rng = stream(seed, "message", number)
        draw = rng.random()
        unlawful = draw < _MESSAGE_SHARES[0]
        shop = rng.choice(loose if unlawful else shops)
        composer = composer_for(wording, shop, rng, slots_of(ordinary["slots"]))
        phrase: Phrase | None = None
        if unlawful:
            violation = rng.choices(_MESSAGE_VIOLATIONS, (3, 2))[0]
            phrase = rng.choice(wording.unlawful("message", shop.goods.key, violation))
        elif draw < sum(_MESSAGE_SHARES):
            phrase = rng.choice(wording.lawful("message", shop.goods.key))
        marked = composer.fill(phrase.template if phrase else rng.choice(ordinary["message"]))
        signed = rng.random() < 0.5 or "{shop}" in marked
        row = _common(f"SM-{number:05d}", shop, capture_time(rng, as_of), f"post/{number}") | {
            "text": split_marks(marked)[0]
        }
        yield _observed("message", row if signed else row | {"shop_id": None}, marked, phrase)


def make_clauses(wording: Wording, shops: list[Shop], seed: int, as_of: date) -> Iterator[Observed]:
    """Terms of four shops in five, one or two documents each."""
    ordinary = wording.ordinary["clauses"]
    for shop in shops:
        rng = stream(seed, "clauses", shop.number)
        documents = rng.sample(ordinary["documents"], rng.choices((0, 1, 2), (20, 50, 30))[0])
        for document in documents:
            at = capture_time(rng, as_of)
            templates = rng.sample(ordinary["clause"], rng.randint(3, 7))
            for index, (phrase, template) in enumerate(_with_phrases(wording, shop, rng, templates), start=1):
                composer = composer_for(wording, shop, rng, slots_of(ordinary["slots"]))
                marked = composer.fill(template)
                row = _common(f"SC-{shop.shop_id}-{document}-{index}", shop, at, f"terms/{shop.shop_id}") | {
                    "document": document,
                    "clause_no": f"第{index}条",
                    "text": split_marks(marked)[0],
                }
                yield _observed("clause", row, marked, phrase)


def _with_phrases(
    wording: Wording, shop: Shop, rng: Random, templates: list[str]
) -> Iterator[tuple[Phrase | None, str]]:
    phrases: list[Phrase] = []
    if rng.random() < {"clean": 0.03, "slipping": 0.35, "habitual": 0.6}[shop.conduct.value]:
        violation = rng.choice(_CLAUSE_VIOLATIONS)
        phrases.append(rng.choice(wording.unlawful("clause", shop.goods.key, violation)))
    if rng.random() < 0.4:
        phrases.append(rng.choice(wording.lawful("clause", shop.goods.key)))
    entries: list[tuple[Phrase | None, str]] = [(None, template) for template in templates]
    for phrase in phrases:
        entries.insert(rng.randint(0, len(entries)), (phrase, phrase.template))
    yield from entries


def make_pages(wording: Wording, shops: list[Shop], seed: int, as_of: date) -> Iterator[Observed]:
    """The text of a page of every second shop."""
    ordinary = wording.ordinary["pages"]
    for shop in shops:
        rng = stream(seed, "page", shop.number)
        if rng.random() < 0.45:
            continue
        composer = composer_for(wording, shop, rng)
        paragraphs = [composer.fill(t) for t in rng.sample(ordinary["paragraph"], rng.randint(3, 6))]
        phrase = _page_phrase(wording, shop, rng)
        marked = composer.fill(phrase.template) if phrase else ""
        if phrase:
            paragraphs.insert(rng.randint(0, len(paragraphs)), marked)
        text = "\n".join([f"{shop.name} | {rng.choice(ordinary['title'])}", *paragraphs])
        row = _common(f"SP-{shop.shop_id}", shop, capture_time(rng, as_of), f"page/{shop.shop_id}") | {
            "text": split_marks(text)[0]
        }
        yield _observed("page", row, marked, phrase)


def _page_phrase(wording: Wording, shop: Shop, rng: Random) -> Phrase | None:
    draw = rng.random()
    if draw < 1.2 * shop.conduct.violating_share:
        keys = sorted({p.violation for p in wording.phrases["page"] if not p.ground and p.suits(shop.goods.key)})
        return rng.choice(wording.unlawful("page", shop.goods.key, rng.choice(keys)))
    if draw > 0.75:
        return rng.choice(wording.lawful("page", shop.goods.key))
    return None


def make_segments(wording: Wording, shops: list[Shop], seed: int, as_of: date) -> Iterator[Observed]:
    """Speech of one live session of each live shop, cut into segments of a few seconds."""
    spoken = wording.ordinary["segments"]["spoken"]
    for shop in (shop for shop in shops if shop.platform.carrier == "live_account"):
        rng = stream(seed, "live", shop.number)
        at = capture_time(rng, as_of)
        start_ms = 0
        noun = rng.choice(shop.goods.nouns)
        for index in range(rng.randint(14, 30)):
            copied = rng.choice(wording.copied_brands)
            composer = composer_for(wording, shop, rng, {"price": _round_prices(shop, rng), "copied": (copied,)}, noun)
            phrase = _spoken_phrase(wording, shop, rng)
            marked = composer.fill(phrase.template if phrase else rng.choice(spoken))
            length = 1000 * rng.randint(5, 16)
            row = _common(f"SG-{shop.shop_id}-{index:03d}", shop, at, f"live/{shop.shop_id}") | {
                "live_id": f"L{shop.shop_id}",
                "host_id": f"H{shop.number:05d}",
                "start_ms": start_ms,
                "end_ms": start_ms + length,
                "text": split_marks(marked)[0],
            }
            start_ms += length + 1000 * rng.randint(0, 40)
            yield _observed("segment", row, marked, phrase)


def _spoken_phrase(wording: Wording, shop: Shop, rng: Random) -> Phrase | None:
    if rng.random() < 0.5 * shop.conduct.violating_share:
        keys = ("uc.brush", "ad.absolute", "ad.absolute", "ad.absolute", shop.habit, shop.habit)
        choices = wording.unlawful("spoken", shop.goods.key, rng.choice(keys))
        return rng.choice(choices or wording.unlawful("spoken", shop.goods.key, "ad.absolute"))
    return rng.choice(wording.lawful("spoken", shop.goods.key)) if rng.random() < 0.12 else None


def _round_prices(shop: Shop, rng: Random) -> tuple[str, ...]:
    low, high = shop.goods.price_yuan
    return tuple(str(rng.randint(low, max(low + 5, high // 4))) for _ in range(3))


def make_reviews(
    wording: Wording, shops: list[Shop], seed: int, listings: list[Observed], count: int, as_of: date
) -> Iterator[Observed]:
    """What buyers say. Their superlatives are opinions, no advertisement."""
    by_id = {shop.shop_id: shop for shop in shops}
    words = wording.ordinary["reviews"]
    for number in range(count):
        rng = stream(seed, "review", number)
        item = rng.choice(listings).row
        shop = by_id[item["shop_id"]]
        mood = rng.choices(("good", "average", "bad", "superlative"), (55, 20, 13, 12))[0]
        marked = composer_for(wording, shop, rng).fill(rng.choice(words[mood]))
        row = _common(f"SR-{number:05d}", shop, capture_time(rng, as_of), f"item/{item['item_id']}") | {
            "item_id": item["item_id"],
            "author_id": f"U{rng.randint(10000, 99999)}",
            "rating": float(
                rng.choice({"good": (4, 5, 5), "average": (3, 4), "bad": (1, 2), "superlative": (1, 5, 5)}[mood])
            ),
            "text": split_marks(marked)[0],
            "posted_at": capture_time(rng, as_of),
        }
        quotes = split_marks(marked)[1]
        truth = TruthRecord(Label.LAWFUL, "review", row["id"], "ad.absolute", "text", quotes, "consumer_review")
        yield Observed(row, (truth,) if quotes else ())


def _common(row_id: str, shop: Shop, at: str, path: str) -> dict[str, Any]:
    return {
        "id": row_id,
        "platform": shop.platform.name,
        "shop_id": shop.shop_id,
        "url": f"https://{shop.platform.host}/{path}",
        "captured_at": at,
    }


def _observed(kind: str, row: dict[str, Any], marked: str, phrase: Phrase | None) -> Observed:
    return Observed(row, (known(kind, row["id"], "text", marked, phrase),) if phrase else ())
