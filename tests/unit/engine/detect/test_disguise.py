from __future__ import annotations

import re

import pytest

from wangjian.engine.detect.disguise import VARIANTS, disguised
from wangjian.kernel.textnorm import normalise


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("治疗", "zhi疗"),
        ("治疗", "氵台疗"),
        ("国家级", "国-家-级"),
        ("断根", "断🔥根"),
        ("刷单", "涮单"),
        ("全网第一", "全wang第1"),
        ("香烟", "香 烟"),
    ],
)
def test_disguise_is_met(word, spelling):
    assert re.fullmatch(disguised(word), normalise(spelling).text)


@pytest.mark.parametrize("word", ["治疗", "刷单", "高仿"])
def test_plain_word_is_met_too(word):
    assert re.fullmatch(disguised(word), word)


def test_marks_that_end_a_clause_do_not_join_words():
    assert re.search(disguised("香烟"), "花香,烟雨") is None


def test_word_without_known_disguise_is_refused():
    with pytest.raises(ValueError, match="no disguise"):
        disguised("的")


def test_variants_are_written_as_texts_are_normalised():
    for variants in VARIANTS.values():
        assert all(normalise(variant).text == variant for variant in variants)
