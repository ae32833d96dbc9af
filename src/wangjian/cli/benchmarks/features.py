"""What each feature costs: most of a scan's time goes into judging candidates, and authors should see where."""

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
