"""Make the whole sample market and write it the way a bureau receives data: many files, several formats, bad rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from wangjian.sources.sample_market import faults, files
from wangjian.sources.sample_market.clock import first_delivery
from wangjian.sources.sample_market.listings import make_listings
from wangjian.sources.sample_market.observed import Observed
from wangjian.sources.sample_market.operators import Operator, make_operators
from wangjian.sources.sample_market.postings import make_clauses, make_messages, make_pages, make_reviews, make_segments
from wangjian.sources.sample_market.shops import Shop, make_shops, shop_row, shop_truth
from wangjian.sources.sample_market.truth import TruthRecord, write_truth
from wangjian.sources.sample_market.wording import Wording, load_wording

DEFAULT_SEED = 4110
NOT_IN_REGISTER = 0.05
"""Part of the operators that the sample register lacks, so that their shops cannot be linked."""
WITHOUT_SHOP = 24
"""Operators of the register that no shop belongs to."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files that come in on one day, in the order in which they should be imported: register and shops first."""

    on: date
    files: tuple[SampleFile, ...]


@dataclass(frozen=True, slots=True)
class SampleMarket:
    folder: Path
    deliveries: tuple[Delivery, Delivery]
    truth: Path
    counts: dict[str, int]
    """Readable rows by kind."""

    @property
    def files(self) -> dict[str, tuple[Path, ...]]:
        """All files by kind."""
        files = [file for delivery in self.deliveries for file in delivery.files]
        return {kind: tuple(file.path for file in files if file.kind == kind) for kind in self.counts}


def write_sample_market(
    folder: Path, *, seed: int = DEFAULT_SEED, shops: int = 300, listings: int = 5000, as_of: date
) -> SampleMarket:
    """Write the sample market of ``seed`` into ``folder``. The same arguments give byte-identical files."""
    folder.mkdir(parents=True, exist_ok=True)
    observed = _make(load_wording(), seed, shops, listings, as_of)
    written, bad_rows = _write(folder, observed, as_of)
    truth = folder / "truth.jsonl"
    write_truth(truth, [*_truth(observed), *bad_rows])
    early, late = (tuple(file for place, file in written if place == number) for number in (0, 1))
    deliveries = (Delivery(first_delivery(as_of), early), Delivery(as_of, late))
    return SampleMarket(folder, deliveries, truth, {kind: len(items) for kind, items in observed.items()})


def _make(wording: Wording, seed: int, shop_count: int, listing_count: int, as_of: date) -> dict[str, list[Observed]]:
    operators = make_operators(wording, seed, as_of)
    shops = make_shops(wording, operators, seed, shop_count, _habits(wording))
    listings = list(make_listings(wording, shops, seed, listing_count, as_of))
    rows = [shop_row(shop, seed, as_of) for shop in shops]
    return {
        "operator": [Observed(operator.row()) for operator in _registered(shops, operators)],
        "shop": [Observed(row, tuple(shop_truth(shop, row))) for shop, row in zip(shops, rows, strict=True)],
        "listing": listings,
        "message": list(make_messages(wording, shops, seed, 3 * shop_count, as_of)),
        "clause": list(make_clauses(wording, shops, seed, as_of)),
        "page": list(make_pages(wording, shops, seed, as_of)),
        "segment": list(make_segments(wording, shops, seed, as_of)),
        "review": list(make_reviews(wording, shops, seed, listings, 2 * shop_count, as_of)),
    }


def _habits(wording: Wording) -> dict[str, tuple[str, ...]]:
    """Superlatives can be said of anything; treatment and counterfeit claims only of the goods they suit.

    Copies tempt the sellers of bags, clothes and gadgets more often than the others.
    """
    special = ("ad.treat_claim", "tm.infringe", "tm.infringe")
    return {
        goods: ("ad.absolute", *(key for key in special if wording.unlawful("title", goods, key)))
        for goods in wording.goods
    }


def _registered(shops: list[Shop], others: Iterator[Operator]) -> list[Operator]:
    by_number = {shop.operator.number: shop.operator for shop in shops if shop.operator}
    every = round(1 / NOT_IN_REGISTER)
    known = [operator for number, operator in sorted(by_number.items()) if number % every]
    return known + list(islice(others, WITHOUT_SHOP))


def _write(
    folder: Path, observed: dict[str, list[Observed]], as_of: date
) -> tuple[list[tuple[int, SampleFile]], list[TruthRecord]]:
    """Files with the number of the delivery they belong to, and what is wrong in them."""
    written: list[tuple[int, SampleFile]] = []
    bad_rows: list[TruthRecord] = []
    for kind, items in observed.items():
        for plan in files.PLANS[kind]:
            rows: list[dict[str, Any]] = [item.row for item in items if plan.takes(item.row)]
            lines = faults.spoil(plan, rows, as_of)
            path = folder / plan.name
            files.write(path, plan, lines)
            bad_rows += faults.truth_of(plan, lines)
            written.append((plan.delivery, SampleFile(kind, path)))
    return written, bad_rows


def _truth(observed: dict[str, list[Observed]]) -> Iterator[TruthRecord]:
    for items in observed.values():
        for item in items:
            yield from item.truth
