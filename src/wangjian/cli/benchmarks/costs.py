"""Where the time of judging goes, by feature and by rule: it is most of a scan, and authors should see it."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any

import pyarrow as pa

from wangjian.engine.feature import Feature, Hit, Signal, features
from wangjian.engine.recipe import Recipe
from wangjian.engine.scan import Scan

_SHOWN = 12


def costliest_features(recipe: Recipe, batches: Iterable[pa.RecordBatch]) -> list[dict[str, Any]]:
    """Calls and microseconds of the features that cost most over the batches, with their share of the whole scan.

    Watching a call costs a part of a microsecond itself.
    """
    calls: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    scan = Scan(recipe.scan().plan, known=_watched(calls, seconds))
    started = time.process_time()
    for batch in batches:
        scan(batch)
    whole = time.process_time() - started
    return [
        {
            "feature": name,
            "calls": calls[name],
            "us_per_call": round(spent / calls[name] * 1e6, 1),
            "share_of_scan": round(spent / whole, 3),
        }
        for name, spent in sorted(seconds.items(), key=lambda item: -item[1])[:_SHOWN]
    ]


def _watched(calls: Counter[str], seconds: defaultdict[str, float]) -> dict[str, Feature]:
    import wangjian.engine.detect  # noqa: F401  registers the features of the product

    def watched(name: str, feature: Feature, hit: Hit) -> Signal | None:
        started = time.process_time()
        signal = feature(hit)
        seconds[name] += time.process_time() - started
        calls[name] += 1
        return signal

    return {name: partial(watched, name, feature) for name, feature in features().items()}


def broadest_rules(recipe: Recipe, batches: Iterable[pa.RecordBatch]) -> list[dict[str, Any]]:
    """The rules with most candidates, and how many findings (exempt ones too) came of them."""
    scan = recipe.scan()
    candidates: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    for batch in batches:
        candidates += scan.candidates(batch)
        findings += Counter(one.planned.rule.id for one in scan.found(batch))
    return [
        {"rule": rule, "candidates": count, "findings": findings[rule]}
        for rule, count in candidates.most_common(_SHOWN)
    ]
