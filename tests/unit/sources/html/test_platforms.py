"""Made-up pages in the layouts of the platforms; the real ones are read in tests/integration/sources."""

from __future__ import annotations

import json

import pytest

from wangjian.sources.html.page import SavedPage
from wangjian.sources.html.platforms import read_by, source_of
from wangjian.sources.taobao.adapter import read_page

ITEM = {
    "nid": "1001",
    "raw_title": "示例&amp;钧瓷 茶杯",
    "title": "示例<span class=H>钧瓷</span>",
    "detail_url": "//detail.tmall.com/item.htm?id=1001",
    "view_price": "128.00",
    "view_sales": "51人付款",
    "category": "5001",
    "item_loc": "河南 许昌",
    "user_id": "77",
    "nick": "示例旗舰店",
    "shopLink": "//store.taobao.com/shop/view_shop.htm?user_number_id=77",
}


def _search(*items: dict[str, object]) -> SavedPage:
    config = {"mods": {"itemlist": {"data": {"auctions": list(items)}}}}
    script = f"<script>g_page_config = {json.dumps(config, ensure_ascii=False)};\n g_srp_init();</script>"
    return SavedPage(f"<html><body>{script}</body></html>", "https://s.taobao.com/search?q=x")


def test_the_items_of_a_taobao_search_page_and_their_shops_once_each() -> None:
    found = read_page(_search(ITEM, {**ITEM, "nid": "1002", "view_sales": ""}))

    first, second = found["listing"]
    assert (first["platform"], first["item_id"], first["title"], first["price"]) == (
        "tmall", "1001", "示例&钧瓷 茶杯", "128.00",
    )  # fmt: skip
    assert first["url"] == "https://detail.tmall.com/item.htm?id=1001"
    assert second["sales_count"] is None
    assert [(shop["shop_id"], shop["shop_name"]) for shop in found["shop"]] == [("77", "示例旗舰店")]


def test_an_item_of_a_seller_on_taobao_itself() -> None:
    found = read_page(_search({**ITEM, "detail_url": "//item.taobao.com/item.htm?id=1001"}))

    assert found["listing"][0]["platform"] == "taobao"


TAOBAO_ITEM = """<html><head><link rel="canonical" href="https://item.taobao.com/item.htm?id=2001"></head><body>
<h3 class="tb-main-title" data-title="示例假发 女长发">示例假发</h3><p class="tb-subtitle">顺滑不打结</p>
<strong id="J_StrPrice"><em>¥</em><em class="tb-rmb-num">149.00 - 159.00</em></strong>
<em id="J_SellCounter">-</em><ul class="attributes-list"><li>品牌:&nbsp;示例</li><li>产地:&nbsp;许昌</li></ul>
<a class="tb-seller-name" href="//example.taobao.com">示例掌柜</a>
<script>var g_config = { itemId : '2001', shopName : '\\u793A\\u4F8B\\u5E97', sellerId : '88' }</script>
</body></html>"""


def test_a_taobao_item_page() -> None:
    found = read_page(SavedPage(TAOBAO_ITEM))

    (listing,) = found["listing"]
    assert (listing["item_id"], listing["shop_id"], listing["title"]) == ("2001", "88", "示例假发 女长发")
    assert (listing["price"], listing["brand"], listing["sales_count"]) == ("149.00", "示例", None)
    assert json.loads(listing["attributes"] or "") == {"品牌": "示例", "产地": "许昌", "价格区间": "149.00 - 159.00"}
    assert found["shop"][0]["shop_name"] == "示例店"
    assert found["shop"][0]["url"] == "https://example.taobao.com"


def test_a_tmall_item_page() -> None:
    setup = {
        "itemDO": {
            "title": "示例腐竹", "itemId": "3001", "userId": "99", "brand": "示例", "categoryId": "7",
            "reservePrice": "59.00", "sellerNickName": "%E7%A4%BA%E4%BE%8B%E6%97%97%E8%88%B0%E5%BA%97",
        },
        "detail": {"defaultItemPrice": "39.90"},
    }  # fmt: skip
    html = f"<html><body><script>TShop.Setup(\n {json.dumps(setup)} );</script></body></html>"

    found = read_page(SavedPage(html, "https://detail.tmall.com/item.htm?id=3001"))

    (listing,) = found["listing"]
    assert (listing["title"], listing["price"], listing["reference_price"]) == ("示例腐竹", "39.90", "59.00")
    assert found["shop"][0]["shop_name"] == "示例旗舰店"


DIANPING = """<html><head><link rel="canonical" href="http://www.dianping.com/shop/42"></head><body>
<div class="breadcrumb"><a>许昌美食</a><a>火锅</a><a>示例火锅</a></div>
<h1 class="shop-name">示例火锅 <a>添加分店</a></h1>
<div class="address"><span class="item" title="示例路1号">示例路1号</span></div>
<li class="comment-item"><span class="sml-rank-stars sml-str45"></span><p class="desc">好吃......</p>
<p class="desc">好吃,还会再来</p><span class="time">25-10-05</span></li></body></html>"""


def test_a_dianping_shop_with_a_review() -> None:
    page = SavedPage(DIANPING)
    found = read_by(source_of(page), page)

    (shop,), (review,) = found["shop"], found["review"]
    assert (shop["shop_id"], shop["shop_name"], shop["address"], shop["category"]) == (
        "42", "示例火锅", "示例路1号", "火锅",
    )  # fmt: skip
    assert (review["rating"], review["text"], review["posted_at"]) == ("4.5", "好吃,还会再来", "2025-10-05")


@pytest.mark.parametrize(
    ("url", "source_id"),
    [
        ("https://item.taobao.com/item.htm?id=1", "taobao"),
        ("https://detail.tmall.com/item.htm?id=1", "taobao"),
        ("http://www.dianping.com/shop/1", "dianping"),
        ("http://www.aidingmao.com/x", "aidingmao"),
        ("https://nottaobao.com/", "schema_org"),
        ("https://unknown.example/", "schema_org"),
    ],
)
def test_a_page_is_read_by_the_source_of_its_host(url: str, source_id: str) -> None:
    assert source_of(SavedPage("", url)).id == source_id


def test_a_source_that_finds_nothing_leaves_the_page_to_structured_data() -> None:
    product = '<script type="application/ld+json">{"@type": "Product", "name": "示例"}</script>'
    page = SavedPage(f"<html><body>{product}</body></html>", "http://www.dianping.com/other")

    assert read_by(source_of(page), page)["listing"][0]["title"] == "示例"


def test_blocks_described_by_selectors() -> None:
    block = """<div class="goods-img"><a href="/detail/5.html"><h2>示例手袋</h2>
      <h3>￥1,880&nbsp;<del>￥3,000</del><div data-goods="5"></div></h3></a></div>"""
    page = SavedPage(f"<html><body>{block}</body></html>", "http://www.aidingmao.com/list")

    assert read_by(source_of(page), page)["listing"] == [
        {
            "platform": "aidingmao",
            "item_id": "5",
            "title": "示例手袋",
            "url": "http://www.aidingmao.com/detail/5.html",
            "price": "1,880",
            "reference_price": "3,000",
        }
    ]
