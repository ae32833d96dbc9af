"""Each invariant of rule packs: spoiled once, said with file, line and hint. The words are kept in golden files."""

from pathlib import Path

import pytest

from wangjian.rules.validators import VALIDATORS

GOLDEN = Path(__file__).parents[2] / "golden" / "rule_errors"

ABSOLUTE = "rules/absolute.yml"
PHONE = "rules/phone.yml"
LICENCE = "rules/licence.yml"

SPOILED = {
    "certainty_range": [(ABSOLUTE, "certainty: 0.7", "certainty: 1.7")],
    "conditions_readable": [(ABSOLUTE, "sample_long and not sample_review", "sample_long and (not sample_review")],
    "examples_fit": [
        (ABSOLUTE, "{text: 最佳食用期为三个月, ground: best_before}", "{text: 最佳食用期, ground: shelf_life}"),
        (ABSOLUTE, "kind: message}", "kind: review, fields: {price: 1}}"),
    ],
    "examples_present": [(PHONE, "hit: [电话12345, 请打电话１２３４５]", "hit: [电话12345]")],
    "features_known": [(ABSOLUTE, "when: sample_long", "when: sample_lang"), (LICENCE, "sample_no_licence", "exotic")],
    "fields_known": [
        (PHONE, "effective:", "fields: [price_fen]\neffective:"),
        (LICENCE, "fields: [licence_shown]", "fields: [licence]"),
    ],
    "fields_required": [
        (PHONE, "title: 留电话(示例)\n", ""),
        (PHONE, "severity: 1", "severity: 高"),
        (PHONE, "merchant: 删去电话", "merchants: 删去电话"),
        (ABSOLUTE, 'note: "提示最佳食用期,不误导"', "note: 提示最佳食用期,不误导"),
        (LICENCE, "{from: 2019-01-01}", "{from: 去年}"),
    ],
    "grounds_unique": [
        (ABSOLUTE, "message:\n", "  - {ground: best_before, when: sample_review, note: 重复}\nmessage:\n"),
    ],
    "ids_unique": [(PHONE, "id: sample.phone", "id: sample.absolute")],
    "ids_well_formed": [(PHONE, "id: sample.phone", "id: Sample电话"), ("pack.yml", "1.0.0", "v1")],
    "kinds_known": [(PHONE, "[listing, message]", "[listing, video]")],
    "law_keys": [(ABSOLUTE, 'article: "9(三)"', "article: 第九条"), (PHONE, "from: 2025-05-01}", "role: fine}")],
    "law_penalty_only": [(LICENCE, 'article: "15"}', 'article: "76", role: penalty}')],
    "live_unchanged": [(ABSOLUTE, "sample_long and not sample_review", "sample_long")],
    "messages_filled": [
        (PHONE, "“{quote}”", "“{Quote}”"),
        (LICENCE, "officer: 首页没有公示营业执照", "officer: '没有公示{quote}'"),
    ],
    "patterns_bounded": [(ABSOLUTE, "销量.{0,4}第一", "销量.*第一")],
    "patterns_compile": [
        (PHONE, r"'电话\d{3,11}'", r"'(电话', '(?<!不)电话', '(电话)?', '电话\Z', '[[电]话'"),
    ],
    "patterns_normalised": [(ABSOLUTE, "最(?:好|优)", "最(?:好|優)Ａ")],
    "periods_sane": [(PHONE, "until: 2030-01-01", "until: 2019-01-01")],
    "periods_without_law": [(PHONE, "until: 2025-05-01}", "until: 2024-05-01}")],
    "row_rules_complete": [(LICENCE, "when: sample_no_licence\n", ""), (LICENCE, "fields: [licence_shown]\n", "")],
    "severity_range": [(ABSOLUTE, "severity: 3", "severity: 9")],
    "statutes_known": [(LICENCE, "law: ECOM", "law: ECOMM")],
    "violations_known": [(ABSOLUTE, "violation: ad.absolute", "violation: ad.absolut")],
    "words_searchable": [("lexicons/superlatives.txt", "最佳\n", "最佳\n\u200b\u200c\n")],
    "lexicon_missing": [(ABSOLUTE, "lexicon: superlatives", "lexicon: superlative")],
}
"""For each invariant, what is changed in which file."""


def test_each_validator_is_spoiled():
    named = {validator.__name__ for validator in VALIDATORS} - {"lexicons_used"}
    assert named <= set(SPOILED)


def test_sound_packs_have_no_problem(shelf):
    assert shelf.problems() == []


@pytest.mark.parametrize("invariant", SPOILED)
def test_spoiled_pack_is_told_in_words_an_author_understands(shelf, invariant):
    for name, old, new in SPOILED[invariant]:
        shelf.change(name, old, new)
    # The content hash has changed too: that fault is shown only where it is the subject.
    if invariant != "live_unchanged":
        shelf.lock.clear()
        shelf.change("pack.yml", "state: live", "state: validated")
    problems = "\n".join(shelf.problems()) + "\n"
    assert problems == (GOLDEN / f"{invariant}.txt").read_text("utf-8")


def test_word_list_nobody_uses_and_empty_one_are_told(shelf):
    shelf.write("lexicons/spare.txt", "# 空\n")
    assert shelf.problems()[:2] == [
        "sample/wording/lexicons/spare.txt 词表 spare 是空的。请补词,一行一个。",
        "sample/wording/lexicons/spare.txt 词表 spare 没有规则使用。"
        "请在触发词里引用;只供特征读取的,请列入 pack.yml 的 lexicons。",
    ]


def test_live_pack_that_is_not_locked_is_told(shelf):
    shelf.lock.clear()
    [problem] = shelf.problems()
    assert "sample-wording@1.0.0 没有登记摘要" in problem


def test_new_example_of_live_pack_needs_no_new_version(shelf):
    shelf.change("rules/absolute.yml", "known_miss: [顶尖之作]", "known_miss: [顶尖之作, 巅峰之作]")
    assert shelf.problems() == []
