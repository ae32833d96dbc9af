"""Standard terms: what the operator keeps, and what makes a term fair."""

from __future__ import annotations

import pytest

from wangjian.engine.detect import clauses


def term(hit_in, marked):
    return hit_in(marked, kind="clause", field="text")


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦最终解释权⟧归本店所有", True),
        ("在法律允许的范围内保留⟦解释权⟧", True),
        ("有疑义的按有利于消费者的原则⟦解释⟧", False),
    ],
)
def test_who_explains(hit_in, marked, holds):
    assert bool(clauses.operator_explains(term(hit_in, marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("定制商品⟦不支持⟧无理由退货", True),
        ("除法律规定外⟦不予退款⟧", True),
        ("清仓商品⟦不支持⟧无理由退货", False),
        ("课程售出后⟦不予退费⟧", False),
    ],
)
def test_statutory_refusal(hit_in, marked, holds):
    assert bool(clauses.statutory_refusal(term(hit_in, marked))) is holds


def test_trousers_that_keep_their_colour_refuse_no_refund(hit_in):
    assert clauses.refuses_refund(term(hit_in, "纯棉⟦不退⟧色")) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("本平台⟦有权随时修改⟧服务,恕不另行通知", True),
        ("规则⟦一经公布即生效⟧,修改由平台决定", True),
        ("平台⟦有权修改⟧协议,提前七日通知,不同意的可解除", False),
        ("您⟦可以随时修改⟧收货地址", False),
        ("我们⟦可能不时更新⟧本政策,请查阅", False),
    ],
)
def test_change_alone(hit_in, marked, holds):
    assert bool(clauses.changes_alone(term(hit_in, marked))) is holds


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("因不可抗力造成的损失⟦不承担责任⟧", True),
        ("因技术故障等不可抗力造成的损失⟦不承担责任⟧", False),
        ("造成的损失⟦不承担责任⟧", False),
    ],
)
def test_force_majeure_excuses_unless_own_faults_are_counted_in(hit_in, marked, holds):
    assert bool(clauses.force_majeure(term(hit_in, marked))) is holds


def test_users_own_fault(hit_in):
    assert clauses.users_fault(term(hit_in, "因您泄露密码造成的损失,我们⟦不承担责任⟧"))
    assert clauses.users_fault(term(hit_in, "系统升级造成的损失,我们⟦不承担责任⟧")) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("⟦自动续费⟧,不再另行通知", True),
        ("默认勾选⟦自动续费⟧", True),
        ("⟦自动续费⟧前五日短信提醒,可随时取消", False),
    ],
)
def test_silent_renewal(hit_in, marked, holds):
    assert bool(clauses.renews_silently(term(hit_in, marked))) is holds
