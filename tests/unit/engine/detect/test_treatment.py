from __future__ import annotations

import pytest

from wangjian.engine.detect import treatment


@pytest.mark.parametrize(
    "marked",
    [
        "喝水能预防⟦流感⟧",
        "⟦胃溃疡⟧喝一罐见效",
        "专治⟦老寒腿⟧",
        "⟦糖尿病⟧患者的福音",
        "对⟦鼻炎⟧有很好的效果",
        "⟦失眠⟧三天就好",
        "泡温泉防⟦感染⟧神器",
        "改善水肿、黄疸、⟦哮喘⟧",
    ],
)
def test_promise_about_a_disease(hit_in, marked):
    assert treatment.claimed(hit_in(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "⟦近视⟧泳镜带度数",
        "⟦糖尿病⟧人慎用",
        "⟦高血压⟧患者居家监测",
        "怕⟦感冒⟧多穿衣",
        "⟦甲沟炎⟧专用指甲剪",
        "防走丢手环⟦老年痴呆⟧防丢牌",
        "喷雾人体⟦腋臭⟧清新",
        "⟦糖尿病⟧无糖饼干",
    ],
)
def test_name_of_a_disease_alone_is_no_claim(hit_in, marked):
    assert treatment.claimed(hit_in(marked)) is None


@pytest.mark.parametrize(
    ("marked", "holds"),
    [
        ("能⟦治愈⟧顽固病症", True),
        ("⟦治愈⟧系香薰", False),
        ("一碗热汤能⟦治愈⟧疲惫的一天", False),
        ("三个⟦疗程⟧见好", True),
        ("⟦疗程⟧费用咨询", False),
        ("⟦止痛⟧药片", False),
        ("⟦治疗⟧室窗帘", False),
        ("可⟦治疗⟧多种疾病", True),
    ],
)
def test_medical_terms(hit_in, marked, holds):
    assert bool(treatment.term(hit_in(marked))) is holds


def test_lowering_of_voltage_is_no_claim(hit_in):
    assert treatment.lowering(hit_in("直流⟦降压⟧模块")) is None
    assert treatment.lowering(hit_in("杜仲茶⟦降压⟧"))


def test_recommendation_needs_a_doctor_and_a_verb(hit_in):
    assert treatment.recommended(hit_in("骨科刘⟦主任⟧自己天天吃"))
    assert treatment.recommended(hit_in("请⟦医生⟧咨询")) is None
