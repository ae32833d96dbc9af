from __future__ import annotations

import pytest

from wangjian.engine.detect.context.clauses import CLAUSE_REACH, clause, lead, sentence, tail


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("本店开业。送礼⟦最佳⟧选择,欢迎选购", "送礼最佳选择"),
        ("新款 ⟦最美⟧裙子 包邮", "最美裙子"),
        ("原价1,280元⟦最低⟧价", "原价1,280元最低价"),
        ("比例1:1⟦复刻⟧版", "比例1:1复刻版"),
        ("说明:⟦最好⟧冷藏", "最好冷藏"),
        ("v2.0⟦最新⟧版.下载", "v2.0最新版"),
    ],
)
def test_clause_ends_at_marks_and_blanks_beside_chinese(hit_in, marked, expected):
    assert clause(hit_in(marked)) == expected


def test_clause_without_marks_is_bounded(hit_in):
    hit = hit_in("字" * 200 + "⟦最好⟧" + "字" * 200)
    assert len(lead(hit)) == CLAUSE_REACH
    assert len(tail(hit)) == CLAUSE_REACH


def test_sentence_passes_over_commas(hit_in):
    assert sentence(hit_in("前一句。在本店系列里,这款⟦最轻⟧,那款厚。后一句")) == "在本店系列里,这款最轻,那款厚"


def test_lead_and_tail_do_not_hold_the_hit(hit_in):
    hit = hit_in("我们⟦最好⟧的茶")
    assert (lead(hit), tail(hit)) == ("我们", "的茶")
