"""Brushing and pyramid recruiting: offers, conditions, marks that stand together."""

from __future__ import annotations

import pytest

from wangjian.engine.detect import brushing, pyramid


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦五星好评⟧截图给客服返5元", True),
        ("送小样一份,条件是必须⟦五星好评⟧并晒图", True),
        ("上架以来⟦好评⟧如潮,买二送一", False),
        ("满意请给⟦五星好评⟧哦", False),
        ("⟦好评⟧率98%,送小样", False),
    ],
)
def test_reward_for_praise(hit_in, marked, holds):
    assert bool(brushing.paid_for_praise(hit_in(marked, kind="message"))) is holds


def test_same_reward_for_any_review_is_honest(hit_in):
    assert brushing.honest_review(hit_in("⟦好评⟧差评都送积分,请如实评价", kind="message"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("交1980升v3,直推返35%,间推再返12%", {"入门费", "层级返利"}),
        ("会费399,团队业绩过万拿管理奖", {"入门费", "团队计酬"}),
        ("便利店招商,加盟金5万", {"入门费"}),
        ("不收会费,不发展下线,按本人销售提成", set()),
        ("会员卡充500送100", set()),
    ],
)
def test_marks_of_article_seven(text, expected):
    assert expected <= set(pyramid.marks(text))
    if not expected:
        assert not pyramid.marks(text)


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("缴2980元成为合伙人,⟦直推⟧奖30%", True),
        ("一级提20%,⟦二级⟧提10%,三级再提5%", True),
        ("加盟费3万,⟦团队⟧培训", False),
        ("静态分红,投资1000元起步,⟦回本⟧快", False),
    ],
)
def test_scheme_needs_two_marks_one_about_recruits(hit_in, marked, holds):
    assert bool(pyramid.scheme(hit_in(marked, kind="message"))) is holds
