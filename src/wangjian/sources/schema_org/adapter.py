"""What a page says about its goods, its seller and their reviews in structured data."""

from __future__ import annotations

import json
import re
from typing import Any

from wangjian.kernel.ids import stable_id
from wangjian.sources.expansion import Expansion, Values
from wangjian.sources.html.page import SavedPage
from wangjian.sources.html.structured import Thing, json_ld, microdata, open_graph, text_of, things_in, type_of

_PRODUCTS = frozenset({"Product", "IndividualProduct", "ProductModel", "Offer", "Vehicle", "Book"})
_SELLERS = frozenset({"Organization", "Store", "LocalBusiness", "OnlineStore", "Restaurant", "Corporation"})
_YUAN = frozenset({"CNY", "RMB", "¥", "￥", "元", ""})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OFFER_PARENTS = ("offers", "offerDetails", "offer")


def read_page(page: SavedPage) -> Expansion:
    """Listings, shops and reviews of a page. JSON-LD is believed first, then microdata, then Open Graph."""
    things = [*json_ld(page), *microdata(page)]
    products = [thing for thing in things if type_of(thing) in _PRODUCTS]
    listings = [_listing(page, thing) for thing in products]
    if not [row for row in listings if row.get("title")]:
        listings = _open_graph_listing(page)
    shops = [_shop(page, thing) for thing in things if type_of(thing) in _SELLERS]
    reviews = [row for thing in products for row in _reviews(page, thing)]
    return {
        "listing": _without_repeats([row for row in listings if row.get("title")]),
        "shop": _without_repeats([row for row in shops if row.get("shop_name")]),
        "review": _without_repeats([row for row in reviews if row.get("text") or row.get("rating")]),
    }


def _listing(page: SavedPage, thing: Thing) -> Values:
    offer = _offer(thing)
    graph = open_graph(page)
    title = text_of(thing.get("name")) or text_of(thing.get("title"))
    row: Values = {
        "platform": _platform(page),
        "url": page.absolute(_plain(thing.get("url"))) or page.url,
        "item_id": _plain(thing.get("sku")) or _plain(thing.get("productID")) or _plain(thing.get("mpn")),
        "title": title,
        "description": text_of(thing.get("description")) or graph.get("og:description"),
        "brand": text_of(thing.get("brand")),
        "category": text_of(thing.get("category")),
    }
    return row | _price(_plain(offer.get("price") or offer.get("lowPrice")), _currency(offer))


def _open_graph_listing(page: SavedPage) -> list[Values]:
    """The page as one listing, where its Open Graph type says that it sells something."""
    graph = open_graph(page)
    kind = graph.get("og:type", "")
    if not (kind.endswith(("product", "item", "product.item")) and graph.get("og:title")):
        return []
    amount = next((graph[name] for name in graph if name.endswith((":price:amount", ":price_value"))), None)
    currency = next((graph[name] for name in graph if name.endswith((":price:currency", ":currency_code"))), "")
    row: Values = {
        "platform": _platform(page),
        "url": page.url or page.absolute(graph.get("og:url")),
        "title": graph["og:title"],
        "description": graph.get("og:description"),
    }
    return [row | _price(amount, currency)]


def _price(text: str | None, currency: str) -> Values:
    """Yuan are a price; other currencies are kept as written, for a price in 分 they would be wrong."""
    number = _NUMBER.search(text or "")
    if number is None:
        return {}
    if currency.upper() in _YUAN and "$" not in (text or ""):
        return {"price": number.group()}
    return {"attributes": json.dumps({"标价": f"{number.group()} {currency}".strip()}, ensure_ascii=False)}


def _offer(thing: Thing) -> Thing:
    if type_of(thing) == "Offer":
        return thing
    offers = [offer for name in _OFFER_PARENTS for offer in things_in(thing.get(name))]
    return next((offer for offer in offers if offer.get("price") or offer.get("lowPrice")), offers[0] if offers else {})


def _currency(offer: Thing) -> str:
    return _plain(offer.get("priceCurrency")) or _plain(offer.get("currency")) or ""


def _shop(page: SavedPage, thing: Thing) -> Values:
    address = thing.get("address")
    parts = [address] if isinstance(address, str) else [
        text for name in ("addressRegion", "addressLocality", "streetAddress")
        for place in things_in(address) if (text := text_of(place.get(name)))
    ]  # fmt: skip
    return {
        "platform": _platform(page),
        "url": page.absolute(_plain(thing.get("url"))),
        "shop_name": text_of(thing.get("name")),
        "operator_name": text_of(thing.get("legalName")),
        "address": "".join(parts) or None,
    }


def _reviews(page: SavedPage, product: Thing) -> list[Values]:
    item_id = _plain(product.get("sku")) or _plain(product.get("productID"))
    reviews = [r for name in ("review", "reviews") for r in things_in(product.get(name)) if type_of(r) == "Review"]
    return [
        {
            "platform": _platform(page),
            "url": page.url,
            "item_id": item_id,
            "author_id": _author(page, text_of(review.get("author"))),
            "rating": next((_plain(r.get("ratingValue")) for r in things_in(review.get("reviewRating"))), None),
            "text": text_of(review.get("reviewBody")) or text_of(review.get("description")),
            "posted_at": _iso_date(_plain(review.get("datePublished"))),
        }
        for review in reviews
    ]


def _author(page: SavedPage, name: str | None) -> str | None:
    """Reviewers are persons: one can be told from another, and is not named."""
    return stable_id("author", page.host, name) if name else None


def _iso_date(text: str | None) -> str | None:
    """A date as schema.org wants it; in ``08/10/2016`` nobody can tell the day from the month."""
    return text if text and _ISO.match(text) else None


def _platform(page: SavedPage) -> str | None:
    return page.host.removeprefix("www.") or None


def _plain(value: Any) -> str | None:
    if isinstance(value, list):
        return next((text for item in value if (text := _plain(item))), None)
    return str(value).strip() or None if isinstance(value, str | int | float) else None


def _without_repeats(rows: list[Values]) -> list[Values]:
    return list({json.dumps(row, sort_keys=True): row for row in rows}.values())
