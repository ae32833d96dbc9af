"""Dianping: shops and what is said about them. Reviewers are not taken over: a review counts by what it says."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from wangjian.sources.expansion import Expansion, Values
from wangjian.sources.html.page import SavedPage, node_text

_SHOP = re.compile(r"/shop/(\d+)")
_STARS = re.compile(r"\b(?:sml|mid|irr)-(?:str|star)(\d{2})\b")
_DAY = re.compile(r"(?:20)?(\d{2})-(\d{2})-(\d{2})")
_REVIEWS = ".comment-item, .J_comment-li"
_SAID = "p.desc.J-desc, p.desc, .J_brief-cont, .desc"


def read_page(page: SavedPage) -> Expansion:
    """The shop of a shop page with its reviews, or the shops of a list."""
    if listed := page.tree.css(".shop-list li, #shop-all-list li"):
        return {"shop": _distinct([_listed_shop(page, node) for node in listed])}
    name = page.tree.css_first("h1.shop-name, .shop-name h1, .shop-name h2")
    if name is None:
        return {}
    return {"shop": [_shop(page, name)], "review": [_review(page, node) for node in page.tree.css(_REVIEWS)]}


def _shop(page: SavedPage, name: LexborNode) -> Values:
    address = page.tree.css_first(".address .item[title], .shop-addr span[title]")
    way = [text for node in page.tree.css(".breadcrumb a") if (text := node_text(node))]
    own = _own_text(name)
    return {
        "platform": "dianping",
        "shop_id": _number(page.url),
        "url": page.url,
        "shop_name": own,
        "address": (address.attributes.get("title") or node_text(address)) if address else None,
        "category": next((text for text in reversed(way) if text != own), None),
        "carrier": "shop",
    }


def _listed_shop(page: SavedPage, node: LexborNode) -> Values:
    link = node.css_first(".tit a[title], .tit a")
    address = node.css_first(".addr")
    category = node.css_first(".tag-addr .tag, .tag")
    heading = node.css_first("h4")
    url = page.absolute(link.attributes.get("href")) if link else None
    named = (link.attributes.get("title") if link else None) or (node_text(heading) if heading else None)
    return {
        "platform": "dianping",
        "shop_id": _number(url),
        "url": url,
        "shop_name": named,
        "address": node_text(address) if address else None,
        "category": node_text(category) if category else None,
        "carrier": "shop",
    }


def _review(page: SavedPage, node: LexborNode) -> Values:
    said = [text for part in node.css(_SAID) if (text := node_text(part))]
    day = node.css_first(".time")
    return {
        "platform": "dianping",
        "shop_id": _number(page.url),
        "url": page.url,
        "rating": _stars(node),
        # A long review stands twice, cut and whole.
        "text": max(said, key=lambda text: (not text.endswith("..."), len(text)), default=None),
        "posted_at": _date(node_text(day) if day else None),
    }


def _stars(node: LexborNode) -> str | None:
    """Stars out of five; the style sheet counts them in tenths."""
    for mark in node.css("[class*=rank-stars]"):
        if match := _STARS.search(mark.attributes.get("class") or ""):
            return str(int(match[1]) / 10)
    return None


def _date(text: str | None) -> str | None:
    """``15-10-25`` is 2015. A year is written out only for years past."""
    match = _DAY.search(text or "")
    return f"20{match[1]}-{match[2]}-{match[3]}" if match else None


def _number(url: str | None) -> str | None:
    match = _SHOP.search(url or "")
    return match[1] if match else None


def _own_text(node: LexborNode) -> str | None:
    """Text of an element without that of the links and buttons inside it."""
    return (
        " ".join(
            "".join(part.text_content or "" for part in node.iter(include_text=True) if part.tag == "-text").split()
        )
        or None
    )


def _distinct(rows: list[Values]) -> list[Values]:
    return list({row["shop_id"]: row for row in rows if row["shop_id"]}.values())
