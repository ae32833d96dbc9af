"""Home, queue, map, registry, search, help, log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from tests import factories
from tests.unit.web.conftest import People

from wangjian.desk.accounts.models import User
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.models import Entry
from wangjian.desk.audit.sealing import unseal
from wangjian.desk.leads.states import TRANSITIONS, LeadStatus

SignedIn = Callable[[User], Client]
LATE = {"clock_started_on": date(2026, 8, 3), "due_on": date(2026, 8, 24)}


def page_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def address_before(page: str, words: str) -> str:
    return page.split(words)[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize("label", ["逾期", "新到", "被退回", "待交办", "待办结", "等别人"])
def test_every_number_of_the_surface_opens_as_many_rows(label: str, people: People, signed_in: SignedIn) -> None:
    factories.make_lead(LeadStatus.TRIAGED, **LATE)
    factories.make_lead(LeadStatus.TRIAGED, returned=True)
    for status in (LeadStatus.NEW, LeadStatus.NEW, LeadStatus.DISPATCHED, LeadStatus.VERIFYING, LeadStatus.OUTCOME):
        factories.make_lead(status)
    client = signed_in(people.monitor)

    surface = page_of(client, "/").split('<ul class="counts">')[1]
    number = int(surface.split(f"</b><span>{label}</span>")[0].rsplit("<b>", 1)[1])
    rows = page_of(client, address_before(surface, f"<span>{label}</span>"))

    assert number > 0
    assert rows.count("<tr data-href") == number


def test_the_next_rows_come_most_urgent_first_with_the_next_act(people: People, signed_in: SignedIn) -> None:
    new = factories.make_lead(score=99)
    late = factories.make_lead(LeadStatus.TRIAGED, score=1, **LATE)

    page = page_of(signed_in(people.monitor), "/")

    assert page.index(late.number) < page.index(new.number)
    assert "<strong>交办</strong>" in page
    assert "<strong>研判通过</strong>" in page


def test_what_others_did_since_the_last_visit_is_told(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()
    factories.make_lead_event(
        lead=lead, event="TAKE", by=people.handler, at=factories.NOW - timedelta(hours=1), to_status="VERIFYING"
    )

    page = page_of(signed_in(people.monitor), "/").split("上次来之后")[1]

    assert f"{people.handler.display_name} 接收" in page
    assert f"/leads/{lead.number}/" in page


def test_an_empty_instance_says_where_to_begin(people: People, signed_in: SignedIn) -> None:
    assert "还没有数据,从这里开始" in page_of(signed_in(people.monitor), "/")
    factories.make_lead()
    assert "还没有数据" not in page_of(signed_in(people.monitor), "/")


def test_a_leader_sees_the_surface_by_office(people: People, signed_in: SignedIn) -> None:
    factories.make_lead(LeadStatus.DISPATCHED, area=people.area, organisation=people.handler.organisation)

    assert people.area.short_name in page_of(signed_in(people.leader), "/").split('id="offices-table"')[1]


def test_an_administrator_sees_no_business(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()

    assert lead.number not in page_of(signed_in(people.system), "/")


def test_the_queue_holds_what_lies_with_the_office(people: People, signed_in: SignedIn) -> None:
    own = factories.make_lead(LeadStatus.DISPATCHED, area=people.area, organisation=people.handler.organisation)
    factories.make_finding(lead=own, operator=own.operator)
    reported = factories.make_lead(LeadStatus.OUTCOME, area=people.area, organisation=people.handler.organisation)
    client = signed_in(people.handler)

    page = page_of(client, "/queue/")

    assert own.number in page
    assert "“最好的”" in page
    assert reported.number not in page
    assert reported.number in page_of(client, "/queue/?view=reported")
    assert own.number not in page_of(signed_in(people.outsider), "/queue/")


def test_taking_from_the_queue_returns_to_it(people: People, signed_in: SignedIn) -> None:
    own = factories.make_lead(LeadStatus.DISPATCHED, area=people.area, organisation=people.handler.organisation)

    response = signed_in(people.handler).post(
        f"/leads/{own.number}/take/", {"seen": "DISPATCHED", "back": "/queue/?view=new"}
    )

    assert response["Location"] == "/queue/?view=new"
    own.refresh_from_db()
    assert own.handler == people.handler


def test_the_map_opens_the_rows_of_each_area(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead(area=people.area)
    factories.make_lead(area=None)
    client = signed_in(people.monitor)

    page = page_of(client, "/map/")

    assert "<svg" in page
    assert "辖区待定" in page
    assert lead.number in page_of(client, f"/leads/?area={people.area.code}")
    assert lead.number not in page_of(client, "/leads/?area=none")


def test_an_operator_file_holds_shops_leads_and_findings(people: People, signed_in: SignedIn) -> None:
    operator = factories.make_operator(area=people.area)
    shop = factories.make_shop(operator=operator, area=people.area)
    lead = factories.make_lead(operator=operator, area=people.area)
    factories.make_finding(operator=operator, shop=shop, lead=lead, area=people.area)

    page = page_of(signed_in(people.handler), f"/operators/{operator.pk}/")

    for expected in (shop.name, lead.number, "最好的", "自述统一社会信用代码与登记一致"):
        assert expected in page
    assert signed_in(people.outsider).get(f"/operators/{operator.pk}/").status_code == 404
    assert signed_in(people.outsider).get(f"/shops/{shop.pk}/").status_code == 404
    assert shop.name in page_of(signed_in(people.handler), f"/shops/{shop.pk}/")


@pytest.mark.parametrize("path", ["/operators/?q={name}", "/shops/?link=CODE&licence=yes"])
def test_registry_lists_filter(path: str, people: People, signed_in: SignedIn) -> None:
    operator, other = factories.make_operator(), factories.make_operator()
    factories.make_shop(operator=operator, licence_shown=True, name=operator.name)
    factories.make_shop(name=other.name, licence_shown=False)

    page = page_of(signed_in(people.monitor), path.format(name=operator.name)).split('id="rows"')[1]

    assert operator.name in page
    assert other.name not in page


def test_one_search_finds_everything_in_reach(people: People, signed_in: SignedIn) -> None:
    operator = factories.make_operator(name="禹州示例葵园有限公司", area=people.area)
    factories.make_shop(operator=operator, area=people.area, name="示例葵园小店")
    lead = factories.make_lead(operator=operator, area=people.area)

    page = page_of(signed_in(people.handler), "/search/?q=葵园")

    assert all(expected in page for expected in (lead.number, operator.name, "示例葵园小店"))
    assert "没有找到" in page_of(signed_in(people.outsider), "/search/?q=葵园")


def test_a_number_opens_its_lead_at_once(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead(area=people.area)

    assert signed_in(people.monitor).get(f"/search/?q={lead.number.lower()}")["Location"] == f"/leads/{lead.number}/"
    assert "没有找到" in page_of(signed_in(people.outsider), f"/search/?q={lead.number}")


@pytest.mark.parametrize("text", ["", "%20", "。", "'--"])
def test_a_search_for_nothing_says_so(text: str, people: People, signed_in: SignedIn) -> None:
    factories.make_lead()

    page = page_of(signed_in(people.monitor), f"/search/?q={text}")

    assert "请输入要查找的词" in page or "没有找到" in page


def test_help_draws_every_transition_of_the_table(people: People, signed_in: SignedIn) -> None:
    page = page_of(signed_in(people.handler), "/help/")

    assert page.count('class="edge') >= len({(row.source, row.target) for row in TRANSITIONS})
    assert all(row.event.label in page for row in TRANSITIONS)


def test_the_log_is_listed_and_verified(people: People, signed_in: SignedIn) -> None:
    factories.make_entry(target=people.monitor, by=people.monitor, detail={"reason": "不属本辖区"})
    client = signed_in(people.auditor)

    assert "理由 不属本辖区" in page_of(client, "/audit/")
    assert "没有被改动" in client.post("/audit/verify/").content.decode()
    unseal(connection)
    Entry.objects.update(actor_name="别人")

    page = client.post("/audit/verify/").content.decode()
    assert "记录被改动过" in page
    assert "第 1 条" in page


def test_the_log_filters_by_person_and_event(people: People, signed_in: SignedIn) -> None:
    factories.make_entry(by=people.monitor, event=AuditEvent.SIGNED_OUT)
    client = signed_in(people.auditor)

    assert people.monitor.display_name in page_of(client, f"/audit/?actor={people.monitor.username}&event=SIGNED_OUT")
    assert "没有符合条件的记录" in page_of(client, "/audit/?event=LEAD_TAKEN")


@pytest.mark.parametrize(("path", "status", "words"), [("/nowhere/", 404, "没有找到"), ("/audit/", 403, "没有权限")])
def test_failures_say_what_happened_and_what_to_do(
    path: str, status: int, words: str, people: People, signed_in: SignedIn
) -> None:
    response = signed_in(people.monitor).get(path)

    assert response.status_code == status
    assert words in response.content.decode()
    assert "回工作台" in response.content.decode()


def test_an_unexpected_failure_gives_a_number_to_report(
    people: People, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("wangjian.web.officer.map.views.leads.open_leads_by_area", fail)
    client = signed_in(people.monitor)
    client.raise_request_exception = False

    response = client.get("/map/")

    assert response.status_code == 500
    assert "报修编号" in response.content.decode()


def test_the_offline_page_and_its_worker_need_no_sign_in(people: People, client: Client) -> None:
    assert "网络已断开" in page_of(client, "/offline/")
    assert client.get("/service-worker.js")["Content-Type"].startswith("text/javascript")
