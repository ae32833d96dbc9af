from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests import factories
from tests.unit.web.conftest import People

from wangjian.desk.accounts.models import User
from wangjian.desk.audit.models import Entry
from wangjian.desk.leads.models import Judgement
from wangjian.web.officer.findings.cards import precision_words
from wangjian.web.reading.findings import Precision, wilson

SignedIn = Callable[[User], Client]
TEXT = "示例蜂蜜,全国最好的蜂蜜,最佳赏味期三十天"


def page_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"plain", "exempt", "severe"}),
        ("exempt=no", {"plain", "severe"}),
        ("exempt=yes", {"exempt"}),
        ("severity=4", {"severe"}),
        ("score=0.9", {"plain"}),
        ("violation=uc.brush", {"severe"}),
        ("judged=no", {"exempt", "severe"}),
        ("platform=示例平台乙", {"severe"}),
    ],
)
def test_filters_stand_in_the_address(query: str, expected: set[str], people: People, signed_in: SignedIn) -> None:
    findings = {
        "plain": factories.make_finding(score=0.95),
        "exempt": factories.make_finding(score=0, exempt="usage_hint"),
        "severe": factories.make_finding(severity=5, score=0.6, violation="uc.brush", platform="示例平台乙"),
    }
    factories.make_judgement(finding=findings["plain"], by=people.monitor)

    page = page_of(signed_in(people.monitor), f"/findings/?{query}")

    shown = {name for name, finding in findings.items() if f"/findings/{finding.finding_id}/" in page}
    assert shown == expected


def test_the_page_marks_all_findings_of_the_text_each_in_its_way(people: People, signed_in: SignedIn) -> None:
    place = {"observation_id": "obs-1", "text": TEXT, "run": factories.make_run(status="DONE")}
    found = factories.make_finding(quote="最好的", start=7, end=10, **place)
    factories.make_finding(quote="最佳", start=13, end=15, exempt="usage_hint", score=0, **place)

    page = page_of(signed_in(people.monitor), f"/findings/{found.finding_id}/")

    assert '<mark class="current">最好的</mark>' in page
    assert '<mark class="exempt">最佳' in page
    assert "2015年9月1日起施行" in page


def test_the_original_text_is_shown_as_text(people: People, signed_in: SignedIn) -> None:
    text = "<script>alert(1)</script>全国最好的"
    start = text.index("最好的")
    found = factories.make_finding(text=text, quote="最好的", start=start, end=start + 3)

    assert "<script>alert(1)" not in page_of(signed_in(people.monitor), f"/findings/{found.finding_id}/")


def test_a_mobile_number_is_covered_until_a_reason_is_recorded(people: People, signed_in: SignedIn) -> None:
    text = "全国最好的蜂蜜,联系 13800000000"
    found = factories.make_finding(text=text, quote="最好的", start=2, end=5)
    client = signed_in(people.monitor)

    assert "13800000000" not in page_of(client, f"/findings/{found.finding_id}/")
    refused = client.post(f"/findings/{found.finding_id}/unmask/", {"reason": " "}, follow=True)
    assert "13800000000" not in refused.content.decode()
    shown = client.post(f"/findings/{found.finding_id}/unmask/", {"reason": "核实联系方式"})
    assert "13800000000" in shown.content.decode()
    assert Entry.objects.get(event="PERSONAL_DATA_SHOWN").detail["reason"] == "核实联系方式"


def test_one_press_judges(people: People, signed_in: SignedIn) -> None:
    found = factories.make_finding()

    response = signed_in(people.monitor).post(f"/findings/{found.finding_id}/judge/", {"verdict": "TRUE"}, follow=True)

    assert "属实" in response.content.decode()
    assert Judgement.objects.get().verdict == "TRUE"


def test_lawful_is_owed_a_ground(people: People, signed_in: SignedIn) -> None:
    found = factories.make_finding()
    client = signed_in(people.monitor)

    refused = client.post(f"/findings/{found.finding_id}/judge/", {"verdict": "LAWFUL"}, follow=True)
    assert "请写明理由" in refused.content.decode()
    client.post(f"/findings/{found.finding_id}/judge/", {"verdict": "LAWFUL", "ground": "属于商标"})

    assert [judgement.ground for judgement in Judgement.objects.all()] == ["属于商标"]


@pytest.mark.parametrize("verdict", ["", "MAYBE"])
def test_an_unknown_verdict_is_refused(verdict: str, people: People, signed_in: SignedIn) -> None:
    found = factories.make_finding()

    signed_in(people.monitor).post(f"/findings/{found.finding_id}/judge/", {"verdict": verdict})

    assert not Judgement.objects.exists()


def test_a_finding_of_another_county_is_not_there(people: People, signed_in: SignedIn) -> None:
    found = factories.make_finding(area=people.area)

    assert signed_in(people.handler).get(f"/findings/{found.finding_id}/").status_code == 200
    assert signed_in(people.outsider).get(f"/findings/{found.finding_id}/").status_code == 404


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Precision(0, 0, 0), "这条规则还没有人工判断"),
        (Precision(0, 0, 2), "人工判断 2 处:存疑 2"),
        (Precision(9, 1, 0), "人工判断 10 处:属实 9,不属于违法 1;属实率 90%(95% 区间 60%–98%)"),
    ],
)
def test_precision_is_said_with_its_uncertainty(record: Precision, words: str) -> None:
    assert precision_words(record) == words


@pytest.mark.parametrize(("hits", "total", "low", "high"), [(0, 0, 0, 1), (8, 10, 0.490, 0.943), (10, 10, 0.722, 1.0)])
def test_wilson_interval_of_known_values(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=0.001)
