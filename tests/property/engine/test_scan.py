"""Laws of the scan: quotes are exact, scanners agree, cutting the input changes nothing, overlaps are settled."""

from datetime import date
from pathlib import Path

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wangjian.engine.feature import Signal
from wangjian.engine.plain_scanner import PlainScanner
from wangjian.engine.plan import compile_plan
from wangjian.engine.scan import Scan
from wangjian.rules.loader import load_packs

PACKS = Path(__file__).parents[2] / "unit" / "rules" / "packs"
FEATURES = {
    "sample_long": lambda hit: Signal("文字够长", 0.1) if len(hit.text) > 5 else None,
    "sample_review": lambda hit: Signal("是评价") if hit.text.startswith("评价") else None,
    "sample_best_before": lambda hit: Signal("后接食用期") if "食用" in hit.quote + hit.after(3) else None,
}
PLAN = compile_plan(load_packs(PACKS), kind="listing", as_of=date(2026, 1, 1))
SCAN = Scan(PLAN, known=FEATURES)
PLAIN = Scan(PLAN, known=FEATURES, scanner=PlainScanner(PLAN.patterns))

PIECES = [
    "最佳", "国家级", "國\u200b家級", "最佳食用期", "ＮＯ．１", "最好", "最優",
    "销量", "第一", "电话", "１２３", "😀", "㎏", "评价",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=10).map("".join)
ROWS = st.lists(st.fixed_dictionaries({"title": TEXT, "description": st.none() | TEXT}), max_size=6)


# The first arbitrary character takes a second (its table is built), and other work shares the machine.
unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def batch(rows):
    schema = pa.schema([("id", pa.string()), ("title", pa.string()), ("description", pa.string())])
    return pa.RecordBatch.from_pylist([{"id": str(index), **row} for index, row in enumerate(rows)], schema=schema)


@unhurried
@given(ROWS)
def test_quote_stands_in_original_text_at_its_place(rows):
    for finding in SCAN(batch(rows)).to_pylist():
        text = rows[int(finding["observation_id"])][finding["field"]]
        assert text[finding["start"] : finding["end"]] == finding["quote"] != ""


@unhurried
@given(ROWS)
def test_scanners_agree(rows):
    assert SCAN(batch(rows)).equals(PLAIN(batch(rows)))


@unhurried
@given(ROWS, st.integers(0, 6))
def test_cutting_the_input_changes_nothing(rows, place):
    whole = batch(rows)
    parts = [SCAN(whole.slice(0, place)), SCAN(whole.slice(place))]
    assert pa.Table.from_batches(parts).equals(pa.Table.from_batches([SCAN(whole)]))


@unhurried
@given(ROWS)
def test_findings_of_one_rule_never_overlap_in_a_field(rows):
    seen: dict[tuple[str, str, str], int] = {}
    for finding in SCAN(batch(rows)).to_pylist():
        key = (finding["observation_id"], finding["field"], finding["rule"])
        assert finding["start"] >= seen.get(key, 0)
        seen[key] = finding["end"]


@unhurried
@given(ROWS)
def test_score_is_a_share_and_zero_only_where_exempt(rows):
    for finding in SCAN(batch(rows)).to_pylist():
        assert (finding["score"] == 0) == (finding["exempt"] is not None)
        assert 0 <= finding["score"] <= 1
