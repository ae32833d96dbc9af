from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import factories
from tests.unit.web.conftest import People

from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring.models import Import, JobStatus, Run
from wangjian.lake.schemas import KINDS
from wangjian.pipeline.importing import run_import

SignedIn = Callable[[User], Client]
LISTINGS = "id,platform,shop_id,title,price_fen\nL1,示例平台,s1,示例茶杯,9900\nL2,示例平台,s1,示例花瓶,不是数\n"


def upload(client: Client, *names: str, kind: str = "listing", content: str = LISTINGS) -> Any:
    files = [SimpleUploadedFile(name, content.encode()) for name in names]
    return client.post("/imports/", {"uploads": files, "kind": kind})


def imported(client: Client) -> Import:
    upload(client, "示例商品.csv")
    return run_import(Import.objects.get().pk, at=factories.NOW)


def test_an_upload_orders_an_import_and_opens_its_page(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)

    response = upload(client, "示例商品.csv")

    job = Import.objects.get()
    assert response["Location"] == f"/imports/{job.pk}/"
    assert (job.file_name, job.kind, job.status, job.requested_by) == (
        "示例商品.csv", "listing", JobStatus.QUEUED, people.monitor,
    )  # fmt: skip
    page = client.get(f"/imports/{job.pk}/").content.decode()
    assert "等待后台开始" in page
    assert 'http-equiv="refresh"' in page


def test_several_files_are_ordered_at_once(people: People, signed_in: SignedIn) -> None:
    response = upload(signed_in(people.monitor), "一.csv", "二.csv")

    assert response["Location"] == "/imports/"
    assert Import.objects.count() == 2


def test_an_upload_without_a_file_says_so(people: People, signed_in: SignedIn) -> None:
    response = signed_in(people.monitor).post("/imports/", {"kind": "auto"})

    assert response.status_code == 422
    assert "请选择至少一个文件" in response.content.decode()


def test_the_column_template_is_a_file_of_the_kind(people: People, signed_in: SignedIn) -> None:
    response = signed_in(people.monitor).get("/imports/template/listing.csv")

    assert response.content.decode("utf-8-sig").startswith("id,platform,shop_id")
    assert signed_in(people.monitor).get("/imports/template/nothing.csv").status_code == 404


def test_a_bad_row_is_shown_with_row_field_and_reason_and_can_be_downloaded(
    people: People, signed_in: SignedIn
) -> None:
    client = signed_in(people.monitor)
    job = imported(client)

    page = client.get(f"/imports/{job.pk}/").content.decode()
    bad = b"".join(client.get(f"/imports/{job.pk}/bad-rows.csv").streaming_content)  # type: ignore[attr-defined]

    assert "已完成,有问题行" in page
    assert "不是数" in page
    assert "L2" in bad.decode()
    assert "L1" not in bad.decode()


def test_a_corrected_row_comes_in(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)
    job = imported(client)
    where = row_address(client, job)
    form = client.get(where).content.decode()
    wrong = form.split('value="不是数"')[0].rsplit('name="', 1)[1].split('"')[0]
    values = fields_of(form)

    still_wrong = client.post(where, values | {wrong: "还不是数"})
    assert still_wrong.status_code == 422
    assert "还是读不出来" in still_wrong.content.decode()
    right = client.post(where, values | {wrong: "12900"}, follow=True).content.decode()

    assert "已改正入库" in right
    job.refresh_from_db()
    assert (job.rows_quarantined, job.status) == (0, JobStatus.DONE)


def test_a_file_whose_headings_do_not_tell_is_asked_for_its_kind(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)
    upload(client, "示例.csv", kind="auto", content="甲,乙\n1,2\n")
    job = run_import(Import.objects.get().pk, at=factories.NOW)
    assert "这个文件是什么" in client.get(f"/imports/{job.pk}/").content.decode()

    response = client.post(f"/imports/{job.pk}/kind/", {"kind": "message"})

    again = Import.objects.latest("pk")
    assert response["Location"] == f"/imports/{again.pk}/"
    assert (again.kind, again.sha256) == ("message", job.sha256)


def test_a_row_can_be_given_up(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)
    job = imported(client)

    page = client.post(f"{row_address(client, job)}drop/", {"note": "测试数据"}, follow=True).content.decode()

    assert "没有隔离的行" in page


def test_a_row_of_another_import_is_not_there(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)
    row = row_address(client, imported(client)).split("/rows/")[1]
    other = factories.make_import()

    assert client.get(f"/imports/{other.pk}/rows/{row}").status_code == 404


def row_address(client: Client, job: Import) -> str:
    page = client.get(f"/imports/{job.pk}/").content.decode()
    return f"/imports/{job.pk}/rows/" + page.split("/rows/")[1].split('"')[0]


def fields_of(form: str) -> dict[str, str]:
    """Name and value of each input of the form, as a browser would send them."""
    inputs = [piece.split(">")[0] for piece in form.split('<input type="text"')[1:]]
    pairs = [(piece.split('name="')[1].split('"')[0], piece.partition('value="')[2].split('"')[0]) for piece in inputs]
    return dict(pairs)


@pytest.mark.parametrize(("kind", "make"), [("imports", factories.make_import), ("runs", factories.make_run)])
def test_a_job_is_stopped_and_gone_on_with(
    kind: str, make: Callable[[], Import | Run], people: People, signed_in: SignedIn
) -> None:
    client, job = signed_in(people.monitor), make()
    where = f"/{kind}/{job.number if isinstance(job, Run) else job.pk}/"

    client.post(f"{where}stop/")
    job.refresh_from_db()
    assert job.status == JobStatus.STOPPED
    assert "接着办" in client.get(where).content.decode()
    client.post(f"{where}resume/")

    job.refresh_from_db()
    assert job.status == JobStatus.QUEUED


def test_stopping_what_has_ended_says_why_not(people: People, signed_in: SignedIn) -> None:
    job = factories.make_import(status=JobStatus.DONE)

    response = signed_in(people.monitor).post(f"/imports/{job.pk}/stop/")

    assert response.status_code == 409
    assert "不需要停止" in response.content.decode()


def test_progress_shows_count_rate_and_time_left(people: People, signed_in: SignedIn) -> None:
    run = factories.make_run(
        status=JobStatus.RUNNING,
        observations_total=10_000,
        observations_read=2_500,
        attempt_started_at=factories.NOW - timedelta(seconds=10),
        heartbeat_at=factories.NOW,
    )

    part = signed_in(people.monitor).get(f"/runs/{run.number}/", headers={"HX-Request": "true"}).content.decode()

    assert 'value="25"' in part
    assert "250 条/秒" in part
    assert "还要约 30 秒" in part
    assert "停下" in part
    assert "<html" not in part


def test_a_job_that_nobody_carries_out_says_so(people: People, signed_in: SignedIn) -> None:
    job = factories.make_import(created_at=factories.NOW - timedelta(minutes=1))

    assert "还没有后台程序来办理" in signed_in(people.monitor).get(f"/imports/{job.pk}/").content.decode()


def test_a_run_is_ordered_for_the_chosen_kinds_and_day(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)

    response = client.post("/runs/", {"kinds": ["listing", "clause"], "as_of": "2026-09-01"})

    run = Run.objects.get()
    assert response["Location"] == f"/runs/{run.number}/"
    assert (run.kinds, run.as_of.isoformat()) == (["listing", "clause"], "2026-09-01")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({}, "请至少选一种内容"), ({"kinds": ["listing"], "as_of": "2026-12-31"}, "不能填以后的日期")],
)
def test_a_run_that_cannot_be_ordered_says_why(
    values: dict[str, Any], sentence: str, people: People, signed_in: SignedIn
) -> None:
    response = signed_in(people.monitor).post("/runs/", values)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Run.objects.exists()


def test_the_numbers_of_a_run_open_their_rows(people: People, signed_in: SignedIn) -> None:
    run = factories.make_run(status=JobStatus.DONE, findings_new=1, leads_opened=1)
    lead = factories.make_lead()
    factories.make_finding(run=run, lead=lead)
    factories.make_lead_event(lead=lead, detail={"run": run.number})
    other = factories.make_lead()
    client = signed_in(people.monitor)

    page = client.get(f"/runs/{run.number}/").content.decode()
    address = page.split("新线索</span>")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    rows = client.get(address).content.decode()

    assert lead.number in rows
    assert other.number not in rows


def test_half_a_line_shows_itself_and_can_be_written_out(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.monitor)
    half = '{"id": "L1", "title": "示例茶杯"}\n{"id": "L2", "ti'
    upload(client, "示例商品.jsonl", content=half)
    job = run_import(Import.objects.get().pk, at=factories.NOW)
    address = row_address(client, job)

    page = client.get(address).content.decode()
    assert "{&quot;id&quot;: &quot;L2&quot;, &quot;ti" in page

    names = list(KINDS["listing"].names)
    typed = {f"c{names.index('id')}": "L2", f"c{names.index('title')}": "示例花瓶"}
    assert client.post(address, typed).status_code == 302
    job.refresh_from_db()
    assert (job.rows_quarantined, job.status) == (0, JobStatus.DONE)
