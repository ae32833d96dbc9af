"""The product's rule packs, run whole: examples, exemptions in the order of the law, figures that must not fall."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from tests.bench import quality
from tests.bench.quality_sets import SHARED

from wangjian.engine.examples import run_examples
from wangjian.engine.plan import compile_plan
from wangjian.engine.scan import Scan
from wangjian.engine.validation import check
from wangjian.rules.loader import default_root, load_packs
from wangjian.rules.model import Rule

AS_OF = date(2026, 11, 1)
DOCUMENT = Path(__file__).parents[3] / "docs" / "reference" / "violations-and-exemptions.md"

EXEMPTION_CHAIN = (
    "own_facts",
    "attitude",
    "goal",
    "off_quality",
    "own_range",
    "own_price",
    "usage_tip",
    "standard_grade",
    "own_name",
    "award",
    "limited_fact",
)
"""广告绝对化用语执法指南 articles 4 to 6, in order."""


@pytest.fixture(scope="module")
def packs():
    return load_packs()


@pytest.fixture(scope="module")
def rules(packs) -> list[Rule]:
    return [rule for pack in packs for rule in pack.rules]


def findings(packs, text: str, kind: str = "page", as_of: date = AS_OF) -> list[dict]:
    column = {"listing": "description"}.get(kind, "text")
    scan = Scan(compile_plan(packs, kind=kind, as_of=as_of))
    return scan(pa.RecordBatch.from_pydict({"id": ["1"], column: [text]})).to_pylist()


def test_packs_are_valid():
    problems = check(default_root())[1]
    assert [str(problem) for problem in problems] == []


def test_every_example_is_judged_as_written(packs):
    wrong = [outcome.sentence() for outcome in run_examples(packs, as_of=AS_OF) if not outcome.passed]
    assert wrong == []


def test_every_rule_has_enough_examples(rules):
    few = [rule.id for rule in rules if len(rule.hits) < 6 or len(rule.near_misses) < 6 or not rule.known_misses]
    assert few == []


def test_superlatives_meet_the_exemptions_in_the_order_of_the_guide(rules):
    rule = next(rule for rule in rules if rule.id == "ad.absolute.superlative")
    chain = [exemption.ground for exemption in rule.exemptions if exemption.ground in EXEMPTION_CHAIN]
    assert tuple(chain) == EXEMPTION_CHAIN


def test_every_exemption_of_the_absolute_pack_names_its_article(rules):
    bare = [
        (rule.id, exemption.ground)
        for rule in rules
        if rule.violation == "ad.absolute"
        for exemption in rule.exemptions
        if exemption.basis is None
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("as_of", "law"),
    [(date(2025, 10, 14), "AUCL19:8"), (date(2025, 10, 15), "AUCL25:9"), (date(2026, 11, 1), "AUCL25:9")],
)
def test_fake_orders_are_judged_by_the_law_in_force(packs, as_of, law):
    found = findings(packs, "招刷单员,每单8元日结,加微信", "message", as_of)
    assert law in found[0]["laws"]


@pytest.mark.parametrize(("as_of", "law"), [(date(2026, 12, 31), "TM19:57"), (date(2027, 1, 1), "TM26:72")])
def test_counterfeit_words_are_judged_by_the_law_in_force(packs, as_of, law):
    found = findings(packs, "高仿劳力士 过专柜 一件代发", "message", as_of)
    assert law in {law for one in found if one["violation"] == "tm.infringe" for law in one["laws"]}


def test_quote_is_cut_from_the_original_text(packs):
    text = "【新品】長葛最正宗的棗花蜜!全網最低價"
    for one in findings(packs, text):
        assert text[one["start"] : one["end"]] == one["quote"]


def test_document_names_every_rule_and_every_ground(rules):
    words = set(re.findall(r"`([^`]+)`", DOCUMENT.read_text("utf-8")))
    missing = {rule.id for rule in rules} | {rule.violation for rule in rules}
    missing |= {exemption.ground for rule in rules for exemption in rule.exemptions}
    assert sorted(missing - words) == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled sets are not on this machine")
@pytest.mark.parametrize(
    ("name", "precision", "recall", "lawful"),
    [("ad_texts", 0.93, 0.78, 0.05), ("posts", 0.94, 0.85, 0.06), ("clauses", 0.87, 0.80, 0.13)],
)
def test_quality_does_not_fall(name, precision, recall, lawful):
    texts = quality.load(name)
    level = quality.measure(name, texts, quality.find(texts))["all"]["text_level"]  # type: ignore[index]
    assert level["precision"] >= precision
    assert level["recall"] >= recall
    assert level["lawful_trigger_flagged"] <= lawful


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled sets are not on this machine")
def test_keys_of_the_first_packs_do_not_fall():
    texts = quality.load("posts")
    keys = quality.measure("posts", texts, quality.find(texts))["all"]["by_key"]  # type: ignore[index]
    for key in ("pyr.def", "uc.brush"):
        assert keys[key]["precision"] >= 0.9
        assert keys[key]["recall"] >= 0.85
