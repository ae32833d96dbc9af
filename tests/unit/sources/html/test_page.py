from __future__ import annotations

import pytest

from wangjian.sources.expansion import RefusedRecord
from wangjian.sources.html.decoding import decode_page
from wangjian.sources.html.page import SavedPage

TEXT = "<html><head>{meta}</head><body>手工钧瓷茶杯,只此一家</body></html>"


@pytest.mark.parametrize(
    ("declared", "saved"),
    [
        ("utf-8", "utf-8"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("gbk", "utf-8"),
        (None, "gb18030"),
        ("x-nix", "utf-8"),
    ],
)
def test_decode_page_whatever_it_declares(declared: str | None, saved: str) -> None:
    page = TEXT.format(meta=f'<meta charset="{declared}">' if declared else "")

    assert decode_page(page.encode(saved)) == page


def test_decode_page_by_its_header() -> None:
    page = TEXT.format(meta="").replace("手工钧瓷茶杯,只此一家", "價格面議,歡迎選購")

    assert decode_page(page.encode("big5"), "text/html; charset=Big5") == page


def test_decode_page_of_noise_is_refused() -> None:
    with pytest.raises(RefusedRecord, match="编码判断不出"):
        decode_page(bytes(range(128, 256)) * 10)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://item.example/1">', "https://item.example/1"),
        ('<link rel="canonical" href="//item.example/1">', "https://item.example/1"),
        ('<meta property="og:url" content="http://item.example/2">', "http://item.example/2"),
        ("", None),
    ],
)
def test_url_as_the_page_names_it(head: str, url: str | None) -> None:
    assert SavedPage(f"<html><head>{head}</head><body></body></html>").url == url


def test_url_as_the_browser_noted_it_when_saving() -> None:
    page = SavedPage("<!-- saved from url=(0024)https://shop.example/a?b=1 --><html></html>")

    assert page.url == "https://shop.example/a?b=1"


def test_a_relative_address_is_completed_by_where_the_links_lead() -> None:
    links = (
        '<a href="http://www.example.com/1"></a><a href="http://www.example.com/2"></a><a href="http://other.com/"></a>'
    )
    page = SavedPage(f'<html><head><link rel="canonical" href="/shop/7"></head><body>{links}</body></html>')

    assert page.url == "http://www.example.com/shop/7"
    assert page.is_at("example.com")
    assert not page.is_at("ample.com")


def test_a_page_of_the_wayback_machine_has_its_own_address_and_time() -> None:
    page = SavedPage("", "https://web.archive.org/web/20161126090544im_/http://www.example.com/item")

    assert page.url == "http://www.example.com/item"
    assert page.archived_at == "2016-11-26T09:05:44Z"


@pytest.mark.parametrize(
    ("address", "completed"),
    [
        ("/item/1", "https://shop.example/item/1"),
        ("//img.example/1.jpg", "https://img.example/1.jpg"),
        ("javascript:void(0)", None),
        ("#top", None),
        (None, None),
    ],
)
def test_absolute(address: str | None, completed: str | None) -> None:
    assert SavedPage("", "https://shop.example/a/b").absolute(address) == completed
