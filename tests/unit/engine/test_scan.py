"""A batch in, findings out: places in the original text, exemptions, overlaps, order."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from wangjian.engine.feature import Hit, Signal
from wangjian.engine.findings import FINDING_SCHEMA
from wangjian.engine.plain_scanner import PlainScanner
from wangjian.engine.plan import compile_plan
from wangjian.engine.scan import Scan
from wangjian.rules.loader import load_packs

PACKS = Path(__file__).parents[1] / "rules" / "packs"
AS_OF = date(2026, 1, 1)


def sample_long(hit: Hit) -> Signal | None:
    return Signal("文字够长", 0.1) if len(hit.text) > 5 else None


def sample_review(hit: Hit) -> Signal | None:
    return Signal("是评价") if hit.text.startswith("评价") else None


def sample_best_before(hit: Hit) -> Signal | None:
    return Signal("后接食用期") if "食用" in hit.quote + hit.after(3) else None


def sample_no_licence(hit: Hit) -> Signal | None:
    return Signal("标明未公示") if hit.row["licence_shown"] is False else None


FEATURES = {
    function.__name__: function for function in (sample_long, sample_review, sample_best_before, sample_no_licence)
}


def scan(rows, kind="listing", as_of=AS_OF, plain=False):
    plan = compile_plan(load_packs(PACKS), kind=kind, as_of=as_of)
    scanner = PlainScanner(plan.patterns) if plain else None
    return Scan(plan, scanner=scanner, known=FEATURES)(pa.RecordBatch.from_pylist(rows))


def test_scan_quotes_original_text_whatever_was_normalised():
    text = "國\u200b家級品质的ＮＯ.１蜂蜜"
    findings = scan([{"id": "1", "title": text}]).to_pylist()
    assert [finding["quote"] for finding in findings] == ["國\u200b家級", "ＮＯ.１"]
    assert all(text[finding["start"] : finding["end"]] == finding["quote"] for finding in findings)


def test_scan_of_exempt_wording_keeps_finding_with_ground_and_score_zero():
    [finding] = scan([{"id": "1", "title": "本品最佳食用期三个月"}]).to_pylist()
    assert (finding["exempt"], finding["score"]) == ("best_before", 0.0)
    assert finding["laws"] == ["AD:9(三)", "AD-ABS:6(二)"]
    assert "不作为违法线索:提示最佳食用期,不误导" in finding["reason"]


def test_scan_adds_weights_of_supporting_features_to_certainty():
    [finding] = scan([{"id": "1", "title": "国家级的好蜂蜜"}]).to_pylist()
    assert finding["score"] == pytest.approx(0.8)
    assert finding["reason"] == "使用绝对化用语“国家级”。理由:文字够长。"


def test_scan_of_overlapping_hits_keeps_longest_of_one_rule():
    findings = scan([{"id": "1", "title": "销量全网第一,最佳食用期三月"}]).to_pylist()
    assert [finding["quote"] for finding in findings] == ["销量全网第一", "最佳食用期"]


def test_scan_gives_findings_in_order_of_rows_fields_and_places():
    rows = [
        {"id": "b", "description": "国家级蜂蜜最佳选择", "title": "最佳的腐竹礼盒"},
        {"id": "a", "title": "国家级的钧瓷", "description": None},
    ]
    findings = scan(rows).to_pylist()
    assert [(finding["observation_id"], finding["field"], finding["start"]) for finding in findings] == [
        ("b", "title", 0),
        ("b", "description", 0),
        ("b", "description", 5),
        ("a", "title", 0),
    ]


def test_scan_picks_law_in_force_on_the_day():
    before = scan([{"id": "1", "title": "电话12345"}], as_of=date(2025, 4, 30)).to_pylist()
    after = scan([{"id": "1", "title": "电话12345"}], as_of=date(2025, 5, 1)).to_pylist()
    assert [before[0]["laws"], after[0]["laws"]] == [["NTM:16"], ["NTM:17"]]


def test_scan_after_last_day_of_rule_finds_nothing():
    assert scan([{"id": "1", "title": "电话12345"}], as_of=date(2030, 1, 1)).num_rows == 0


def test_scan_of_rows_uses_columns_and_marks_no_place():
    [finding] = scan([{"id": "1", "licence_shown": False}, {"id": "2", "licence_shown": True}], kind="shop").to_pylist()
    assert (finding["observation_id"], finding["field"], finding["start"], finding["end"], finding["quote"]) == (
        "1", "licence_shown", 0, 0, "",
    )  # fmt: skip


def test_scan_of_match_across_two_records_finds_nothing():
    assert scan([{"id": "1", "title": "这里是国家"}, {"id": "2", "title": "级的蜂蜜"}]).num_rows == 0


def test_scan_of_empty_batch_gives_schema():
    empty = pa.RecordBatch.from_pylist([], schema=pa.schema([("id", pa.string()), ("title", pa.string())]))
    plan = compile_plan(load_packs(PACKS), kind="listing", as_of=AS_OF)
    assert Scan(plan, known=FEATURES)(empty).schema == FINDING_SCHEMA


def test_scan_twice_gives_same_ids():
    rows = [{"id": "1", "title": "国家级的好蜂蜜"}]
    assert scan(rows).equals(scan(rows))


def test_scan_with_plain_scanner_gives_equal_findings():
    rows = [
        {"id": str(i), "title": t}
        for i, t in enumerate(["國家級最好的", "销量第一,销量遥遥第一", "电话１２３最佳食用期"])
    ]
    assert scan(rows).equals(scan(rows, plain=True))


def test_candidates_are_counted_by_rule_whether_it_holds_or_not():
    plan = compile_plan(load_packs(PACKS), kind="listing", as_of=AS_OF)
    batch = pa.RecordBatch.from_pylist([{"id": "1", "title": "最佳", "description": "评价:国家级,电话123"}])
    assert Scan(plan, known=FEATURES).candidates(batch) == {"sample.absolute": 2, "sample.phone": 1}
