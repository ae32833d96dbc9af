"""Every page in a real browser: axe finds nothing, nothing scrolls sideways on a phone, all work without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.functional.conftest import DESK, PHONE
from tests.functional.market import write_market
from tests.functional.served import Desk, served_desk

pytestmark = pytest.mark.browser

PAGES = {
    "monitor": [
        "/", "/leads/", "/leads/?status=CLOSED", "LEAD", "LEAD act", "/findings/", "FINDING", "/runs/", "RUN",
        "/imports/", "IMPORT", "ROW", "/operators/", "OPERATOR", "/shops/", "SHOP", "/map/", "/search/?q=示例",
        "/help/", "/more/", "/audit/", "/nothing-here/",
    ],
    "yuzhou": ["/", "/queue/"],
    "leader": ["/"],
    "auditor": ["/", "/audit/"],
}  # fmt: skip

FIRST_LINK = {
    "LEAD": ("/leads/", "main a[href^='/leads/XS-']"),
    "FINDING": ("/findings/?exempt=no", "td a[href^='/findings/']"),
    "RUN": ("/runs/", "main a[href^='/runs/JC-']"),
    "IMPORT": ("/imports/", "td a[href^='/imports/']"),
    "ROW": ("/imports/1/", "a[href*='/rows/']"),
    "OPERATOR": ("/operators/", "td a[href^='/operators/']"),
    "SHOP": ("/shops/", "td a[href^='/shops/']"),
}
"""Pages of one object: the first that a list links to."""


@pytest.fixture(scope="module")
def desk(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """With a small market imported and watched once, through the terminal."""
    folder = tmp_path_factory.mktemp("pages")
    with served_desk(folder / "desk") as desk:
        for kind, path in write_market(folder).items():
            desk.run("import", str(path), "--kind", kind, "--as", "monitor")
        desk.run("run", "--as", "monitor")
        yield desk


def open_page(desk: Desk, page: Page, name: str) -> None:
    name, _, act = name.partition(" ")
    if name in FIRST_LINK:
        path, selector = FIRST_LINK[name]
        desk.open(page, path)
        name = page.locator(selector).first.get_attribute("href") or ""
    desk.open(page, f"{name}dismiss/" if act else name)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("username", PAGES)
def test_axe_finds_nothing(
    desk: Desk, open_browser: Callable[..., Page], username: str, viewport: dict[str, int]
) -> None:
    page = open_browser(viewport=viewport)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    desk.sign_in(page, username)
    for name in PAGES[username]:
        open_page(desk, page, name)
        found = Axe().run(page)
        errors += [f"{name}: {found.generate_report()}"] if found.violations_count else []
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        errors += [f"{name} is {wider} px wider than the screen"] if wider > 0 else []
    assert not errors, "\n".join(errors)


def test_sign_in_page_has_no_axe_findings(desk: Desk, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    desk.open(page, "/sign-in/")

    assert Axe().run(page).violations_count == 0


def test_dark_pages_have_enough_contrast(desk: Desk, open_browser: Callable[..., Page]) -> None:
    page = open_browser(colours="dark")
    desk.sign_in(page, "monitor")
    for name in ("/", "/leads/", "LEAD", "FINDING", "/imports/", "/help/"):
        open_page(desk, page, name)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_an_act_and_a_filter_work_without_javascript(desk: Desk, open_browser: Callable[..., Page]) -> None:
    page = open_browser(javascript=False)
    desk.sign_in(page, "monitor")

    desk.open(page, "/leads/")
    page.get_by_label("状态").select_option("NEW")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("tbody tr").first).to_contain_text("新线索")
    page.locator("main a[href^='/leads/XS-']").first.click()
    page.get_by_role("button", name="研判通过").click()
    expect(page.get_by_text("已研判通过。")).to_be_visible()


def test_a_file_is_imported_without_javascript(desk: Desk, open_browser: Callable[..., Page], tmp_path: Path) -> None:
    page = open_browser(javascript=False)
    desk.sign_in(page, "monitor")
    path = tmp_path / "示例推广.csv"
    path.write_text("id,platform,text\nM1,示例平台,示例文字\n", encoding="utf-8")

    desk.open(page, "/imports/")
    page.set_input_files("[name=uploads]", path)
    page.select_option("[name=kind]", "message")
    page.get_by_role("main").get_by_role("button", name="导入").click()

    # The page reloads itself by its own refresh until the import has ended.
    expect(page.get_by_text("已完成").first).to_be_visible(timeout=60_000)


def test_keyboard_moves_selects_and_opens(desk: Desk, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    desk.sign_in(page, "monitor")
    desk.open(page, "/leads/")

    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("tr.current input[name=pick]")).to_be_checked()
    expect(page.get_by_text("已选 1 条")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("[data-list-search]")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="现在可以做什么")).to_be_visible()


def test_what_was_typed_survives_a_reload(desk: Desk, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    desk.sign_in(page, "monitor")
    open_page(desk, page, "LEAD act")

    page.get_by_label("理由").fill("不属于网络经营")
    page.reload()

    expect(page.get_by_label("理由")).to_have_value("不属于网络经营")
