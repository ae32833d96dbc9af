from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests import factories
from tests.unit.web.conftest import People

from wangjian.desk.accounts.models import User
from wangjian.desk.audit.models import Entry
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadAct, LeadStatus

SignedIn = Callable[[User], Client]


def text_of(client: Client, path: str, **headers: str) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_the_list_shows_open_leads_first_of_all(people: People, signed_in: SignedIn) -> None:
    shown, closed = factories.make_lead(), factories.make_lead(LeadStatus.CLOSED)

    page = text_of(signed_in(people.monitor), "/leads/")

    assert shown.number in page
    assert closed.number not in page
    assert closed.number in text_of(signed_in(people.monitor), "/leads/?status=all")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=NEW", {"new"}),
        ("status=NEW,TRIAGED", {"new", "triaged"}),
        ("status=CLOSED", {"closed"}),
        ("violation=uc.brush", {"triaged"}),
        ("severity=4", {"triaged"}),
        ("clock=OVERDUE", {"triaged"}),
        ("status=nonsense", {"new", "triaged"}),
    ],
)
def test_filters_stand_in_the_address(query: str, expected: set[str], people: People, signed_in: SignedIn) -> None:
    leads = {
        "new": factories.make_lead(),
        "triaged": factories.make_lead(
            LeadStatus.TRIAGED,
            violation="uc.brush",
            severity=4,
            clock_started_on=date(2026, 8, 3),
            due_on=date(2026, 8, 24),
        ),
        "closed": factories.make_lead(LeadStatus.CLOSED),
    }

    page = text_of(signed_in(people.monitor), f"/leads/?{query}")

    assert {name for name, lead in leads.items() if lead.number in page} == expected


def test_a_chip_takes_its_filter_away(people: People, signed_in: SignedIn) -> None:
    page = text_of(signed_in(people.monitor), "/leads/?status=NEW&clock=OVERDUE")

    assert "状态:新线索" in page
    assert 'href="/leads/?clock=OVERDUE"' in page


def test_htmx_gets_the_rows_alone(people: People, signed_in: SignedIn) -> None:
    factories.make_lead()

    part = text_of(signed_in(people.monitor), "/leads/", **{"HX-Request": "true"})

    assert "<table" in part
    assert "<html" not in part


def test_the_second_page_follows_the_first(people: People, signed_in: SignedIn) -> None:
    leads = [factories.make_lead(score=score) for score in range(1, 53)]
    client = signed_in(people.monitor)

    first = text_of(client, "/leads/")
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = text_of(client, following)

    assert "共 52 条" in first
    assert leads[-1].number in first
    assert leads[0].number not in first
    assert leads[0].number in second


def test_a_damaged_place_says_what_to_do(people: People, signed_in: SignedIn) -> None:
    response = signed_in(people.monitor).get("/leads/?after=nonsense")

    assert response.status_code == 409
    assert "请从第一页重新查看" in response.content.decode()


def test_the_list_costs_the_same_queries_for_one_row_and_for_many(
    people: People, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = signed_in(people.monitor)
    for _ in range(20):
        factories.make_lead()

    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        text_of(client, "/leads/")


@pytest.mark.parametrize("path", ["", "dismiss/", "take/"])
def test_a_lead_of_another_county_is_not_there(path: str, people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead(LeadStatus.DISPATCHED, area=people.area, organisation=people.handler.organisation)

    assert signed_in(people.handler).get(f"/leads/{lead.number}/{path}").status_code == 200
    assert signed_in(people.outsider).get(f"/leads/{lead.number}/{path}").status_code == 404
    assert signed_in(people.outsider).post(f"/leads/{lead.number}/take/").status_code == 404


def test_the_page_shows_acts_with_the_reason_of_those_that_cannot_be_done(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()
    factories.make_finding(lead=lead, operator=lead.operator)

    page = text_of(signed_in(people.monitor), f"/leads/{lead.number}/")

    assert "研判通过" in page
    assert "线索现为“新线索”,不能交办。" in page
    assert "<mark" in page
    assert "第九条第(三)项" in page


def test_an_act_is_carried_out_and_leads_back(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()

    response = signed_in(people.monitor).post(f"/leads/{lead.number}/triage/", {"seen": "NEW", "note": "值得核查"})

    assert response["Location"] == f"/leads/{lead.number}/"
    lead.refresh_from_db()
    assert lead.status == LeadStatus.TRIAGED


def test_a_missing_reason_is_asked_for_at_the_field(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()

    response = signed_in(people.monitor).post(f"/leads/{lead.number}/dismiss/", {"seen": "NEW"})

    assert response.status_code == 422
    assert "请写明理由" in response.content.decode()
    lead.refresh_from_db()
    assert lead.status == LeadStatus.NEW


def test_somebody_was_faster_is_said_with_who_and_when(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()
    signed_in(people.monitor).post(f"/leads/{lead.number}/triage/", {"seen": "NEW"})

    response = signed_in(people.monitor).post(f"/leads/{lead.number}/triage/", {"seen": "NEW"})

    assert response.status_code == 422
    assert f"该线索已由{people.monitor.display_name}于9月21日 10:30 研判通过" in response.content.decode()


@pytest.mark.parametrize("act", list(LeadAct))
def test_every_act_has_a_form_page(act: LeadAct, people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()

    assert act.label in text_of(signed_in(people.monitor), f"/leads/{lead.number}/{act.lower()}/")


def test_a_lead_without_area_is_owed_one_before_it_goes(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead(LeadStatus.TRIAGED, area=None)
    client, where = signed_in(people.monitor), f"/leads/{lead.number}/dispatch/"

    refused = client.post(where, {"seen": "TRIAGED", "organisation": ""})
    assert "这条线索的辖区待定,请选择辖区" in refused.content.decode()
    client.post(where, {"seen": "TRIAGED", "organisation": "", "area": people.area.code})

    lead.refresh_from_db()
    assert (lead.area, lead.organisation) == (people.area, people.area.bureau)


def test_an_unknown_act_is_not_there(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()

    assert signed_in(people.monitor).get(f"/leads/{lead.number}/destroy/").status_code == 404


def test_the_preview_of_many_changes_nothing(people: People, signed_in: SignedIn) -> None:
    new, closed = factories.make_lead(), factories.make_lead(LeadStatus.CLOSED)

    response = signed_in(people.monitor).post("/leads/bulk/", {"act": "triage", "pick": [new.number, closed.number]})

    page = response.content.decode()
    assert "研判通过 1 条" in page
    assert "线索现为“已办结”,不能研判通过。" in page
    assert set(Lead.objects.values_list("status", flat=True)) == {"NEW", "CLOSED"}


def test_many_leads_go_to_the_offices_of_their_areas(people: People, signed_in: SignedIn) -> None:
    placed = factories.make_lead(LeadStatus.TRIAGED, area=people.area)
    nowhere = factories.make_lead(LeadStatus.TRIAGED, area=None)
    picked = {"act": "dispatch", "pick": [placed.number, nowhere.number]}
    client = signed_in(people.monitor)

    preview = client.post("/leads/bulk/", picked).content.decode()
    done = client.post("/leads/bulk/", {**picked, "confirmed": "yes", "organisation": "", "note": ""}, follow=True)

    assert "其中 1 条辖区待定" in preview
    assert "1 条没有办成:该线索辖区待定,请选择承办单位。" in done.content.decode()
    placed.refresh_from_db()
    assert placed.organisation == people.area.bureau


def test_a_handler_has_no_bulk_acts(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead(area=people.area)
    client = signed_in(people.handler)

    client.post("/leads/bulk/", {"act": "triage", "pick": [lead.number], "confirmed": "yes"})

    lead.refresh_from_db()
    assert lead.status == LeadStatus.NEW
    assert "data-select-all" not in text_of(client, "/leads/")


def test_an_export_holds_what_is_filtered_and_is_recorded(people: People, signed_in: SignedIn) -> None:
    wanted, other = factories.make_lead(severity=5), factories.make_lead(severity=1)
    client = signed_in(people.monitor)

    response = client.get("/leads/export.csv?severity=4")
    body = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]

    assert wanted.number in body
    assert other.number not in body
    entry = Entry.objects.get(event="ROWS_EXPORTED")
    assert entry.detail == {"what": "leads", "format": "csv", "query": "severity=4"}


def test_the_excel_export_opens(people: People, signed_in: SignedIn) -> None:
    lead = factories.make_lead()

    response = signed_in(people.monitor).get("/leads/export.xlsx")

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)  # type: ignore[union-attr]
    assert rows[0][0] == "编号"
    assert rows[1][0] == lead.number


def test_a_county_exports_only_its_own(people: People, signed_in: SignedIn) -> None:
    own, other = factories.make_lead(area=people.area), factories.make_lead(area=people.elsewhere)

    response = signed_in(people.handler).get("/leads/export.csv")
    body = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]

    assert own.number in body
    assert other.number not in body
