"""Take the pictures of the README from a running demonstration.

    .venv/bin/python tools/screenshots.py [--out docs/images] [--chromium /usr/bin/chromium]

Prepares a demonstration in a folder of its own, serves it, walks the pages in Debian's Chromium and stops again.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

WIDE = {"width": 1366, "height": 768}
TALL = {"width": 1366, "height": 1240}
PHONE = {"width": 390, "height": 844}
MOST_BYTES = 300_000
WANGJIAN = Path(sys.executable).with_name("wangjian")


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "WANGJIAN_HOME": folder}
        environment.pop("DATABASE_URL", None)
        passwords = _prepare(environment)
        with _served(environment) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium)
            _wide(browser, address, passwords, options.out)
            _phone(browser, address, passwords, options.out)
            browser.close()
    _check_sizes(options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser.parse_args()


def _prepare(environment: dict[str, str]) -> dict[str, str]:
    """Passwords by account."""
    done = subprocess.run(
        [WANGJIAN, "demo", "--no-serve", "--json"], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return {account["username"]: account["password"] for account in json.loads(done.stdout)["accounts"]}


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([WANGJIAN, "serve", "--port", str(port)], env=environment)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(900):
        if server.poll() is not None:
            sys.exit("the desk ended before it answered")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("the desk does not answer")


def _wide(browser: Browser, address: str, passwords: dict[str, str], out: Path) -> None:
    page = _signed_in(browser, address, "monitor", passwords["monitor"], viewport=WIDE)
    _shoot(page, f"{address}/", out / "home.png")
    _shoot(page, f"{address}/leads/", out / "leads.png")
    _shoot(page, f"{address}/map/", out / "map.png")
    _shoot(page, f"{address}/imports/", out / "imports.png")
    page.set_viewport_size(TALL)
    _shoot(page, address + _lead(page, f"{address}/leads/?status=OUTCOME"), out / "lead.png")


def _phone(browser: Browser, address: str, passwords: dict[str, str], out: Path) -> None:
    handler = next(name for name in ("yuzhou", *passwords) if name in passwords)
    shape: dict[str, Any] = {"viewport": PHONE, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
    page = _signed_in(browser, address, handler, passwords[handler], **shape)
    _shoot(page, f"{address}/", out / "phone-home.png")
    _shoot(page, address + _lead(page, f"{address}/leads/?status=VERIFYING"), out / "phone-lead.png")


def _signed_in(browser: Browser, address: str, username: str, password: str, **shape: Any) -> Page:
    page = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **shape).new_page()
    page.goto(f"{address}/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def _lead(page: Page, address: str) -> str:
    """Path of the first lead of a list."""
    page.goto(address)
    return str(page.locator("a[href^='/leads/XS-']").first.get_attribute("href"))


def _shoot(page: Page, address: str, path: Path) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    sys.stdout.write(f"{path} {path.stat().st_size // 1024} kB\n")


def _check_sizes(folder: Path) -> None:
    large = [path.name for path in folder.glob("*.png") if path.stat().st_size > MOST_BYTES]
    if large:
        sys.exit(f"larger than {MOST_BYTES // 1000} kB: {', '.join(large)}")


if __name__ == "__main__":
    main()
