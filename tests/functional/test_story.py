"""The whole story as three people: a monitoring officer, a handler of one county, an outsider of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.functional.conftest import PHONE
from tests.functional.market import write_market
from tests.functional.served import Desk, served_desk

pytestmark = pytest.mark.browser

LONG = 60_000
"""Milliseconds in which a small import or run has to end on a busy machine."""
SUBJECT = "禹州示例钧瓷有限公司"


@pytest.fixture
def desk(tmp_path: Path, chromium: object) -> Iterator[Desk]:
    with served_desk(tmp_path / "desk") as desk:
        yield desk


def test_from_a_file_to_a_closed_lead(desk: Desk, open_browser: Callable[..., Page], tmp_path: Path) -> None:
    monitor = open_browser()
    desk.sign_in(monitor, "monitor")
    expect(monitor.get_by_role("heading", name="还没有数据,从这里开始")).to_be_visible()

    import_market(desk, monitor, tmp_path)
    number = run_and_find_lead(desk, monitor)
    triage_and_dispatch(desk, monitor, number)

    handler = open_browser(viewport=PHONE)
    desk.sign_in(handler, "yuzhou")
    take_and_report(desk, handler, number)

    outsider = open_browser()
    desk.sign_in(outsider, "changge")
    sees_nothing(desk, outsider, number)

    close(desk, monitor, number)


def import_market(desk: Desk, page: Page, folder: Path) -> None:
    for kind, path in write_market(folder).items():
        desk.open(page, "/imports/")
        page.set_input_files("[name=uploads]", path)
        page.select_option("[name=kind]", kind)
        page.get_by_role("main").get_by_role("button", name="导入").click()
        expect(page.get_by_text(re.compile("^已完成"))).to_be_visible(timeout=LONG)
        if kind == "operator":
            correct_the_bad_row(page)


def correct_the_bad_row(page: Page) -> None:
    """The third firm's credit code has a wrong check digit: the page says which row, field and why."""
    expect(page.get_by_text("校验位不对")).to_be_visible()
    page.get_by_role("link", name="改正").click()
    code = page.get_by_label("统一社会信用代码")
    wrong = code.input_value()
    hint = page.locator(".columns").inner_text()
    right = re.search(r"末位应为(\w)", hint)
    assert right is not None, hint
    code.fill(wrong[:-1] + right[1])
    page.get_by_role("button", name="改好了,重试").click()
    expect(page.get_by_text("已改正入库")).to_be_visible()
    expect(page.get_by_text("没有隔离的行")).to_be_visible()


def run_and_find_lead(desk: Desk, page: Page) -> str:
    """Number of the lead about absolute wording of the county's firm."""
    desk.open(page, "/runs/")
    page.get_by_role("button", name="开始监测").click()
    expect(page.get_by_role("link", name="研判新线索")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="研判新线索").click()
    row = page.get_by_role("row").filter(has_text=SUBJECT).filter(has_text="绝对化用语")
    number = row.get_by_role("link").first.inner_text()
    row.get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="法律依据")).to_be_visible()
    expect(page.get_by_text("《中华人民共和国广告法》第九条第(三)项").first).to_be_visible()
    return number


def triage_and_dispatch(desk: Desk, page: Page, number: str) -> None:
    """Both by the bar of bulk acts: first what would happen, then the act."""
    for act, status in (("研判通过", "NEW"), ("交办", "TRIAGED")):
        desk.open(page, f"/leads/?status={status}&q={number}")
        page.get_by_label(f"选中 {number}").check()
        page.get_by_role("button", name=re.compile(f"^{act}")).click()
        expect(page.get_by_role("heading", name=f"成批{act}:会发生什么")).to_be_visible()
        page.get_by_role("button", name=f"{act} 1 条").click()
        expect(page.get_by_text(f"已{act} 1 条")).to_be_visible()


def take_and_report(desk: Desk, page: Page, number: str) -> None:
    desk.open(page, "/queue/")
    card = page.get_by_role("listitem").filter(has_text=number)
    card.get_by_role("button", name="接收").click()
    expect(page.get_by_text(f"{number} 已接收")).to_be_visible()
    card.get_by_role("link", name="登记结果").click()
    page.get_by_role("button", name="登记结果").click()
    expect(page.get_by_role("alert")).to_contain_text("请选择核查结果")
    page.get_by_label("责令改正").check()
    page.get_by_label("核查情况").fill("已到店核查,商品页有“国家级”字样,责令立即改正,已改。")
    page.get_by_role("button", name="登记结果").click()
    expect(page.get_by_text(f"{number} 已登记结果")).to_be_visible()


def sees_nothing(desk: Desk, page: Page, number: str) -> None:
    desk.open(page, "/leads/?status=all")
    expect(page.get_by_role("main")).not_to_contain_text(SUBJECT)
    desk.open(page, "/queue/")
    expect(page.get_by_text("没有要办的线索")).to_be_visible()
    response = page.goto(f"{desk.address}/leads/{number}/")
    assert response is not None
    assert response.status == 404
    desk.open(page, f"/search/?q={SUBJECT}")
    expect(page.get_by_text("没有找到")).to_be_visible()
    desk.open(page, f"/search/?q={number}")
    expect(page.get_by_text("没有找到")).to_be_visible()


def close(desk: Desk, page: Page, number: str) -> None:
    desk.open(page, f"/leads/{number}/")
    page.get_by_role("button", name="办结").click()
    expect(page.get_by_text(f"{number} 已办结。")).to_be_visible()
    expect(page.get_by_role("list").filter(has_text="登记结果")).to_contain_text("示例禹州承办")
