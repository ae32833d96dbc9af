"""Real files, end to end, by both ways: through the pages in a browser, and through the terminal.

Saved Taobao and Tmall pages, 3,994 product titles, quoted claims of published cases, the register of Xuchang. Nothing
is asserted about a real firm: only that nothing is lost, that both ways find the same, and that a lead can be handled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.functional.served import Desk, served_desk, set_up_desk

pytestmark = [pytest.mark.browser, pytest.mark.shared]

DATA = Path(__file__).parents[3] / "shared" / "data"
FILES = {
    "shop_pages_html/taobao_item.html.gz": "auto",
    "shop_pages_html/taobao_search_ipad.html.gz": "auto",
    "shop_pages_html/tmall_item_gb18030.html.gz": "auto",
    "shop_pages_html/taobao_search_ipad_items.jsonl.gz": "listing",
    "product_title_ner_zh/titles.jsonl.gz": "listing",
    "enforcement_cases_zh/cases.jsonl.gz": "message",
    "company_registry/xuchang_enterprises.csv.gz": "operator",
}
"""With the kind an officer chooses."""
LONG = 90_000


@pytest.fixture
def files() -> dict[Path, str]:
    paths = {DATA / name: kind for name, kind in FILES.items()}
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        pytest.skip(f"shared data is absent: {', '.join(missing)}")
    return paths


@pytest.fixture
def by_pages(tmp_path: Path, chromium: object) -> Iterator[Desk]:
    with served_desk(tmp_path / "pages") as desk:
        yield desk


@pytest.fixture
def by_terminal(tmp_path: Path) -> Iterator[Desk]:
    with set_up_desk(tmp_path / "terminal") as desk:
        yield desk


def test_pages_and_terminal_find_the_same_in_real_files(
    files: dict[Path, str], by_pages: Desk, by_terminal: Desk, open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_browser()
    by_pages.sign_in(page, "monitor")
    import_by_pages(by_pages, page, files)
    number = run_by_pages(by_pages, page)

    for path, kind in files.items():
        by_terminal.run("import", str(path), "--kind", kind, "--as", "monitor")
    by_terminal.run("run", "--as", "monitor")

    found = findings(by_pages, tmp_path / "pages.jsonl")
    assert findings(by_terminal, tmp_path / "terminal.jsonl") == found
    assert {finding["violation"] for finding in found} >= {"ad.absolute", "ad.treat_claim", "uc.brush"}
    handle(by_pages, page, open_browser(), number)


def import_by_pages(desk: Desk, page: Page, files: dict[Path, str]) -> None:
    for path, kind in files.items():
        desk.open(page, "/imports/")
        page.set_input_files("[name=uploads]", path)
        page.select_option("[name=kind]", kind)
        page.get_by_role("main").get_by_role("button", name="导入").click()
        expect(page.get_by_text(re.compile("^已完成"))).to_be_visible(timeout=LONG)


def run_by_pages(desk: Desk, page: Page) -> str:
    """Number of the weightiest lead."""
    desk.open(page, "/runs/")
    page.get_by_role("button", name="开始监测").click()
    expect(page.get_by_role("link", name="研判新线索")).to_be_visible(timeout=LONG)
    desk.open(page, "/leads/")
    return page.get_by_role("row").get_by_role("link", name=re.compile("^XS-")).first.inner_text()


def findings(desk: Desk, out: Path) -> list[dict[str, Any]]:
    """All findings, without what depends on the day of the run."""
    desk.run("findings", "export", "--out", str(out), "--as", "monitor")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return sorted(({**row, "lead": bool(row["lead"])} for row in rows), key=lambda row: row["finding_id"])


def handle(desk: Desk, monitor: Page, handler: Page, number: str) -> None:
    """Dispatched to a district, taken, reported, closed."""
    desk.run("leads", "triage", number, "--as", "monitor")
    desk.run("leads", "dispatch", number, "--org", "xc-yuzhou-amr", "--as", "monitor")
    desk.sign_in(handler, "yuzhou")
    desk.open(handler, "/queue/")
    handler.get_by_role("listitem").filter(has_text=number).get_by_role("button", name="接收").click()
    expect(handler.get_by_text(f"{number} 已接收")).to_be_visible()
    desk.run("leads", "outcome", number, "--outcome", "NOTHING_FOUND", "--note", "测试:核查登记", "--as", "yuzhou")
    desk.open(monitor, f"/leads/{number}/")
    monitor.get_by_role("button", name="办结").click()
    expect(monitor.get_by_text(f"{number} 已办结。")).to_be_visible()
