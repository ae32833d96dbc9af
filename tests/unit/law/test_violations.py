"""The table of violations: complete, in plain words, with articles the lawbook knows."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from wangjian.law.articles import article_words
from wangjian.law.lawbook import Lawbook
from wangjian.law.records import UnusableLawbook
from wangjian.law.violations import load_violations, subject, subjects, title, violations

SHARED = Path(__file__).parents[4] / "shared"
LABELLED = {
    "gold_ad_texts_zh/texts.jsonl": "violation",
    "gold_clauses_zh/clauses.jsonl": "label",
    "gold_posts_zh/posts.jsonl": "label",
}


def test_title_gives_plain_words_or_the_key_itself():
    assert title("ad.absolute") == "绝对化用语"
    assert subject("ad.absolute") == "广告"
    assert title("no.such") == "no.such"
    assert subject("no.such") == "其他"


def test_every_violation_has_a_title_of_its_own():
    titles = [violation.title for violation in violations().values()]

    assert len(titles) == len(set(titles))
    assert all(re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)?", key) for key in violations())


def test_subjects_come_in_the_order_of_the_table():
    assert subjects() == (
        "广告", "不正当竞争", "商标", "传销", "主体公示", "平台与经营", "格式条款", "价格", "禁限售",
    )  # fmt: skip


def test_every_article_is_known_to_the_lawbook_and_can_be_read():
    book = Lawbook.load()
    for violation in violations().values():
        assert violation.breach or violation.is_fact, violation.key
        for reference in (*violation.breach, *violation.penalty):
            article = reference.partition(":")[2]
            assert book.cite(reference).statute, f"{violation.key} {reference}"
            assert not article or article_words(article) != article, f"{violation.key} {reference}"


@pytest.mark.parametrize(
    ("key", "on", "breach", "penalty"),
    [
        ("uc.brush", "2025-10-14", ["AUCL19", "NTM"], "第二十条"),
        ("uc.brush", "2025-10-15", ["AUCL25", "NTM"], "第二十五条"),
        ("tm.infringe", "2026-12-31", ["TM19"], "第六十条"),
        ("tm.infringe", "2027-01-01", ["TM26"], "第七十四条"),
    ],
)
def test_the_day_of_the_act_decides_the_article(key, on, breach, penalty):
    violation = violations()[key]
    day = date.fromisoformat(on)

    assert [citation.statute.key for citation in violation.breached(day)] == breach
    assert violation.punished_by(day)[0].text.endswith(penalty)


def test_an_act_has_no_article_before_its_law():
    assert violations()["uc.below_cost"].breached(date(2025, 10, 14)) == ()


def test_limitation_names_the_longer_limit_only_where_life_health_or_money_are_at_stake():
    assert "五年" in violations()["ad.treat_claim"].limitation_words
    assert "五年" not in violations()["ad.absolute"].limitation_words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("广告: {ad.x: {breach: []}}", "ad.x 缺少 title"),
        ("广告: {ad.x: {title: 某, penality: []}}", "ad.x 有不认识的字段 penality"),
        ("广告: {ad.x: {title: 某}}\n价格: {ad.x: {title: 某}}", "ad.x 重复"),
    ],
)
def test_broken_table_is_named_by_key(tmp_path, text, sentence):
    path = tmp_path / "violations.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UnusableLawbook, match=sentence):
        load_violations(path)


@pytest.mark.shared
def test_every_label_of_the_labelled_sets_is_in_the_table():
    for name, field in LABELLED.items():
        path = SHARED / "data" / name
        if not path.exists():
            pytest.skip(f"shared data is absent: {name}")
        for line in path.read_text(encoding="utf-8").splitlines():
            labels = {label[field] for label in json.loads(line)["labels"]} - {"none"}
            assert labels <= violations().keys(), line[:80]


@pytest.mark.shared
def test_every_key_of_the_fact_base_is_in_the_table():
    path = SHARED / "domain" / "law.md"
    if not path.exists():
        pytest.skip("shared data is absent: law.md")
    section = path.read_text(encoding="utf-8").partition("## 2 ")[2].partition("## 3 ")[0]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| ")]
    keys = {key for cell in first_cells for key in re.findall(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+", cell)}

    assert len(keys) > 60
    assert keys <= violations().keys()
