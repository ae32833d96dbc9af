"""What counts as the same for comparing, and the way back to the original."""

import sys

import pytest

from wangjian.kernel import characters
from wangjian.kernel.textnorm import character_table, fold, normalise


@pytest.mark.parametrize(
    ("original", "normalised"),
    [
        ("ＮＯ．１", "no.1"),
        ("全網銷量第①", "全网销量第1"),
        ("原単尾貨", "原单尾货"),
        ("囯家级", "国家级"),
        ("最\u200b佳", "最佳"),
        ("最\u0336佳", "最佳"),
        ("最\ufe0f佳", "最佳"),
        ("最\u00ad佳", "最佳"),
        ("А货", "a货"),
        ("🅰货", "a货"),
        ("“顶级”", '"顶级"'),
        ("「顶级」", '"顶级"'),
        ("［秒杀］", "[秒杀]"),
        ("摺叠", "折叠"),
        ("5㎏", "5kg"),
        ("100％", "100%"),
        ("a\tb\r\nc\u3000d", "a b  c d"),
    ],
)
def test_text_written_in_another_way_compares_equal(original, normalised):
    assert normalise(original).text == normalised


@pytest.mark.parametrize(
    "text", ["乾隆", "沈阳", "堃", "著名", "像", "覆盖", "3.5折", "50%", "。", "、", "《广告法》", "iphone™"]
)
def test_character_with_a_meaning_of_its_own_stays(text):
    assert normalise(text).text == text


def test_span_of_expanded_character_covers_it():
    text = normalise("净重5㎏装")
    start = text.text.index("g")
    assert text.original_quote(start, start + 1) == "㎏"


def test_span_around_deleted_character_includes_it():
    text = normalise("全网最\u200b佳品质")
    start = text.text.index("最佳")
    assert text.original_quote(start, start + 2) == "最\u200b佳"


def test_span_beside_deleted_character_leaves_it_out():
    text = normalise("\u200b最佳\u200b")
    assert text.original_quote(0, 2) == "最佳"


def test_span_counts_characters_outside_the_basic_plane_once():
    text = normalise("🍓🍓最佳")
    assert text.original_span(2, 4) == (2, 4)


@pytest.mark.parametrize("span", [(-1, 1), (2, 1), (0, 3)])
def test_span_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="outside a text of 2"):
        normalise("最佳").original_span(*span)


def test_table_misses_no_character_of_unicode():
    table = character_table()
    changed = {code for code in range(sys.maxunicode + 1) if characters._change(chr(code)) != chr(code)}
    assert changed == table.keys()


def test_table_replacements_change_no_more():
    table = character_table()
    assert not [code for code, replacement in table.items() if any(ord(part) in table for part in replacement)]


def test_digits_percent_and_sentence_marks_are_kept():
    assert fold("第1,5折!99.9%;。?:") == "第1,5折!99.9%;。?:"
