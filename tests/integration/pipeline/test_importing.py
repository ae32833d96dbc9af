"""Files through the order of an import into lake and registry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.factories import NOW
from tests.integration.pipeline.conftest import Market, listings, shops, write

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.monitoring import actions
from wangjian.desk.monitoring.models import Import, JobStatus
from wangjian.desk.registry.models import LinkMethod, Operator, Shop
from wangjian.pipeline import quarantine
from wangjian.pipeline.heart import LEAVING
from wangjian.pipeline.home import open_lake
from wangjian.pipeline.importing import run_import

pytestmark = pytest.mark.django_db


def take_in(path: Path, kind: str, by: User, **options: Any) -> Import:
    job = actions.request_import(file=path, kind=kind, by=by, at=NOW, options=options, queue=False)
    return run_import(job.pk, at=NOW)


def test_market_comes_into_lake_and_registry(market: Market, monitor: User) -> None:
    jobs = [take_in(path, kind, monitor) for kind, path in market]

    assert [(job.status, job.rows_read, job.rows_imported) for job in jobs] == [
        (JobStatus.DONE, 3, 3), (JobStatus.DONE, 4, 4), (JobStatus.DONE, 60, 60),
    ]  # fmt: skip
    with open_lake() as lake:
        assert (lake.count("shop"), lake.count("listing")) == (4, 60)
    assert [operator.area.name for operator in Operator.objects.order_by("pk") if operator.area] == [
        "魏都区", "禹州市", "长葛市",
    ]  # fmt: skip
    assert list(Shop.objects.order_by("external_id").values_list("link_method", flat=True)) == [
        LinkMethod.CODE, LinkMethod.CODE, LinkMethod.NAME, LinkMethod.NONE,
    ]  # fmt: skip
    assert audit.verify().ok


def test_order_of_files_does_not_matter_for_the_ties(market: Market, monitor: User) -> None:
    for kind, path in reversed(list(market)):
        take_in(path, kind, monitor)
    assert Shop.objects.filter(operator__isnull=False).count() == 3


def test_listing_alone_makes_its_shops_known(market: Market, monitor: User) -> None:
    take_in(market.listings, "listing", monitor)
    assert sorted(Shop.objects.values_list("external_id", flat=True)) == ["s1", "s2", "s3", "s4"]


def test_same_file_again_changes_nothing(market: Market, monitor: User) -> None:
    take_in(market.shops, "shop", monitor)
    before = list(Shop.objects.values())

    again = take_in(market.shops, "shop", monitor)

    assert (again.status, again.rows_imported, again.rows_known) == (JobStatus.DONE, 0, 4)
    assert "以前导入过" in again.message
    assert list(Shop.objects.values()) == before


def test_kind_is_found_by_the_headings(market: Market, monitor: User) -> None:
    assert take_in(market.listings, "auto", monitor).kind == "listing"


def test_bad_rows_wait_in_quarantine_and_good_ones_are_in(tmp_path: Path, monitor: User) -> None:
    rows = listings(10)
    rows[3]["captured_at"] = "2099-01-01T00:00:00+08:00"
    job = take_in(write(tmp_path / "坏行.csv", rows), "listing", monitor)

    assert (job.status, job.rows_imported, job.rows_quarantined) == (JobStatus.DONE_WITH_PROBLEMS, 9, 1)
    (row,) = quarantine.quarantined_rows(job)
    assert row.full_sentence.startswith("坏行.csv 第5行")
    assert quarantine.quarantined_count() == 1


def test_quarantined_row_is_corrected_and_comes_in(tmp_path: Path, monitor: User) -> None:
    rows = shops()[:1]
    rows[0]["captured_at"] = "2099-01-01T00:00:00+08:00"
    rows += shops()[1:]
    job = take_in(write(tmp_path / "坏行.csv", rows), "shop", monitor)
    (row,) = quarantine.quarantined_rows(job)

    still = quarantine.retry_row(row=row.id, corrected={"captured_at": "昨天"}, by=monitor, at=NOW)
    done = quarantine.retry_row(row=row.id, corrected={"captured_at": "2026-09-20"}, by=monitor, at=NOW)

    assert still
    assert done == ""
    job.refresh_from_db()
    assert (job.rows_quarantined, job.status) == (0, JobStatus.DONE)
    assert Shop.objects.filter(external_id="s1").exists()
    assert audit.verify().ok


def test_quarantined_row_is_given_up(tmp_path: Path, monitor: User) -> None:
    rows = listings(3)
    rows[1]["captured_at"] = "2099-01-01T00:00:00+08:00"
    job = take_in(write(tmp_path / "坏行.csv", rows), "listing", monitor)
    (row,) = quarantine.quarantined_rows(job)

    quarantine.drop_row(row=row.id, note="测试行", by=monitor, at=NOW)

    assert quarantine.quarantined_count(job) == 0
    job.refresh_from_db()
    assert job.status == JobStatus.DONE


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [("空.csv", b"", "空文件"), ("图.csv", b"\x89PNG\r\n\x1a\n0000", "图片"), ("表头.csv", b"id,title\n", "没有")],
)
def test_file_that_cannot_be_read_ends_the_job_with_a_sentence(
    tmp_path: Path, monitor: User, name: str, content: bytes, part: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    job = take_in(path, "listing", monitor)
    assert job.status == JobStatus.FAILED
    assert part in job.message
    assert job.finished_at is not None


def test_unknown_columns_are_named(tmp_path: Path, monitor: User) -> None:
    rows = [{**row, "主播生日": "x"} for row in listings(2)]
    assert take_in(write(tmp_path / "多列.csv", rows), "listing", monitor).unknown_columns == ["主播生日"]


def test_job_held_elsewhere_is_left_alone(market: Market, monitor: User) -> None:
    job = actions.request_import(file=market.shops, kind="shop", by=monitor, at=NOW, queue=False)
    Import.objects.update(status=JobStatus.RUNNING, lease="elsewhere:1:x", heartbeat_at=NOW)
    assert run_import(job.pk, at=NOW, clock=lambda: NOW).status == JobStatus.RUNNING
    assert not Shop.objects.exists()


def test_worker_told_to_leave_gives_the_job_back_and_the_next_ends_it(market: Market, monitor: User) -> None:
    job = actions.request_import(file=market.listings, kind="listing", by=monitor, at=NOW, queue=False)
    LEAVING.set()
    try:
        assert run_import(job.pk, at=NOW).status == JobStatus.QUEUED
    finally:
        LEAVING.clear()

    done = run_import(job.pk, at=NOW)

    assert (done.status, done.rows_imported, done.attempt) == (JobStatus.DONE, 60, 2)
