"""How many of the sample market's wordings the rules find, and how many lawful look-alikes they flag.

    python -m tests.bench.wordings --round 2             JSON on stdout
    python -m tests.bench.wordings --round 2 --errors    with the templates that went wrong

Each template is said by four invented shops, as the sample market says it. Wordings come in rounds. A round measures
the rules only until they are revised in its light; its first figures are kept in docs/how-to/test.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from datetime import date
from random import Random
from typing import Any

import pyarrow as pa

from wangjian.engine.recipe import Recipe
from wangjian.lake.schemas import KINDS
from wangjian.rules.loader import load_packs
from wangjian.sources.sample_market.measure import Alarm, measure
from wangjian.sources.sample_market.observed import composer_for, known
from wangjian.sources.sample_market.operators import make_operators
from wangjian.sources.sample_market.shops import Shop, make_shops
from wangjian.sources.sample_market.text import split_marks
from wangjian.sources.sample_market.truth import TruthRecord
from wangjian.sources.sample_market.wording import Phrase, Wording, load_wording

AS_OF = date(2026, 11, 24)
SEED = 99
SHOPS = 400
EACH = 4
KIND = {"title": "listing", "sentence": "listing", "card": "listing", "spoken": "segment",
        "page": "page", "message": "message", "clause": "clause"}  # fmt: skip


def main() -> None:
    options = _options()
    wording = load_wording()
    said = _say_all(wording, options.round)
    alarms = _scan([(kind, row) for kind, row, _, _ in said])
    result = measure([truth for _, _, truth, _ in said], alarms)
    keys = sorted(set(result.known) | set(result.lawful))
    report: dict[str, Any] = {
        "round": options.round,
        "templates": len({phrase for *_, phrase in said}),
        "texts": len(said),
        "recall": round(result.recall, 3),
        "precision": round(result.precision, 3),
        "lawful_flagged": round(result.lawful_flagged_share, 3),
        "by_violation": {
            key: {"found": result.found[key], "known": result.known[key],
                  "flagged": result.lawful_flagged[key], "lawful": result.lawful[key]}
            for key in keys
        },
    }  # fmt: skip
    if options.errors:
        report["errors"] = _errors(said, set(alarms))
    json.dump(report, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=2)
    parser.add_argument("--errors", action="store_true")
    return parser.parse_args()


Said = tuple[str, dict[str, Any], TruthRecord, Phrase]


def _say_all(wording: Wording, round_: int) -> list[Said]:
    """Every template of the round in the mouths of some shops: kind, row, truth, phrase."""
    shops = make_shops(
        wording, make_operators(wording, SEED, AS_OF), SEED, SHOPS, dict.fromkeys(wording.goods, ("ad.absolute",))
    )
    said: list[Said] = []
    for channel, phrases in sorted(wording.phrases.items()):
        for phrase in sorted((p for p in phrases if p.round == round_), key=lambda p: p.template):
            rng = Random(phrase.template)
            speakers = [shop for shop in shops if phrase.suits(shop.goods.key)]
            for shop in rng.sample(speakers, min(EACH, len(speakers))):
                said.append(_say(wording, channel, phrase, shop, rng, len(said)))
    return said


def _say(wording: Wording, channel: str, phrase: Phrase, shop: Shop, rng: Random, number: int) -> Said:
    kind = KIND[channel]
    copied = rng.choice(wording.copied_brands)
    composer = composer_for(wording, shop, rng, {"copied": (copied,)})
    marked = composer.fill(phrase.template)
    words = split_marks(marked)[0]
    row: dict[str, Any] = {"id": f"W{number:05d}", "platform": shop.platform.name, "shop_id": shop.shop_id}
    field = "text"
    if kind == "listing":
        field = "title" if channel == "title" else "description"
        title, intro = composer.pick(shop.goods.titles), composer.pick(shop.goods.sentences["intro"])
        use = composer.pick(shop.goods.sentences["use"])
        is_copy = phrase.violation == "tm.infringe" and not phrase.ground
        row |= {
            "title": f"{words} {title}" if channel == "title" else title,
            "description": f"{intro}{use}" if channel == "title" else f"{intro}{words}{use}",
            "category": shop.goods.category,
            "brand": copied if is_copy else composer.fill("{brand}"),
        }
    else:
        row["text"] = words
    return kind, row, known(kind, row["id"], field, marked, phrase), phrase


def _scan(rows: list[tuple[str, dict[str, Any]]]) -> list[Alarm]:
    packs = load_packs()
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind, row in rows:
        by_kind[kind].append(row)
    alarms = []
    for kind, kept in by_kind.items():
        scan = Recipe(packs, kind, AS_OF).scan()
        for batch in pa.Table.from_pylist(kept, schema=KINDS[kind]).to_batches():
            found = scan(batch).to_pylist()
            alarms += [Alarm(row["observation_id"], row["violation"]) for row in found if not row["exempt"]]
    return alarms


def _errors(said: list[Said], raised: set[Alarm]) -> list[dict[str, Any]]:
    counts: dict[Phrase, list[int]] = defaultdict(lambda: [0, 0])
    for _, row, _, phrase in said:
        counts[phrase][0] += Alarm(row["id"], phrase.violation) in raised
        counts[phrase][1] += 1
    return [
        {"violation": phrase.violation, "ground": phrase.ground, "template": phrase.template, "flagged": hits, "of": of}
        for phrase, (hits, of) in counts.items()
        if (hits if phrase.ground else hits < of)
    ]


if __name__ == "__main__":
    main()
