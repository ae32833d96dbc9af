"""Precision and recall of the rule packs on the labelled sets.

    python -m tests.bench.quality                       every set, JSON on stdout
    python -m tests.bench.quality posts --errors        the dev half's errors, to be read

A text counts as flagged when it has a finding without an exemption. Texts labelled WEAK only are left out of the text
level; per key, a
WEAK or alternative label is neither right nor wrong. No category is given to the engine: it must tell the goods from
the words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import pyarrow as pa
from tests.bench.quality_sets import Labelled, load

from wangjian.engine.plan import EVERY_STATE, compile_plan
from wangjian.engine.scan import Scan
from wangjian.rules.loader import load_packs

SETS = ("ad_texts", "clauses", "posts")
HALVES = ("dev", "held", "all")
AS_OF = date(2026, 11, 1)

Found = dict[str, list[dict[str, object]]]


def find(texts: Sequence[Labelled]) -> Found:
    """Findings by text id, exempt ones included."""
    packs = load_packs()
    found: Found = defaultdict(list)
    for kind in sorted({text.kind for text in texts}):
        scan = Scan(compile_plan(packs, kind=kind, as_of=AS_OF, states=EVERY_STATE))
        for column in sorted({text.field for text in texts if text.kind == kind}):
            rows = [text for text in texts if (text.kind, text.field) == (kind, column)]
            batch = pa.RecordBatch.from_pydict({"id": [row.id for row in rows], column: [row.text for row in rows]})
            for finding in scan(batch).to_pylist():
                found[finding["observation_id"]].append(finding)
    return found


def keys_found(findings: Iterable[dict[str, object]], name: str) -> set[str]:
    """Violations flagged. The advertising set knows the clause keys only as ``clause.unfair``."""
    keys = {str(one["violation"]) for one in findings if one["exempt"] is None}
    if name == "ad_texts":
        keys = {"clause.unfair" if key.startswith("clause.") else key for key in keys}
    return keys


def ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def rates(right: int, wrong: int, missed: int) -> dict[str, float | int | None]:
    return {
        "right": right,
        "wrong": wrong,
        "missed": missed,
        "precision": ratio(right, right + wrong),
        "recall": ratio(right, right + missed),
        "f1": ratio(2 * right, 2 * right + wrong + missed),
    }


def text_level(texts: Sequence[Labelled], flagged: Callable[[Labelled], set[str]]) -> dict[str, object]:
    clear = [text for text in texts if not text.only_weak]
    right = sum(bool(text.keys and flagged(text)) for text in clear)
    wrong = sum(bool(not text.keys and flagged(text)) for text in clear)
    violating = [text for text in clear if text.keys]
    lawful = [text for text in clear if text.group == "lawful_trigger"]
    evasive = [text for text in violating if text.evasive]
    hit = [text for text in violating if flagged(text)]
    return {
        **rates(right, wrong, len(violating) - right),
        "lawful_trigger_flagged": ratio(sum(bool(flagged(text)) for text in lawful), len(lawful)),
        "evasive_recall": ratio(sum(bool(flagged(text)) for text in evasive), len(evasive)),
        "right_key": ratio(sum(bool(flagged(text) & (text.keys | text.open_keys)) for text in hit), len(hit)),
    }


def by_key(texts: Sequence[Labelled], flagged: Callable[[Labelled], set[str]]) -> dict[str, dict[str, object]]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for text in texts:
        found = flagged(text)
        right.update(found & text.keys)
        missed.update(text.keys - found)
        wrong.update(found - text.keys - text.open_keys)
    return {key: dict(rates(right[key], wrong[key], missed[key])) for key in sorted({*right, *wrong, *missed})}


def macro_f1(keys: dict[str, dict[str, object]]) -> float | None:
    scores = [float(one["f1"] or 0) for one in keys.values() if one["right"] or one["missed"]]  # type: ignore[arg-type]
    return round(sum(scores) / len(scores), 3) if scores else None


def measure(name: str, texts: Sequence[Labelled], found: Found) -> dict[str, object]:
    def flagged(text: Labelled) -> set[str]:
        return keys_found(found.get(text.id, ()), name)

    result: dict[str, object] = {}
    for half in HALVES:
        part = [text for text in texts if half in ("all", text.half)]
        keys = by_key(part, flagged)
        origins = sorted({text.origin for text in part})
        result[half] = {
            "texts": len(part),
            "text_level": text_level(part, flagged),
            "macro_f1": macro_f1(keys),
            "by_key": keys,
            "by_origin": {one: text_level([text for text in part if text.origin == one], flagged) for one in origins},
        }
    return result


def print_errors(name: str, texts: Sequence[Labelled], found: Found) -> None:
    """What the dev half got wrong, for the author of rules."""
    for text in (text for text in texts if text.half == "dev"):
        keys = keys_found(found.get(text.id, ()), name)
        wrong, missed = keys - text.keys - text.open_keys, text.keys - keys
        if wrong or missed:
            sys.stdout.write(f"{text.id} {text.origin} missed={sorted(missed)} wrong={sorted(wrong)}\n  {text.text}\n")
        for one in found.get(text.id, ()):
            if one["violation"] in wrong or (
                name == "ad_texts" and wrong and str(one["violation"]).startswith("clause")
            ):
                sys.stdout.write(f"    {one['rule']} «{one['quote']}» exempt={one['exempt']} {one['reason']}\n")
        for key in sorted(missed):
            sys.stdout.write(f"    missed {key} {text.quotes.get(key)}\n")
            for one in found.get(text.id, ()):
                if one["violation"] == key:
                    sys.stdout.write(f"      {one['rule']} «{one['quote']}» exempt={one['exempt']}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], help="sets to measure (default: all)")
    parser.add_argument("--errors", action="store_true", help="print the errors of the dev half instead of figures")
    options = parser.parse_args(arguments)
    report: dict[str, object] = {}
    for name in options.sets or SETS:
        texts = load(name)
        found = find(texts)
        if options.errors:
            print_errors(name, texts, found)
        report[name] = measure(name, texts, found)
    if not options.errors:
        json.dump(report, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
