"""Spans: literals wherever they stand, regular expressions as ``finditer`` finds them on each record."""

import re
import sys

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wangjian.engine.matching import Matcher
from wangjian.engine.normalise import join
from wangjian.engine.plain_scanner import PlainScanner
from wangjian.engine.plan import Pattern
from wangjian.engine.scanner import make_scanner, pattern_fault


def spans(patterns, texts, scanner=None):
    matcher = Matcher(patterns, scanner or make_scanner(patterns))
    matches = matcher.matches(join(pa.array(texts, pa.string())))
    return list(zip(*(column.tolist() for column in matches), strict=True))


def test_overlapping_places_of_a_literal_are_all_found():
    assert spans([Pattern("好好", False)], ["好好好"]) == [(0, 0, 2, 0), (0, 1, 3, 0)]


def test_literal_with_special_characters_is_taken_literally():
    texts = ["(a+b)*c.d?", "aab"]
    assert spans([Pattern("(a+b)*c.d?", False)], texts) == [(0, 0, 10, 0)]


@pytest.mark.parametrize("pattern", ["^最", "级$", "[^,]{2}", r"\d+元", "最.{0,3}好|好"])
def test_regular_expression_gives_spans_of_finditer_on_each_record(pattern):
    texts = ["最,好", "好最级", "12元最 好", "", "级\u00a0"]
    found = [(record, start, end) for record, start, end, _ in spans([Pattern(pattern, True)], texts)]
    normalised = [text.replace("\u00a0", " ") for text in texts]
    assert found == [(i, *m.span()) for i, text in enumerate(normalised) for m in re.finditer(pattern, text)]


def test_machine_without_hyperscan_gets_the_plain_scanner(monkeypatch):
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    monkeypatch.delitem(sys.modules, "wangjian.engine.hyperscan_scanner", raising=False)
    assert make_scanner([Pattern("好", False)]).name == "plain"
    assert pattern_fault("(?<!不)好") is None


PATTERNS = [Pattern("ab", False), Pattern("b", False), Pattern("a[^c]{1,3}b", True), Pattern("(?:a|bc)+", True)]


@settings(deadline=None)
@given(st.lists(st.text("abc ", max_size=12), max_size=5))
def test_scanners_and_finditer_agree_on_any_text(texts):
    wanted = [
        (record, match.start(), match.end(), index)
        for record, text in enumerate(texts)
        for index, pattern in enumerate(PATTERNS)
        for match in re.finditer(pattern.text if pattern.is_regex else f"(?={pattern.text})", text)
    ]
    wanted = [
        (record, start, end if PATTERNS[index].is_regex else start + len(PATTERNS[index].text), index)
        for record, start, end, index in wanted
    ]
    wanted.sort(key=lambda span: (span[0], span[1], span[3]))
    assert spans(PATTERNS, texts) == wanted
    assert spans(PATTERNS, texts, PlainScanner(PATTERNS)) == wanted
