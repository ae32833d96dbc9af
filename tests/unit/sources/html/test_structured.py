from __future__ import annotations

import json

from wangjian.sources.html.embedded import json_after, literal_field
from wangjian.sources.html.page import SavedPage
from wangjian.sources.html.structured import json_ld, microdata, type_of
from wangjian.sources.schema_org.adapter import read_page

PRODUCT = {
    "@context": "https://schema.org",
    "@type": "Product",
    "name": "示例钧瓷茶杯",
    "sku": "A1",
    "brand": {"@type": "Brand", "name": "示例窑"},
    "offers": {"@type": "Offer", "price": 128.50, "priceCurrency": "CNY"},
    "review": [
        {
            "@type": "Review",
            "author": {"@type": "Person", "name": "某人"},
            "reviewBody": "很好",
            "reviewRating": {"ratingValue": "5"},
            "datePublished": "2026-09-01",
        }
    ],
}


def _page(body: str, url: str = "https://shop.example/1") -> SavedPage:
    return SavedPage(f"<html><head></head><body>{body}</body></html>", url)


def _json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def test_a_product_in_json_ld() -> None:
    found = read_page(_page(_json_ld({"@graph": [PRODUCT]})))

    (listing,) = found["listing"]
    assert (listing["title"], listing["item_id"], listing["brand"], listing["price"]) == (
        "示例钧瓷茶杯", "A1", "示例窑", "128.5",
    )  # fmt: skip
    assert listing["platform"] == "shop.example"


def test_a_review_does_not_name_its_author() -> None:
    (review,) = read_page(_page(_json_ld(PRODUCT)))["review"]

    assert (review["text"], review["rating"], review["posted_at"]) == ("很好", "5", "2026-09-01")
    assert review["author_id"]
    assert "某人" not in json.dumps(review, ensure_ascii=False)


def test_a_price_in_another_currency_is_no_price_in_fen() -> None:
    product = {**PRODUCT, "offers": {"price": "24.96", "priceCurrency": "USD"}}

    (listing,) = read_page(_page(_json_ld(product)))["listing"]

    assert "price" not in listing
    assert listing["attributes"] == '{"标价": "24.96 USD"}'


def test_broken_json_ld_is_passed_over() -> None:
    assert (
        json_ld(_page('<script type="application/ld+json">{"@type": </script>' + _json_ld(PRODUCT)))[0]["sku"] == "A1"
    )


def test_microdata_nests() -> None:
    body = """
      <div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">示例 茶杯</h1>
        <div><span itemprop="offers" itemscope itemtype="http://schema.org/Offer">
          <meta itemprop="price" content="12.5"><span itemprop="priceCurrency" content="CNY">元</span></span></div>
        <a itemprop="url" href="/item/9">看</a></div>"""

    (thing,) = microdata(_page(body))
    (listing,) = read_page(_page(body))["listing"]

    assert type_of(thing) == "Product"
    assert thing["offers"] == {"@type": "http://schema.org/Offer", "price": "12.5", "priceCurrency": "CNY"}
    assert (listing["title"], listing["price"], listing["url"]) == ("示例 茶杯", "12.5", "https://shop.example/item/9")


def test_open_graph_speaks_where_nothing_else_does() -> None:
    page = SavedPage(
        '<meta property="og:type" content="product"><meta property="og:title" content="示例腐竹">'
        '<meta property="product:price:amount" content="19.90"><meta property="product:price:currency" content="CNY">',
        "https://shop.example/2",
    )

    (listing,) = read_page(page)["listing"]

    assert (listing["title"], listing["price"]) == ("示例腐竹", "19.90")


def test_an_article_is_no_listing() -> None:
    page = SavedPage('<meta property="og:type" content="article"><meta property="og:title" content="新闻">')

    assert read_page(page)["listing"] == []


def test_a_shop_with_its_address() -> None:
    shop = {
        "@type": "Store",
        "name": "示例店",
        "address": {"addressRegion": "河南省", "addressLocality": "许昌市", "streetAddress": "示例路1号"},
    }

    assert read_page(_page(_json_ld(shop)))["shop"][0]["address"] == "河南省许昌市示例路1号"


def test_json_after_a_marker_skips_what_is_no_json() -> None:
    html = 'var a = window.g || {}; g_page_config = undefined; g_page_config = {"a": {"b": 1.50}};'

    assert json_after(html, "g_page_config =") == {"a": {"b": "1.50"}}
    assert json_after(html, "another =") is None


def test_literal_field_of_javascript_that_is_no_json() -> None:
    html = r"""g_config = { startTime: +new Date, shopName : '\u793a\u4f8b\'s 店', "sellerId":"12" }"""

    assert literal_field(html, "shopName") == "示例's 店"
    assert literal_field(html, "sellerId") == "12"
    assert literal_field(html, "startTime") is None
