"""Taobao and Tmall: search pages, item pages, and single items of a search page.

The seller's number (``user_id``, ``sellerId``) is the shop id: it stands on every kind of page, the number of the shop
window does not. A range of prices is listed by its lowest, and kept whole among the attributes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from wangjian.sources.expansion import AdapterContext, Expansion, RefusedRecord, Values
from wangjian.sources.html.embedded import dig, json_after, literal_field
from wangjian.sources.html.page import SavedPage, node_text

_TAGS = re.compile(r"<[^>]+>")
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")


def expand(record: Mapping[str, Any], _context: AdapterContext) -> Expansion:
    """One item of a search page, as a row of a table. Raises RefusedRecord for an item without number."""
    item = dict(record)
    if not item.get("nid"):
        raise RefusedRecord("item_id", "商品编号(nid)为空")
    for name in ("shopcard", "icon"):
        item[name] = _parsed(item.get(name))
    return {"listing": [_searched_listing(item)], "shop": [_searched_shop(item)] if item.get("nick") else []}


def read_page(page: SavedPage) -> Expansion:
    """What a Taobao or Tmall page shows; nothing for kinds of page that are not known."""
    if (config := json_after(page.html, "g_page_config =")) is not None:
        return _search_page(config)
    if (setup := json_after(page.html, "TShop.Setup(")) is not None and dig(setup, "itemDO"):
        return _tmall_item(page, setup)
    if page.tree.css_first(".tb-main-title") is not None:
        return _taobao_item(page)
    return {}


# Search pages ----------------------------------------------------------------------------------------------------


def _search_page(config: Any) -> Expansion:
    items = dig(config, "mods", "itemlist", "data", "auctions") or []
    sellers = {item.get("user_id"): _searched_shop(item) for item in items if item.get("nick")}
    return {"listing": [_searched_listing(item) for item in items], "shop": list(sellers.values())}


def _searched_listing(item: Mapping[str, Any]) -> Values:
    title = item.get("raw_title") or _TAGS.sub("", item.get("title") or "")
    return {
        "platform": _platform(item),
        "shop_id": item.get("user_id"),
        "item_id": item.get("nid"),
        "url": _https(item.get("detail_url")),
        "title": unescape(title),
        "category": item.get("category"),
        "price": item.get("view_price") or None,
        "sales_count": item.get("view_sales") or None,
        "attributes": _attributes({"所在地": item.get("item_loc"), "店铺": item.get("nick")}),
    }


def _searched_shop(item: Mapping[str, Any]) -> Values:
    return {
        "platform": _platform(item),
        "shop_id": item.get("user_id"),
        "shop_name": unescape(item["nick"]),
        "url": _https(item.get("shopLink")),
        "carrier": "shop",
    }


def _platform(item: Mapping[str, Any]) -> str:
    host = urlsplit(_https(item.get("detail_url")) or "").hostname or ""
    is_tmall = host.endswith("tmall.com") or dig(item.get("shopcard"), "isTmall") is True
    return "tmall" if is_tmall else "taobao"


# Item pages --------------------------------------------------------------------------------------------------------


def _taobao_item(page: SavedPage) -> Expansion:
    heading = page.tree.css_first(".tb-main-title")
    seller = literal_field(page.html, "sellerId")
    attributes = _listed(page, ".attributes-list li")
    shown = page.first_text("#J_PromoPriceNum") or page.first_text("#J_StrPrice .tb-rmb-num")
    window = page.tree.css_first("a.tb-seller-name, .tb-shop-name a")
    listing: Values = {
        "platform": "taobao",
        "shop_id": seller,
        "item_id": literal_field(page.html, "itemId") or _item_number(page.url),
        "url": page.url,
        "title": (heading.attributes.get("data-title") if heading else None) or page.first_text(".tb-main-title"),
        "description": page.first_text(".tb-subtitle"),
        "brand": attributes.get("品牌"),
        "sales_count": _number(page.first_text("#J_SellCounter")),
        **_prices(shown, attributes),
    }
    shop: Values = {
        "platform": "taobao",
        "shop_id": seller,
        "shop_name": literal_field(page.html, "shopName") or page.first_text(".tb-shop-name"),
        "url": page.absolute(window.attributes.get("href")) if window else None,
        "carrier": "shop",
    }
    return {"listing": [listing], "shop": [shop] if shop["shop_name"] else []}


def _tmall_item(page: SavedPage, setup: Any) -> Expansion:
    item = setup["itemDO"]
    attributes = _listed(page, "#J_AttrUL li")
    shown = page.first_text(".tm-promo-price .tm-price") or page.first_text(".tm-price")
    shown = shown or dig(setup, "detail", "defaultItemPrice") or item.get("reservePrice")
    window = page.tree.css_first("a.slogo-shopname")
    listing: Values = {
        "platform": "tmall",
        "shop_id": item.get("userId"),
        "item_id": item.get("itemId"),
        "url": page.url,
        "title": unescape(item.get("title") or ""),
        "description": page.first_text(".tb-detail-hd .newp"),
        "brand": unescape(item.get("brand") or "") or None,
        "category": item.get("categoryId"),
        "reference_price": item.get("reservePrice"),
        "sales_count": _number(page.first_text(".tm-ind-sellCount .tm-count")),
        **_prices(shown, attributes),
    }
    shop: Values = {
        "platform": "tmall",
        "shop_id": item.get("userId"),
        "shop_name": page.first_text(".slogo-shopname") or unquote(item.get("sellerNickName") or "") or None,
        "url": page.absolute(window.attributes.get("href")) if window else None,
        "carrier": "shop",
    }
    return {"listing": [listing], "shop": [shop] if shop["shop_name"] else []}


def _prices(shown: str | None, attributes: dict[str, str]) -> Values:
    amounts = _AMOUNT.findall(shown or "")
    if len(amounts) > 1:
        attributes = {**attributes, "价格区间": (shown or "").replace("¥", "").strip()}
    return {"price": amounts[0] if amounts else None, "attributes": _attributes(attributes)}


def _listed(page: SavedPage, css: str) -> dict[str, str]:
    """Attributes written as ``名称: 值``."""
    named = {}
    for node in page.tree.css(css):
        name, colon, value = (node_text(node) or "").replace("：", ":").partition(":")
        if colon and value.strip():
            named[name.strip()] = value.strip()
    return named


def _attributes(named: Mapping[str, str | None]) -> str | None:
    kept = {name: value for name, value in named.items() if value}
    return json.dumps(kept, ensure_ascii=False) if kept else None


def _https(address: str | None) -> str | None:
    return f"https:{address}" if address and address.startswith("//") else address or None


def _item_number(url: str | None) -> str | None:
    return next(iter(parse_qs(urlsplit(url or "").query).get("id", [])), None)


def _number(text: str | None) -> str | None:
    """A counter that the page had filled in; ``-`` means that its script had not run."""
    return text if text and any(char.isdigit() for char in text) else None


def _parsed(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return None
